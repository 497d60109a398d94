"""Happenings: which mentions of figures count one and the same thing, so that they may be compared.

Comparable is what counts the same event, unit, subject and place, of one happening. Where that is not plain two
groups stand side by side: a wrong line in a chart is worse than one too many.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf

from dateline.base.records import Event
from dateline.stories.mentions import Mention
from dateline.stories.subjects import Subject, may_be_one
from dateline.stories.windows import count_over_other_times, is_same_since, looks_back_at

# Harm to people: events of which each happening has its own count.
IMPACT: frozenset[Event] = frozenset(
    (
        "killed",
        "casualties",
        "injured",
        "missing",
        "infected",
        "held",
        "displaced",
        "evacuated",
        "hospitalised",
    )
)
# What decides whether two mentions count the same happening. Chosen by hand on invented cases (tests/stories/cases)
# and looked at on real tolls; a mention joins the series where the sum is highest and not under the bar.
SAME_PLACE = 0.35
OTHER_PLACE = -0.8
OTHER_PLACE_COUNT = -0.3  # a count so far is told from many places
ONE_PLACE = -0.2  # only one of the two says where
SAME_SPEAKER = 0.25  # a named one, who goes on counting
NEWS_EACH = -0.2  # neither is said to be the count so far, nobody gives either, and they differ
WORDS_SHARED = 1.0  # times the share of common words
SAME_SUBJECT = 0.3  # both narrow what they count, and in the same words: "North Arlan soldiers"
SAME_REPORT = 0.2  # a report mostly tells of one thing
VAGUE = -0.4  # "dozens" says little
AFTER_VAGUE = -0.1
SAME_VALUE = 0.35
SAME_SMALL_VALUE = 0.1  # many happenings have three dead
FALLS = -0.25  # a count of one happening seldom falls
LEAPS = -0.25  # nor grows tenfold
SO_FAR = 0.3  # both say "so far", "toll", "has risen to"
GROWS = 0.2  # a count so far that is not less than the last, soon after it, is most likely the same count
SILENCE_DAYS = 7  # days that cost as much as other words gain
ONE_HAPPENING = 0.3  # a count that goes on, and both tell of what comes only once
SET_AGAINST = 0.4  # two named speakers, one sentence after the other: "The police counted 6,000. The union spoke of 15,000."
ANY_SUM = -0.3  # money of which it is not said what it is for: a story holds many sums
BAR = 0.15
LEAP = 10
SAME_WORDS = 0.5  # so great a share of common words, and two speakers tell of the same thing
NEXT_SENTENCE = 3  # characters between two sentences: a blank, the end of a paragraph
FALL = 3  # to less than a third: twice as odd
DEEP_FALL = 10  # to less than a tenth: no count of the same
# How long after the last figure another may belong to the same happening. A number that is not said to be the count so
# far ("an air strike killed six") is news of its own after a news cycle; a count so far runs on while it is kept up.
NEWS_DAYS = 3
COUNT_DAYS = 14  # where only one of the two is said to be the count so far
KEPT_DAYS = 28
WAR_DAYS = 400  # where both count from the same day on ("since the war began"), or one speaker estimates one thing anew
CLEARLY_LESS = 0.95
# What comes once, and is counted on for days; strikes and clashes come again the next day, storms in their season.
_COMES_ONCE = frozenset(
    ("earthquake", "quake", "tremor", "tsunami", "flood", "flooding",
     "tornado", "landslide", "mudslide", "avalanche", "eruption", "wildfire", "blaze", "crash", "derailment", "collapse",
     "stampede", "shipwreck", "capsizing", "sinking", "outbreak", "epidemic", "heatwave")
)  # fmt: skip
# More than this in a step is a misread number, or another happening.
LONGEST_LEAP = 30
# A number of so many digits, end noughts left out, does not come back by chance: said again it is the same, whenever.
TELLING_DIGITS = 2
MORE_DIGITS = 3
# Smaller numbers are counted of many things in one story: 24 ships, 24 members.
FEW_BY_CHANCE = 1000


@dataclass(slots=True)
class Group:
    """Mentions found so far to count one happening."""

    event: Event
    unit: str
    window: str
    subject: Subject
    mentions: list[Mention] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)

    stated_places: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    settings: set[str] = field(default_factory=set)
    sizes: set[float] = field(default_factory=set)
    is_kept: bool = False  # somebody keeps the count: one of its figures is said to be the count so far

    def add(self, mention: Mention, common: frozenset[str]) -> None:
        """Take in a mention; `common` are the places that tell nothing."""
        self.mentions.append(mention)
        self.places.update(mention.places - common)
        self.stated_places |= mention.stated_place
        self.voices |= mention.voices
        self.settings |= mention.setting
        if mention.figure.bound != "vague":
            self.sizes.add(size_of(mention))
        self.is_kept = self.is_kept or mention.is_count_so_far
        if len(mention.subject.modifiers) > len(self.subject.modifiers):
            self.subject = mention.subject


def group_mentions(mentions: Sequence[Mention]) -> list[Group]:
    """Return the mentions grouped by happening, in the order of days; unlike events, units and windows never meet."""
    buckets: defaultdict[tuple[str, str, str], list[Group]] = defaultdict(list)
    ordered = sorted(mentions, key=_in_time)
    common = _common_places(mentions)
    for mention in ordered:
        figure = mention.figure
        bucket = buckets[figure.event, figure.unit, mention.window]
        best = _best(mention, bucket, common)
        if best is None:
            best = Group(event=figure.event, unit=figure.unit, window=mention.window, subject=mention.subject)
            bucket.append(best)
        best.add(mention, common)
    return [group for bucket in buckets.values() for group in bucket]


def _in_time(mention: Mention) -> tuple[date, int, int]:
    return (mention.on or date.max, mention.place_in_story, mention.figure.start)


def _common_places(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the places that most of the figures share: they tell no happening from another."""
    counts = Counter(place for mention in mentions for place in mention.places)
    return frozenset(place for place, n in counts.items() if n > len(mentions) / 2)


