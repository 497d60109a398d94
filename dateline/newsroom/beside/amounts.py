"""Whether two numbers say the same: equal, rounded, or the same under another bound."""

from typing import Literal

from dateline.base.records import Figure

Relation = Literal["same", "rounded", "bound", "other"]

# "Nearly 220" of 219, "more than 14,000" of 14,500: so much may be rounded away. Above it the number is another.
ROUNDED_SHARE = 0.08
_UP = frozenset(("at_least", "more_than"))
_DOWN = frozenset(("at_most", "less_than"))
_LOOSE = frozenset(("exact", "about"))
_ROUNDING = (
    "nearly",
    "almost",
    "close to",
    "just under",
    "just over",
    "around",
    "about",
    "roughly",
    "some",
    "approximately",
)


def relation_of(draft: Figure, report: Figure, *, hedge: str) -> Relation:
    """Return how a draft's number stands to a report's. `hedge` are the words before it in the draft."""
    if (draft.low, draft.high) == (report.low, report.high):
        return "same" if _is_same_bound(draft, report) else "bound"
    one, other = _number(draft), _number(report)
    if one is None or other is None:
        return "other"
    if one == other:
        return "same" if _is_same_bound(draft, report) else "bound"
    return "rounded" if _is_rounded(draft, one, report, other, hedge) else "other"


def _number(figure: Figure) -> float | None:
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return None
    return figure.low if figure.low is not None else figure.high


def _is_same_bound(draft: Figure, report: Figure) -> bool:
    one, other = draft.bound, report.bound
    if one == other or {one, other} <= _LOOSE:
        return True
    if one == "about" and other in _UP:
        return is_round(_number(report) or 0)
    if {one, other} <= _UP or {one, other} <= _DOWN:
        number = _number(report) or 0
        return is_round(number)
    return "vague" in (one, other) and one in _LOOSE | {"vague"}


def is_round(number: float) -> bool:
    """True if a number ends in a nought, or has one digit only after them: nobody minds "over 900" for "at least 900"."""
    return number >= 10 and number % 10 == 0


def _is_rounded(draft: Figure, one: float, report: Figure, other: float, hedge: str) -> bool:
    if not other or abs(one - other) > ROUNDED_SHARE * abs(other) or not _has_fewer_digits(one, other):
        return False
    is_below, is_above = one < other, one > other
    if draft.bound in _UP:
        return is_below and report.bound not in _DOWN
    if draft.bound in _DOWN or any(word in hedge for word in ("nearly", "almost", "just under", "close to")):
        return is_above and report.bound not in _UP
    return draft.bound == "about" or any(word in hedge for word in _ROUNDING)


def _has_fewer_digits(one: float, other: float) -> bool:
    return len(digits(one)) < len(digits(other))


def digits(number: float) -> str:
    """Return the digits of a number that tell: without the noughts around them."""
    return f"{abs(number):.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
