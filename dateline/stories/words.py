"""Numbers, days and lists in words, for the sentences that stories tell. English, as the site's own words are."""

from collections.abc import Sequence
from datetime import date

from dateline.base.records import Bound, Event

# How a currency is written: sign before, or name after. ISO 4217 codes; others keep their code ("3 million XAF").
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_CURRENCIES = {
    "JPY": "yen", "CNY": "yuan", "KRW": "won", "INR": "rupees", "RUB": "roubles", "UAH": "hryvnias",
    "CHF": "Swiss francs", "CAD": "Canadian dollars", "AUD": "Australian dollars", "NZD": "New Zealand dollars",
    "HKD": "Hong Kong dollars", "SEK": "Swedish kronor", "NOK": "Norwegian kroner", "DKK": "Danish kroner",
    "PLN": "zlotys", "TRY": "lira", "BRL": "reais", "MXN": "Mexican pesos", "ZAR": "rand", "ILS": "shekels",
    "IDR": "rupiah", "THB": "baht", "VND": "dong", "NGN": "naira", "PKR": "Pakistani rupees",
}  # fmt: skip
_FRACTIONS = {0.5: "half", 0.25: "a quarter", 0.75: "three quarters", 0.3333: "a third", 0.6667: "two thirds"}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BOUNDS: dict[Bound, str] = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
}
_EVENTS: dict[Event, str] = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Killed or injured",
    "missing": "Missing",
    "held": "Held",
    "arrested": "Arrested",
    "displaced": "Displaced",
    "evacuated": "Evacuated",
    "infected": "Cases",
    "hospitalised": "In hospital",
    "rescued": "Rescued",
    "deployed": "Deployed",
    "attended": "Attended",
    "other_people": "People",
    "money": "Money",
    "share": "Share",
}
_IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}
_INVARIABLE = frozenset(
    ("aircraft", "series", "species", "percent", "hertz", "times", "people", "troops", "police", "cattle")
)


def number(value: float) -> str:
    """Return a number as a newspaper writes it: "3,000", "48.2 billion", "0.5"."""
    for scale, name in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, 2) == scaled:
            return f"{_plain(scaled)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{round(value, 4):,}"


def amount(low: float | None, high: float | None, *, bound: Bound, unit: str, exact: str = "") -> str:
    """Return a figure in words: "more than 3,000", "about 48.2 billion yen", "10 to 12 hectares".

    A vague number ("dozens") keeps the words of the text, as do figures without any bound.
    """
    if bound == "vague" or (low is None and high is None):
        return exact
    if low is not None and high is not None and low != high:
        return measured(f"{number(low)} to {number(high)}", unit, high)
    value = low if low is not None else high
    if value is None:
        return exact
    if unit == "people" and value == 0:
        return "none"
    return _BOUNDS.get(bound, "") + measured(number(value), unit, value)


def measured(value: str, unit: str, count: float) -> str:
    """Return a number in words with its unit: "$1.4 billion", "13 percent", "two thirds", "3,000 hectares"."""
    if unit == "people":
        return value
    if unit in _SIGNS:
        return _SIGNS[unit] + value
    if unit in _CURRENCIES:
        return f"{value} {_CURRENCIES[unit]}"
    if unit == "fraction":
        return _FRACTIONS.get(round(count, 4), value)
    if unit == "percent" or unit.isupper():
        return f"{value} {unit}"
    return f"{value} {unit if count == 1 else plural(unit)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun, by the common rules; the last word of several is changed."""
    head, _, last = noun.rpartition(" ")
    prefix = f"{head} " if head else ""
    if last in _IRREGULAR:
        return prefix + _IRREGULAR[last]
    if last in _INVARIABLE or not last.isalpha():
        return noun
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return prefix + last + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return prefix + last[:-1] + "ies"
    return prefix + last + "s"


def day(value: date) -> str:
    """Return a day in words: "23 December 2024"."""
    return f"{value.day} {value:%B} {value.year}"


def days(first: date, last: date) -> str:
    """Return a span of days in words, as short as it can be: "21 to 23 December 2024"."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def listed(items: Sequence[str], word: str = "and") -> str:
    """Return a list in words: "A, B and C"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def event(kind: Event, unit: str) -> str:
    """Return what is counted, in a reader's words: "Killed", "Money"; of things, their unit: "Hectares"."""
    return _EVENTS.get(kind) or capital(plural(unit))


def capital(text: str) -> str:
    """Return a text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
