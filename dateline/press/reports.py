"""A story's reports by origin, and its days: what copies what, and what happened when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from dateline.base.records import TimelineEntry
from dateline.press import cards
from dateline.press.cards import ReportCard, Sentence
from dateline.store.find import Headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The first report of one text, and its copies; `credit` is the agency that it names."""

    first: ReportCard
    credit: str
    copies: tuple[ReportCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What happened on a day, in the reports' own sentences."""

    on: date
    sentences: tuple[Sentence, ...]


def origins(reports: Sequence[Headline], zone: ZoneInfo, today: date) -> list[Origin]:
    """Return reports (in order of publication) by origin, the newest origin first."""
    groups: dict[str, list[Headline]] = {}
    for report in reports:
        groups.setdefault(report.origin_id, []).append(report)
    return [_origin(group, zone, today) for group in reversed(list(groups.values()))]


def timeline(entries: Iterable[TimelineEntry], articles: Mapping[str, Headline]) -> list[Day]:
    """Return the entries of a timeline by day, oldest first."""
    ordered = sorted(entries, key=lambda entry: entry.on)
    return [
        Day(on=on, sentences=tuple(cards.sentence(entry.sentence, articles) for entry in group))
        for on, group in groupby(ordered, key=lambda entry: entry.on)
    ]


def _origin(group: list[Headline], zone: ZoneInfo, today: date) -> Origin:
    credit = next((report.origin for report in group if report.origin), None) or ""
    shown = [cards.report_card(report, zone, today) for report in group]
    return Origin(first=shown[0], credit="" if credit == shown[0].outlet else credit, copies=tuple(shown[1:]))
