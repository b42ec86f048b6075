from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings.errors import EncoderError
from embeddings.files import TEMPORARY_PREFIX
from embeddings.opening import PROOF_PASSAGES, open_index, proof_texts
from embeddings.store import index_folder, index_key
from knowledge.types import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.index import Index
    from embeddings.types import Encoder
    from knowledge.types import RoleDocument
    from tests.unit.embeddings.conftest import LetterEncoder, MakeDocument


class _Opener:
    """Opens an index and remembers what was reported and proved."""

    def __init__(self, encoder: LetterEncoder, *roots: Path) -> None:
        self.encoder = encoder
        self.roots = roots
        self.reported: list[str] = []
        self.proved: list[tuple[str, ...]] = []

    def __call__(self, *documents: RoleDocument) -> Index:
        self.encoder.encoded.clear()
        return open_index(
            documents,
            roots=self.roots,
            encoder_factory=lambda: self.encoder,
            prove=self._prove,
            report=self.reported.append,
        )

    def _prove(self, encoder: Encoder, texts: tuple[str, ...]) -> None:
        assert encoder is self.encoder
        self.proved.append(texts)


@pytest.fixture
def opener(encoder: LetterEncoder, tmp_path: Path) -> _Opener:
    """Opens in one home that does not exist yet."""
    return _Opener(encoder, tmp_path / "home" / "index")


def _folder(opener: _Opener, documents: Sequence[RoleDocument], at: int = 0) -> Path:
    return index_folder(opener.roots[at], index_key(documents, opener.encoder))


def test_the_first_time_builds_with_one_line_and_the_second_says_nothing(
    opener: _Opener, bees: RoleDocument
) -> None:
    """A missing index is built, proved and reported once; then it is found."""
    opener(bees)
    assert len(opener.reported) == len(opener.proved) == 1
    assert "\n" not in opener.reported[0]
    opener(bees)
    assert len(opener.reported) == len(opener.proved) == 1
    assert opener.encoder.encoded == []


def test_a_changed_document_is_indexed_again(opener: _Opener, bees: RoleDocument, owls: RoleDocument) -> None:
    """An index of other documents is never used."""
    opener(bees)
    index = opener(bees, owls)
    assert {passage.document_id for passage in index.passages} == {bees.document_id, owls.document_id}
    assert "other documents" in opener.reported[1]


@pytest.mark.parametrize("name", ["manifest.json", "passages.json", "lexical.sqlite", "vectors.faiss"])
def test_a_damaged_index_is_built_again(opener: _Opener, bees: RoleDocument, name: str) -> None:
    """One flipped bit costs one line, and the next start is clean; the bytes are as before."""
    opener(bees)
    path = _folder(opener, (bees,)) / name
    before = path.read_bytes()
    data = bytearray(before)
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    opener(bees)
    assert len(opener.reported) == 2
    assert "damaged" in opener.reported[1]
    assert path.read_bytes() == before
    opener(bees)
    assert len(opener.reported) == 2


def test_an_index_in_a_later_root_is_used(encoder: LetterEncoder, tmp_path: Path, bees: RoleDocument) -> None:
    """With an empty home the index that was installed answers, and the home is not even made."""
    _Opener(encoder, tmp_path / "installed")(bees)
    opener = _Opener(encoder, tmp_path / "home", tmp_path / "installed")
    assert opener(bees).passages
    assert opener.reported == []
    assert not (tmp_path / "home").exists()


def test_without_a_writable_root_the_index_lives_in_memory(
    encoder: LetterEncoder, tmp_path: Path, bees: RoleDocument
) -> None:
    """A home that cannot be written costs time, not the answer."""
    (tmp_path / "file").write_text("not a folder")
    opener = _Opener(encoder, tmp_path / "file" / "index")
    index = opener(bees)
    assert index.search("honey", encoder.encode("honey"), limit=1)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_encoder_that_is_refused_builds_nothing(
    encoder: LetterEncoder, tmp_path: Path, bees: RoleDocument
) -> None:
    """When the proof of agreement fails no index is written."""

    def refuse(_: Encoder, __: tuple[str, ...]) -> None:
        raise EncoderError("They disagree.")

    with pytest.raises(EncoderError):
        open_index(
            (bees,),
            roots=(tmp_path / "index",),
            encoder_factory=lambda: encoder,
            prove=refuse,
            report=lambda _: None,
        )
    assert encoder.encoded == []
    assert list(tmp_path.iterdir()) == []


def test_building_sweeps_what_a_killed_builder_left(opener: _Opener, bees: RoleDocument) -> None:
    """Temporary folders of the dead do not pile up."""
    leftover = opener.roots[0] / f"{TEMPORARY_PREFIX}dead"
    leftover.mkdir(parents=True)
    (leftover / "vectors.faiss").write_bytes(b"half")
    opener(bees)
    assert not leftover.exists()


def test_two_builders_at_once_leave_one_sound_index(tmp_path: Path) -> None:
    """Processes that write the same folder at the same time, over and over, never damage it."""
    code = (
        "import sys; from pathlib import Path; from embeddings.files import write_folder, sweep_temporary\n"
        "target = Path(sys.argv[1])\n"
        "files = {name: bytes([65 + int(sys.argv[2])]) * 5000 for name in ('a', 'b', 'c')}\n"
        "for _ in range(40):\n"
        "    write_folder(target, files); sweep_temporary(target.parent)\n"
    )
    target = tmp_path / "shared" / "index"
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(target), str(n)], cwd=Path(__file__).parents[3])
        for n in range(3)
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len({path.read_bytes() for path in target.iterdir()}) == 1
    assert sorted(path.name for path in target.iterdir()) == ["a", "b", "c"]
    assert [path.name for path in target.parent.iterdir()] == ["index"]


def test_the_passages_to_prove_with_are_few_and_fixed(
    make_document: MakeDocument, bees: RoleDocument
) -> None:
    """The same documents in any order give the same few passages to compare."""
    many = make_document([(BlockKind.PARAGRAPH, f"Owl {n} hoots.") for n in range(40)], role="Owl Ringer")
    assert proof_texts((bees, many)) == proof_texts((many, bees))
    assert len(proof_texts((bees, many))) == PROOF_PASSAGES
