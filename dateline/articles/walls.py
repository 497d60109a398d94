"""Pages that are no article, told apart: errors, bot checks, gates of consent, login, age and region, media, listings.

A page is refused only where little else stands on it: an article that asks for a subscription below its first
paragraphs is still an article, and so is one about cookies, a missing page or a captcha.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.articles import wallwords as words
from dateline.articles.blocks import TextBlock
from dateline.articles.declared import Declared
from dateline.articles.listings import is_listing, media_of
from dateline.articles.markup import BLOCKS, text_of
from dateline.articles.sieve import Sieve
from dateline.articles.tree import Element

Reason = Literal[
    "no article", "login wall", "consent wall", "listing page", "error page", "bot check", "region block", "age gate",
    "media page",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Why a page is no article, as a reason and one sentence."""

    reason: Reason
    detail: str


# A wall shows little else. A report in brief has a paragraph or two of this size; with four, a page is an article
# whatever else it says.
LITTLE_CHARACTERS = 350
_MOST_CHARACTERS = 4 * LITTLE_CHARACTERS
# A teaser before a gate that the page itself declares (schema.org isAccessibleForFree) may be longer.
_MOST_TEASER_CHARACTERS = 600
# Beside a dialogue's own words there is at most a headline and a line under it.
_MOST_BESIDE = 250
# The share of what a page says that speaks of one thing where it is a wall.
_HALF, _MOST_OF_IT = 0.5, 0.6
# The paragraphs of consent dialogues are no longer.
_MOST_CONSENT_CHARACTERS = 1200
# A gate comes to its point: "Enter your email to keep reading".
_MOST_BEFORE_ASKING = 25
# A page that waits for scripts says no more than this.
_SHELL_CHARACTERS = 400
# No wall says more, nor in longer lines; what is read here was written by anybody.
_MOST_SAID, _MOST_LINE, _MOST_TITLE, _MOST_TITLES = 30_000, 2000, 250, 12
# Parts of a title: the headline, the section, the outlet.
_PARTS = re.compile(r"\s+[|–—·•«»:-]+\s+|\s*[|«»]\s*")
# How a dialogue speaks: it asks, where a report tells.
_ASKS = Sieve(
    r"\b(?:we (?:use|need|value|care|and our|process|store)|our (?:site|website|partners|\d+)|your (?:consent|privacy|data|choices|device|browser|experience)|you (?:can|agree|consent|accept)|accept|agree|by (?:clicking|continuing|using)|reject all|manage|"
    r"wir (?:verwenden|nutzen|brauchen|benötigen|und unsere)|unsere (?:partner|seite|website|\d+)|ihre (?:einwilligung|zustimmung|daten|privatsphäre)|akzeptieren|zustimmen|einverstanden|nous (?:utilisons|et nos)|nos (?:\d+ )?partenaires|votre (?:consentement|vie privée|choix)|vos (?:données|choix)|accepter|refuser|"
    r"utilizamos|nuestros (?:socios|\d+)|nosotros|tu (?:consentimiento|privacidad)|su (?:consentimiento|privacidad)|aceptar|rechazar|usamos|nossos parceiros|aceitar|utilizziamo|noi e|i nostri|accett[ao]|rifiuta|wij (?:gebruiken|en)|onze partners|jouw|uw|akkoord|accepteren|vi (?:använder|bruger|bruker|och|og)|godkänn|godta|accepter|käytämme|hyväksy|"
    r"używamy|nasi partnerzy|akceptuj|zgadzam|používáme|souhlasím|használunk|elfogad|kullanıyoruz|kabul|мы используем|принять|принимаю|同意|동의)",
    re.I,
)
_LOGIN_OR_GATE = Sieve(f"(?:{words.LOGIN.pattern.pattern})|(?:{words.GATE.pattern.pattern})", re.I)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OUTSIDE = frozenset({"nav", "footer", "head"})


def find_wall(
    page: Declared, titles: Sequence[str], blocks: Sequence[TextBlock], body: Sequence[TextBlock]
) -> Wall | None:
    """Return why a page is no article; None where it is one.

    `titles` are what the page calls itself, `blocks` all of it, `body` those that were taken for the text.
    """
    size = sum(_width(b.text) for b in body if b.link_share < _HALF)
    if size < _MOST_CHARACTERS and (wall := _small_page(page, titles, body, size)):
        return wall
    if is_listing(page, titles, blocks, body):
        return Wall(
            reason="listing page",
            detail="The page is a list of links to articles, with hardly a text of its own.",
        )
    return None


