from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest

from embeddings.errors import IndexDamagedError, IndexMismatchError
from embeddings.files import seal
from embeddings.store import (
    KEPT_INDEXES,
    build_index,
    check_index,
    index_folder,
    index_folders,
    index_key,
    load_index,
    make_index,
)
from knowledge.types import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from knowledge.types import RoleDocument
    from tests.unit.embeddings.conftest import LetterEncoder, MakeDocument

FILES = ["lexical.sqlite", "manifest.json", "passages.json", "vectors.faiss"]


def _folder_of(root: Path, documents: Sequence[RoleDocument], encoder: LetterEncoder) -> Path:
    return index_folder(root, index_key(documents, encoder))


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_two_builds_are_equal_bytes(
    tmp_path: Path, bees: RoleDocument, owls: RoleDocument, encoder: LetterEncoder
) -> None:
    """Same documents in any order, other root, other encoder object: the same files."""
    build_index((bees, owls), tmp_path / "one", encoder)
    build_index((owls, bees), tmp_path / "two", type(encoder)())
    first, second = (_bytes_of(_folder_of(tmp_path / name, (bees, owls), encoder)) for name in ("one", "two"))
    assert sorted(first) == FILES
    assert first == second


def test_what_is_loaded_answers_like_what_was_built(
    tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder
) -> None:
    """Saving and loading changes no hit and no passage."""
    built = build_index((bees,), tmp_path, encoder)
    loaded = load_index(_folder_of(tmp_path, (bees,), encoder))
    assert loaded.passages == built.passages
    text = "pesticides at dawn"
    assert loaded.search(text, encoder.encode(text), limit=9) == built.search(
        text, encoder.encode(text), limit=9
    )


