"""Figures of many reports as mentions that can be compared: whose they are, of which day, in which words.

Copies of one text are one origin: a copy adds nothing to what the origin said.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.base.records import Figure, Report, Speaker
from dateline.base.speakers import slug_of
from dateline.stories.speakers import Key, join_speakers, key_of, voices_of
from dateline.stories.subjects import Subject, subject_of
from dateline.stories.terms import stem, words

# Words by which a sentence says that its number is the count so far, not that of a new event.
_COUNT_SO_FAR = re.compile(
    r"\b(?:toll|tally|so far|in total|total number of|(?<!a )total of (?:people|deaths)|overall|number of (?:deaths|dead|cases|victims|people)"
    r"|(?:has|have) (?:now |already |so far )*(?:been )?(?:risen|climbed|grown|increased|reached|passed|surpassed|exceeded"
    r"|recorded|registered|caused|claimed|left|seen|killed|died|infected|injured|wounded|displaced|confirmed|burned|burnt)"
    r"|ris(?:es|en|ing) to|rose to|climb(?:s|ed) to|grow(?:s|n) to|grew to|increas(?:es|ed) to|reach(?:es|ed)|exceed(?:s|ed)"
    r"|surpass(?:es|ed)|revised|updated|bringing|brings|brought)\b",
    re.I,
)
# What is counted as it stands, not as it happens: cases of a disease, people who are away from home.
_STANDING = frozenset(("infected", "displaced", "missing", "hospitalised", "held"))
# What a state or a province counts of its own people only.
_OWN = frozenset(("infected", "hospitalised"))
# People who are kept from their homes as it stands, not newly sent away.
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|yet to return)\b", re.I)
# So many dead or hurt are hardly ever a report's own news again within days: a large number is a count that is kept.
_TOLLS = frozenset(("killed", "injured", "casualties"))
LARGE_COUNT = 100
# "A total of 440 drones" counts what was sent, and says nothing of the dead in the same sentence.
_SUM = re.compile(r"\b(?:a|in) total\b", re.I)
# A window this short is a count of its own: "in the past 24 hours", "this week".
_SHORT_WINDOW = re.compile(
    r"\b(?:past|last|previous|over) (?:\w+ )?(?:hours?|days?|weeks?|months?|nights?|weekend)\b"
    r"|\bthis (?:week|weekend|month|year)\b|\b(?:daily|weekly|monthly|a day|per day)\b",
    re.I,
)

# "132 civilians, bringing the toll to 1,225": the first number is what is added to get the second.
_BRINGS = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|rais(?:es|ed|ing)|push(?:es|ing)|totall?ing|for a total|as the (?:\w+ ){0,3}(?:toll|total|tally))\b",
    re.I,
)
# "Nationwide" says where, as a place does, and that it is no part of it.
_NATIONWIDE = re.compile(
    r"\b(?:nation|country)[ -]?wide\b|\b(?:across|throughout|in all of) the (?:whole |entire )?(?:country|nation)\b",
    re.I,
)
NATIONWIDE = "nationwide"
# What stands beside a number that is added to the count: "37 new cases", "another 12 people", "two more deaths".
_NEW = re.compile(r"\b(?:new|newly|more(?! than)|another|additional|further|fresh)\b", re.I)
_NEWLY = re.compile(r"new(?:ly)?\b", re.I)
_MORE = re.compile(r"(?:more|others?)\b", re.I)
_OTHER = re.compile(r"\s+others?\b", re.I)
_ALL = re.compile(r"\b(?:total|toll|tally|overall|altogether)\b", re.I)
_EARLIER = re.compile(r"(?:earlier|late|later|early) this\b", re.I)
NEW = "new"  # the window of what is newly counted
BESIDE_CHARACTERS = 24
# Queries that say that a day cannot be as it is written.
DOUBTED = ("year", "future date", "said after published")
# "In the city alone": a part of what is counted everywhere.
_ALONE = re.compile(r"\b(?:in|at|on) (?:[\w’'-]+ ){1,5}alone\b", re.I)
# By these a number says that it stands for an earlier and larger one, so that a fall is no second happening.
_REVISION = re.compile(
    r"\b(?:fewer|less) than (?:before|earlier|previously|first|it|reported|had|the day|on)\b"
    r"|\b(?:lowered|revis\w+|correct(?:s|ed|ing)?|downward|fell|falls|dropped) (?:\w+ ){0,4}(?:to|from|by|downwards?)\b"
    r"|\bdown from\b|\band not \d|\bcounted twice\b|\bdouble.counted\b|\bentered twice\b",
    re.I,
)
# How much of a report's text, after its headline, says where all of it happened.
SETTING_CHARACTERS = 300
# About a clause: words of count further off belong to another number.
CLAUSE_CHARACTERS = 60

# Where a sentence says that something happened: "in Kelm", "near Tarn". Names that no name finder knows
# are caught too; what is no place ("in March") is no harm, for it is compared only with others of its kind.
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|across|outside|inside|off|around|of) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)

# Adjectives of places say who, not where.
_DEMONYM = re.compile(r"(?:[ae]li|ian|ean|nese|lese|ish|aqi|rdish|eni)s?$")
# Words of many places' names, by which no two are told apart.
_KINDS_OF_PLACE = frozenset(
    ("oblast", "province", "region", "district", "city", "town", "village", "state", "county", "island", "republic",
     "democratic", "united", "kingdom", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
     "central", "northwest", "northeast", "southwest", "southeast", "governorate", "municipality", "area", "river",
     "mount", "lake", "sea", "valley", "airport", "port", "border", "strip", "department", "territory")
)  # fmt: skip

OnBasis = Literal["said", "published", "captured", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One figure of one report, with all by which it is compared."""

    figure: Figure
    report: Report
    place_in_story: int  # of its report, in order of publication
    on: date | None
    on_basis: OnBasis
    speaker: Key
    voices: frozenset[str]  # the body and the person that it can be, for one body speaks through many
    subject: Subject
    places: frozenset[str]
    setting: frozenset[
        str
    ]  # words of the report's headline and beginning, where it says where it all happened
    stated_place: frozenset[str]  # of the figure itself, where the sentence ties it to one
    context: frozenset[str]
    window: str  # "" where the figure counts all so far
    is_count_so_far: bool
    is_other: bool  # beside one told before: "three other groups"
    is_alone: bool  # said of one place alone: "64 in the city alone"
    is_revision: bool  # said to correct an earlier number

    @property
    def value(self) -> tuple[float | None, float | None, str]:
        """What the figure says, to tell repeats."""
        return (self.figure.low, self.figure.high, self.figure.bound)

    @property
    def told(self) -> frozenset[str]:
        """The words of its sentence and of its report's beginning."""
        return self.context | self.setting


