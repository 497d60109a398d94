"""The registry of speakers as records: the forms in which articles name them, and who they are over all articles."""

from dataclasses import dataclass

from dateline.base.records import Speaker, SpeakerKind
from dateline.base.text import identify, name_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A named speaker as one or more articles give it: name, role and body as stated."""

    kind: SpeakerKind
    name: str
    role: str | None = None
    body: str | None = None
    count: int = 1  # of articles

    @property
    def key(self) -> str:
        """What the form is told by; how often it is used is no part of it."""
        return identify("speaker", self.kind, self.name, self.role or "", self.body or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownId:
    """A line of the user's table: who of this name (in this role, of this body) is which item of Wikidata."""

    name: str
    qid: str
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an editor's decision holds: the key of a form, and the slug that was shown, where the form is gone."""

    key: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decided of the registry; later ones lie over earlier ones.

    `action` is "merge" (all of `one` into `other`), "part" (the form `one` away, to `other`, or to stand alone where
    that is None) or "rename" (`one` is shown as `name`, and joined with who is called so).
    """

    action: str
    one: Place
    other: Place | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """Who is responsible for statements, over all articles."""

    slug: str
    kind: SpeakerKind
    name: str  # the full name used most, or the one an editor gave
    role: str | None = None  # the one stated most often
    body: str | None = None
    names: tuple[str, ...] = ()  # every name in use, most used first
    forms: tuple[Form, ...] = ()
    wikidata: str | None = None
    is_renamed: bool = False  # an editor gave the name: articles show it too


def form_of(speaker: Speaker) -> Form | None:
    """Return the form of a speaker; None for unnamed ones and nobody, who are nobody over all articles."""
    if speaker.kind not in ("person", "body") or not speaker.name:
        return None
    return Form(kind=speaker.kind, name=speaker.name, role=speaker.role, body=speaker.body)


def slug_of(speaker: Speaker) -> str | None:
    """Return by what a speaker's page is addressed: the registry's slug, else that of the name; None without a name."""
    return speaker.slug or (name_slug(speaker.name) if speaker.name else None)