def _best(mention: Mention, bucket: Sequence[Group], common: frozenset[str]) -> Group | None:
    scored = [(_fit(mention, group, common), -n) for n, group in enumerate(bucket)]
    if not scored:
        return None
    score, n = max(scored)
    return bucket[-n] if score >= BAR else None


def _fit(mention: Mention, group: Group, common: frozenset[str]) -> float:
    if (
        not _may_be_one(mention, group)
        or _is_too_late(mention, group)
        or _is_elsewhere(mention, group)
        or _is_of_other_time(mention, group)
        or _is_set_beside(mention, group)
        or _is_out_of_step(mention, group)
    ):
        return -1.0
    last = group.mentions[-1]
    places = mention.places - common
    score = 0.0
    if places and group.places:
        is_mild = mention.is_count_so_far and (group.is_kept or _is_set_there(mention, group))
        other = OTHER_PLACE_COUNT if is_mild else OTHER_PLACE
        score += SAME_PLACE if any(place in group.places for place in places) else other
    elif (places or group.places) and not mention.is_count_so_far and not _is_set_there(mention, group):
        score += ONE_PLACE
    if mention.subject.modifiers and mention.subject == group.subject:
        score += SAME_SUBJECT
    if _is_one_voice(mention, group):
        score += SAME_SPEAKER
    if mention.report is last.report:
        score += SAME_REPORT
    if group.event == "money" and not mention.subject.key and size_of(mention) not in group.sizes:
        score += ANY_SUM
    if _is_set_against(mention, last):
        score += SET_AGAINST
    if mention.figure.bound == "vague":
        score += VAGUE
    elif last.figure.bound == "vague":
        score += AFTER_VAGUE
    if _is_news_of_its_own(mention, last):
        score += NEWS_EACH
    is_counted_on = mention.is_count_so_far or _is_one_voice(mention, group)
    if is_counted_on and _is_one_happening(mention.told, [other.told for other in group.mentions[-3:]]):
        score += ONE_HAPPENING
    score += WORDS_SHARED * max(_shared(mention, other) for other in group.mentions[-3:])
    score += _fit_of_values(mention, group)
    if mention.is_count_so_far:
        score += SO_FAR if group.is_kept else 0.0
        before = _last_of_voice(mention, group) or last
        score += GROWS if 1 <= size_of(mention) / max(size_of(before), 1.0) <= LEAP else 0.0
    return score - min(1.0, _silence(mention, group) / SILENCE_DAYS) * (
        0.1 if mention.is_count_so_far else 0.4
    )


