"""How well the product's own retrieval finds, on a public collection.

    python benchmarks/retrieval.py --vaswani FOLDER [--encoder reference] [--cache FOLDER]

FOLDER holds the three TREC files of the Vaswani collection: doc-text.trec, query-text.trec, qrels.
Indexing and searching are the product's (`embeddings.dense`, `embeddings.lexical`,
`embeddings.fusion`) with the constants it ships with; nothing is tuned on these queries. Prints
mean average precision over the first 1,000 and nDCG at 10 (binary relevance; trec_eval's formulas).
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEPTH = 1000
_RECORD = re.compile(r"<(?:DOC|top)>(.*?)</(?:DOC|top)>", re.DOTALL | re.IGNORECASE)
_TAGGED = re.compile(r"<(?:DOCNO|num)>\s*(\d+)\s*</(?:DOCNO|num)>(.*)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")


def read_trec(path: Path) -> dict[str, str]:
    """Number to text of every record of a TREC file."""
    records = {}
    for record in _RECORD.findall(path.read_text(encoding="utf-8", errors="replace")):
        match = _TAGGED.search(record)
        if match is None:
            raise SystemExit(f"{path}: a record without a number: {record[:60]!r}")
        records[match.group(1)] = " ".join(_TAG.sub(" ", match.group(2)).split())
    return records


def read_qrels(path: Path) -> dict[str, set[str]]:
    """Query number to the numbers of its relevant documents."""
    relevant: dict[str, set[str]] = {}
    for line in path.read_text().splitlines():
        query, _, document, grade = line.split()
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(document)
    return relevant


def average_precision(ranked: Sequence[str], relevant: set[str]) -> float:
    """Mean of the precision at each relevant document found, over all relevant ones."""
    found, total = 0, 0.0
    for place, name in enumerate(ranked[:DEPTH], 1):
        if name in relevant:
            found += 1
            total += found / place
    return total / len(relevant)


def ndcg(ranked: Sequence[str], relevant: set[str], depth: int = 10) -> float:
    """Discounted cumulative gain of the first `depth`, over the best possible."""
    gain = sum(1 / math.log2(place + 1) for place, name in enumerate(ranked[:depth], 1) if name in relevant)
    return gain / sum(1 / math.log2(place + 1) for place in range(1, min(depth, len(relevant)) + 1))


def _by_score(scores: Mapping[str, float]) -> list[str]:
    return [name for name, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))]


def rankings(folder: Path, encoder_name: str, cache: Path) -> dict[str, dict[str, list[str]]]:
    """Way of ranking to query number to ranked document numbers."""
    from embeddings.dense import DenseIndex, build_dense
    from embeddings.encoders import make_encoder
    from embeddings.fusion import DENSE_WEIGHT, LEXICAL_WEIGHT, fuse
    from embeddings.lexical import build_lexical, search_lexical
    from embeddings.vectors import embed_texts

    documents = read_trec(folder / "doc-text.trec")
    queries = read_trec(folder / "query-text.trec")
    encoder = make_encoder(encoder_name, roots=(cache,))
    print(f"{len(documents)} documents, {len(queries)} queries; embedding unless cached …", file=sys.stderr)
    names = list(documents)
    vectors = embed_texts(
        list(documents.values()), roots=(cache,), encoder_factory=lambda: encoder, name="vaswani"
    )
    dense, lexical = DenseIndex(build_dense(vectors)), build_lexical(dict(enumerate(documents.values())))
    even, own = "fused, weights .5/.5", f"fused, as shipped ({DENSE_WEIGHT}/{LEXICAL_WEIGHT})"
    found: dict[str, dict[str, list[str]]] = {"BM25": {}, "dense": {}, even: {}, own: {}}
    for number, text in queries.items():
        text = text.lower()  # noqa: PLW2901 - the collection's queries are in capitals
        near = {names[row]: score for row, score in dense.search(encoder.encode(text)).items()}
        words = {names[row]: score for row, score in search_lexical(lexical, text).items()}
        found["BM25"][number] = _by_score(words)
        found["dense"][number] = _by_score(near)
        found[even][number] = [name for name, _ in fuse(near, words, dense_weight=0.5, lexical_weight=0.5)]
        found[own][number] = [name for name, _ in fuse(near, words)]
    return found


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--vaswani", type=Path, required=True, help="folder of the three TREC files")
    parser.add_argument("--encoder", choices=["light", "reference"], default="reference")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "career-assistant-benchmarks")
    options = parser.parse_args()
    relevant = read_qrels(options.vaswani / "qrels")
    print("| ranking | MAP | nDCG@10 |\n|---|---|---|")
    for way, ranked in rankings(options.vaswani, options.encoder, options.cache).items():
        judged = [number for number in ranked if number in relevant]
        precision = sum(average_precision(ranked[n], relevant[n]) for n in judged) / len(judged)
        gain = sum(ndcg(ranked[n], relevant[n]) for n in judged) / len(judged)
        print(f"| {way} | {precision:.4f} | {gain:.4f} |")


if __name__ == "__main__":
    main()
