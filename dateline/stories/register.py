"""Door: who the speakers of all articles are. Forms of names in, speakers with an address of their own out.

Bodies that no form names ("authorities", "the letter") are nobody: they are left out, as another stands behind them in
each report. The machine joins by name, role and body; an editor's decisions lie over that, and the user's table of Wikidata ids
joins what it gives one id. The same forms, decisions and table give the same registry, in whatever order they come.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.base.records import SpeakerKind
from dateline.base.speakers import Decision, Form, KnownId, Place, Registered
from dateline.base.text import name_slug
from dateline.stories.bodies import body_words, group_bodies, is_plain, without_article
from dateline.stories.offices import compare_roles, read_role
from dateline.stories.persons import group_persons, name_words

# Raise it when results change: all articles are placed anew.
STAGE = 1
# As long as the column that holds it.
_LONGEST_SLUG = 80


@dataclass(slots=True, eq=False)
class _Person:
    """Somebody in the making: forms, and what an editor or the table said of them."""

    forms: list[Form]
    name: str | None = None
    wikidata: str | None = None

    @property
    def kind(self) -> SpeakerKind:
        """The kind that most of the forms have."""
        return _most((form.kind, form.count) for form in self.forms)

    @property
    def count(self) -> int:
        """How many articles name them."""
        return sum(form.count for form in self.forms)


def register(
    forms: Iterable[Form], decisions: Sequence[Decision] = (), known: Iterable[KnownId] = ()
) -> tuple[Registered, ...]:
    """Return the speakers, each with the forms that are theirs, by slug. Decisions are in the order they were made."""
    found = _counted(forms)
    people = [_Person(forms=list(group)) for group in _grouped(found)]
    people = _with_ids(people, tuple(known))
    for decision in decisions:
        people = _decided(people, decision)
    return _addressed([person for person in people if person.forms])


def _counted(forms: Iterable[Form]) -> list[Form]:
    counts: Counter[str] = Counter()
    one: dict[str, Form] = {}
    for form in forms:
        counts[form.key] += form.count
        one.setdefault(form.key, form)
    return [
        Form(kind=form.kind, name=form.name, role=form.role, body=form.body, count=counts[key])
        for key, form in sorted(one.items())
    ]


def _grouped(forms: Sequence[Form]) -> list[tuple[Form, ...]]:
    return [
        *group_persons(form for form in forms if form.kind == "person"),
        *(
            group
            for group in group_bodies(form for form in forms if form.kind == "body")
            if not is_plain(group)
        ),
    ]


# The user's table ----------------------------------------------------------------------------------------


def _with_ids(people: list[_Person], known: tuple[KnownId, ...]) -> list[_Person]:
    """Give ids where a line of the table names one speaker and no other line another; join whom it gives one id."""
    if not known:
        return people
    by_name: dict[tuple[str, ...], list[_Person]] = {}
    for person in people:
        for key in {_name_key(person.kind, form.name) for form in person.forms}:
            by_name.setdefault(key, []).append(person)
    given: dict[int, set[str]] = {}
    for line in known:
        named = [p for kind in ("person", "body") for p in by_name.get(_name_key(kind, line.name), ())]
        fitting = [person for person in named if _fits(line, person)]
        if len(fitting) == 1:
            given.setdefault(id(fitting[0]), set()).add(line.qid)
    first: dict[str, _Person] = {}
    for person in people:
        ids = given.get(id(person), set())
        if len(ids) != 1:
            continue
        person.wikidata = next(iter(ids))
        lead = first.setdefault(person.wikidata, person)
        if lead is not person:
            _join(person, lead)
    return [person for person in people if person.forms]


def _name_key(kind: str, name: str) -> tuple[str, ...]:
    if kind == "person":
        return (kind, "".join(name_words(name)))
    return (kind, *sorted(body_words(name)))


def _fits(line: KnownId, person: _Person) -> bool:
    if not (line.role or line.body):
        return True
    role = read_role(line.role, line.body)
    return any(compare_roles(role, read_role(form.role, form.body)) == "agree" for form in person.forms)


# An editor's decisions -----------------------------------------------------------------------------------


def _decided(people: list[_Person], decision: Decision) -> list[_Person]:
    one = _find(people, decision.one)
    other = _find(people, decision.other) if decision.other else None
    if one is None:
        return people
    if decision.action == "merge" and other is not None and other is not one:
        _join(one, other)
    if decision.action == "part":
        return _parted(people, one, decision.one.key, other)
    if decision.action == "rename":
        one.name = decision.name
        called = _called(people, one)
        if called is not None:
            _join(called, one)
    return [person for person in people if person.forms]


def _join(one: _Person, other: _Person) -> None:
    """Put the forms of one into another, which keeps its name."""
    other.forms += one.forms
    other.name = other.name or one.name
    other.wikidata = other.wikidata or one.wikidata
    one.forms = []


def _parted(people: list[_Person], one: _Person, key: str, other: _Person | None) -> list[_Person]:
    gone = [form for form in one.forms if form.key == key]
    if not gone or other is one:
        return people
    one.forms = [form for form in one.forms if form.key != key]
    if other is None:
        return [*(person for person in people if person.forms), _Person(forms=gone)]
    other.forms += gone
    return [person for person in people if person.forms]


def _find(people: Sequence[_Person], place: Place) -> _Person | None:
    """Return who has the form; where it is gone, who is named most of those whose name gives the slug."""
    for person in people:
        if place.key and any(form.key == place.key for form in person.forms):
            return person
    named = [person for person in people if place.slug and _has_name(person, place.slug)]
    return max(named, key=lambda person: (person.count, _first_key(person)), default=None)


def _called(people: Sequence[_Person], one: _Person) -> _Person | None:
    """Return who else of that kind goes by the name that an editor gave."""
    slug = name_slug(one.name or "")
    named = [p for p in people if p is not one and p.forms and p.kind == one.kind and _has_name(p, slug)]
    return max(named, key=lambda person: (person.count, _first_key(person)), default=None)


def _has_name(person: _Person, slug: str) -> bool:
    told = {_told_slug(form.name, form.role, form.body) for form in person.forms}
    return slug in {name_slug(form.name) for form in person.forms} | told or (
        bool(person.name) and slug == name_slug(person.name or "")
    )


def _told_slug(name: str, role: str | None, body: str | None) -> str:
    """Return the address of one of several namesakes."""
    return name_slug(" ".join(part for part in (name, role, body) if part))[:_LONGEST_SLUG]


def _first_key(person: _Person) -> str:
    return min(form.key for form in person.forms)


# Names and addresses -------------------------------------------------------------------------------------


def _addressed(people: list[_Person]) -> tuple[Registered, ...]:
    """Return the speakers with their addresses: of those of one name, who is named most has the plain one."""
    taken: set[str] = set()
    found: list[Registered] = []
    for person in sorted(people, key=lambda person: (-person.count, _first_key(person))):
        made = _registered(person)
        slug = _free_slug(made, taken)
        taken.add(slug)
        found.append(replace(made, slug=slug))
    return tuple(sorted(found, key=lambda one: one.slug))


def _registered(person: _Person) -> Registered:
    forms = tuple(sorted(person.forms, key=lambda form: (-form.count, form.key)))
    counts: Counter[str] = Counter()
    for form in forms:
        counts[form.name] += form.count
    names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    full = [name for name in names if _is_full(person.kind, name)] or list(names)
    if person.kind == "body":
        # An article is a name's own ("The Hague") where no form does without it.
        full = [without_article(name) for name in full if not name.startswith("The ")] or full
        # "Interior Ministry" is a name, "the interior ministry" what it is called.
        full = [name for name in full if any(letter.isupper() for letter in name)] or full
    return Registered(
        slug="",
        kind=person.kind,
        name=person.name or full[0],
        role=_stated((form.role, form.count) for form in forms),
        body=_stated((form.body, form.count) for form in forms),
        names=names,
        forms=forms,
        wikidata=person.wikidata,
        is_renamed=person.name is not None,
    )


def _is_full(kind: str, name: str) -> bool:
    return len(name.split()) > 1 or (kind == "body" and not name.isupper())


def _stated(pairs: Iterable[tuple[str | None, int]]) -> str | None:
    """Return what is stated most often; of equals the shorter."""
    counts: Counter[str] = Counter()
    for text, count in pairs:
        if text:
            counts[text] += count
    return min(counts, key=lambda text: (-counts[text], len(text), text), default=None)


def _most(pairs: Iterable[tuple[SpeakerKind, int]]) -> SpeakerKind:
    counts: Counter[SpeakerKind] = Counter()
    for kind, count in pairs:
        counts[kind] += count
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _free_slug(one: Registered, taken: set[str]) -> str:
    plain = name_slug(one.name)
    if plain not in taken:
        return plain
    told = _told_slug(one.name, one.role or (None if one.body else one.kind), one.body)
    if told not in taken:
        return told
    # Their forms tell them apart where nothing else does: the address stays when others come.
    return f"{plain}-{min(form.key for form in one.forms)[:6]}"


def slugs_of(registry: Sequence[Registered]) -> Mapping[str, str]:
    """Return every slug by which a speaker may be asked for, with the one that is theirs: the address of any form."""
    found = {one.slug: one.slug for one in registry}
    for one in sorted(registry, key=lambda one: (-sum(form.count for form in one.forms), one.slug)):
        for name in (*one.names, one.name):
            found.setdefault(name_slug(name), one.slug)
        for form in one.forms:
            found.setdefault(_told_slug(form.name, form.role, form.body), one.slug)
    return found