def day_of(report: Report) -> tuple[date | None, OnBasis]:
    """Return the day a report stands for, and what it is: published, else captured."""
    article = report.article
    if article.published_on is not None:
        return article.published_on, "published"
    if article.captured_at is not None:
        return article.captured_at.date(), "captured"
    return None, "unknown"


def join_all(reports: Sequence[Report]) -> Mapping[Key, Speaker]:
    """Return the speakers of all figures and quotes, joined across the reports, by their names and by the registry."""
    found = [
        fact.attribution.speaker
        for report in reports
        for facts in (report.facts.figures, report.facts.quotes)
        for fact in facts
    ]
    return _as_registered(join_speakers(found), found)


def _as_registered(joined: Mapping[Key, Speaker], speakers: Sequence[Speaker]) -> Mapping[Key, Speaker]:
    """Return the speakers with those as one that the registry leads to one page.

    A name that it leads to two pages ("the interior ministry" of two states) stays as it is.
    """
    if not any(speaker.slug for speaker in speakers):
        return joined
    slugs: defaultdict[Key, set[str]] = defaultdict(set)
    for speaker in speakers:
        if speaker.kind in ("person", "body") and (slug := slug_of(speaker)):
            slugs[key_of(joined[key_of(speaker)])].add(slug)
    best: dict[tuple[str, str], Speaker] = {}
    for key, of_key in sorted(slugs.items()):
        place = (key[0], min(of_key))
        if len(of_key) == 1 and (place not in best or len(key[1]) > len(key_of(best[place])[1])):
            best[place] = joined[key]
    one = {key: best[key[0], min(of_key)] for key, of_key in slugs.items() if len(of_key) == 1}
    return {key: one.get(key_of(speaker), speaker) for key, speaker in joined.items()}


