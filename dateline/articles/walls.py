"""Pages that are no article, told apart: error pages, consent and login walls, listings.

A page is refused only where little else stands on it: an article that asks for a subscription below its first
paragraphs is still an article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from dateline.articles import linked
from dateline.articles.blocks import TextBlock
from dateline.articles.declared import Declared
from dateline.articles.sort import is_section_name

Reason = Literal["too short", "login wall", "consent wall", "listing page", "error page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Why a page is no article, as a reason and one sentence."""

    reason: Reason
    detail: str


# What titles of error pages say. Sources: RFC 9110 (reason phrases), the default pages of Apache, nginx, WordPress
# and Cloudflare, and their translations.
_ERROR = re.compile(
    r"^\W*(?:error\W*)?(?:40[0134]|410|451|429|50[0234])\b|\b(?:page|site|article|content|file|url|document|story) (?:was |is |could |can ?not |cannot )*(?:not |n.t )?(?:be )?(?:found|available|exist)\b.{0,20}$|"
    r"page not found|not found\W*$|no longer (?:available|exists)|does(?: not|n.t) exist|access denied|forbidden\W*$|bad gateway|service unavailable|internal server error|gateway time-?out|"
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|checking your browser|pardon our interruption|security check|verify (?:that )?you are human|too many requests|temporarily unavailable|"
    r"seite (?:wurde )?nicht gefunden|nicht gefunden\W*$|nicht mehr verfügbar|page introuvable|page non trouvée|erreur 404|página no encontrada|no se ha encontrado|página não encontrada|pagina non trovata|"
    r"pagina niet gevonden|sidan (?:kunde inte hittas|hittades inte)|siden (?:ble ikke funnet|findes ikke|blev ikke fundet)|sivua ei löyd|nie znaleziono|страница не найдена|сторінк\w+ не знайдено|sayfa bulunamadı|ページが見つかりません|페이지를 찾을 수 없",
    re.I,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bgdpr\b|privacy (?:policy|settings|choices|preferences)|(?:our|and) (?:\d+ )?(?:partners|vendors)|legitimate interest|personal(?:ised|ized) (?:ads|advertising)|"
    r"einwilligung|datenschutz|zustimm(?:en|ung)|werbung und tracking|mit werbung|werbefrei|consentement|données personnelles|consentimiento|consenso|dati personali|toestemming|samtycke|samtykke",
    re.I,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?-?in\b|\bsubscri(?:be|bers?|ption)\b|\bregister\b|create (?:a |an |your )?(?:free )?account|already (?:a )?(?:subscriber|member)|to (?:continue|keep) reading|read(?:ing)? (?:the full|this) (?:article|story)|"
    r"members? only|exclusive to|premium (?:article|content)|forgot(?:ten)? (?:your )?password|anmelden|einloggen|abonn|registrieren|jetzt (?:testen|weiterlesen)|nur für abonnenten|passwort|se connecter|connectez|réservé aux abonnés|"
    r"iniciar sesión|suscrí|suscrip|regístrate|solo para suscriptores|assinante|faça login|accedi|abbonat|registrati|inloggen|abonnee|logga in|prenumer|logg inn|zaloguj|prenumerat|войдите|подписк|会員限定|ログイン|로그인",
    re.I,
)
# A wall shows little else: a page with this much text beside the wall's own words is an article.
_LITTLE_CHARACTERS = 350
# The paragraphs of consent dialogues are no longer.
_MOST_CONSENT_CHARACTERS = 1200
# The share of a short page's paragraphs that speak of cookies or accounts where the page is a wall.
_MOST_OF_IT = 0.6
# A listing shows many headlines that are links, and little text between them.
_LISTING_LINKS = 24
# Where the address or the title is a section's, fewer are enough; a card's teaser is this long.
_LEAST_CARDS, _CARD_CHARACTERS = 5, 100
_HEADLINE_WORDS = 4
_SECTION_PATH = re.compile(
    r"^/?(?:(?:[a-z]{2}(?:-[a-z]{2})?|index\.\w+|home|news|category|section|topics?|tags?|archive|authors?|search)/?)*$|^/?(?:category|section|topics?|tags?|authors?|search|themen|rubrik)/[^/-]*(?:-[^/-]+){0,2}/?$",
    re.I,
)


def find_wall(
    page: Declared, titles: Sequence[str], blocks: Sequence[TextBlock], body: Sequence[TextBlock]
) -> Wall | None:
    """Return why a page is no article; None where it is one.

    `titles` are what the page calls itself, `blocks` all of it, `body` those that were taken for the text.
    """
    size = sum(len(b.text) for b in body)
    if (
        any(map(_ERROR.search, titles))
        and size < 3 * _LITTLE_CHARACTERS
        and not page.article.get("datePublished")
    ):
        return Wall(
            reason="error page", detail=f"The page calls itself “{next(filter(_ERROR.search, titles))[:80]}”."
        )
    own = [b for b in body if b.is_prose] or list(body) or [b for b in blocks if b.link_share < 0.5]
    if size < 4 * _LITTLE_CHARACTERS:
        if (share := _share(_CONSENT, own)) >= _MOST_OF_IT and share > _share(_LOGIN, own):
            return Wall(
                reason="consent wall", detail="What little the page says is about cookies and consent."
            )
        if _share(_LOGIN, own) >= _MOST_OF_IT:
            return Wall(
                reason="login wall", detail="What little the page says is about signing in or subscribing."
            )
    if _is_listing(page, titles, blocks, size):
        return Wall(
            reason="listing page",
            detail="The page is a list of links to articles, with hardly a text of its own.",
        )
    return None


def speaks_of_consent(text: str) -> bool:
    """True if a paragraph is about cookies and consent, in more than a passing word."""
    return len(_CONSENT.findall(text)) >= 2 and len(text) < _MOST_CONSENT_CHARACTERS


def _share(pattern: re.Pattern[str], blocks: Sequence[TextBlock]) -> float:
    """Return which share of the blocks' text speaks of something."""
    size = sum(len(b.text) for b in blocks)
    return sum(len(b.text) for b in blocks if pattern.search(b.text)) / size if size else 0.0


def _is_listing(page: Declared, titles: Sequence[str], blocks: Sequence[TextBlock], size: int) -> bool:
    if page.article.get("datePublished") or page.article.get("articleBody"):
        return False
    kind = next((value for value, _ in page.meta("og:type")), "")
    if kind.startswith("article") or next(page.meta("article:published_time"), None):
        return False
    headlines = sum(1 for b in blocks if b.link_share > 0.8 and len(b.text.split()) >= _HEADLINE_WORDS)
    says_listing = any(linked.kinds(n) & linked.LISTING_KINDS for n in page.nodes) and not page.article
    address = urlsplit(page.own_url or page.url or "")
    is_section = bool(address.netloc) and not address.query and bool(_SECTION_PATH.match(address.path))
    if is_section or says_listing or any(map(is_section_name, titles)):
        return headlines >= _LEAST_CARDS and size < _CARD_CHARACTERS * headlines
    return headlines >= _LISTING_LINKS and size < _LITTLE_CHARACTERS
