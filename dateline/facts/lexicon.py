"""The words that figures are told by, read from data files: nouns of people, words of events, units of measure."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.base.records import Event

_EVENTS: tuple[Event, ...] = (
    "killed", "injured", "casualties", "missing", "held", "arrested", "displaced", "evacuated", "infected",
    "hospitalised", "rescued", "deployed", "attended",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words by the event that they tell, and by where the counted people stand to them."""

    objects: dict[str, Event]  # verbs whose object or passive subject is counted: "killed 12"
    subjects: dict[str, Event]  # verbs whose subject is counted: "12 died"
    nouns: dict[str, Event]  # nouns that are counted themselves: "12 deaths"
    states: dict[str, Event]  # what the counted are: "12 dead"


@dataclass(frozen=True, slots=True)
class Units:
    """Names of units by their signs ("km") and by their words ("kilometres")."""

    signs: dict[str, str]
    words: dict[str, str]


def _lines(name: str) -> list[str]:
    text = files("dateline.facts").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _words(cell: str) -> list[str]:
    return [word for word in cell.split() if word != "~"]


@cache
def people_nouns() -> frozenset[str]:
    """Return the nouns that count people, in the singular."""
    return frozenset((*_lines("figures_people.txt"), *_lines("figures_people_wordnet.txt")))


@cache
def event_words() -> EventWords:
    """Return the words of events."""
    words = EventWords({}, {}, {}, {})
    for line in _lines("figures_events.tsv"):
        name, *cells = line.split("\t")
        event = next(known for known in _EVENTS if known == name)
        for table, cell in zip(
            (words.objects, words.subjects, words.nouns, words.states), cells, strict=True
        ):
            for word in _words(cell):
                table.setdefault(word, event)
    return words


@cache
def units() -> Units:
    """Return the units of measure."""
    table = Units({}, {})
    for line in _lines("figures_units.tsv"):
        name, signs, words = line.split("\t")
        table.signs.update(dict.fromkeys(_words(signs), name))
        table.words.update(dict.fromkeys(_words(words), name))
    return table