def mentions_of(reports: Sequence[Report], joined: Mapping[Key, Speaker]) -> list[Mention]:
    """Return the figures of reports in order, those that a copy only repeats left out."""
    found: list[Mention] = []
    told: set[tuple[object, ...]] = set()
    for place, report in enumerate(reports):
        for figure in report.facts.figures:
            mention = _mention(figure, report, place, joined)
            told_by_origin = (
                report.origin_id,
                mention.speaker,
                mention.value,
                figure.event,
                figure.unit,
                mention.subject,
            )
            if told_by_origin in told:
                continue
            told.add(told_by_origin)
            found.append(mention)
    return found


def _mention(figure: Figure, report: Report, place: int, joined: Mapping[Key, Speaker]) -> Mention:
    said_on = None if _is_doubted(figure, report) else figure.attribution.said_on
    day, basis = day_of(report)
    start, end = figure.sentence
    article = report.article
    sentence = article.text[start:end]
    speaker = joined[key_of(figure.attribution.speaker)]
    return Mention(
        figure=figure,
        report=report,
        place_in_story=place,
        on=said_on or day,
        on_basis="said" if said_on else basis,
        speaker=key_of(speaker),
        voices=voices_of(speaker) | voices_of(figure.attribution.speaker),
        subject=_subject(figure),
        places=_places(figure, report, start, end),
        setting=frozenset(
            words(f"{article.headline} {article.dateline or ''} {article.text[:SETTING_CHARACTERS]}")
        ),
        stated_place=_stated_place(figure, report),
        context=frozenset(word for word in words(sentence) if not word.isdigit()),
        window=_window(figure, report),
        is_count_so_far=_is_count_so_far(figure, article.text),
        is_other=bool(_OTHER.match(article.text[figure.end :][:BESIDE_CHARACTERS])),
        is_alone=bool(_ALONE.search(sentence)),
        is_revision=bool(_REVISION.search(sentence)),
    )


def _subject(figure: Figure) -> Subject:
    """Return what is counted; who counts it is not: "the police" of "the police put the crowd at 6,000"."""
    speaker = figure.attribution.speaker
    told = {word for text in (speaker.name, speaker.role, speaker.body) for word in words(text or "")}
    found = words(figure.subject or "")
    is_who_says = bool(found) and told.issuperset(found)
    return subject_of(None if is_who_says else figure.subject, figure.unit, figure.event)


def _stated_place(figure: Figure, report: Report) -> frozenset[str]:
    """Return words of where a figure counts: as the sentence ties it, the nation, or the place whose cases it reports."""
    if figure.place:
        return frozenset(words(figure.place))
    start, end = figure.sentence
    near = report.article.text[
        max(start, figure.start - CLAUSE_CHARACTERS) : min(end, figure.end + CLAUSE_CHARACTERS)
    ]
    if _NATIONWIDE.search(near):
        return frozenset((NATIONWIDE,))
    speaker = figure.attribution.speaker.name
    # "Michigan reports 992 cases, Ohio 177": a state counts its own sick. In a war each side counts the same.
    is_state = figure.event in _OWN and any(
        n.kind == "place" and n.name == speaker for n in report.facts.names
    )
    return frozenset(words(speaker or "")) if is_state else frozenset()