@pytest.mark.parametrize("name", FILES)
def test_every_flipped_bit_is_noticed(
    tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder, name: str
) -> None:
    """One bit, anywhere in any file, and the index is not read."""
    build_index((bees,), tmp_path, encoder)
    folder = _folder_of(tmp_path, (bees,), encoder)
    data = (folder / name).read_bytes()
    for at in sorted({0, 7, len(data) * 4, len(data) * 8 - 1, *range(0, len(data) * 8, len(data))}):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        (folder / name).write_bytes(flipped)
        with pytest.raises(IndexDamagedError):
            load_index(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("keep", [0, 10, -1])
def test_a_truncated_file_is_noticed(
    tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder, name: str, keep: int
) -> None:
    """A file cut short is damaged."""
    build_index((bees,), tmp_path, encoder)
    path = _folder_of(tmp_path, (bees,), encoder) / name
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(IndexDamagedError, match=name):
        load_index(path.parent)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_noticed(
    tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder, name: str
) -> None:
    """An index without one of its files is damaged."""
    build_index((bees,), tmp_path, encoder)
    (_folder_of(tmp_path, (bees,), encoder) / name).unlink()
    with pytest.raises(IndexDamagedError):
        load_index(_folder_of(tmp_path, (bees,), encoder))


def test_an_index_of_another_version_is_a_mismatch(
    tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder
) -> None:
    """A sound manifest of another format is told from a damaged one."""
    build_index((bees,), tmp_path, encoder)
    path = _folder_of(tmp_path, (bees,), encoder) / "manifest.json"
    manifest = json.loads(path.read_bytes())
    del manifest["sha256"]
    path.write_bytes(seal({**manifest, "format": 0}))
    with pytest.raises(IndexMismatchError, match="format"):
        load_index(path.parent)


def test_an_index_of_another_encoder_is_a_mismatch(
    tmp_path: Path,
    bees: RoleDocument,
    owls: RoleDocument,
    encoder: LetterEncoder,
    encoder_of: type[LetterEncoder],
) -> None:
    """Other weights or other documents are named."""
    index = build_index((bees,), tmp_path, encoder)
    check_index(index, (bees,), encoder, where="here")
    with pytest.raises(IndexMismatchError, match="weights"):
        check_index(index, (bees,), encoder_of("other"), where="here")
    with pytest.raises(IndexMismatchError, match="documents"):
        check_index(index, (bees, owls), encoder, where="here")


def test_the_key_follows_what_decides_the_answers(
    bees: RoleDocument,
    owls: RoleDocument,
    encoder: LetterEncoder,
    encoder_of: type[LetterEncoder],
    make_document: MakeDocument,
) -> None:
    """Documents, their reading and the weights change the key; the order of documents does not."""
    reread = make_document([(BlockKind.PARAGRAPH, bees.text.strip())])
    keys = {
        index_key(documents, one)
        for documents, one in (
            ((bees,), encoder),
            ((bees, owls), encoder),
            ((bees,), encoder_of("other")),
            ((reread,), encoder),
        )
    }
    assert len(keys) == 4
    assert index_key((owls, bees), encoder) == index_key((bees, owls), encoder)


def test_an_unchanged_document_is_never_embedded_twice(
    tmp_path: Path, bees: RoleDocument, owls: RoleDocument, encoder: LetterEncoder
) -> None:
    """Adding a document embeds that document only; the same set embeds nothing."""
    build_index((bees,), tmp_path, encoder)
    assert len(encoder.encoded) == 5  # three passages, and two sentences of one of them
    encoder.encoded.clear()
    build_index((bees, owls), tmp_path, encoder)
    assert sorted(encoder.encoded) == ["Work\nHoney is sold at markets.", "Work\nOwls are ringed at night."]
    encoder.encoded.clear()
    build_index((owls, bees), tmp_path, encoder)
    assert encoder.encoded == []


def test_damaged_vectors_are_made_again(tmp_path: Path, bees: RoleDocument, encoder: LetterEncoder) -> None:
    """A flipped bit in the kept vectors of a document costs embedding it again, nothing else."""
    build_index((bees,), tmp_path, encoder)
    before = _bytes_of(_folder_of(tmp_path, (bees,), encoder))
    (path,) = sorted(tmp_path.glob("vectors/*/vectors.npy"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    encoder.encoded.clear()
    build_index((bees,), tmp_path, encoder)
    assert len(encoder.encoded) == 5
    assert _bytes_of(_folder_of(tmp_path, (bees,), encoder)) == before


def test_any_order_of_documents_gives_the_same_hits(
    make_document: MakeDocument, encoder: LetterEncoder
) -> None:
    """Ties between equal texts of several documents are broken by passage id, in every order."""
    same = "Honey is sold at markets."
    documents = [
        make_document(
            [(BlockKind.PARAGRAPH, same, "A"), (BlockKind.PARAGRAPH, f"{role} hums.", "B")], role=role
        )
        for role in ("Wren", "Asp", "Moth", "Carp")
    ]
    vector = encoder.encode("honey market")
    seen = {
        make_index(order, encoder).search("honey market", vector, limit=8)
        for order in itertools.permutations(documents)
    }
    assert len(seen) == 1
    (hits,) = seen
    assert [hit.passage_id for hit in hits[:4]] == [
        f"{role}-uk-2026-01#a.1" for role in ("asp", "carp", "moth", "wren")
    ]
    assert list(hits) == sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))


def test_a_search_can_be_kept_to_some_documents(
    bees: RoleDocument, owls: RoleDocument, encoder: LetterEncoder
) -> None:
    """Only passages of the named documents are ranked, and the best of them has rank one."""
    index = make_index((bees, owls), encoder)
    hits = index.search("honey", encoder.encode("honey"), limit=9, document_ids={"owl-ringer-uk-2026-01"})
    assert {index.by_id[hit.passage_id].document_id for hit in hits} == {"owl-ringer-uk-2026-01"}
    assert len(hits) == 2


def test_a_sentence_is_as_near_as_it_is_alone(bees: RoleDocument, encoder: LetterEncoder) -> None:
    """A question that is one sentence of a passage has cosine 1 with that passage."""
    index = make_index((bees,), encoder)
    text = "Work\nThey work at dawn."
    best = index.search(text, encoder.encode(text), limit=1)[0]
    assert best.passage_id == "bee-keeper-uk-2026-01#work.1"
    assert best.cosine == 1.0


def test_a_vector_of_another_size_is_a_mismatch(bees: RoleDocument, encoder: LetterEncoder) -> None:
    """The error says both sizes."""
    with pytest.raises(IndexMismatchError, match="5 numbers, the index 8"):
        make_index((bees,), encoder).search("x", encoder.encode("x")[:5], limit=1)


def test_no_document_at_all_finds_nothing(tmp_path: Path, encoder: LetterEncoder) -> None:
    """An empty library is indexed and searched like any other."""
    index = build_index((), tmp_path, encoder)
    assert index.search("honey", encoder.encode("honey"), limit=3) == ()
    assert load_index(_folder_of(tmp_path, (), encoder)).passages == ()


def test_old_indexes_and_vectors_are_swept(
    tmp_path: Path, make_document: MakeDocument, encoder: LetterEncoder
) -> None:
    """Only the newest indexes stay, with the vectors of their documents; the current one always."""
    documents = [
        make_document([(BlockKind.PARAGRAPH, f"Bee {n} hums.")], role=f"Keeper {n}") for n in range(5)
    ]
    (tmp_path / "language-1").mkdir()
    (tmp_path / "language-1" / "manifest.json").write_text("{}")
    for document in documents:
        build_index((document,), tmp_path, encoder)
        assert _folder_of(tmp_path, (document,), encoder).is_dir()
    assert len(index_folders(tmp_path)) == KEPT_INDEXES
    assert (tmp_path / "language-1").is_dir()  # another's
    assert len(list((tmp_path / "vectors").iterdir())) == KEPT_INDEXES
    assert load_index(_folder_of(tmp_path, documents[-1:], encoder)).passages
