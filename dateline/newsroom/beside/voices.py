"""Whether two names stand for one speaker: a surname for a full name, a minister for the ministry."""

from dateline.base.records import Speaker
from dateline.newsroom.beside.evidence import Line
from dateline.newsroom.beside.wording import stem, tokens

# Words that name no speaker by themselves.
_LOOSE = frozenset(
    "the a an of for in on at and its his her their mr mrs ms dr sir lady dame former new".split()  # noqa: SIM905
)
# Kinds of speakers: shared by many bodies and roles, so that alone they join nobody, but in a short form they may stand
# for one that is named whole ("the ministry", "the bank").
_KINDS = frozenset(
    stem(word)
    for word in """ministry minister office government group company firm bank union police army party mission council
    agency service authority authorities department committee court board institute hospital charity officials official
    spokesman spokeswoman spokesperson chief head director president chairman chairwoman general secretary prime regional
    national central state federal local public human rights international association organisation organization""".split()  # noqa: SIM905
)


def is_same(one: Speaker, other: Speaker) -> bool:
    """True if the names can stand for one speaker; a draft (`one`) that names nobody is content with anyone."""
    if not one.name:
        return True
    if not other.name:
        return False
    if _is_short_of(one, other) or _is_short_of(other, one):
        return True
    return _speaks_for(one, other) or _speaks_for(other, one)


def is_in(speaker: Speaker, text: str) -> bool:
    """True if some words of a text are of the speaker's name: "the union at 15,000"."""
    return bool(_words(speaker.name) & _words(text))


def is_state(speaker: Speaker, said: Speaker, headline: str) -> bool:
    """True if a speaker is the place that a headline names, and the other speaks there: "Norland confirmed 86 cases"."""
    words, head = _words(speaker.name), _words(headline)
    if speaker.kind != "body" or len(words) != 1 or words & _KINDS or not words <= head:
        return False
    return not _words(said.name) <= head


def is_told(speaker: Speaker, line: Line, *, around: bool = True) -> bool:
    """True if the words of a line, or those around it, name the speaker: the reader may have missed who said it."""
    words = _words(speaker.name)
    telling = words - _KINDS or words
    here = _words(line.text) | (_words(line.around_text) if around else frozenset())
    return bool(telling) and telling <= here


def _words(text: str | None) -> frozenset[str]:
    return frozenset(stem(word) for word in tokens(text or "") if word not in _LOOSE)


def _last(text: str | None) -> str:
    words = [stem(word) for word in tokens(text or "") if word not in _LOOSE]
    return words[-1] if words else ""


def _is_short_of(one: Speaker, other: Speaker) -> bool:
    """True if one name is a part of the other: a surname, "the ministry" of "Interior Ministry"."""
    short, long = _words(one.name), _words(other.name)
    if not short or not long:
        return False
    if (
        "person" in (one.kind, other.kind)
        and _last(one.name) == _last(other.name)
        and not _differ(one.name, other.name)
    ):
        return True
    return short <= long


def _differ(one: str | None, other: str | None) -> bool:
    """True if two full names with one surname have other first names."""
    a, b = tokens(one or ""), tokens(other or "")
    return len(a) > 1 and len(b) > 1 and a[0] not in _LOOSE and b[0] not in _LOOSE and a[0][0] != b[0][0]


def _speaks_for(person: Speaker, body: Speaker) -> bool:
    """True if a person's role or body is the other: a minister's word is the ministry's."""
    own = _words(person.role) | _words(person.body)
    wanted = _words(body.name)
    if not own or not wanted:
        return False
    if wanted <= own:
        return True
    # "minister" and "ministry" have one stem up to their ends.
    heads = {word[:6] for word in own}
    return {word[:6] for word in wanted} <= heads
