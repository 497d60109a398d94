"""Invented news, put into a store: one long story of a ferry, one of a flood, one of a theft, and short ones."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dateline.base.records import (
    Article,
    Assignment,
    Attribution,
    Bound,
    Capture,
    Change,
    Cited,
    Correction,
    Disagreement,
    Event,
    Facts,
    Figure,
    Line,
    Point,
    Query,
    Quote,
    Series,
    Speaker,
    Story,
    TimelineEntry,
)
from dateline.base.text import identify
from dateline.store import keep

TODAY = date(2031, 3, 14)
_SENTENCE = re.compile(r"[^.!?\s][^\n]*?[.!?][”\"]?(?=\s|$)")

COASTGUARD = Speaker(kind="body", name="Callendian Coastguard", resolved="as stated")
TOLLAND = Speaker(kind="person", name="Mira Tolland", role="transport minister", resolved="as stated")
UNION = Speaker(kind="body", name="Seafarers’ Union of Osterholm", resolved="as stated")
HOSPITAL = Speaker(kind="body", name="Saint Elwin Hospital", resolved="as stated")
OFFICIAL = Speaker(kind="unnamed", name="a senior harbour official", resolved="as stated")
NOBODY = Speaker(kind="none")

# (day of March, outlet, agency, headline, standfirst, text)
FERRY = (
    (2, "The Osterholm Courier", None, "Ferry Saint Brannoc Sinks in Harrow Strait", "Rescue boats search the strait through the night.",
     "The ferry Saint Brannoc sank in the Harrow Strait before dawn on Sunday with some 400 people on board. At least 31 people were killed, the Callendian Coastguard said.\n\n“We are searching every square mile of the strait,” transport minister Mira Tolland said. She promised a full account within a month.\n\nBoats from four harbours took part in the search."),
    (2, "Callendia Today", "Marrow Press Agency", "Dozens Feared Dead After Ferry Goes Down", None,
     "At least 31 people were killed, the Callendian Coastguard said. A senior harbour official put the number of missing at about 190.\n\nThe ferry left Osterholm at midnight."),
    (2, "Westmark Herald", "Marrow Press Agency", "Ferry Disaster: What We Know", None,
     "At least 31 people were killed, the Callendian Coastguard said. A senior harbour official put the number of missing at about 190.\n\nThe ferry left Osterholm at midnight. More boats were on their way."),
    (3, "The Osterholm Courier", None, "Death Toll Rises as Divers Reach the Wreck", "The union of seafarers doubts the official count.",
     "The Callendian Coastguard said on Monday that 58 people had been killed. The Seafarers’ Union of Osterholm said more than 90 people had died.\n\n“Count the lifejackets, then count the tickets,” the union said in a statement. Saint Elwin Hospital said it was treating 74 injured passengers."),
    (5, "Callendia Today", None, "Minister Puts Ferry Dead at 84", None,
     "Mira Tolland told parliament that 84 people had been killed in the sinking. “No minister wants to read such a list,” she said.\n\nThe Seafarers’ Union of Osterholm put the dead at between 110 and 130."),
    (7, "The Harrow Mail", None, "Divers Recover More Bodies from Saint Brannoc", None,
     "The Callendian Coastguard said at least 97 people were killed. Saint Elwin Hospital said 61 injured passengers remained in its wards.\n\nThe search goes on at first light."),
    (9, "Westmark Herald", None, "Coastguard Revises Ferry Toll", "Some victims had been counted twice, the service says.",
     "The Callendian Coastguard lowered its count to 93 people killed, saying that some had been counted twice. “We owe the families exact numbers,” its commander Aldo Venn said.\n\nThe Seafarers’ Union of Osterholm said at least 121 people had died."),
    (12, "The Osterholm Courier", None, "Ferry Inquiry Opens With a Minute of Silence", "The captain of the Saint Brannoc is the first witness.",
     "The inquiry into the sinking of the Saint Brannoc opened on Wednesday, December 12. The Callendian Coastguard said 102 people were killed and 11 were still missing.\n\n“I heard the hull before I saw the water,” the captain, Ruben Astley, told the inquiry. Estimates suggest around 120 people died."),
)  # fmt: skip
SHORT = (
    (13, "Callendia Today", "Business", "Northern Line Bank Loses 48.2 Million Crowns to Hackers", "The bank says that customers will be made whole.", "About 48.2 million crowns were stolen from Northern Line Bank, the bank said. Its shares fell by 7 per cent."),
    (13, "The Harrow Mail", "Sport", "Westmark Rowers Take Third Title in a Row", None, "WESTMARK — Clad in their old blue jerseys, the rowers of Westmark took the cup before 12,000 spectators, organisers said."),
    (14, "Westmark Herald", "World", "Flood on the River Tarn Drives Thousands from Homes", "Two dams held, a third is being watched.", "More than 5,200 people were evacuated along the River Tarn, the civil guard of Westmark said. The river stood at its highest in forty years."),
    (14, "The Osterholm Courier", "Science", "Survey Finds the Grey Heron Back in the Marshes", None, "Counters saw 340 herons in the Lower Marshes, the Society of Birds said. It is the first large colony in a century."),
    (12, "The Harrow Mail", "Culture", "Lost Overture of Ilse Marn Is Played for the First Time", "The score lay in a harbour office for ninety years.", "About 900 people heard the overture in Osterholm, the orchestra said. “It sounds like rain on a tin roof,” conductor Petra Oslo said."),
    (11, "Callendia Today", "World", "Westmark and Callendia Sign Fishing Accord", None, "The two countries signed the accord after 19 months of talks. “Nobody got everything, which is how one knows that it is fair,” envoy Tomas Reth said."),
)  # fmt: skip
# (words that hold the number, number, low, high, bound, event, speaker), looked for in all texts
FIGURES: tuple[tuple[str, str, float | None, float | None, Bound, Event, Speaker], ...] = (
    ("At least 31 people were killed", "31", 31, None, "at_least", "killed", COASTGUARD),
    ("missing at about 190", "190", 190, 190, "about", "missing", OFFICIAL),
    ("that 58 people had been killed", "58", 58, 58, "exact", "killed", COASTGUARD),
    ("more than 90 people had died", "90", 90, None, "more_than", "killed", UNION),
    ("treating 74 injured", "74", 74, 74, "exact", "injured", HOSPITAL),
    ("that 84 people had been killed", "84", 84, 84, "exact", "killed", TOLLAND),
    ("dead at between 110 and 130", "between 110 and 130", 110, 130, "range", "killed", UNION),
    ("at least 97 people were killed", "97", 97, None, "at_least", "killed", COASTGUARD),
    ("said 61 injured", "61", 61, 61, "exact", "injured", HOSPITAL),
    ("to 93 people killed", "93", 93, 93, "exact", "killed", COASTGUARD),
    ("at least 121 people had died", "121", 121, None, "at_least", "killed", UNION),
    ("said 102 people were killed", "102", 102, 102, "exact", "killed", COASTGUARD),
    ("and 11 were still missing", "11", 11, 11, "exact", "missing", COASTGUARD),
    ("around 120 people died", "120", 120, 120, "about", "killed", NOBODY),
    ("About 48.2 million crowns", "48.2 million crowns", 48.2e6, 48.2e6, "about", "money", Speaker(kind="body", name="Northern Line Bank")),
    ("before 12,000 spectators", "12,000", 12000, 12000, "exact", "attended", Speaker(kind="unnamed", name="organisers")),
    ("More than 5,200 people were evacuated", "5,200", 5200, None, "more_than", "evacuated", Speaker(kind="body", name="civil guard of Westmark")),
    ("saw 340 herons", "340", 340, 340, "exact", "thing", Speaker(kind="body", name="Society of Birds")),
    ("About 900 people heard", "900", 900, 900, "about", "attended", Speaker(kind="body", name="the orchestra")),
)  # fmt: skip
QUOTES = (
    ("“We are searching every square mile of the strait,”", TOLLAND),
    ("“Count the lifejackets, then count the tickets,”", UNION),
    ("“No minister wants to read such a list,”", replace(TOLLAND, resolved="pronoun")),
    ("“We owe the families exact numbers,”", Speaker(kind="person", name="Aldo Venn", role="commander", body="Callendian Coastguard")),
    ("“I heard the hull before I saw the water,”", Speaker(kind="person", name="Ruben Astley", role="captain")),
    ("“It sounds like rain on a tin roof,”", Speaker(kind="person", name="Petra Oslo", role="conductor")),
    ("“Nobody got everything, which is how one knows that it is fair,”", Speaker(kind="person", name="Tomas Reth", role="envoy")),
)  # fmt: skip


def article(day: int, outlet: str, headline: str, text: str, **more: object) -> Article:
    """Return an invented article of a day in March 2031."""
    on = date(2031, 3, day)
    key = identify(outlet, headline)
    at = datetime.combine(on, time(6 + len(headline) % 12), UTC)
    return Article(
        id=key,
        version_id=identify(key, headline, text),
        capture_id=identify("capture", key),
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{on:%Y/%m/%d}/{key[:6]}.html",
        outlet=outlet,
        headline=headline,
        published_at=at,
        published_on=on,
        captured_at=at + timedelta(minutes=40),
        language="en",
        text=text,
        **more,  # type: ignore[arg-type]
    )


def facts(found: Article) -> Facts:
    """Return what stands in an invented article: the tables above, looked up in its text."""
    sentences = tuple(match.span() for match in _SENTENCE.finditer(found.text))
    return Facts(
        article_id=found.id,
        version_id=found.version_id,
        stage=1,
        sentences=sentences,
        figures=tuple(f for row in FIGURES if (f := _figure(found, sentences, row)) is not None),
        quotes=tuple(
            q for words, speaker in QUOTES if (q := _quote(found, sentences, words, speaker)) is not None
        ),
        queries=_queries(found),
    )


def _around(sentences: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    return next(span for span in sentences if span[0] <= at < span[1])


def _figure(found: Article, sentences: Sequence[tuple[int, int]], row: tuple[object, ...]) -> Figure | None:
    words, exact, low, high, bound, event, speaker = row
    at = found.text.find(str(words))
    if at < 0:
        return None
    start = found.text.index(str(exact), at)
    unit = "crown" if event == "money" else "heron" if event == "thing" else "people"
    subjects = {"people": "passengers" if event == "injured" else "people", "heron": "herons"}
    return Figure(
        id=identify(found.version_id, "figure", str(start)),
        version_id=found.version_id,
        start=start,
        end=start + len(str(exact)),
        exact=str(exact),
        sentence=_around(sentences, start),
        low=low,  # type: ignore[arg-type]
        high=high,  # type: ignore[arg-type]
        bound=bound,  # type: ignore[arg-type]
        unit=unit,
        event=event,  # type: ignore[arg-type]
        subject=subjects.get(unit),
        attribution=Attribution(speaker=speaker),  # type: ignore[arg-type]
        confidence=0.9,
    )


def _quote(
    found: Article, sentences: Sequence[tuple[int, int]], words: str, speaker: Speaker
) -> Quote | None:
    start = found.text.find(words)
    if start < 0:
        return None
    return Quote(
        id=identify(found.version_id, "quote", str(start)),
        version_id=found.version_id,
        start=start,
        end=start + len(words),
        exact=words,
        pieces=((start, start + len(words)),),
        sentence=_around(sentences, start),
        kind="direct",
        attribution=Attribution(speaker=speaker),
    )


def _queries(found: Article) -> tuple[Query, ...]:
    rows = (
        ("Wednesday, December 12", "weekday", "The report is of 12 March 2031, a Wednesday; “December” cannot be right.", "2031-03-12"),
        ("Estimates suggest around 120", "unattributed", "Nobody is named for this figure.", None),
    )  # fmt: skip
    made = []
    for words, kind, why, likely in rows:
        start = found.text.find(words)
        if start >= 0:
            made.append(
                Query(
                    id=identify(found.version_id, kind),
                    version_id=found.version_id,
                    kind=kind,  # type: ignore[arg-type]
                    spans=((start, start + len(words)),),
                    exact=(words,),
                    why=why,
                    likely=likely,
                )
            )
    return tuple(made)


def point(figure: Figure, found: Article) -> Point:
    """Return a figure as a point of a series."""
    return Point(
        figure_id=figure.id,
        article_id=found.id,
        version_id=found.version_id,
        on=found.published_on,
        on_basis="published",
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        exact=figure.exact,
    )


def series(story_id: str, event: Event, reports: Sequence[tuple[Article, Facts]]) -> Series | None:
    """Return the series of one event over reports, a line for each speaker."""
    lines: dict[str, tuple[Speaker, list[Point]]] = {}
    seen = set()
    for found, read in reports:
        for figure in read.figures:
            speaker = figure.attribution.speaker
            key = (speaker.name, figure.exact, found.published_on)
            if figure.event == event and key not in seen:
                seen.add(key)
                lines.setdefault(speaker.name or "", (speaker, []))[1].append(point(figure, found))
    if not lines:
        return None
    first = next(figure for _, read in reports for figure in read.figures if figure.event == event)
    made = tuple(Line(speaker=speaker, points=tuple(points)) for speaker, points in lines.values())
    return Series(
        id=identify(story_id, event),
        label=f"{first.subject or first.unit}: {event}",
        event=event,
        unit=first.unit,
        subject=first.subject,
        scope=None,
        lines=made,
        disagreements=_disagreements(made) if event == "killed" else (),
        summary=f"Latest by {len(made)} speakers; the ranges do not meet." if len(made) > 2 else "",
    )


def _disagreements(lines: Sequence[Line]) -> tuple[Disagreement, ...]:
    coastguard, union = (
        next((one for one in lines if one.speaker == who), None) for who in (COASTGUARD, UNION)
    )
    if coastguard is None or union is None or len(coastguard.points) < 4:
        return ()
    ids = (coastguard.points[-1].figure_id, union.points[-1].figure_id)
    own = (coastguard.points[-3].figure_id, coastguard.points[-2].figure_id)
    return (
        Disagreement(kind="conflict", figure_ids=ids, why="The Callendian Coastguard says 102; the Seafarers’ Union of Osterholm says at least 121."),
        Disagreement(kind="revision", figure_ids=own, why="The Callendian Coastguard lowered its own count from at least 97 to 93 on 9 March."),
    )  # fmt: skip


def cited(found: Article, span: tuple[int, int]) -> Cited:
    """Return a sentence of an article as cited."""
    return Cited(
        article_id=found.id,
        version_id=found.version_id,
        start=span[0],
        end=span[1],
        exact=found.text[slice(*span)],
    )


def story(
    reports: Sequence[tuple[Article, Facts]], standfirst: str | None = None, related: tuple[str, ...] = ()
) -> Story:
    """Return the story of some reports, told simply."""
    articles = [found for found, _ in reports]
    founder, newest = articles[0], articles[-1]
    made = (series(founder.id, event, reports) for event in ("killed", "injured", "missing", "money", "evacuated", "thing", "attended"))  # type: ignore[arg-type]  # fmt: skip
    days = {found.published_on: (found, read) for found, read in reversed(reports)}
    return Story(
        id=founder.id,
        headline=newest.headline,
        standfirst=standfirst or newest.standfirst,
        section=founder.section,
        first_on=founder.published_on,
        last_on=newest.published_on,
        article_ids=tuple(found.id for found in articles),
        origin_count=len({found.headline for found in articles}),
        brief=tuple(cited(found, read.sentences[0]) for found, read in reports[-5:]),
        timeline=tuple(
            TimelineEntry(on=on, on_exact=None, sentence=cited(found, read.sentences[0]))
            for on, (found, read) in sorted(days.items())  # type: ignore[type-var]
            if on
        ),
        series=tuple(one for one in made if one is not None),
        changes=_changes(reports),
        related_ids=related,
    )


def _changes(reports: Sequence[tuple[Article, Facts]]) -> tuple[Change, ...]:
    made = []
    for found, read in reversed(reports):
        for figure in read.figures:
            who = figure.attribution.speaker.name or "a report"
            text = f"{who}: {figure.exact} {figure.subject or ''} {figure.event}".replace("  ", " ")
            kind = "revision" if figure.exact == "93" else "new figure"
            made.append(Change(on=found.published_on or TODAY, kind=kind, text=text, figure_id=figure.id))  # type: ignore[arg-type]
        made.append(
            Change(
                on=found.published_on or TODAY, kind="new report", text=found.headline, article_id=found.id
            )
        )
    return tuple(made)


def fill() -> dict[str, Story]:
    """Put the invented news into the store that is open; return the stories by a short name."""
    ferry = [
        article(day, outlet, headline, text, section="World", standfirst=standfirst, origin=agency)
        for day, outlet, agency, headline, standfirst, text in FERRY
    ]
    rest = [
        article(day, outlet, headline, text, section=section, standfirst=standfirst)
        for day, outlet, section, headline, standfirst, text in SHORT
    ]
    reports = {found.id: (found, facts(found)) for found in (*ferry, *rest)}
    keep_reports(list(reports.values()))
    keep.keep_origins({found.id: ferry[1].id if found is ferry[2] else found.id for found in (*ferry, *rest)})
    stories = {"ferry": story([reports[one.id] for one in ferry], related=(rest[5].id,))}
    stories |= {f"short-{n}": story([reports[one.id]]) for n, one in enumerate(rest)}
    keep.keep_stories(stories.values())
    keep.keep_assignments(
        Assignment(article_id=article_id, story_id=told.id, score=1.0)
        for told in stories.values()
        for article_id in told.article_ids
    )
    keep.keep_correction(correction(reports[ferry[3].id][1].figures[0], ferry[3], stories["ferry"]))
    return stories


def keep_reports(reports: Sequence[tuple[Article, Facts]]) -> None:
    """Keep and publish articles with their facts, each with a capture."""
    for found, _ in reports:
        keep.keep_capture(
            Capture(
                id=found.capture_id,
                body=found.text.encode(),
                media_type="text/plain",
                url=found.url,
                captured_at=found.captured_at,
            )
        )
    keep.keep_articles(found for found, _ in reports)
    keep.keep_facts_of(read for _, read in reports)
    keep.publish_many(reports)


def correction(figure: Figure, found: Article, told: Story) -> Correction:
    """Return a correction of a figure."""
    return Correction(
        id=0,
        target="figure",
        target_id=figure.id,
        action="change",
        field="exact",
        value="58",
        before="85",
        reason="The report says 58; the digits were swapped when it was read.",
        editor="Ada Lind",
        made_at=datetime(2031, 3, 4, 9, tzinfo=UTC),
        article_id=found.id,
        story_id=told.id,
    )
