"""`assistant index`: building, describing and proving the search index.

Everything beyond click is imported inside the commands: `assistant --help` must not wait for it.
The wiring is `assistant.bootstrap.Services`; these commands use its `book.documents`, `roots` and
`compile_all`, nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services
    from embeddings.types import Encoder
    from knowledge.types import RoleDocument

_FAILED = 1
_LARGE = 1500
"""Passages and sentences from which importing sentence-transformers costs less than it saves."""

_json_option = click.option("--json", "is_json", is_flag=True, help="Print JSON instead of text.")
_prebuilt_option = click.option(
    "--prebuilt", "is_prebuilt", is_flag=True, help="The index that is installed with the program."
)


@click.group(
    short_help="Build and check the search index.",
    epilog="Example: assistant index verify",
)
def index() -> None:
    """Build, describe and verify the index that questions are answered from."""


@index.command(epilog="Example: assistant index build")
@click.option(
    "--encoder",
    "encoder_name",
    type=click.Choice(["auto", "light", "reference"]),
    default="auto",
    show_default=True,
    help="auto takes sentence-transformers for large libraries.",
)
@_prebuilt_option
@_json_option
@click.pass_context
def build(context: click.Context, *, encoder_name: str, is_prebuilt: bool, is_json: bool) -> None:
    """Build the index again, after proving that both encoders agree.

    Documents that were indexed before are not embedded again.
    """
    from embeddings.encoders import make_encoder
    from embeddings.encoders.agreement import prove
    from embeddings.opening import rebuild
    from embeddings.store import index_folder
    from embeddings.weights import find_weights, verify_weights, write_stamp
    from knowledge.errors import HomeError

    services = _services(context, is_prebuilt=is_prebuilt)
    documents, roots = services.book.documents, services.roots[:1]
    weights = find_weights()
    verify_weights(weights)
    write_stamp(weights, roots)
    lowest: list[float] = []

    def prove_live(_: Encoder, texts: tuple[str, ...]) -> None:
        light, reference = (make_encoder(name, is_checked=True) for name in ("light", "reference"))
        lowest.append(prove(light, reference, texts, roots))

    name = _choose(documents) if encoder_name == "auto" else encoder_name
    _say("Checking that both encoders agree …", is_aside=True)
    made = rebuild(
        documents, roots=roots, encoder=make_encoder(name, roots=roots, is_checked=True), prove=prove_live
    )
    services.compile_all()
    folder = index_folder(roots[0], str(made.manifest["key"]))
    if not folder.is_dir():
        raise HomeError(
            "The index could not be kept.",
            where=str(roots[0]),
            remedy="Make the folder writable, or name another in ASSISTANT_HOME.",
        )
    facts = {**_described(folder), "agreement": round(lowest[0], 7)}
    if is_json:
        _print_json(facts)
    else:
        for line in _lines(facts):
            _say(line)
        _say(f"Agreement   cosine {lowest[0]:.7f} between the light and the reference encoder, or better")


@index.command(epilog="Example: assistant index info --json")
@_json_option
@click.pass_context
def info(context: click.Context, *, is_json: bool) -> None:
    """Describe the indexes there are, the one in use first."""
    services = _services(context, is_prebuilt=False)
    found = _found(services)
    if is_json:
        _print_json(found)
        return
    if not found:
        _say("There is no index yet. The first question builds it; so does `assistant index build`.")
    for at, facts in enumerate(found):
        for line in ([""] if at else []) + _lines(facts):
            _say(line)


@index.command(epilog="Example: assistant index verify")
@_json_option
@click.pass_context
def verify(context: click.Context, *, is_json: bool) -> None:
    """Check every bit of the indexes and of the model's weights.

    Ends with exit code 1 when something is damaged, or when there is no index of the present documents.
    """
    from embeddings.weights import PUBLISHED_SHA256, find_weights, verify_weights
    from knowledge.errors import CareerAssistantError

    services = _services(context, is_prebuilt=False)
    found = _found(services)
    sound = [facts["folder"] for facts in found if not facts["problem"]]
    problems = [facts["problem"] for facts in found if facts["problem"]]
    if not any(facts["in_use"] for facts in found):
        problems.append("There is no sound index of the present documents. Run `assistant index build`.")
    try:
        weights = find_weights()
        verify_weights(weights)
        sound.extend(str(weights.folder / name) for name in PUBLISHED_SHA256)
    except CareerAssistantError as error:
        problems.append(error.message)
    if is_json:
        _print_json({"sound": sound, "problems": problems})
    else:
        for path in sound:
            _say(f"Sound: {path}")
        for problem in problems:
            _say(problem, is_aside=True)
    if problems:
        raise click.exceptions.Exit(_FAILED)


def _services(context: click.Context, *, is_prebuilt: bool) -> Services:
    """The wiring; the installed index knows nothing of the person's home."""
    from assistant.bootstrap import Services

    home: Path | None = None if is_prebuilt else getattr(context.obj, "home", None)
    return Services(home, lambda line: _say(line, is_aside=True))