def speaks_of_consent(text: str) -> bool:
    """True if a paragraph is about cookies and consent, in more than a passing word."""
    return len(words.CONSENT.findall(text)) >= 2 and len(text) < _MOST_CONSENT_CHARACTERS


def is_dated(page: Declared) -> bool:
    """True if a page declares when it was published: walls and errors do not."""
    return (
        bool(page.article.get("datePublished")) or next(page.meta("article:published_time"), None) is not None
    )


def _small_page(page: Declared, titles: Sequence[str], body: Sequence[TextBlock], size: int) -> Wall | None:
    said = _said(page)
    titles = [title[:_MOST_TITLE] for title in titles[:_MOST_TITLES]]
    parts = [part for title in titles for part in (title, *_PARTS.split(title)) if part.strip()]
    dated = is_dated(page)
    if wall := _by_title(parts, said, size, dated=dated):
        return wall
    if wall := _by_words(page, said, body, size, dated=dated):
        return wall
    if media := media_of(page, titles, size):
        return Wall(reason="media page", detail=f"The page shows {media}, with hardly a text of its own.")
    if (
        size < LITTLE_CHARACTERS
        and not page.article.get("articleBody")
        and _waits_for_scripts(page, said, body)
    ):
        return Wall(reason="no article", detail="The page shows nothing without a browser's scripts.")
    return None


def _by_title(parts: Sequence[str], said: Sequence[str], size: int, *, dated: bool) -> Wall | None:
    if dated or size >= 3 * LITTLE_CHARACTERS:
        return None
    asks = any(map(words.BOT_TEXT.search, said))
    for pattern, reason, what in _TITLES:
        # "Please wait" is also a headline.
        if reason == "bot check" and not asks and size >= _MOST_BESIDE // 2:
            continue
        title = next((part for part in parts if _is_all(pattern, part)), None)
        if title is not None:
            named = f"The page calls itself “{title.strip()[:80]}”"
            # "Access denied" is also how a server without any check says no: only a check speaks of persons and robots.
            if reason == "bot check" and _DENIED.search(title) and not asks:
                return Wall(reason="error page", detail=f"{named}.")
            return Wall(reason=reason, detail=f"{named}{what}.")
    # Nothing else stands on such a page; a report on a block has a text.
    if size < LITTLE_CHARACTERS and (closed := next((p for p in parts if _is_mostly(words.REGION, p)), None)):
        return Wall(reason="region block", detail=f"The page calls itself “{closed.strip()[:80]}”.")
    total = sum(map(len, said))
    if total < _MOST_CHARACTERS and (line := next((t for t in said if _is_error(t)), None)):
        return Wall(reason="error page", detail=f"The page says “{line[:80]}”.")
    return None


def _is_all(pattern: Sieve, part: str) -> bool:
    # A name of one word ("Error", "Page") may be anything's.
    found = pattern.fullmatch(part.strip())
    return bool(found) and (len(part.split()) > 1 or any(map(str.isdigit, part)) or _is_telling(part))


def _is_mostly(pattern: Sieve, part: str) -> bool:
    found = pattern.search(part)
    return found is not None and len(found[0]) >= _HALF * len(part.strip())


def _is_telling(word: str) -> bool:
    return not re.fullmatch(
        r"\W*(?:page|site|article|content|file|story|error|fehler|erreur|p[aá]gina|seite|artikel|contenu)s?\W*",
        word,
        re.I,
    )


def _is_error(text: str) -> bool:
    """True for a sentence of an error page, standing alone: "The page you requested could not be found."""
    sentence = re.split(r"(?<=[.!?])\s", text[:_MOST_TITLE], maxsplit=1)[0]
    denies = re.search(
        r"\b(?:not|no longer|can.?t|n.t|nicht|pas|plus|non?|não|niet|inte|ikke|ei|nie|не)\b|404|[一-鿿가-힣ぁ-ん]",
        sentence,
        re.I,
    )
    return len(sentence) < 160 and bool(denies) and _is_all(words.ERROR, sentence.rstrip(" .!?。"))


_DENIED = re.compile(
    r"denied|restricted|blocked|rejected|verweigert|refusé|denegado|negato|запрещ|ограничен", re.I
)
_TITLES: tuple[tuple[Sieve, Reason, str], ...] = (
    (words.BOT, "bot check", ": it asks for a person with a browser"),
    (words.MAINTENANCE, "error page", ""),
    (words.ERROR, "error page", ""),
)


