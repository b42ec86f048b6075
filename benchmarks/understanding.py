"""How well the product's classifier sorts questions and refuses what belongs to no type.

    python benchmarks/understanding.py [--write] [--clinc FOLDER] [--encoder reference] [--cache FOLDER]

Without `--clinc` it runs on the project's own example sentences, each scored by a head that has not seen
it; `--write` puts that into docs/reliability.md. FOLDER holds `data_full.json` of CLINC150
(github.com/clinc/oos-eval, CC BY 3.0): 150 intents are learnt from the train split, the floor is chosen
on the in-scope validation split alone, and the test split is counted once. In both cases the code is the
product's own (`assistant.understanding.head` and `grams`) with the constants it ships with, over vectors
of the shipped, frozen encoder.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import embeddings.threads  # noqa: F401 - sets the number of threads before numpy is imported

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import numpy.typing as npt

    Scores = npt.NDArray[np.float64]
    Labels = npt.NDArray[np.int64]

RELIABILITY = Path(__file__).resolve().parents[1] / "docs" / "reliability.md"
RELIABILITY_HEAD = """\
# How far a certainty can be trusted

Written by `python benchmarks/understanding.py --write`; do not edit. `reading.certainty` of an answer is
the probability that the classifier gives to the reading that was taken. Here every example sentence is
scored by a head that has not seen it, so that no threshold was tuned on what is counted: of the readings
with a certainty around .9, about nine in ten should be right. Most wrong ones mistake one uncovered
subject for another, which changes no answer.

"""
OUTSIDE = "oos"
SPLITS = ("train", "val", "test", "oos_test")
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Bounds of the bins of the reliability table; high ones are where most readings are."""


def clinc(folder: Path, encoder: str, cache: Path) -> Iterator[str]:
    """In-scope accuracy and out-of-scope recall at one floor, on the whole test split."""
    import numpy as np

    from assistant.understanding.head import Head, floor_of, train_head
    from embeddings.encoders import make_encoder
    from embeddings.vectors import embed_texts

    data = json.loads((folder / "data_full.json").read_text(encoding="utf-8"))
    texts = {split: [row[0] for row in data[split]] for split in SPLITS}
    names = sorted({row[1] for row in data["train"]})
    labels = {
        split: np.array([names.index(row[1]) if row[1] != OUTSIDE else -1 for row in data[split]])
        for split in SPLITS
    }
    vectors = {
        split: embed_texts(
            texts[split], roots=(cache,), encoder_factory=lambda: make_encoder(encoder), name=split
        )
        for split in SPLITS
    }
    head = Head(*train_head(vectors["train"], texts["train"], labels["train"]), floor=0.0)
    scores = {
        split: np.stack([head.score(*pair) for pair in zip(vectors[split], texts[split], strict=True)])
        for split in SPLITS[1:]
    }
    floor = floor_of(scores["val"], labels["val"])
    is_right = scores["test"].argmax(axis=1) == labels["test"]
    is_taken = scores["test"].max(axis=1) >= floor
    refused = scores["oos_test"].max(axis=1) < floor
    yield f"CLINC150, {len(names)} intents, floor {floor:.4f} from the validation split"
    yield f"in-scope accuracy      {(is_right & is_taken).mean():.2%} of {len(is_right)}"
    yield f"  before the floor     {is_right.mean():.2%}"
    yield f"out-of-scope recall    {refused.mean():.2%} of {len(refused)}"


def own_examples() -> Iterator[str]:
    """The project's examples, a third of them scored by a head without them, with and without the grams."""
    from assistant.bootstrap import Services
    from assistant.understanding.head import HELD_OUT, held_out
    from assistant.understanding.training import read_examples
    from embeddings.vectors import embed_texts

    services = Services(Path(tempfile.mkdtemp()), print)
    examples = read_examples()
    vectors = embed_texts(
        examples.texts,
        roots=services.roots,
        encoder_factory=lambda: services.encoder,
        name="examples",
        encode_many=services.encoder.encode_many,
    )
    inputs = examples.inputs(vectors)
    count = f"{len(examples.texts):,} example sentences of {len(examples.types)} types"
    yield f"{count}, one of {HELD_OUT} held out:"
    yield ""
    yield "| what the head sees | type right | uncovered taken for covered | covered refused |"
    yield "|---|---|---|---|"
    rows, without = held_out(inputs, [""] * len(examples.texts), examples.labels)
    _, scores = held_out(inputs, examples.texts, examples.labels)
    labels = examples.labels[rows]
    yield _row("vector and features", without, labels, examples.is_silent)
    yield _row("vector, features and grams", scores, labels, examples.is_silent)
    yield ""
    yield from reliability(scores, labels)


def _row(name: str, scores: Scores, labels: Labels, is_silent: npt.NDArray[np.bool_]) -> str:
    given = scores.argmax(axis=1)
    was_silent, is_refused = is_silent[labels], is_silent[given]
    right = (given == labels).mean()
    taken = (was_silent & ~is_refused).sum() / was_silent.sum()
    refused = (~was_silent & is_refused).sum() / (~was_silent).sum()
    return f"| {name} | {right:.3f} | {taken:.3f} | {refused:.3f} |"


def reliability(scores: Scores, labels: Labels) -> Iterator[str]:
    """Per bin of certainty: how many readings, their mean certainty, and how many were right."""
    from assistant.understanding.head import shares_of

    shares = shares_of(scores)
    certain, is_right = shares.max(axis=1), shares.argmax(axis=1) == labels
    yield "| certainty | readings | mean certainty | right |"
    yield "|---|---:|---:|---:|"
    error = 0.0
    for low, high in pairwise(BINS):
        inside = (certain >= low) & ((certain < high) | (high == BINS[-1]))
        if not inside.any():
            continue
        mean, right = certain[inside].mean(), is_right[inside].mean()
        error += inside.mean() * abs(mean - right)
        yield f"| {low:.2f} to {high:.2f} | {inside.sum()} | {mean:.3f} | {right:.3f} |"
    yield ""
    yield f"Expected calibration error {error:.3f}; log loss {_log_loss(shares, labels):.3f}."


def _log_loss(shares: Scores, labels: Labels) -> float:
    import numpy as np

    return float(-np.log(np.maximum(shares[np.arange(len(labels)), labels], 1e-12)).mean())


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clinc", type=Path, help="folder with data_full.json of CLINC150")
    parser.add_argument("--encoder", default="reference", choices=("light", "reference"))
    parser.add_argument("--cache", type=Path, help="folder that keeps the vectors between runs")
    parser.add_argument("--write", action="store_true", help="write docs/reliability.md")
    options = parser.parse_args()
    if options.write:
        RELIABILITY.write_text(RELIABILITY_HEAD + "\n".join(own_examples()) + "\n", encoding="utf-8")
        return
    cache = options.cache or Path(tempfile.mkdtemp())
    for line in own_examples() if options.clinc is None else clinc(options.clinc, options.encoder, cache):
        print(line, flush=True)


if __name__ == "__main__":
    main()
