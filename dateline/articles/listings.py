"""Pages that list articles, pages that show pictures or film, and live pages.

A live page is news: it is read as an article and marked as live. The others have hardly a text of their own.
"""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from dateline.articles import linked
from dateline.articles import wallwords as words
from dateline.articles.blocks import TextBlock
from dateline.articles.declared import Declared
from dateline.articles.markup import text_of
from dateline.articles.sort import is_section_name

# A listing shows many headlines that are links, and little text between them.
_LISTING_LINKS, _LITTLE_CHARACTERS = 24, 350
# Text that no reader found, in an unusual layout, is still text: where so much stands beside the links, it is no index.
_MOST_BESIDE_LINKS = 2500
# Where the address or the title is a listing's, fewer are enough; a card's teaser is this long.
_LEAST_CARDS, _CARD_CHARACTERS = 5, 160
# The share of a page's paragraphs that stand below a headline that is a link, where all of it is cards.
_MOST_CARDS = 0.6
_HEADLINE_WORDS = 4
_MOST_TITLES = 4
# Titles are written by anybody; no page's own is longer.
_MOST_TITLE = 250
_SECTION_PATH = re.compile(
    r"^/?(?:(?:[a-z]{2}(?:-[a-z]{2})?|index\.\w+|home|news|category|section|topics?|tags?|archive|authors?|search)/?)*$|"
    r"^/?(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:category|section|sections|topics?|tags?|authors?|author|by|people|staff|profile|contributors?|journalist|hub|search|themen|thema|rubrik|schlagwort|autor(?:en|es)?|auteur|temas?|etiqueta|recherche|buscar|suche|dossiers?)/[^/]*(?:/(?:page/)?\d+)?/?$",
    re.I,
)
_SEARCH_KEYS = frozenset({"q", "s", "query", "search", "keyword", "keywords", "suche", "term"})
# Pictures on a page that is a gallery; an article has one to three.
_GALLERY_PICTURES = 5
_VIDEO = frozenset({"VideoObject", "Movie", "TVEpisode", "BroadcastEvent"})
_GALLERY = frozenset({"ImageGallery", "MediaGallery", "VideoGallery"})
_LIVE_PATH = re.compile(
    r"/live(?:-?(?:blog|news|updates?|ticker|coverage))?(?:/|$)|[/-]live-?(?:blog|ticker|updates?)\b|/liveticker",
    re.I,
)


def is_listing(
    page: Declared, titles: Sequence[str], blocks: Sequence[TextBlock], body: Sequence[TextBlock]
) -> bool:
    """True if a page is a list of links to articles: a front, a section, a tag, an author, a search."""
    if _says_article(page):
        return False
    titles = [title[:_MOST_TITLE] for title in titles]
    cards = sum(1 for b in blocks if _is_card(b))
    size = sum(len(b.text) for b in body)
    if _is_listing_address(page) or _says_listing(page, titles):
        return cards >= _LEAST_CARDS and (
            size < _CARD_CHARACTERS * cards or _below_cards(blocks) >= _MOST_CARDS
        )
    return cards >= _LISTING_LINKS and size < _LITTLE_CHARACTERS and _beside_links(page) < _MOST_BESIDE_LINKS


def media_of(page: Declared, titles: Sequence[str], size: int) -> str | None:
    """Return what a page shows in place of a text, in words: "a film", "a gallery of pictures"; None where it is read."""
    if size >= _LITTLE_CHARACTERS:
        return None
    kind = next((value for value, _ in page.meta("og:type")), "").lower()
    if any(linked.kinds(node) & _GALLERY for node in page.nodes) and not page.article:
        return "a gallery of pictures"
    if any(map(words.GALLERY.search, titles)) and _pictures(page) >= _GALLERY_PICTURES:
        return "a gallery of pictures"
    has_video = any(linked.kinds(node) & _VIDEO for node in page.nodes)
    if kind.startswith("video") or (has_video and not page.article and not kind.startswith("article")):
        return "a film"
    return None


def is_live(page: Declared, titles: Sequence[str]) -> bool:
    """True if a page says of itself that it goes on: a live blog, a ticker."""
    if any("LiveBlogPosting" in linked.kinds(node) for node in page.nodes):
        return True
    path = urlsplit(page.own_url or page.url or "").path
    return bool(_LIVE_PATH.search(path)) or any(words.LIVE.search(title[:_MOST_TITLE]) for title in titles)


def _says_article(page: Declared) -> bool:
    if page.article.get("datePublished") or page.article.get("articleBody"):
        # A front may describe each of the articles it links to; one of them is not the page.
        articles = sum(1 for node in page.nodes if linked.kinds(node) & linked.ARTICLE_KINDS)
        return articles < _LEAST_CARDS or not _is_listing_address(page)
    kind = next((value for value, _ in page.meta("og:type")), "")
    return kind.startswith("article") or next(page.meta("article:published_time"), None) is not None


def _is_listing_address(page: Declared) -> bool:
    address = urlsplit(page.own_url or page.url or "")
    if not address.netloc:
        return False
    if _SEARCH_KEYS & parse_qs(address.query).keys():
        return True
    return not address.query and bool(_SECTION_PATH.match(address.path))


def _says_listing(page: Declared, titles: Sequence[str]) -> bool:
    if (
        any(linked.kinds(n) & (linked.LISTING_KINDS | {"ProfilePage"}) for n in page.nodes)
        and not page.article
    ):
        return True
    kind = next((value for value, _ in page.meta("og:type")), "")
    # Where every box has a first-rank heading, only the title and the headline name the page.
    own = titles if len(titles) <= _MOST_TITLES else (titles[0], titles[-1])
    return kind == "profile" or any(is_section_name(t) or words.LISTING.match(t) for t in own)


def _is_card(block: TextBlock) -> bool:
    return block.link_share > 0.8 and len(block.text.split()) >= _HEADLINE_WORDS


def _below_cards(blocks: Sequence[TextBlock]) -> float:
    """Return which share of the paragraphs stands right below a headline that is a link."""
    places = [i for i, b in enumerate(blocks) if b.is_prose and not _is_card(b)]
    if not places:
        return 1.0
    return sum(any(_is_card(b) for b in blocks[max(0, i - 2) : i]) for i in places) / len(places)


def _beside_links(page: Declared) -> int:
    """Return how many characters of a page are no links."""
    body = page.tree.find("body") or page.tree
    return len(text_of(body)) - sum(len(text_of(a)) for a in body.iter("a"))


def _pictures(page: Declared) -> int:
    return sum(1 for _ in page.tree.iter("img"))