def _choose(documents: tuple[RoleDocument, ...]) -> str:
    """The faster encoder for these documents; which one decides last bits, so documents decide."""
    from embeddings.passages import cut_passages, texts_to_embed

    count = sum(len(texts_to_embed(doc, one)) for doc in documents for one in cut_passages(doc))
    return "reference" if count >= _LARGE else "light"


def _found(services: Services) -> list[dict[str, Any]]:
    """Every index of every root; the first sound one of the present documents is in use."""
    from embeddings.encoders import make_encoder
    from embeddings.store import index_folder, index_folders, index_key

    key = index_key(services.book.documents, make_encoder("light"))
    found = []
    is_taken = False
    for root in services.roots:
        for folder in index_folders(root):
            facts = _described(folder)
            is_current = folder == index_folder(root, key) and not facts["problem"]
            facts["in_use"] = is_current and not is_taken
            is_taken = is_taken or is_current
            found.append(facts)
    return sorted(found, key=lambda facts: not facts["in_use"])


def _described(folder: Path) -> dict[str, Any]:
    """What an index says of itself, after every file of it was verified."""
    from embeddings.errors import IndexDamagedError, IndexMismatchError
    from embeddings.store import load_index

    facts: dict[str, Any] = {"folder": str(folder), "in_use": True, "problem": ""}
    try:
        manifest = load_index(folder).manifest
    except (IndexDamagedError, IndexMismatchError) as error:
        return {**facts, "in_use": False, "problem": error.message}
    facts["key"] = manifest["key"]
    facts["encoder"] = manifest["encoder"]
    facts["weights_sha256"] = manifest["weights_sha256"]
    facts["dimension"] = manifest["dimension"]
    facts["passage_rule"] = manifest["passage_rule"]
    facts["passages"] = manifest["passages"]
    facts["documents"] = manifest["documents"]
    return facts


def _lines(facts: dict[str, Any]) -> list[str]:
    use = "in use" if facts["in_use"] else "not in use"
    lines = [f"Index       {facts['folder']} ({use})"]
    if facts["problem"]:
        return [*lines, f"Problem     {facts['problem']}"]
    documents = [str(document[0]) for document in facts["documents"]]
    return [
        *lines,
        f"Passages    {facts['passages']}, cut by the rule {facts['passage_rule']}",
        f"Vectors     {facts['dimension']} numbers each, by the {facts['encoder']} encoder",
        f"Weights     {facts['weights_sha256']}",
        *(f"{'Document' if at == 0 else '':<12}{name}" for at, name in enumerate(documents)),
    ]


def _say(text: str, *, is_aside: bool = False) -> None:
    """Print, without anything that could act on the terminal: folder names can hold it too."""
    from knowledge.text import sanitise

    click.echo(sanitise(text), err=is_aside)


def _print_json(data: object) -> None:
    _say(json.dumps(data, ensure_ascii=False, indent=2))
