"""Recurring lines, learned after a pass: which are new, and which captures are to be read anew for it.

What is learned, and so every text, depends on the captures alone: a line that is learned today is taken off the
outlet's earlier articles in the same pass.
"""

from dataclasses import dataclass

from dateline.articles.learn import LEAST_REPORTS, recurs
from dateline.store import find, keep


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What a pass learned of recurring lines."""

    known: frozenset[str]  # the keys of all that recur now
    new: dict[str, tuple[str, str]]  # key -> outlet and words
    gone: frozenset[str]  # keys of those that do not any more, where all were weighed anew
    captures: tuple[str, ...]  # to be read anew


def learn(*, is_anew: bool = False) -> Learned:
    """Weigh the lines of new pages (`is_anew`: of all), and return what is to be done about it; keeps nothing."""
    before = find.recurring_lines()
    new: dict[str, tuple[str, str]] = {}
    still: set[str] = set()
    for key in find.lines_to_weigh(LEAST_REPORTS, is_anew=is_anew):
        if key in before and not is_anew:
            continue
        sketches = find.sketches_with(key)
        if not recurs(sketches):
            continue
        still.add(key)
        if key not in before:
            new[key] = (sketches[0].outlet, dict(sketches[0].lines)[key])
    gone = frozenset(before - still) if is_anew else frozenset[str]()
    return Learned(
        known=frozenset((before | new.keys()) - gone),
        new=new,
        gone=gone,
        captures=tuple(find.captures_with([*new, *gone])),
    )


def settle_lines(learned: Learned) -> None:
    """Keep what was learned, once its captures have been read anew: cut off before that, the next pass learns it again."""
    keep.keep_recurring(learned.new, learned.gone)
