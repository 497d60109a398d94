"""The rules by which time expressions are read: a pattern each, and what its match means at a moment of the text.

A reader returns the expressions that it found in the match; none where the words are no time here. The readers stand in `days`,
`years`, `lengths` and `clocks`.
"""

import re
from dataclasses import dataclass

from dateline.facts.clocks import read_clock, read_day_part
from dateline.facts.days import (
    read_day,
    read_day_range,
    read_day_word,
    read_holiday,
    read_iso,
    read_month,
    read_ordinal_day,
    read_slashed,
    read_weekday,
)
from dateline.facts.findings import Reader
from dateline.facts.lengths import (
    read_at_night,
    read_duration,
    read_former,
    read_next_there,
    read_past_spans,
    read_reference,
    read_set,
    read_shift,
    read_span_of_history,
    read_this,
    read_vague_length,
)
from dateline.facts.phrases import (
    ABOUT,
    COUNT,
    DAY,
    HALF,
    HOLIDAY,
    MOD,
    MONTH,
    ORDINAL,
    PART,
    SEASON,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
)
from dateline.facts.wordlists import word_set
from dateline.facts.years import (
    read_century,
    read_decade,
    read_half,
    read_latest_quarter,
    read_quarter,
    read_season,
    read_short_year,
    read_year,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reader of its matches, and the landmarks (see `phrases`) of which every match holds one."""

    pattern: re.Pattern[str]
    read: Reader
    landmarks: frozenset[str]


_WHEN_YEAR = rf"(?:,?\s+(?:of\s+)?{YEAR})"
_THE_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:that|the\ssame|this|last|next)\syear|(?:1[0-9]{3}|20\d\d)(?![\d%]|[.,]\d)))"
_WD = rf"(?:{WEEKDAY_SHORT},?\s+(?:the\s+)?)?"
_OF_DAY = rf"(?:(?:the\s+)?{PART}\s+of\s+)?"
_LINK = r"\s?(?:-|–|—|/|to|and|or|until|through)\s?"
_DAY2 = r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_SHIFTED = r"(?:(?:earlier|later|early|late)\s+(?:on\s+)?)?"
_DETERMINER = r"(?:(?:the|another|a\s+mere|an\s+additional|a\s+further|these|those|its|his|her|their)\s+)?"
_ZONE = r"(?:\s+(?:\(?(?:E[SD]?T|P[SD]?T|C[SD]?T|GMT|UTC|BST|CET)\)?|hours|hrs|local\s+time|o['’]clock))?"


_HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# The day right behind a clock time, one expression with it: "10 p.m. Wednesday", "5 p.m. EST Nov. 9"; a preposition would part the two.
_CLOCK_DAY = rf"(?:,?\s+(?:{WEEKDAY}|(?P<dayword>today|yesterday|tomorrow)|(?P<then>the\s+(?:next|following|same)\s+day)|(?-i:{MONTH})\s+{DAY}{_WHEN_YEAR}?)(?!\s+(?:{PART})\b))?"

# The landmarks of what holds a unit of time.
_OF_UNIT = "unit night quarter century"


def _rule(near: str, pattern: str, read: Reader, flags: re.RegexFlag = re.IGNORECASE) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£#/.])(?:{pattern})(?!\w)", flags), read, word_set(near))


# Where a small letter means another word ("may", "march", "sun").
_CASED = re.RegexFlag(0)

RULES: tuple[Rule, ...] = (
    # Days
    _rule("digit", r"(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", read_iso),
    _rule("digit", r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d|\d\d)", read_slashed),
    _rule("month", rf"{DAY}{_LINK}{_DAY2}(?:\s+of)?\s+{MONTH}{_THE_YEAR}?", read_day_range, _CASED),
    _rule("month", rf"{DAY}\s+{MONTH}\s+(?P<short>\d\d)(?![\d:%]|[.,]\d)", read_day, _CASED),
    _rule("month", rf"{MONTH}\s+{DAY}{_LINK}{_DAY2}(?!\s+[JFMASOND][a-z]+\b){_THE_YEAR}?", read_day_range, _CASED),
    _rule("month", rf"{_OF_DAY}{_WD}(?:[Tt]he\s+)?{MONTH}\s+(?:the\s+)?{DAY}{_THE_YEAR}?", read_day, _CASED),
    _rule("month", rf"{_OF_DAY}{_WD}(?:[Tt]he\s+)?{DAY}(?:\s+of)?[\s-]+{MONTH}{_THE_YEAR}?", read_day, _CASED),
    _rule("digit", r"the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s+\w*(?:century|[A-Z]))", read_ordinal_day),
    _rule("holiday month", rf"{HOLIDAY}(?:\s+{PART})?(?:,?\s+{YEAR})?", read_holiday),
    _rule("weekday", rf"(?:(?:early|late|(?:earlier|later)(?:\s+on)?)\s+)?(?:(?P<word>last|next|this|past|coming)\s+)?{WEEKDAY}(?:\s+{PART})?", read_weekday),
    _rule("dayword night", rf"{_SHIFTED}(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|yesterday|tomorrow|tonight|last\s+night)(?:\s+{PART})?", read_day_word),
    _rule("part night", rf"{_SHIFTED}(?P<word>this)\s+{PART}", read_day_word),
    # Months, years and more
    _rule("month", rf"(?i:{MOD})?{MONTH}{_THE_YEAR}", read_month, _CASED),
    _rule("month", rf"(?i:{MOD})?(?i:(?:the\s+)?(?P<word>last|next|this|past|previous|coming|following)\s+)?{MONTH}", read_month, _CASED),
    _rule("half", rf"(?:the\s+)?{HALF}\s+of\s+{YEAR}", read_half),
    _rule("fiscal", rf"fiscal\s+(?:year\s+)?{YEAR}", read_year),
    _rule("quarter", r"(?:the\s+)?(?:latest|year[- ](?:ago|earlier))\s+quarter", read_latest_quarter),
    _rule("digit", rf"{MOD}?{YEAR}(?:\s?[-–—/]\s?(?P<year2>\d{{4}}|\d\d)(?![\d-]))?", read_year),
    _rule("digit", r"['’](?P<short>\d\d)(?!s)", read_short_year),
    _rule("digit decade", rf"(?:the\s+)?{MOD}?(?:the\s+)?(?:(?P<decade>(?:1\d|20)\d0)['’]?s|['’](?P<short>\d0)s|(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))", read_decade),
    _rule("century", rf"(?:{MOD}(?:the\s+)?)?{ORDINAL}[-\s]centur(?:y|ies)", read_century),
    _rule("season", rf"{_SHIFTED}(?:(?P<word>last|next|this|[Tt]hat|the\s+same|the\s+coming|the\s+following)\s+)?(?P<mod>{MOD}|[Tt]he\s+)?{SEASON}{_WHEN_YEAR}?", read_season, _CASED),
    _rule("quarter", rf"(?:the\s+)?(?:fiscal\s+)?{ORDINAL}[-\s]quarter(?:\s+of\s+(?:(?:fiscal\s+)?{YEAR}|(?:this|last)\s+year))?", read_quarter),
    _rule("quarter", rf"Q(?P<number>[1-4])(?:\s+(?:of\s+)?{YEAR})?", read_quarter, _CASED),
    # Times that hang on others
    _rule("unit now", r"(?<=to )this\s+day|(?:present|modern)[-\s]day", read_reference("PRESENT_REF")),
    _rule(_OF_UNIT, rf"(?:{MOD})?{_SHIFTED}(?P<word>this|last|next|that|the\s+same|that\s+same|this\s+same|the\s+coming)\s+{UNIT}(?!s)", read_this),
    _rule(_OF_UNIT, rf"(?:{MOD}|(?:earlier|later|late|early)\s+in\s+)(?P<word>the|this|that)\s+{UNIT}(?!s)", read_this),
    _rule(_OF_UNIT, rf"the\s+current\s+(?:fiscal\s+)?{UNIT}(?!s)", read_this),
    _rule("unit", r"(?P<word>the)\s+(?P<unit>weekend)", read_this),
    _rule("unit", r"(?:the\s+)?(?P<unit>year)(?:['’]s[\s-]|[\s-])end", read_this),
    _rule(_OF_UNIT, rf"the\s+(?P<word>next|following|previous|preceding|prior)\s+{UNIT}(?!s)", read_next_there),
    _rule(_OF_UNIT, rf"the\s+{UNIT}\s+(?P<word>before|after|earlier)(?!\s+(?:the|a|an|his|her|its|their|he|she|it|they|[A-Z]))", read_next_there, _CASED),
    _rule("ago now", rf"(?:{ABOUT})?{COUNT}[\s-]+{UNITS}\s+(?P<word>ago|earlier|later|from\s+now|hence|previously|prior|back)", read_shift),
    _rule("ago", rf"{UNIT}s\s+(?:ago|earlier|before(?!\s+\w))", read_reference("PAST_REF")),
    _rule("ago now", rf"{UNIT}s\s+(?:later|from\s+now)", read_reference("FUTURE_REF")),
    # Lengths and sets
    _rule(_OF_UNIT, rf"(?:the|these|those|his|her|their|its)\s+(?:past|last|next|coming|previous|first|final|following|preceding|other)\s+(?:{COUNT}\s+)?{UNITS}", read_past_spans),
    _rule(_OF_UNIT, rf"(?:{ABOUT})?{_DETERMINER}{COUNT}(?:\s+(?:single|more|full|whole|straight|consecutive|long|short|working|business|calendar|additional|solid|entire|successive))?[\s-]+{UNITS}(?:-long)?(?:\s+and\s+a\s+half)?", read_duration),
    _rule(_OF_UNIT, rf"{UNIT}(?:s?-long|s)", read_vague_length),
    _rule("often", r"(?P<often>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly)", read_set),
    _rule("each", rf"(?:every|each)\s+{UNIT}(?!s)", read_set),
    _rule("each", rf"(?:every|each)\s+(?:(?:other\s+)?{WEEKDAY}|(?P<often>morning|evening|afternoon))", read_set),
    _rule("each", rf"every\s+{COUNT}\s+{UNITS}", read_set),
    _rule("per", rf"(?P<per>per)\s+{UNIT}(?!s)", read_set),
    # Times of the day
    _rule("digit", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap](?:\.m\b\.?|m\b)){_ZONE}{_CLOCK_DAY}", read_clock),
    _rule("digit", rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d){_ZONE}{_CLOCK_DAY}", read_clock),
    _rule("digit", r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s?(?:hours|hrs|GMT|UTC)", read_clock),
    _rule("clock", rf"(?P<words>{_HOUR})\s+o['’]clock(?:\s+(?:in\s+the|at)\s+{PART})?", read_clock),
    _rule("clock", rf"(?:a\s+)?(?P<past>half[-\s]past|quarter\s+(?:past|to))\s+(?P<words>{_HOUR})(?:\s+(?:in\s+the|at)\s+{PART})?", read_clock),
    _rule("part", rf"(?P<name>noon|midday|midnight){_CLOCK_DAY}", read_clock),
    _rule("part night", rf"(?:that|the\s+same|that\s+same)\s+{PART}", read_day_part),
    # Now, then and one day
    _rule("now unit", r"now(?!\s+that)|currently|at\s+present|presently|nowadays|these\s+days|at\s+the\s+moment|the\s+present(?:\s+(?:day|time))?|the\s+time\s+being|current|this\s+time", read_reference("PRESENT_REF")),
    _rule("past now ago", r"(?:most\s+|more\s+)?recently|recent\s+(?:days|weeks|months|years|decades|times)|the\s+past|at\s+the\s+time|lately|recent|long\s+ago", read_reference("PAST_REF")),
    _rule("former", r"former", read_former),
    _rule("span now", r"(?:that|the\s+same)\s+time|(?:this|that)\s+period", read_span_of_history),
    _rule("night", r"night", read_at_night),
    _rule("future unit", r"(?:the\s+)?(?:near\s+|foreseeable\s+)?future|the\s+coming\s+(?:days|weeks|months|years)", read_reference("FUTURE_REF")),
)  # fmt: skip
