"""Persons of many articles, told apart and joined: by name first, and by role where a name alone would say too much.

Forms with a full name open groups; a form joins the group whose name it shares unless the roles speak against it, so
that namesakes stay apart. What shares less (a surname, another spelling) joins only where the roles speak for it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dateline.base.speakers import Form
from dateline.stories.offices import Accord, Role, compare_roles, read_role
from dateline.stories.speakers import folded

# How much more often one namesake must be named for a form without a role to be taken for theirs.
_DOMINANT = 4
# In so many articles a full name stands before its surname alone is taken for it.
_OFTEN = 4
# A role that is stated once among many says little, and a group of a head of state has hundreds.
_MOST_ROLES = 24
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Shorter words that differ are other names: Jon and Jan.
_LEAST_NEAR = 5
_MOST_EDITS = 2
# How near two names are: the nearer first.
SAME, PART, NEAR, SURNAME = 0, 1, 2, 3


@dataclass(slots=True)
class Group:
    """Forms that are one person's."""

    forms: list[Form] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    roles: Counter[Role] = field(default_factory=Counter)
    count: int = 0

    def add(self, form: Form) -> None:
        """Take a form in."""
        self.forms.append(form)
        self.names.add(name_words(form.name))
        self.suffixes.add(suffix_of(form.name))
        self.count += form.count
        if form.role or form.body:
            self.roles[read_role(form.role, form.body)] += form.count


def group_persons(forms: Iterable[Form]) -> list[tuple[Form, ...]]:
    """Return the forms of persons, those of one person together, in an order that depends on them alone."""
    blocks: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: (-form.count, form.key)):
        words = name_words(form.name)
        blocks.setdefault(skeleton(words[-1]) if words else "", []).append(form)
    return [tuple(group.forms) for _, block in sorted(blocks.items()) for group in _grouped(block)]


def _grouped(block: Sequence[Form]) -> list[Group]:
    """Group the forms of one surname: full names with a role, full names without, then surnames alone."""
    groups: list[Group] = []
    for form in sorted(block, key=lambda form: (_rank(form), -form.count, form.key)):
        group = _place(form, groups)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(form)
    return groups


def _rank(form: Form) -> int:
    is_full = len(name_words(form.name)) > 1
    return (0 if form.role or form.body else 1) if is_full else 2


def _place(form: Form, groups: Sequence[Group]) -> Group | None:
    words, role = name_words(form.name), read_role(form.role, form.body)
    has_role = bool(form.role or form.body)
    found: list[tuple[int, int, int, Group]] = []
    for number, group in enumerate(groups):
        near = min((n for name in group.names if (n := nearness(words, name)) is not None), default=None)
        if near is None:
            continue
        if near <= PART and suffix_of(form.name) not in group.suffixes:
            near = NEAR
        accord = _accord(role, group) if has_role else "open"
        if accord == "agree" or (accord == "open" and near <= PART):
            found.append((near, accord != "agree", number, group))
    if not found:
        return None if has_role or len(words) > 1 else _only_holder(form, groups)
    found.sort(key=lambda item: item[:3])
    return _surest(found)


def _only_holder(form: Form, groups: Sequence[Group]) -> Group | None:
    """Return whose a surname without a role is: theirs who alone has it, where they are named often."""
    surname = name_words(form.name)[-1:]
    holders = [group for group in groups if any(name[-1:] == surname for name in group.names)]
    if len(holders) != 1 or holders[0].count < max(_OFTEN, _DOMINANT * form.count):
        return None
    return holders[0]


def _surest(found: Sequence[tuple[int, int, int, Group]]) -> Group | None:
    """Return the group that stands out: nearest in name and role, or named far more often; None where none does."""
    near, is_open, _, _ = found[0]
    rivals = [group for other, open_, _, group in found if (other, open_) == (near, is_open)]
    rivals.sort(key=lambda group: -group.count)
    if len(rivals) == 1 or rivals[0].count >= _DOMINANT * rivals[1].count:
        return rivals[0]
    return None


def _accord(role: Role, group: Group) -> Accord:
    """Return how a role stands to those of a group: as most of them that say anything do."""
    votes: Counter[Accord] = Counter()
    for known, count in _most(group.roles):
        votes[compare_roles(role, known)] += count
    if votes["conflict"] > votes["agree"]:
        return "conflict"
    return "agree" if votes["agree"] else "open"


def _most(roles: Counter[Role]) -> list[tuple[Role, int]]:
    return roles.most_common(_MOST_ROLES)


# Names --------------------------------------------------------------------------------------------------


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded: no accents, no suffix, initials together ("J. D." as "JD")."""
    found: list[str] = []
    was_initial = False
    for word in folded(name):
        if len(word) == 1 and was_initial:
            found[-1] += word
        else:
            found.append(word)
        was_initial = len(word) == 1
    bare = [word for word in found if word not in _SUFFIXES]
    return tuple(bare or found)


def suffix_of(name: str) -> str:
    """Return the "jr" or "iii" of a name: a father and a son share the rest."""
    last = folded(name)[-1:]
    return last[0] if last and last[0] in _SUFFIXES else ""


def nearness(one: tuple[str, ...], other: tuple[str, ...]) -> int | None:
    """Return how near two names are; None where they are two."""
    if not one or not other:
        return None
    if "".join(one) == "".join(other):
        return SAME
    if len(one) == 1 or len(other) == 1:
        return SURNAME if one[-1] == other[-1] else None
    if one[-1] == other[-1] and _is_part(*sorted((one, other), key=len)):
        return PART
    if len(one) == len(other) and all(_is_near(a, b) for a, b in zip(one, other, strict=True)):
        return NEAR
    return None


def _is_part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """True if the one leaves out middle names of the other: "Anna Brandt", "Anna Maria Brandt"."""
    if len(shorter) == len(longer):
        return False
    middle = iter(longer)
    return shorter[0] == longer[0] and all(word in middle for word in shorter)


def _is_near(one: str, other: str) -> bool:
    """True if two words are one name written two ways: "Mohammed", "Muhammad". Not "Petrov", "Petrova"."""
    if one == other or _is_nickname(one, other):
        return True
    if min(len(one), len(other)) < _LEAST_NEAR or one[0] != other[0] or skeleton(one) != skeleton(other):
        return False
    is_feminine = one.rstrip("ae") == other or other.rstrip("ae") == one
    return not is_feminine and _edits(one, other) <= _MOST_EDITS


def _is_nickname(one: str, other: str) -> bool:
    return (one, other) in _nicknames() or (other, one) in _nicknames()


@cache
def _nicknames() -> frozenset[tuple[str, str]]:
    text = (files("dateline.stories") / "data" / "nicknames.tsv").read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset((" ".join(folded(short)), " ".join(folded(full))) for short, full in pairs)


_VOWELS = str.maketrans("", "", "aeiouyhj")
_SOUNDS = (("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("z", "s"), ("w", "v"))


def skeleton(word: str) -> str:
    """Return the consonants of a word, those written many ways as one: "Mohammed" and "Muhammad" are "mmd"."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    bare = word.translate(_VOWELS) or word
    return "".join(letter for at, letter in enumerate(bare) if at == 0 or bare[at - 1] != letter)


def _edits(one: str, other: str) -> int:
    """Return the Levenshtein distance (V. I. Levenshtein, 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
