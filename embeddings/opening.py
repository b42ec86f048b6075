"""Opening the right index: found by its key, verified, and built again when it has to be.

The person who asks never repairs anything: a damaged or outdated index costs a second and one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.errors import IndexDamagedError, IndexMismatchError
from embeddings.files import is_writable
from embeddings.store import (
    check_index,
    index_folder,
    index_folders,
    index_key,
    load_index,
    make_index,
    save_index,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from embeddings.index import Index
    from embeddings.types import Encoder
    from knowledge.types import RoleDocument

PROOF_PASSAGES = 5
"""Passages of the documents that a live proof of agreement compares, beside the fixed sentences."""


def open_index(
    documents: Sequence[RoleDocument],
    *,
    roots: Sequence[Path],
    kept_in: Sequence[Path] | None = None,
    encoder_factory: Callable[[], Encoder],
    prove: Callable[[Encoder, tuple[str, ...]], None],
    report: Callable[[str], None],
) -> Index:
    """The index of exactly these documents, loaded if a sound one exists, else built.

    Args:
        documents: What is to be searched.
        roots: Index roots, looked through in order: the home's, then the one that was installed.
        kept_in: Roots that a new index may be written into; None for all of `roots`.
        encoder_factory: Gives the encoder; its weights are read only when something must be embedded.
        prove: Refuses (EncoderError) an encoder that does not agree with the reference; called
            with some passages of the documents before anything is built.
        report: Takes the one line a person sees when an index is built (stderr).

    Raises:
        EncoderError: An index must be built and the encoder cannot, or must not, be used.
    """
    encoder = encoder_factory()
    key = index_key(documents, encoder)
    problem = ""
    for root in roots:
        folder = index_folder(root, key)
        if not folder.is_dir():
            problem = problem or _outdated(root)
            continue
        try:
            index = load_index(folder)
            check_index(index, documents, encoder, where=str(folder))
        except (IndexDamagedError, IndexMismatchError) as error:
            problem = f"The search index was damaged ({error.where})."
            continue
        return index
    report(f"{problem or 'There is no search index yet.'} Building it from {_count(documents)} …")
    return rebuild(documents, roots=roots, kept_in=kept_in, encoder=encoder, prove=prove)


def rebuild(
    documents: Sequence[RoleDocument],
    *,
    roots: Sequence[Path],
    kept_in: Sequence[Path] | None = None,
    encoder: Encoder,
    prove: Callable[[Encoder, tuple[str, ...]], None],
) -> Index:
    """Build the index and keep it in the first writable root; with none it lives in memory only.

    Raises:
        EncoderError: The encoder does not agree with the reference, or cannot be used.
    """
    prove(encoder, proof_texts(documents))
    writable = [root for root in (roots if kept_in is None else kept_in) if is_writable(root)][:1]
    # The others may still hold vectors of unchanged documents.
    index = make_index(documents, encoder, roots, kept_in=writable)
    for root in writable:
        try:
            save_index(index, root)
        except OSError:
            continue  # the disk is full: the answer matters more than the next start
    return index


def proof_texts(documents: Sequence[RoleDocument]) -> tuple[str, ...]:
    """A few passages of the documents, evenly spread, the same for the same documents."""
    from embeddings.passages import cut_passages

    texts = sorted({one.embedded_text for document in documents for one in cut_passages(document)})
    step = max(1, len(texts) // PROOF_PASSAGES)
    return tuple(texts[::step][:PROOF_PASSAGES])


def _outdated(root: Path) -> str:
    return "The search index is of other documents." if index_folders(root) else ""


def _count(documents: Sequence[RoleDocument]) -> str:
    return f"{len(documents)} role document{'' if len(documents) == 1 else 's'}"
