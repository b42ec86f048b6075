"""Building, keeping and loading an index: a folder of files whose every bit is accounted for.

    <root>/index-<key>/manifest.json   what it was built from, and the SHA-256 of the other files
                       vectors.faiss  passages.json  lexical.sqlite
    <root>/vectors/                    vectors of single documents and of lists of texts, kept apart

The key is the hash of all that decides the answers, so an index is found by what it must be of, and
an index of other documents is simply another folder. The manifest holds no clock and no platform:
two builds are equal bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.errors import IndexDamagedError, IndexMismatchError
from embeddings.files import (
    REBUILD,
    canonical_json,
    read_bytes,
    read_verified,
    seal,
    sha256_hex,
    sweep_temporary,
    unseal,
    write_folder,
)
from embeddings.index import FILES, LEXICAL_FILE, PASSAGES_FILE, VECTORS_FILE, Index, passages_json
from embeddings.passages import PASSAGE_RULE, cut_passages, texts_to_embed
from embeddings.vectors import MANIFEST_FILE, VECTORS_FOLDER, embed_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from embeddings.types import Encoder, Matrix, Passage
    from knowledge.types import RoleDocument

FORMAT = 1
"""Changes whenever the files of an index mean something else."""
KEPT_INDEXES = 2
"""The newest of other keys that stay in a root: going back to it costs nothing."""
INDEX_PREFIX = "index-"
_KEY_CHARACTERS = 24


def index_key(documents: Sequence[RoleDocument], encoder: Encoder) -> str:
    """SHA-256 of all that decides what an index answers; the documents' order does not matter.

    The builder's name is left out: encoders of the same weights give the same vectors, or no
    index is built (`embeddings.encoders.agreement`).
    """
    return sha256_hex(canonical_json(_decides(documents, encoder)))


def _decides(documents: Sequence[RoleDocument], encoder: Encoder) -> dict[str, object]:
    return {
        "dimension": encoder.dimension,
        "documents": sorted([doc.document_id, doc.sha256, _reading_sha256(doc)] for doc in documents),
        "format": FORMAT,
        "passage_rule": PASSAGE_RULE,
        "weights_sha256": encoder.weights_sha256,
    }


def _reading_sha256(document: RoleDocument) -> str:
    """Of the blocks as they were read, so that a better reader makes old indexes out of date."""
    blocks = [[block.kind, block.span.start, block.span.end, block.heading] for block in document.blocks]
    return sha256_hex(canonical_json([document.identity.role_name, blocks]))


def index_folder(root: Path, key: str) -> Path:
    """Where the index of a key stands in a root."""
    return root / f"{INDEX_PREFIX}{key[:_KEY_CHARACTERS]}"


def index_folders(root: Path) -> tuple[Path, ...]:
    """Every index in a root, of whatever documents, sound or not; ordered by name."""
    return tuple(sorted(path.parent for path in root.glob(f"{INDEX_PREFIX}*/{MANIFEST_FILE}")))


def make_index(
    documents: Sequence[RoleDocument],
    encoder: Encoder,
    roots: Sequence[Path] = (),
    *,
    kept_in: Sequence[Path] | None = None,
) -> Index:
    """Build an index in memory; only texts not embedded before are embedded.

    Args:
        documents: In any order; ids must be unique.
        encoder: Turns each passage into a vector.
        roots: Where vectors of unchanged documents may be found.
        kept_in: Where new ones are kept; None for all of `roots`.

    Raises:
        EncoderError: A passage could not be embedded.
    """
    pairs: list[tuple[Passage, tuple[int, ...]]] = []
    rows: dict[str, int] = {}
    vectors: list[Matrix] = []
    for document in sorted(documents, key=lambda doc: doc.document_id):
        passages = {one: texts_to_embed(document, one) for one in cut_passages(document)}
        texts = tuple(dict.fromkeys(text for parts in passages.values() for text in parts))
        matrix = embed_texts(
            texts,
            roots=roots,
            kept_in=kept_in,
            encoder_factory=lambda: encoder,
            name=f"document {document.document_id}",
        )
        vectors.extend(matrix[at : at + 1] for at, text in enumerate(texts) if text not in rows)
        for text in texts:
            rows.setdefault(text, len(rows))
        pairs.extend((one, tuple(rows[text] for text in parts)) for one, parts in passages.items())
    pairs.sort(key=lambda pair: pair[0].passage_id)
    files = _files(pairs, vectors, encoder.dimension)
    manifest = {
        **_decides(documents, encoder),
        "encoder": encoder.name,
        "files": {name: sha256_hex(data) for name, data in files.items()},
        "key": index_key(documents, encoder),
        "passages": len(pairs),
    }
    return Index(manifest, files)


def _files(
    pairs: Sequence[tuple[Passage, tuple[int, ...]]], vectors: Sequence[Matrix], dimension: int
) -> dict[str, bytes]:
    import numpy as np

    from embeddings.dense import build_dense
    from embeddings.lexical import build_lexical

    matrix = np.concatenate([np.empty((0, dimension), dtype=np.float32), *vectors])
    return {
        VECTORS_FILE: build_dense(matrix),
        PASSAGES_FILE: passages_json(pairs),
        LEXICAL_FILE: build_lexical({rows[0]: passage.embedded_text for passage, rows in pairs}),
    }


def save_index(index: Index, root: Path) -> Path:
    """Write an index into a root, whole or not at all, and sweep what is no longer needed.

    Returns:
        The index's folder.

    Raises:
        OSError: The root cannot be written.
    """
    folder = index_folder(root, str(index.manifest["key"]))
    write_folder(folder, {**index.files, MANIFEST_FILE: seal(dict(index.manifest))})
    sweep(root, keep=folder)
    return folder


def build_index(documents: Sequence[RoleDocument], root: Path, encoder: Encoder) -> Index:
    """Build an index and write it into `root`; texts embedded before are not embedded again.

    The caller has proved that the encoder agrees with the reference.

    Raises:
        OSError: The root cannot be written.
        EncoderError: A passage could not be embedded.
    """
    index = make_index(documents, encoder, (root,))
    save_index(index, root)
    return index


def load_index(folder: Path) -> Index:
    """Load an index after verifying every file of it.

    Raises:
        IndexDamagedError: A file is missing or one bit of it differs from what was written.
        IndexMismatchError: Another version of the assistant wrote it.
    """
    path = folder / MANIFEST_FILE
    manifest = unseal(read_bytes(path), where=str(path))
    if manifest.get("format") != FORMAT:
        raise IndexMismatchError(
            f"The index has format {manifest.get('format')!r}, this program reads {FORMAT}.",
            where=str(folder),
            remedy=REBUILD,
        )
    recorded = manifest.get("files")
    if not isinstance(recorded, dict) or sorted(recorded) != list(FILES):
        raise IndexDamagedError("It does not name the index's files.", where=str(path), remedy=REBUILD)
    return Index(manifest, {name: read_verified(folder / name, recorded[name]) for name in FILES})


def check_index(index: Index, documents: Sequence[RoleDocument], encoder: Encoder, *, where: str) -> None:
    """Refuse an index that is of other documents, weights or rules.

    Raises:
        IndexMismatchError: Names the first thing that differs.
    """
    expected = _decides(documents, encoder)
    for name, value in expected.items():
        if canonical_json(index.manifest.get(name)) != canonical_json(value):
            differs = name.replace("_", " ")
            raise IndexMismatchError(f"The index has other {differs}.", where=where, remedy=REBUILD)


def sweep(root: Path, *, keep: Path) -> None:
    """Remove leftovers of killed writers, and all but the newest indexes besides `keep`."""
    import shutil

    sweep_temporary(root)
    sweep_temporary(root / VECTORS_FOLDER)
    others = sorted((path for path in index_folders(root) if path != keep), key=_changed_ns, reverse=True)
    for path in others[KEPT_INDEXES - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
    documents = {str(document[0]) for document in _documents_kept(root)}
    for path in sorted((root / VECTORS_FOLDER).glob("document-*")):
        if path.name.removeprefix("document-").rpartition("-")[0] not in documents:
            shutil.rmtree(path, ignore_errors=True)


def _changed_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # swept by another process
        return 0


def _documents_kept(root: Path) -> list[list[object]]:
    """The documents of every index in a root, so that only vectors of none are swept."""
    found: list[list[object]] = []
    for folder in index_folders(root):
        path = folder / MANIFEST_FILE
        try:
            found.extend(unseal(path.read_bytes(), where=str(path)).get("documents", []))
        except (OSError, IndexDamagedError):
            continue
    return found