def _may_be_one(mention: Mention, group: Group) -> bool:
    """True if the subjects can be one, or the number is one that does not come twice: "7.4 million", of bribes, a sum."""
    if may_be_one(mention.subject, group.subject):
        return True
    value = size_of(mention)
    return (
        group.event not in IMPACT and value >= FEW_BY_CHANCE and _is_telling(value) and value in group.sizes
    )


def _last_of_voice(mention: Mention, group: Group) -> Mention | None:
    """Return what the same voice counted last: its toll grows from there, whatever others said in between."""
    return next((other for other in reversed(group.mentions) if other.voices & mention.voices), None)


def _is_one_voice(mention: Mention, group: Group) -> bool:
    return not group.voices.isdisjoint(mention.voices)


def _is_set_there(mention: Mention, group: Group) -> bool:
    """True if the figure's report says at its head that it tells of where the series counts, or the other way about."""
    if group.places:
        return not mention.setting.isdisjoint(group.places)
    return not mention.places.isdisjoint(group.settings)


def _is_news_of_its_own(mention: Mention, last: Mention) -> bool:
    if mention.is_count_so_far or last.is_count_so_far or size_of(mention) == size_of(last):
        return False
    return mention.speaker[0] == last.speaker[0] == "none" and mention.report is not last.report


def _is_telling(value: float) -> bool:
    return len(f"{value:.0f}".rstrip("0")) >= TELLING_DIGITS


def _is_estimate(mention: Mention, last: Mention) -> bool:
    """True if one speaker speaks in the same words of the same thing, which is no harm: what the tunnel will cost."""
    if mention.figure.event in IMPACT or not mention.subject.key or mention.subject != last.subject:
        return False
    is_cut = size_of(mention) * FALL < size_of(last)
    return bool(mention.voices & last.voices) and not is_cut and _shared(mention, last) >= SAME_WORDS


def _comes_back(mention: Mention) -> bool:
    """True if the number, met again, is the same count: fifteen dead and tariffs of 25 per cent come twice by chance."""
    needed = (
        MORE_DIGITS if mention.figure.event in IMPACT or mention.figure.event == "share" else TELLING_DIGITS
    )
    return len(f"{size_of(mention):.4f}".rstrip("0").rstrip(".").rstrip("0").replace(".", "")) >= needed


def _silence(mention: Mention, group: Group) -> int:
    """Return the days since the group's last figure; 0 where a day is unknown."""
    last = group.mentions[-1].on
    return abs((mention.on - last).days) if mention.on and last else 0


def _is_too_late(mention: Mention, group: Group) -> bool:
    """True if too many days have passed for the figure to be of the same happening."""
    silence = _silence(mention, group)
    return silence > NEWS_DAYS and silence > _patience(mention, group)


def _patience(mention: Mention, group: Group) -> float:
    """Return how many days after the group's last figure this one may still count the same."""
    figure, last = mention.figure, group.mentions[-1]
    is_again = size_of(mention) in group.sizes
    if is_again and _comes_back(mention):
        return inf
    is_of_a_time = figure.since is not None and figure.until is not None
    if (
        is_of_a_time
        and (is_again or mention.is_count_so_far)
        and any(looks_back_at(figure, m.on) for m in group.mentions)
    ):
        return inf
    if is_same_since(figure, last.figure) or _is_estimate(mention, last):
        return WAR_DAYS
    if mention.is_count_so_far and group.is_kept:
        return KEPT_DAYS
    if mention.is_count_so_far or group.is_kept:
        return COUNT_DAYS
    is_lasting = figure.event in ("money", "share") or _is_telling(size_of(mention))
    return COUNT_DAYS if is_lasting and figure.event not in IMPACT else NEWS_DAYS


def _is_of_other_time(mention: Mention, group: Group) -> bool:
    """True if figure and series plainly count over different times."""
    return any(
        count_over_other_times(mention.figure, mention.on, other.figure, other.on)
        for other in group.mentions[-5:]
    )


def _is_set_beside(mention: Mention, group: Group) -> bool:
    """True if the series holds another figure of the same sentence: one sets apart what it counts twice.

    Two named speakers in one sentence are set against each other instead: "the police counted 15,000, the union 80,000".
    """
    return any(_sets_apart(mention, other) for other in group.mentions[-3:] if other.report is mention.report)


