# `make demo` shows what Onrecord does, `make test` checks that it does it; both work on a fresh machine with Python >= 3.11.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
OUT := out/demo

.PHONY: demo test lint types imports tests clean

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

clean:
	rm -rf .venv out build dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
