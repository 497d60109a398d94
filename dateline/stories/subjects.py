"""What is counted, made comparable: "North Korean troops" and "soldiers from North Korea's army" are one subject.

Cautious: two subjects are one where head and modifiers agree, or where one says nothing that the other denies.
"""

import re
from dataclasses import dataclass

from dateline.base.records import Event
from dateline.stories.terms import stem

# Heads that a newsroom uses for one another. Each line is one group; its first word stands for it.
# Source: the wording of tolls in news style guides (AP, Reuters); "" is "people, whoever they are".
_GROUPS = (
    ("", "people person victim individual other life death fatality casualty body dead wounded injured human toll"
         " resident villager local inhabitant case patient survivor man woman number count figure tally"),
    ("civilian", "civilian noncombatant"),
    ("soldier", "soldier troop serviceman servicemember servicewoman trooper personnel military force army"),
    ("militant", "militant insurgent rebel gunman terrorist jihadist extremist fighter"),
    ("police", "police policeman policewoman"),
    ("child", "child kid minor infant baby boy girl schoolchildren children"),
    ("worker", "worker employee staff"),
    ("demonstrator", "demonstrator protester marcher protestor"),
    ("home", "home house dwelling"),
    ("passenger", "passenger traveller traveler"),
)  # fmt: skip
# The stem of a plural need not be the singular: "cases".
_HEADS = {
    form: group[0] for group in _GROUPS for word in group[1].split() for form in (word, stem(f"{word}s"))
}
# Words that say nothing about who is meant, only that the number goes on or is a sum.
_EMPTY = frozenset(("a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "its", "his", "her", "their", "more", "new", "newly", "further", "additional", "another", "total", "overall", "some", "these", "those", "all", "such", "own", "than", "at", "least", "other", "others", "who", "were", "was", "are", "is", "have", "has", "been", "being", "it", "them", "they", "that", "which", "what"))  # fmt: skip
# Heads that say only that it is money.
_MONEY = frozenset(("amount", "bill", "cost", "damage", "loss", "price", "sum", "total", "value", "worth"))
# What is only suspected is never counted with what is known.
_UNSURE = frozenset(("suspected", "probable", "possible", "alleged", "presumed"))
_WORD = re.compile(r"[^\W_]+")
# What follows these words is where or of what kind, not who: "people in the village", "houses with gardens".
_TAIL = re.compile(r"\b(?:in|at|on|near|from|across|among|who|which|that|with|of)\b.*$", re.I)
# A number of something is counted by what follows: "number of suspected cases", "toll of dead".
_COUNT_OF = re.compile(
    r"^(?:the |a |an |total |overall )*(?:number|count|total|figure|tally|sum)s? (?:of|for) ", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject as it is compared: the word that is counted, and the words that narrow it."""

    head: str
    modifiers: frozenset[str]

    @property
    def key(self) -> str:
        """The subject as one string, the same for the same subject."""
        return " ".join([*sorted(self.modifiers), self.head]).strip()


def core_of(text: str) -> str:
    """Return a subject without what stands about it: "people" of "the number of people in the village"."""
    counted = _COUNT_OF.sub("", text.strip())
    return _TAIL.sub("", counted).strip() or counted


def subject_of(text: str | None, unit: str, event: Event) -> Subject:
    """Return the subject of a figure; what only repeats its unit or names people in general has an empty head."""
    found = [stem(word) for word in _WORD.findall(core_of(text or ""))]
    found = [word for word in found if word not in _EMPTY]
    if not found:
        return Subject(head="", modifiers=frozenset())
    head = _HEADS.get(found[-1], found[-1])
    if event not in ("money", "share") and head in {stem(word) for word in unit.split()}:
        head = ""
    if event == "money" and head in _MONEY:
        head = ""
    # People in general narrow nothing: "death" of "death toll".
    modifiers = (_HEADS.get(word, word) for word in found[:-1])
    return Subject(head=head, modifiers=frozenset(word for word in modifiers if word))


def may_be_one(one: Subject, other: Subject) -> bool:
    """True if two subjects can be the same: equal heads, and modifiers of which one set holds the other."""
    if one.head != other.head or one.modifiers & _UNSURE != other.modifiers & _UNSURE:
        return False
    return one.modifiers <= other.modifiers or other.modifiers <= one.modifiers


def is_part(part: Subject, whole: Subject) -> bool:
    """True if one subject is plainly a part of the other: "children" of people, "Arlan soldiers" of soldiers."""
    if part.head == whole.head:
        return part.modifiers > whole.modifiers
    return whole.head == "" and not whole.modifiers
