"""The values that flow out of a role document: frozen, and each with its characters.

Every offset is a half-open range of characters of `RoleDocument.text`, the text as stored.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Measure(StrEnum):
    """What a fact is about. Closed: a new measure is a new row here and in the extractors."""

    SALARY = "salary"
    DAY_RATE = "day_rate"
    DEMAND = "demand"
    SUPPLY = "supply"
    GAP = "gap"
    REASON = "reason"
    COMPONENT = "component"
    ESSENTIAL_SKILL = "essential_skill"
    DESIRABLE_SKILL = "desirable_skill"
    EMERGING_SKILL = "emerging_skill"
    RUNG = "rung"
    TENURE = "tenure"
    LATERAL_MOVE = "lateral_move"
    ENTRY_ROUTE = "entry_route"
    REPORTING_LINE = "reporting_line"
    TEAM = "team"
    WORKING_WEEK = "working_week"
    JUDGED_ON = "judged_on"
    DEFINITION = "definition"


class Statistic(StrEnum):
    """Which point of a distribution an amount is."""

    LOW = "low"
    MEDIAN = "median"
    HIGH = "high"


class Unit(StrEnum):
    """The unit of an amount. Money units are `<ISO 4217>/<basis>`."""

    GBP_YEAR = "GBP/year"
    GBP_DAY = "GBP/day"
    PERCENT = "percent"
    POINTS = "points"
    MONTHS = "months"


class Span(NamedTuple):
    """A half-open range of characters of one document's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What a block is on the page."""

    FRONT_MATTER = "front_matter"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    FURNITURE = "furniture"


class Block(NamedTuple):
    """One paragraph, list item, heading, table row or piece of page furniture."""

    kind: BlockKind
    span: Span
    """The block's text without list marker, heading marks or surrounding white space."""
    heading: str
    """Title of the section the block stands in, "" before the first heading."""
    level: int = 0
    """Heading level 1 to 6, 0 for anything else."""


class Identity(NamedTuple):
    """Who a role document speaks of, for where and when, and where it came from."""

    role_name: str
    """As people say it, singular: "Lighthouse Keeper"."""
    market: str
    """The market the document speaks of: "UK"."""
    edition: str
    """ISO month, "2026-04"."""
    source_title: str = ""
    source_url: str = ""
    aliases: tuple[str, ...] = ()
    """Other names of the role that the document itself defines ("ML Engineer")."""

    @property
    def role_id(self) -> str:
        """Slug of the role name: "machine-learning-engineer"."""
        return slug(self.role_name)

    @property
    def document_id(self) -> str:
        """Slug of role, market and edition: "machine-learning-engineer-uk-2026-04"."""
        return slug(f"{self.role_name} {self.market} {self.edition}")


class RoleDocument(NamedTuple):
    """One role, one market, one edition: the text as stored and what stands in it."""

    identity: Identity
    text: str
    sha256: str
    """Of the stored text in UTF-8, lower-case hexadecimal."""
    blocks: tuple[Block, ...]
    """In document order, not overlapping."""
    path: str
    """The file it was read from, for messages (`file:line`)."""
    is_shipped: bool = False

    @property
    def document_id(self) -> str:
        """Slug of role, market and edition."""
        return self.identity.document_id

    def line_of(self, offset: int) -> int:
        """1-based line number of a character offset."""
        return self.text.count("\n", 0, offset) + 1


class Statement(NamedTuple):
    """One place where a document makes a statement."""

    span: Span
    """The whole sentence, list item or table row."""
    value_span: Span
    """The characters of the value itself, inside `span`."""


class Fact(NamedTuple):
    """A typed statement read out of a role document.

    The same statement made three times is one fact with three statements.
    """

    fact_id: str
    """`<document_id>/<measure>[.<statistic>][.<place or skill or rank slug>]`, unique."""
    document_id: str
    measure: Measure
    statements: tuple[Statement, ...]
    """In document order, at least one."""
    amount: Decimal | None = None
    unit: Unit | None = None
    statistic: Statistic | None = None
    place: str | None = None
    """The place an amount holds for, as the document names it ("London"); the market
    when the sentence names no other."""
    skill: str | None = None
    """The skill's name as written, without the bracket: "Tuning Pianos"."""
    text: str | None = None
    """For facts that are words: the name or the sentence, exactly `value_span`'s characters."""
    alternatives: tuple[str, ...] = ()
    """Names of which one is enough, as written: ("TensorFlow", "PyTorch")."""
    rank: int | None = None
    """0-based position in a list or on the ladder, lowest rung first."""
    is_approximate: bool = False
    """The document says "around", "about" or "~"."""


class Severity(StrEnum):
    """How bad a problem of a document is."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """Something a person should know about a document, with its line and its remedy."""

    severity: Severity
    where: str
    """`file:line`."""
    found: str
    remedy: str


def slug(name: str) -> str:
    """Lower-case letters and digits of any script, joined by single hyphens."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return "-".join(words)