def _by_words(
    page: Declared, said: Sequence[str], body: Sequence[TextBlock], size: int, *, dated: bool
) -> Wall | None:
    """Return the wall that most of a small page speaks of."""
    prose = [b.text for b in body if b.is_prose]
    for pattern, reason, detail in _GATES:
        if not dated and _share(pattern, said) >= _HALF and _beside(pattern, prose) < _MOST_BESIDE:
            return Wall(reason=reason, detail=detail)
    login = _LOGIN_OR_GATE
    consent = _share(words.CONSENT, said)
    most = LITTLE_CHARACTERS // 3 if dated else _MOST_BESIDE
    is_dialogue = consent >= _HALF and consent > _share(login, said) and any(map(_ASKS.search, said))
    if is_dialogue and _beside(words.CONSENT, prose) < most:
        return Wall(reason="consent wall", detail="What little the page says is about cookies and consent.")
    if _is_gated(page, said, prose, login, size):
        return Wall(
            reason="login wall", detail="What little the page says is about signing in or subscribing."
        )
    return None


_GATES: tuple[tuple[Sieve, Reason, str], ...] = (
    (words.REGION, "region block", "The page is not shown in the country from which it was asked for."),
    (words.AGE, "age gate", "The page asks for the reader's age first."),
    (words.BOT_TEXT, "bot check", "The page asks for a person with a browser."),
)


def _is_gated(page: Declared, said: Sequence[str], prose: Sequence[str], login: Sieve, size: int) -> bool:
    beside = _beside(login, prose)
    asks_password = any((e.get("type") or "").lower() == "password" for e in page.tree.iter("input"))
    if any(map(_is_gate, said)) or (asks_password and _share(login, said) >= _HALF / 2):
        most = _MOST_TEASER_CHARACTERS if _is_declared_closed(page) else LITTLE_CHARACTERS
        return beside < most
    return size < _MOST_CHARACTERS and _share(login, said) >= _MOST_OF_IT and beside < _MOST_BESIDE


def _is_gate(text: str) -> bool:
    """True for a line that asks: a report on gates says first who puts them up."""
    return any(
        (found := words.GATE.search(sentence)) is not None and found.start() <= _MOST_BEFORE_ASKING
        for sentence in re.split(r"(?<=[.!?。])\s*", text)
    )


def _is_declared_closed(page: Declared) -> bool:
    return any(str(node.get("isAccessibleForFree")).lower() == "false" for node in page.nodes)


def _waits_for_scripts(page: Declared, said: Sequence[str], body: Sequence[TextBlock]) -> bool:
    if any(b.is_prose and not words.SCRIPTS.search(b.text) for b in body):
        return False
    if any(map(words.SCRIPTS.search, said)) and sum(map(len, said)) < _SHELL_CHARACTERS:
        return True
    return not said and any(True for _ in page.tree.iter("script"))


# What a page says --------------------------------------------------------------------------------------


def _said(page: Declared) -> list[str]:
    """Return the lines that a page shows, of whatever element: gates stand where no text is looked for.

    Menus, footers and lines that are links alone say nothing of the page.
    """
    holders = {id(e.parent) for e in page.elements if e.tag in BLOCKS and e.parent is not None}
    found: dict[str, None] = {}
    size = 0
    for element in page.elements:
        if size >= _MOST_SAID:
            break
        if element.tag not in BLOCKS or id(element) in holders or _is_outside(element):
            continue
        text = text_of(element)
        if text and not _is_link(element, text):
            found[text[:_MOST_LINE]] = None
            size += len(text)
    return list(found)


def _is_outside(element: Element) -> bool:
    return element.tag in _OUTSIDE or next(element.iterancestors(*_OUTSIDE), None) is not None


def _is_link(element: Element, text: str) -> bool:
    return sum(len(text_of(a)) for a in element.iter("a")) > 0.8 * len(text)


def _share(pattern: Sieve, texts: Sequence[str]) -> float:
    """Return which share of the lines' characters speaks of something."""
    size = sum(map(len, texts))
    return sum(len(text) for text in texts if pattern.search(text)) / size if size else 0.0


def _beside(pattern: Sieve, prose: Iterable[str]) -> int:
    """Return how many characters of prose speak of something else."""
    return sum(_width(text) for text in prose if not pattern.search(text))


def _width(text: str) -> int:
    """Return a text's length in letters: a character of Chinese, Japanese or Korean says as much as two or three."""
    return len(text) + 3 * len(_DENSE.findall(text)) // 2