def _is_set_against(mention: Mention, last: Mention) -> bool:
    if (
        mention.report is not last.report
        or mention.voices == last.voices
        or not (mention.voices and last.voices)
    ):
        return False
    return 0 <= mention.figure.sentence[0] - last.figure.sentence[1] <= NEXT_SENTENCE


def _sets_apart(one: Mention, other: Mention) -> bool:
    if one.value == other.value:
        return False
    is_same_speaker = one.speaker == other.speaker
    if one.is_other:
        return True
    if one.figure.sentence == other.figure.sentence:
        return is_same_speaker or "none" in (one.speaker[0], other.speaker[0])
    # A report that tells one count twice says "so far" with the second, or what it was before.
    return is_same_speaker and not one.is_count_so_far and not one.is_revision


def _is_out_of_step(mention: Mention, group: Group) -> bool:
    """True if a figure is out of all proportion, or plainly less on a later day and not said to be the count so far."""
    last = group.mentions[-1]
    if _is_disputed(mention, last):
        return False
    if size_of(mention) > LONGEST_LEAP * max(size_of(last), 1.0) and last.figure.bound != "vague":
        return True
    if _is_deep_fall(mention, last):
        return True
    if (
        mention.is_count_so_far
        or mention.window
        or mention.figure.high is None
        or mention.figure.event not in IMPACT
        or (_is_one_voice(mention, group) and _is_corrected(mention, group))
    ):
        return False
    return mention.on != last.on and mention.figure.high < CLEARLY_LESS * size_of(last)


def _is_disputed(mention: Mention, last: Mention) -> bool:
    """True if two speakers, in nearly the same words of the same place and news cycle, give numbers of their own."""
    is_told = "none" not in (mention.speaker[0], last.speaker[0])
    if not is_told or mention.speaker == last.speaker or mention.voices & last.voices:
        return False
    if mention.on is None or last.on is None:
        return False
    is_there = mention.places == last.places or bool(mention.places & last.places)
    return is_there and abs((mention.on - last.on).days) <= NEWS_DAYS and _shared(mention, last) >= SAME_WORDS


def _is_deep_fall(mention: Mention, last: Mention) -> bool:
    if (
        mention.figure.event not in IMPACT
        or mention.window
        or "vague" in (mention.figure.bound, last.figure.bound)
    ):
        return False
    return size_of(mention) * DEEP_FALL < size_of(last)


def _is_corrected(mention: Mention, group: Group) -> bool:
    """True if a smaller number can stand for the larger: it says so, or both tell of what comes only once."""
    if mention.is_revision:
        return True
    return _is_one_happening(mention.context, [other.context for other in group.mentions[-3:]])


def _is_one_happening(told: frozenset[str], before: Sequence[frozenset[str]]) -> bool:
    once = told & _COMES_ONCE
    return any(once & other for other in before)


def _is_elsewhere(mention: Mention, group: Group) -> bool:
    """True if figure and series each say where they count, and it is not the same place."""
    if mention.is_alone != group.mentions[0].is_alone and not mention.stated_place & group.stated_places:
        return True
    here, there = mention.stated_place, group.stated_places
    return bool(here and there) and here.isdisjoint(there)


def _fit_of_values(mention: Mention, group: Group) -> float:
    value, before = size_of(mention), size_of(group.mentions[-1])
    if mention.figure.bound != "vague" and value in group.sizes:
        return SAME_VALUE if _is_telling(value) else SAME_SMALL_VALUE
    if _is_disputed(mention, group.mentions[-1]):
        return 0.0
    if mention.figure.high is not None and value < before:
        return FALLS if value * FALL > before else 2 * FALLS
    return LEAPS if value > LEAP * max(before, 1.0) else 0.0


def size_of(mention: Mention) -> float:
    """Return the number that a mention is compared by: the least it says, else the most."""
    figure = mention.figure
    return figure.low if figure.low is not None else figure.high or 0.0


def _shared(one: Mention, other: Mention) -> float:
    if not one.context or not other.context:
        return 0.0
    return len(one.context & other.context) / min(len(one.context), len(other.context))
