"""A page's blocks of text in reading order, the parts that are never an article's left out.

One walk over the tree. What is left out is told by element names and by the words of class and id, never by the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from dateline.articles.markup import BLOCKS, SILENT
from dateline.base.text import clean


@dataclass(slots=True, kw_only=True, eq=False)
class TextBlock:
    """One block: a paragraph, a heading, a list item, a cell."""

    text: str
    owner: HtmlElement  # the element that begins the line
    link_characters: int
    is_heading: bool
    is_item: bool
    is_quote: bool

    @property
    def link_share(self) -> float:
        """Which share of its characters are links."""
        return min(1.0, self.link_characters / len(self.text)) if self.text else 0.0

    @property
    def is_prose(self) -> bool:
        """True if it reads like a paragraph: long enough, ended like a sentence, not made of links."""
        size = len(self.text)
        if self.is_heading or size < 25 or self.link_share > 0.6:
            return False
        return size >= 140 or bool(_SENTENCE.search(self.text))


_SENTENCE = re.compile(r"[.!?…:;。！？।][\"'”’»)\]]*(?:\s|$)|[。！？।]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that hold no part of an article's text. Source: WHATWG HTML, 4.3 and 4.10; a page's <header> holds its
# headline and byline, which are read elsewhere.
_NEVER = SILENT | {
    "nav", "footer", "form", "figcaption", "audio", "video", "picture", "dialog", "menu", "label", "input", "head", "link", "meta",
    "aside", "time", "embed", "map", "area", "source", "track", "progress", "meter", "datalist", "optgroup", "option", "applet", "figure",
    "header", "amp-ad", "amp-analytics", "amp-social-share", "gcse", "ins-ad",
}  # fmt: skip

# Words of class names and ids that name a part beside the article. Sources: Readability.js ("unlikelyCandidates",
# "negative"), trafilatura's xpaths.py (OVERALL_DISCARD_XPATH), and the templates of the news pages measured.
_BESIDE = re.compile(
    r"(?<![a-z])(?:comments?|comment-?list|commentary-list|disqus|respond|related|recommend(?:ed|ations?)?|recirc(?:ulation)?|reco|more-(?:news|stories|on|from|articles|content|info)|"
    r"read-?(?:more|next|also|on)|also-?(?:read|like|on)|see-?also|inread|newsletters?|subscri(?:be|ption|ptions)|signup|sign-up|promos?|promotion|social|share|shares|sharing|sharebar|sharedaddy|"
    r"addtoany|follow|followus|sidebar|side-?bar|side-?col(?:umn)?|footer|foot|menu|nav|navbar|navigation|breadcrumbs?|crumbs?|tags|tag-?list|taglist|tag-?cloud|keywords|topics|topic-?list|categories|"
    r"author-?(?:bio|box|info|card|details|description|profile|block|meta|name)|about-?author|article-?author|authors?|bio|byline|by-line|posted-?on|post-?meta|entry-?meta|article-?meta|meta|metadata|meta-?data|"
    r"dateline-?meta|timestamp|datetime|date|publish(?:ed)?-?(?:date|time)?|captions?|wp-caption-text|image-?caption|photo-?credit|credits?|copyright|gallery|galleries|slideshow|slider|carousel|swiper|"
    r"player|jwplayer|video-?(?:player|wrap|container|js|box|embed)|cookies?|consent|gdpr|cmp|onetrust|paywall|paid|piano|teasers?|trending|most-?(?:read|popular|viewed)|mostread|popular|sponsor(?:ed)?|advert(?:s|isement|orial|ising)?|ads?|adv|"
    r"ad-?(?:slot|unit|container|wrapper|box)|banner|outbrain|taboola|widget|widgets|toolbar|tools|print-?(?:only|hide)|noprint|no-print|donotprint|hidden|sr-only|visually-?hidden|visuallyhidden|screen-?reader(?:-text)?|skip-?(?:link|nav|to)|modal|popup|"
    r"pop-up|overlay|lightbox|login|log-in|register|registration|signin|rating|ratings|poll|quiz|tooltip|toc|table-of-contents|pagination|pager|paging|prev-?next|post-?navigation|next-?(?:post|article)|attribution|"
    r"disclaimer|jp-relatedposts|yarpp|contributors?|contact|feedback|donate|donation|membership|appeal|callout|notification|push|alert-?box|backlink|print-footer|print-header|masthead|site-?header|page-?header|topbar|top-?bar|flyout|"
    r"audio-?player|readspeaker|listen|tts|download|bookmark|favou?rite|like|likes|reactions?|emoji|kicker|eyebrow|rubric|overline|dachzeile|article-?category|infobox-teaser|linkbox|link-?box|linklist|link-?list|box-?links|crosslinks?|"
    r"mehr-zum-thema|weiterlesen|lesetipps?|auch-interessant|relacionad[ao]s?|noticias-relacionadas|compartilhar|compartir|partager|condividi|leia-?(?:mais|tambem)|lea-?tambien|voir-aussi|a-lire-aussi|lire-aussi|les-ogsaa|les-ogsa|laes-ogsaa|lue-myos|"
    r"leer-mas|mas-info|ultimas|latest|breaking-news|headlines|trinity|primis|vjs|factbox-links|correction-form|report-error|premium-teaser|abo|abobox|offer|coral|viafoura|spot-im|openweb|hyvor|isso)(?![a-z])"
)
# Those of the above that also name whole pages or the text itself in some template: they count only on small parts.
_MAIN = re.compile(r"(?<![a-z])(?:article-?body|articlebody|article-?content|articlecontent|article-?text|articletext|story-?body|storybody|story-?content|entry-?content|post-?content|post-?body|postbody|body-?text|bodytext|body-?copy|rich-?text|richtext|content-?body|main-?content|maincontent)(?![a-z])")  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# A part that holds more of the page's paragraphs than this is no part beside it, whatever its class says.
_MOST_SHARE = 0.45


@lru_cache(maxsize=20000)
def named_words(*names: str | None) -> str:
    """Return the words of class names and ids in small letters, parted by hyphens and spaces."""
    return _CAMEL.sub("-", " ".join(n for n in names if n)).lower().replace("_", "-")


@lru_cache(maxsize=20000)
def _is_named_beside(words: str) -> bool:
    return bool(_BESIDE.search(words)) and not _MAIN.search(words)


class Walk:
    """One walk over a page; `total` is what its paragraphs hold, to judge how much a part of it holds."""

    def __init__(self, tree: HtmlElement) -> None:
        self.tree = tree
        self.total = sum(_own_length(p) for p in tree.iter("p")) or 1
        self.blocks: list[TextBlock] = []

    def read(self) -> list[TextBlock]:
        """Return the page's blocks in reading order."""
        body = self.tree.find("body")
        root = body if body is not None else self.tree
        pieces: list[str] = []
        links = 0
        owners = [root]
        in_link = in_item = in_quote = 0
        after_break = False

        def flush() -> None:
            nonlocal links, after_break
            text = clean("".join(pieces))
            if text:
                owner = owners[-1]
                self.blocks.append(
                    TextBlock(
                        text=text,
                        owner=owner,
                        link_characters=links,
                        is_heading=_is_heading(owner, text),
                        is_item=in_item > 0,
                        is_quote=in_quote > 0,
                    )
                )
            pieces.clear()
            links = 0
            after_break = False

        def say(text: str | None) -> None:
            nonlocal links, after_break
            if text:
                pieces.append(text)
                if not text.isspace():
                    after_break = False
                    if in_link:
                        links += len(text.strip())

        for entering, element in self._steps(root):
            tag = element.tag if isinstance(element.tag, str) else ""
            if entering is None:  # left out, but what follows it counts
                if tag in BLOCKS:
                    flush()
                say(element.tail)
                continue
            if entering:
                if tag == "br":
                    if after_break:
                        flush()
                    else:
                        pieces.append(" ")
                        after_break = True
                elif tag in BLOCKS:
                    flush()
                    owners.append(element)
                in_link += tag == "a"
                in_item += tag == "li"
                in_quote += tag == "blockquote"
                say(element.text)
                continue
            in_link -= tag == "a"
            if tag in BLOCKS:
                flush()
                owners.pop()
            in_item -= tag == "li"
            in_quote -= tag == "blockquote"
            if element is not root:
                say(element.tail)
        flush()
        return self.blocks

    def _steps(self, root: HtmlElement) -> Iterator[tuple[bool | None, HtmlElement]]:
        """Yield elements in document order: True on the way in, False on the way out, None where left out."""
        stack: list[tuple[bool | None, HtmlElement]] = [(True, root)]
        while stack:
            entering, element = stack.pop()
            yield entering, element
            if entering:
                stack.append((False, element))
                stack += [(None if self.is_beside(c) else True, c) for c in reversed(element)]

    def is_beside(self, element: HtmlElement) -> bool:
        """True if an element is a part beside the article."""
        tag = element.tag
        if not isinstance(tag, str):
            return True
        if tag in ("body", "html", "main", "p", "h1"):
            return tag == "p" and bool(element.get("class")) and self._is_beside_by_name(element)
        if tag in _NEVER:
            return tag not in ("header", "aside", "form", "figure", "footer") or not self._is_large(element)
        if element.get("hidden") is not None or element.get("aria-hidden") == "true":
            return not self._is_large(element)
        style = element.get("style")
        if style and _HIDDEN_STYLE.search(style):
            return not self._is_large(element)
        return self._is_beside_by_name(element)

    def _is_beside_by_name(self, element: HtmlElement) -> bool:
        names = element.get("class"), element.get("id"), element.get("role"), element.get("data-testid"), element.get("data-component")  # fmt: skip
        if not any(names):
            return False
        return _is_named_beside(named_words(*names)) and not self._is_large(element)

    def _is_large(self, element: HtmlElement) -> bool:
        held = sum(_own_length(p) for p in element.iter("p"))
        return held > _MOST_SHARE * self.total


def _own_length(element: HtmlElement) -> int:
    return sum(len(text) for text in element.itertext())


def _is_heading(owner: HtmlElement, text: str) -> bool:
    return owner.tag in _HEADINGS
