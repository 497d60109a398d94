"""The same reports give the same stories and addresses, in whatever order, batches and runs they came."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from storycases import read_report

from dateline.base.records import Report
from dateline.stories.follow import State, dumps, follow, follow_open, is_late, joins, loads, resolve
from dateline.stories.tell import tell

SYLLABLES = (
    "ba",
    "ke",
    "lo",
    "mi",
    "nu",
    "ra",
    "se",
    "to",
    "vi",
    "zu",
    "dra",
    "fel",
    "gor",
    "hin",
    "pol",
    "tam",
)


def word(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=4))


def invented(count: int) -> list[Report]:
    """Reports of sixty running stories over forty days, each with words of its story among those of all.

    In the beginning each story is told from one of two sides, as if it were two.
    """
    dice = random.Random(11)
    common = [word(dice) for _ in range(300)]
    stories = [[word(dice) for _ in range(10)] for _ in range(60)]
    reports = []
    for number in range(count):
        days = dice.randrange(40)
        whole = dice.choice(stories)
        own = dice.sample(whole if days > 12 else dice.choice((whole[:6], whole[4:])), 6)
        told = own + dice.sample(common, 4)
        dice.shuffle(told)
        text = f"In {own[0].title()} the {' '.join(told)}, {own[1].title()} said."
        day = date(2031, 3, 1) + timedelta(days=days)
        reports.append(read_report(f"{number:016x} {day.isoformat()} Harbour Post", [text]))
    # Some have lost their day; they stand last.
    return [undated(one) if number % 50 == 7 else one for number, one in enumerate(reports)]


def undated(report: Report) -> Report:
    return replace(report, article=replace(report.article, published_on=None))


REPORTS = invented(600)


@pytest.fixture(scope="module")
def at_once() -> bytes:
    return dumps(follow(REPORTS)[1])


class Room:
    """What a newsroom keeps between two passes: the reports, and the state before the newest day."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.settled: State | None = None
        self.state: State | None = None

    def take(self, batch: Sequence[Report]) -> None:
        self.reports += batch
        late = self.settled is not None and any(
            r.article.published_on and r.article.published_on.toordinal() <= (self.settled.last_day or 0)
            for r in batch
        )
        kept = None if late else self.settled
        fresh = [r for r in self.reports if kept is None or r.article.id not in kept.assigned]
        settled, self.state = follow_open(fresh, kept)
        self.settled = loads(dumps(settled))

    def bytes(self) -> bytes:
        assert self.state is not None
        return dumps(self.state)


def batches(reports: Sequence[Report], parts: int, dice: random.Random) -> Iterator[list[Report]]:
    """Yield the reports day by day, each day shuffled and split in so many batches; the undated with the first."""
    days = sorted({r.article.published_on for r in reports if r.article.published_on})
    for place, day in enumerate(days):
        wanted = (day, None) if place == 0 else (day,)
        of_day = [r for r in reports if r.article.published_on in wanted]
        dice.shuffle(of_day)
        for part in range(parts):
            yield of_day[part::parts]


def test_the_invented_reports_found_join_and_merge_stories() -> None:
    _, state = follow(REPORTS)
    assert 30 < len(addresses(state)) < 200
    assert state.redirects


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_reports_give_the_same_state(at_once: bytes, seed: int) -> None:
    shuffled = list(REPORTS)
    random.Random(seed).shuffle(shuffled)
    assert dumps(follow(shuffled)[1]) == at_once


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_days_that_come_in_batches_give_the_same_state(at_once: bytes, parts: int) -> None:
    room = Room()
    for batch in batches(REPORTS, parts, random.Random(parts)):
        room.take(batch)
    assert room.bytes() == at_once


def test_late_arrivals_are_replayed_to_the_same_state(at_once: bytes) -> None:
    shuffled = list(REPORTS)
    random.Random(5).shuffle(shuffled)
    room = Room()
    for start in range(0, len(shuffled), 100):
        room.take(shuffled[start : start + 100])
    assert room.bytes() == at_once


def test_what_is_late_is_told() -> None:
    dated = sorted((r for r in REPORTS if r.article.published_on), key=lambda r: str(r.article.published_on))
    _, state = follow(dated[300:])
    assert is_late(dated[:1], state)


def addresses(state: State) -> set[str]:
    return {resolve(story, state.redirects) for story, _ in state.assigned.values()}


def test_every_address_given_out_on_the_way_leads_to_a_story() -> None:
    room, given = Room(), set[str]()
    for batch in batches(REPORTS, 1, random.Random(1)):
        room.take(batch)
        assert room.state is not None
        given |= addresses(room.state)
    assert room.state is not None
    # An address is the id of an article: it leads to where that is now.
    leads = {resolve(room.state.assigned[story][0], room.state.redirects) for story in given}
    assert given - addresses(room.state)
    assert leads == addresses(room.state)


def test_every_merge_of_the_machine_has_its_day() -> None:
    _, state = follow(REPORTS)
    turns = joins(state)
    assert turns.keys() == state.redirects.keys()
    assert all(turn.on is not None and not turn.by for turn in turns.values())


def test_a_story_is_told_alike_from_its_reports_in_any_order() -> None:
    _, state = follow(REPORTS)
    mine = next(s for s, _ in state.assigned.values())
    reports = [r for r in REPORTS if resolve(state.assigned[r.article.id][0], state.redirects) == mine]
    assert tell(mine, reports) == tell(mine, reports[::-1])
