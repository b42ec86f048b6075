"""The role documents there are: those that came with the program and those a person added.

A document in the home folder stands before the shipped one of the same role, market and edition.
A damaged file is a problem to tell, never a reason not to answer from the others.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents import complete, document_from_text, examine_document
from knowledge.errors import CareerAssistantError, DocumentError, HomeError, UnknownDocumentError
from knowledge.identity import Supplied
from knowledge.library_files import (
    SHIPPED_FOLDER,
    document_files,
    documents_folder,
    home_error,
    sidecar_of,
    sweep,
    write_whole,
)
from knowledge.types import Problem, RoleDocument, Severity, slug

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did."""

    document: RoleDocument
    path: Path
    is_unchanged: bool = False
    """The same text was there before; nothing was written."""
    is_replacement: bool = False
    """Another text stood under the same role, market and edition."""


class Library:
    """The shipped documents and those in `<home>/documents`, one per role, market and edition.

    Args:
        home: The person's folder; None, missing or unreadable leaves the shipped documents.
    """

    def __init__(self, home: Path | None) -> None:
        self._folder = documents_folder(home) if home else None

    @cached_property
    def _read(self) -> tuple[tuple[RoleDocument, ...], tuple[Problem, ...]]:
        documents: dict[str, RoleDocument] = {}
        problems: list[Problem] = []
        for document in _shipped():
            documents[document.document_id] = document
        own: dict[str, str] = {}
        for path in self._files(problems):
            try:
                document = complete(examine_document(path, supplied=_read_sidecar(path)))
            except CareerAssistantError as error:
                remedy = "Correct the file, or remove it and add the page again."
                problems.append(Problem(Severity.WARNING, str(path), f"Left out: {error.found}", remedy))
                continue
            if other := own.get(document.document_id):
                found = f"Left out: {other} holds the same role, market and edition."
                problems.append(Problem(Severity.WARNING, str(path), found, "Remove one of the two."))
                continue
            own[document.document_id] = path.name
            documents[document.document_id] = document
        return tuple(documents[key] for key in sorted(documents)), tuple(problems)

    def _files(self, problems: list[Problem]) -> tuple[Path, ...]:
        try:
            return document_files(self._folder)
        except OSError as error:
            found = f"The folder cannot be read: {error.strerror}."
            remedy = "Answers rest on the shipped documents until it can."
            problems.append(Problem(Severity.WARNING, str(self._folder), found, remedy))
            return ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps files of the home folder from being used."""
        return self._read[1]

    def list_documents(self) -> tuple[RoleDocument, ...]:
        """Every document, by document id."""
        return self._read[0]

    @property
    def library_key(self) -> str:
        """SHA-256, hexadecimal, over document ids and texts: equal exactly when the content is."""
        lines = (f"{d.document_id}\t{d.sha256}\n" for d in self.list_documents())
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def find_documents(self, name: str) -> tuple[RoleDocument, ...]:
        """Documents of a document id, role id, role name or alias, newest edition first."""
        wanted = slug(name)
        exact = [d for d in self.list_documents() if d.document_id == wanted]
        if exact:
            return tuple(exact)
        named = [
            d
            for d in self.list_documents()
            if wanted and wanted in {d.identity.role_id, *map(slug, d.identity.aliases)}
        ]
        named.sort(key=lambda d: d.document_id)
        return tuple(sorted(named, key=lambda d: d.identity.edition, reverse=True))

    def find_document(self, name: str) -> RoleDocument:
        """The newest document of a document id, role id, role name or alias.

        Raises:
            UnknownDocumentError: There is none; the message names what there is.
        """
        found = self.find_documents(name)
        if not found:
            known = ", ".join(d.document_id for d in self.list_documents()) or "none yet"
            raise UnknownDocumentError(f"There is no document “{name}”.", remedy=f"There are: {known}.")
        return found[0]

    def add_document(
        self, path: Path, *, supplied: Supplied | None = None, is_replacing: bool = False
    ) -> Added:
        """Take a page in: its stored text, whole or not at all.

        Args:
            path: The file to read; it is left as it is.
            supplied: Parts of the identity that the page does not say.
            is_replacing: Whether another text of the same role, market and edition may be replaced.

        Raises:
            DocumentError: The page cannot be taken in, or another text of it is there already.
            HomeError: There is no home folder, or it cannot be written.
        """
        document = complete(examine_document(path, supplied=supplied))
        folder = self._writable_folder()
        suffix = path.suffix.lower()
        target = folder / f"{document.document_id}{suffix}"
        old = self._own(document.document_id)
        if old is not None and old.sha256 == document.sha256 and old.identity == document.identity:
            return Added(old, Path(old.path), is_unchanged=True)
        if old is not None and not is_replacing:
            raise DocumentError(
                f"Another text of {document.document_id} was added before, as {Path(old.path).name}.",
                where=str(path),
                remedy="Give --replace to put this one in its place.",
            )
        sidecar = sidecar_of(target)
        if supplied:
            # Before the text: without it the text would be a page that does not say what it is.
            data = {key: value for key, value in sorted(asdict(supplied).items()) if value}
            write_whole(sidecar, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())
        write_whole(target, document.text.encode())
        if not supplied:
            sidecar.unlink(missing_ok=True)
        if old is not None and Path(old.path) != target:
            Path(old.path).unlink(missing_ok=True)
        self.__dict__.pop("_read", None)
        stored = complete(examine_document(target, supplied=_read_sidecar(target)))
        return Added(stored, target, is_replacement=old is not None)

    def remove_document(self, document_id: str) -> Path:
        """Delete a document that was added.

        Returns:
            The file that was deleted.

        Raises:
            UnknownDocumentError: No added document has that id; shipped ones cannot be removed.
            HomeError: The file cannot be deleted.
        """
        own = self._own(document_id)
        if own is None:
            is_shipped = any(d.document_id == document_id for d in self.list_documents())
            found = "came with the program and stays" if is_shipped else "was not added"
            mine = ", ".join(d.document_id for d in self.list_documents() if not d.is_shipped) or "none"
            raise UnknownDocumentError(
                f"“{document_id}” {found}.", remedy=f"Documents that were added: {mine}."
            )
        path = Path(own.path)
        try:
            path.unlink()
            sidecar_of(path).unlink(missing_ok=True)
        except OSError as error:
            raise home_error(path, error) from None
        self.__dict__.pop("_read", None)
        return path

    def _own(self, document_id: str) -> RoleDocument | None:
        return next(
            (d for d in self.list_documents() if d.document_id == document_id and not d.is_shipped), None
        )

    def _writable_folder(self) -> Path:
        if self._folder is None:
            raise HomeError(
                "There is no home folder to keep documents in.", remedy="Set ASSISTANT_HOME to a folder."
            )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            sweep(self._folder)
        except OSError as error:
            raise home_error(self._folder, error) from None
        return self._folder


def _shipped() -> Iterator[RoleDocument]:
    for path in document_files(SHIPPED_FOLDER):
        # The path is for messages only, and must not differ between machines.
        shown = f"knowledge/roles/{path.name}"
        text = path.read_text(encoding="utf-8")
        yield complete(document_from_text(text, path=shown, suffix=path.suffix, is_shipped=True))


def _read_sidecar(path: Path) -> Supplied | None:
    """What was supplied when the document was added, None when the page said everything.

    Raises:
        DocumentError: The sidecar is damaged.
    """
    sidecar = sidecar_of(path)
    if not sidecar.exists():
        return None
    try:
        data = json.loads(sidecar.read_text(encoding="utf-8"))
        return Supplied(**{key: str(value) for key, value in data.items()})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        raise DocumentError(
            "What was supplied with the page cannot be read.",
            where=str(sidecar),
            remedy="Add the page again.",
        ) from None
