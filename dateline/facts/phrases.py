"""The words of time in English, as patterns to build with. Source: TimeML 1.2.1 and its annotation guideline."""

import re

MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?"
WEEKDAY_SHORT = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
)
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?(?:%|per ?cent|million|billion))"
YEAR = r"(?P<year>1[0-9]{3}|20\d\d)(?![\d%]|[.,]\d|-year)"
PART = r"(?P<part>morning|dawn|noon|midday|afternoon|evening|dusk|night)"
# "early October", "the end of", "mid-": they change the modifier, not the value.
MOD = (
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|late|mid|middle|beginning|start|end|close|turn|first half|second half|first part|latter part|early part|(?:first|last|final|opening|closing)\s+(?:few\s+)?(?:days|weeks|months)(?=\s+of))"
    r"(?:\s+(?:of|in|part of))?(?:\s+the\s+month\s+of)?(?:-|\s+))"
)
SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie|millennium|millennia)"
UNITS = UNIT + r"(?P<plural>s?)"
ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th", "seventh 7th", "eighth 8th",
         "ninth 9th", "tenth 10th", "eleventh 11th", "twelfth 12th", "thirteenth 13th", "fourteenth 14th", "fifteenth 15th",
         "sixteenth 16th", "seventeenth 17th", "eighteenth 18th", "nineteenth 19th", "twentieth 20th", "twenty-first 21st"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
ORDINAL = r"(?P<ordinal>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")"
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen"
)
_WORD = "(?:" + "|".join(sorted(_SMALL.split(), key=len, reverse=True)) + ")"
EXACT_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:an?\s+(?=hundred|thousand|dozen))?{_WORD}(?:[-\s]{_WORD}){{0,8}}(?:\s+and\s+a\s+half)?|half an?|half|an?)"
VAGUE_COUNT = r"(?:several|a few|a couple of|couple of|a couple|few|some|many|a number of|countless|many more|dozens of|scores of|hundreds of|thousands of|tens of)"
COUNT = rf"(?P<count>{VAGUE_COUNT}|{EXACT_COUNT}(?:-(?:to|and)-{_WORD}|-and-a-half)?)"
ABOUT = (
    r"(?:(?:more|less|fewer|no more|no less) than |over |under |about |around |nearly |almost |roughly |approximately |at least "
    r"|up to |only |just |as little as |as long as |some )"
)
# What stands before a clock time: "around 9 p.m.".
ABOUT_CLOCK = re.compile(
    r"(?<!\w)(?:about|around|approximately|roughly|nearly|almost|shortly before|shortly after|just before|just after)\s+$",
    re.I,
)
HALF = r"(?P<half>first|second|latter|last)\s+half"
# Holidays on a fixed day of the year (month, day), or reckoned ("easter", "nth"). Sources: US Code 5 USC 6103; the British
# Banking and Financial Dealings Act 1971; the Gregorian church year.
HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year’s eve": (12, 31), "new year's day": (1, 1), "new year’s day": (1, 1),
    "valentine's day": (2, 14), "valentine’s day": (2, 14), "st. patrick's day": (3, 17), "halloween": (10, 31),
    "all saints' day": (11, 1), "bastille day": (7, 14), "veterans day": (11, 11), "armistice day": (11, 11),
    "may day": (5, 1), "juneteenth": (6, 19),
}  # fmt: skip
EASTER_DAYS = {
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "ash wednesday": -46,
    "palm sunday": -7,
}
NTH_DAYS = {
    "thanksgiving": (11, 4, 4),
    "labor day": (9, 1, 1),
    "memorial day": (5, 1, -1),
    "columbus day": (10, 1, 2),
}
HOLIDAY = (
    "(?P<holiday>"
    + "|".join(
        re.escape(name) for name in sorted((*HOLIDAYS, *EASTER_DAYS, *NTH_DAYS), key=len, reverse=True)
    )
    + ")"
)

# Landmarks: words that are looked for once in a text, by kind, so that a rule of time is tried only near those that it needs. A kind
# may hold more words than its rules read, never fewer; what several kinds of rules need is a kind by itself ("night").
_LANDMARKS = {
    "month": r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec(?!ade))",
    "weekday": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "holiday": r"christmas|boxing|valentine|patrick|halloween|saints|bastille|veterans|armistice|juneteenth|easter|thanksgiving|labor|memorial|columbus"
    r"|new(?=\s+year)|may(?=\s+day)|good(?=\s+friday)|ash(?=\s+wednesday)|palm(?=\s+sunday)",
    "digit": r"\d+",
    "decade": r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties",
    "century": r"centur",
    "season": r"spring|summer|autumn|fall|winter",
    "often": r"daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly",
    "quarter": r"quarter(?!\s+(?:past|to)\s)|q(?=[1-4])",
    "dayword": r"yesterday|today|tomorrow|tonight",
    "night": r"night",
    "part": r"morning|dawn|noon|midday|midnight|afternoon|evening|dusk",
    "unit": r"second|minute|hour|day|weekend|week|fortnight|month|year|decade|millenni",
    "each": r"every|each",
    "per": r"per(?=\s)",
    "ago": r"ago|earlier|later|before|hence|previously|prior|back",
    "now": r"now|current|present|moment|time",
    "past": r"recent|past|lately",
    "future": r"future",
    "fiscal": r"fiscal",
    "span": r"period",
    "clock": r"o['’]clock|(?:half|quarter)[-\s]+(?:past|to)",
    "half": r"half(?![-\s]past)",
    "former": r"former(?!ly)",
}
LANDMARK = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _LANDMARKS.items()) + ")", re.I
)