def _is_doubted(figure: Figure, report: Report) -> bool:
    """True if a query doubts the year of a day in the figure's sentence: then it is not known when it was said."""
    start, end = figure.sentence
    return any(
        query.kind in DOUBTED and any(start <= at < end for at, _ in query.spans)
        for query in report.facts.queries
    )


def _is_count_so_far(figure: Figure, text: str) -> bool:
    start, end = figure.sentence
    if figure.event in _STANDING or (
        figure.event in _TOLLS and (figure.low or figure.high or 0) >= LARGE_COUNT
    ):
        return True
    if figure.is_cumulative and not _SUM.search(text, start, end):
        return True
    if figure.event == "evacuated" and _STILL.search(text, start, end):
        return True
    around = text[max(start, figure.start - CLAUSE_CHARACTERS) : min(end, figure.end + CLAUSE_CHARACTERS)]
    return bool(_COUNT_SO_FAR.search(around))


def _places(figure: Figure, report: Report, start: int, end: int) -> frozenset[str]:
    named = [
        name.name
        for name in report.facts.names
        if name.kind == "place"
        and not _DEMONYM.search(name.name)
        and any(start <= at < end for at, _ in name.spans)
    ]
    told = (match[1] for match in _LOCATIVE.finditer(report.article.text, start, end))
    found = (word for text in (figure.place or "", *named, *told) for word in words(text))
    return frozenset(word for word in found if word not in _KINDS_OF_PLACE)


def _window(figure: Figure, report: Report) -> str:
    """Return what parts a count from the count of all so far: a short window's words, or "new"; "" for all so far."""
    text = figure.window or ""
    if (
        _SHORT_WINDOW.search(text)
        and not _is_a_sum(figure, report)
        and not _is_of_an_event(text, report.article.text[slice(*figure.sentence)])
    ):
        return " ".join(stem(word) for word in text.split())
    return NEW if _is_new(figure, report) else ""


def _is_of_an_event(window: str, sentence: str) -> bool:
    """True if the days say which event is meant: "last week's earthquake", "the floods earlier this week"."""
    return bool(_EARLIER.match(window)) or any(f"{window}{apostrophe}s " in sentence for apostrophe in "'’")


def _is_a_sum(figure: Figure, report: Report) -> bool:
    """True if the number is what another brings the count to; a window in its sentence is the other's."""
    text = report.article.text
    near = text[max(figure.sentence[0], figure.start - CLAUSE_CHARACTERS) : figure.start]
    return bool(_BRINGS.search(near))


def _is_new(figure: Figure, report: Report) -> bool:
    text = report.article.text
    start, end = figure.sentence
    earlier = [f for f in report.facts.figures if f.sentence == figure.sentence and f.end < figure.start]
    before = text[max(start, figure.start - BESIDE_CHARACTERS) : figure.start]
    after = text[figure.end : min(end, figure.end + BESIDE_CHARACTERS)].lstrip()
    if _ALL.search(before):
        return False
    if _is_added(figure, report):
        return True
    if figure.is_cumulative and not _NEWLY.match(after):
        return False
    if _MORE.match(after) and any(other.event != figure.event for other in earlier):
        # "41 people killed, with 479 more injured": more people, not more injured than before.
        return False
    if _NEW.search(before.rpartition(",")[2]) or _NEW.match(after):
        return True
    # "37 new cases and 12 deaths": the second is as new as the first.
    between = text[earlier[-1].end : figure.start] if earlier else ""
    is_joined = between.endswith(" and ") and len(between) <= 2 * BESIDE_CHARACTERS
    return is_joined and bool(_NEW.match(between.lstrip()))


def _is_added(figure: Figure, report: Report) -> bool:
    """True if the sentence goes on to the sum that the number leads to."""
    later = [f for f in report.facts.figures if f.sentence == figure.sentence and f.start > figure.end]
    sums = (
        f
        for f in later
        if f.event == figure.event and (f.low or f.high or 0) > (figure.low or figure.high or 0)
    )
    text = report.article.text
    return any(_BRINGS.search(text, figure.end, f.start) for f in sums)
