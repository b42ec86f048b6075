"""The only place that builds and wires things: home, documents, language, index.

What is compiled is content-addressed and looked for in the home's index folder, then in the one that
was installed with the package. Missing, outdated or damaged, it is built again with one line on stderr.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import embeddings.threads  # noqa: F401 - sets the number of threads before numpy is imported
from assistant.artefacts import keep, load_or_make
from assistant.planning.types import Sources
from assistant.retrieval.passages import PassageRetriever
from assistant.session import Deps
from assistant.understanding.files import language_key
from assistant.understanding.gazetteer import Gazetteer
from assistant.understanding.language import load_language
from assistant.understanding.lexicon import build_lexicon
from assistant.understanding.understand import Understanding
from knowledge.compiled import dump_book, knowledge_key, load_book
from knowledge.factbook import FactBook

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.artefacts import Files
    from assistant.understanding.language import Language
    from assistant.understanding.linkers.paraphrase import ParaphraseLinker
    from embeddings.encoders.light import LightEncoder
    from embeddings.index import Index
    from embeddings.types import Matrix
    from embeddings.weights import Weights

PREBUILT = Path(__file__).with_name("prebuilt")
"""Index root that is built at set-up and travels with the package."""
BOOK = "book.json"
PLACES = "places.sqlite"


@dataclass(frozen=True)
class Services:
    """Everything the surfaces need, each part opened when it is first used.

    Args:
        home: The person's folder, None for none.
        report: Takes the one line that is shown when something is built.
    """

    home: Path | None
    report: Callable[[str], None]

    @cached_property
    def roots(self) -> tuple[Path, ...]:
        """Index roots in the order they are looked through."""
        own = (self.home / "index",) if self.home else ()
        return (*own, PREBUILT)

    @cached_property
    def own_roots(self) -> tuple[Path, ...]:
        """Where new things are kept: a person's pages never leave their home for the program's folder."""
        return self.roots[:1]

    @cached_property
    def encoder(self) -> LightEncoder:
        """The light encoder, which also knows which words are English."""
        from embeddings.encoders.light import LightEncoder
        from embeddings.weights import find_weights, trust_weights

        def find() -> Weights:
            weights = find_weights()
            trust_weights(weights, self.roots)
            return weights

        return LightEncoder(find)

    @cached_property
    def book(self) -> FactBook:
        """Documents and facts, compiled."""
        key = knowledge_key(self.home)
        files = load_or_make("knowledge", key, self.roots, self._compile_book, kept_in=self.own_roots)
        return load_book(files[BOOK])

    @cached_property
    def language(self) -> tuple[Language, Gazetteer]:
        """The compiled language and the gazetteer."""
        files = load_or_make(
            "language", language_key(), self.roots, self._compile_language, kept_in=self.own_roots
        )
        return load_language(files), Gazetteer(files[PLACES])

    @cached_property
    def deps(self) -> Deps:
        """What `respond` needs."""
        language, gazetteer = self.language
        lexicon = build_lexicon(self.book, language.tables)
        understanding = Understanding(language, lexicon, gazetteer, self.encoder, lambda: self.paraphrases)
        retriever = PassageRetriever(lambda: self.index, self.encoder)
        return Deps(understanding, Sources(self.book, language, retriever))

    @cached_property
    def paraphrases(self) -> ParaphraseLinker:
        """Finds skills that are described and not named."""
        from assistant.understanding.linkers.paraphrase import ParaphraseLinker

        return ParaphraseLinker(self.book, self.language[0], self.encoder, self._embed_skills)

    @cached_property
    def index(self) -> Index:
        """The verified index of all documents, built when there is none."""
        from embeddings.encoders.agreement import prover
        from embeddings.opening import open_index

        return open_index(
            self.book.documents,
            roots=self.roots,
            kept_in=self.own_roots,
            encoder_factory=lambda: self.encoder,
            prove=prover(self.roots, is_live=False),
            report=self.report,
        )

    def compile_all(self) -> None:
        """Compile documents and language anew into the first writable root, whatever stands there."""
        keep("knowledge", knowledge_key(self.home), self.own_roots, self._compile_book())
        keep("language", language_key(), self.own_roots, self._compile_language())
        self.paraphrases.prepare()

    def _embed_skills(self, document_id: str, texts: list[str]) -> Matrix:
        """The vectors of what a document says of its skills, kept for each document."""
        from embeddings.vectors import embed_texts

        return embed_texts(
            texts,
            roots=self.roots,
            kept_in=self.own_roots,
            encoder_factory=lambda: self.encoder,
            name=f"skills {document_id}",
        )

    def _compile_book(self) -> Files:
        from knowledge.extraction import extract_facts
        from knowledge.library import Library

        library = Library(self.home)
        for problem in library.problems:
            self.report(f"{problem.where}: {problem.found} {problem.remedy}")
        documents = library.list_documents()
        facts = [fact for document in documents for fact in extract_facts(document).facts]
        return {BOOK: dump_book(FactBook.of(documents, facts))}

    def _compile_language(self) -> Files:
        from assistant.understanding.gazetteer import build_gazetteer
        from assistant.understanding.training import compile_language
        from embeddings.vectors import embed_texts

        self.report("Preparing the language, once; this takes a few minutes …")

        def embed(texts: list[str]) -> Matrix:
            return embed_texts(
                texts,
                roots=self.roots,
                encoder_factory=lambda: self.encoder,
                name="examples",
                encode_many=self.encoder.encode_many,
            )

        return {**compile_language(embed), PLACES: build_gazetteer()}
