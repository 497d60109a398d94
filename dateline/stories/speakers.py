"""Speakers of many articles, told apart and joined: one person named three ways is one line.

Joined only where one name plainly holds the other and no third claims it; kinds are never mixed.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.base.records import NOBODY, Speaker

_DROPPED = frozenset(
    ("the", "a", "an", "of", "and", "for", "in", "on", "at", "to", "mr", "mrs", "ms", "dr", "sir")
)
_WORD = re.compile(r"[^\W_]+")
# Cyrillic endings are written many ways: Zelensky, Zelenskyy, Zelenskiy. Source: BGN/PCGN and passport romanisations.
_ENDINGS = re.compile(r"(?:yy|iy|yi|ii|ij|y)$")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")

_MINISTER = re.compile(r"\bminister\b", re.I)
# Words of a role that leave the body the same, and words that alone name no one body: every state has a ministry.
_SHARED_ROLES = frozenset(
    ("former", "deputy", "acting", "spokesman", "spokeswoman", "spokesperson", "official")
)
_ANY_BODY = frozenset(("ministry", "government", "authority", "authorities", "officials", "army", "military"))

Key = tuple[str, str]


def key_of(speaker: Speaker) -> Key:
    """Return by what a speaker is told from others, before names are joined: kind and folded name."""
    if speaker.kind == "none" or not speaker.name:
        return ("none", "")
    return (speaker.kind, " ".join(folded(speaker.name)))


def join_speakers(speakers: Iterable[Speaker]) -> Mapping[Key, Speaker]:
    """Return for each speaker's key the speaker it stands for: the fullest form in which the same one is named."""
    counts: Counter[Key] = Counter()
    forms: dict[Key, Speaker] = {("none", ""): NOBODY}
    for speaker in speakers:
        key = key_of(speaker)
        counts[key] += 1
        if key not in forms or _is_fuller(speaker, forms[key]):
            forms[key] = speaker
    joined: dict[Key, Speaker] = {}
    for key in sorted(forms):
        joined[key] = forms[_fullest(key, forms, counts)]
    return joined


def _is_fuller(one: Speaker, other: Speaker) -> bool:
    def rank(speaker: Speaker) -> tuple[bool, bool, int, str]:
        return (
            speaker.role is not None,
            speaker.body is not None,
            len(speaker.name or ""),
            speaker.name or "",
        )

    return rank(one) > rank(other)


def _fullest(key: Key, forms: Mapping[Key, Speaker], counts: Mapping[Key, int]) -> Key:
    """Return the one key whose name holds this key's; this key where none does or several do."""
    kind, name = key
    if kind not in ("person", "body"):
        return key
    holders = [
        other
        for other in forms
        if other != key and other[0] == kind and _holds(kind, other[1].split(), name.split(), forms[other])
    ]
    # Of holders that hold one another the longest stands; else the name is ambiguous.
    holders.sort(key=lambda other: (-len(other[1].split()), -counts[other], other))
    if not holders:
        return key
    longest = holders[0]
    if all(_holds(kind, longest[1].split(), other[1].split(), forms[longest]) for other in holders[1:]):
        return longest
    return key


def _holds(kind: str, longer: list[str], shorter: list[str], speaker: Speaker) -> bool:
    if not shorter or len(longer) <= len(shorter):
        return kind == "body" and len(shorter) == 1 and _initials(speaker) == shorter[0]
    if longer[-len(shorter) :] == shorter:
        return True
    if kind == "person":
        return len(shorter) > 1 and shorter[-1] == longer[-1] and set(shorter) <= set(longer)
    return len(shorter) == 1 and _initials(speaker) == shorter[0]


def _initials(speaker: Speaker) -> str:
    found = [word for word in _WORD.findall(speaker.name or "") if word[0].isupper()]
    return "".join(word[0] for word in found).casefold() if len(found) > 1 else ""


def folded(name: str) -> list[str]:
    """Return the words of a name without accents, small words and titles, endings that are written many ways as one."""
    name = _POSSESSIVE.sub("", name.replace(".", ""))
    ascii_name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    found = [word for word in _WORD.findall(ascii_name.casefold()) if word not in _DROPPED]
    return [_ENDINGS.sub("y", word) if len(word) > 4 else word for word in found]


def voices_of(speaker: Speaker) -> frozenset[str]:
    """Return by what a speaker is known to speak for one body: its name, its body, the ministry of a minister.

    The lines stay apart; what such speakers count in one happening is one count. Nobody has no voice.
    """
    if speaker.kind not in ("person", "body"):
        return frozenset()
    texts = [text for text in (speaker.name, speaker.body) if text]
    if speaker.role and _MINISTER.search(speaker.role):
        texts.append(_MINISTER.sub("ministry", speaker.role))
    spoken = (sorted(word for word in folded(text) if word not in _SHARED_ROLES) for text in texts)
    return frozenset(" ".join(found) for found in spoken if found) - _ANY_BODY


def named(speaker: Speaker) -> str:
    """Return how a sentence calls a speaker."""
    return speaker.name or "an unnamed source" if speaker.kind != "none" else "reports without a named source"
