"""A page's blocks of text in reading order, the parts that are never an article's left out.

One walk over the tree. What is left out is told by element names and by the words of class and id, never by the text.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.articles.markup import BLOCKS, SILENT, text_of
from dateline.articles.notes import is_told_note
from dateline.articles.tree import Element
from dateline.base.text import clean


@dataclass(slots=True, kw_only=True, eq=False)
class TextBlock:
    """One block: a paragraph, a heading, a list item, a cell."""

    text: str
    owner: Element  # the element that begins the line
    link_characters: int
    is_heading: bool
    is_item: bool
    is_quote: bool
    # Which share of its characters are links; whether it reads like a paragraph: both are asked ten times a block.
    link_share: float = field(init=False)
    is_prose: bool = field(init=False)

    def __post_init__(self) -> None:
        self.link_share = min(1.0, self.link_characters / len(self.text)) if self.text else 0.0
        self.is_prose = self._reads_like_prose()

    def _reads_like_prose(self) -> bool:
        """Return whether it is long enough, ended like a sentence, not made of links."""
        if self.is_heading or self.link_share > _MOST_LINKED:
            return False
        size = _width(self.text)
        return size >= _LONG_PROSE or (size >= _LEAST_PROSE and bool(_SENTENCE.search(self.text)))


# Characters of a line that says a sentence, of a line that is prose even without its end; the most of it that are links.
_LEAST_PROSE, _LONG_PROSE, _MOST_LINKED = 25, 140, 0.6


_SENTENCE = re.compile(r"[.!?…:;。！？।][\"'”’»)\]]*(?:\s|$)|[。！？।]")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that hold no part of an article's text. Source: WHATWG HTML, 4.3 and 4.10; a page's <header> holds its
# headline and byline, which are read elsewhere.
_NEVER = SILENT | {
    "nav", "footer", "form", "figcaption", "audio", "video", "picture", "dialog", "menu", "label", "input", "head", "link", "meta",
    "aside", "time", "title", "embed", "map", "area", "source", "track", "progress", "meter", "datalist", "optgroup", "option", "applet", "figure",
    "header", "amp-ad", "amp-analytics", "amp-social-share", "gcse", "ins-ad",
}  # fmt: skip

# Of these, those in which outlets put what they correct. Such an element holds no more others.
_NOTED, _MOST_NOTE_ELEMENTS = frozenset({"aside", "footer"}), 12
_SILENT_OR_INPUT = SILENT | {
    "head",
    "link",
    "meta",
    "input",
    "label",
    "option",
    "audio",
    "video",
    "embed",
    "map",
}

# Words of class names and ids that name a part beside the article. Sources: Readability.js ("unlikelyCandidates",
# "negative"), trafilatura's xpaths.py (OVERALL_DISCARD_XPATH), and the templates of the news pages measured.
_BESIDE = re.compile(
    r"(?<![a-z])(?:comments?|comment-?list|commentary-list|disqus|respond|related|recommend(?:ed|ations?)?|recirc(?:ulation)?|reco|more-(?:news|stories|on|from|articles|content|info)|"
    r"read-?(?:more|next|also|on)|also-?(?:read|like|on)|see-?also|newsletters?|subscri(?:be|ption|ptions)|signup|sign-up|promos?|promotion|sharing|sharebar|sharedaddy|"
    r"addtoany|followus|(?<!w-)(?<!with-)(?<!no-)(?<!has-)(?<!left-)(?<!right-)side-?bar(?!-grid)|side-?col(?:umn)?|footer|nav|navbar|navigation|breadcrumbs?|crumbs?|tag-?list|taglist|tag-?cloud|"
    r"author-?(?:bio|box|info|card|details|description|profile|block|meta|name)|about-?author|article-?author|byline|by-line|posted-?on|post-?meta|entry-?meta|article-?meta|"
    r"dateline-?meta|captions?|legenda|leyenda|legende|bildunterschrift|bildtext|didascalia|bijschrift|pie-?(?:de-?)?foto|wp-caption-text|image-?caption|photo-?credit|credits?|copyright|"
    r"player|jwplayer|video-?(?:player|wrap|container|js|box|embed)|cookies?|consent|gdpr|cmp|onetrust|piano|trending|most-?(?:read|popular|viewed)|mostread|popular|sponsor(?:ed)?|advert(?:s|isement|orial|ising)?|ads?|adv|"
    r"ad-?(?:slot|unit|container|wrapper|box)|banner|outbrain|taboola|toolbar|print-?(?:only|hide)|noprint|no-print|donotprint|sr-only|visually-?hidden|(?<!\S)(?:[a-z]+-)?vh(?!\S)|screen-?reader(?:-text)?|a11y|off-?screen|skip-?(?:link|nav|to)|modal|popup|"
    r"pop-up|lightbox|login|log-in|registry|registration|signin|poll|quiz|tooltip|rollover|popover|hover-?card|toc|table-of-contents|pagination|pager|paging|prev-?next|post-?navigation|next-?(?:post|article)|"
    r"jp-relatedposts|yarpp|feedback|donate|donation|push|alert-?box|backlink|print-footer|print-header|masthead|site-?header|page-?header|topbar|top-?bar|flyout|"
    r"audio-?player|readspeaker|bookmark|favou?rite|reactions?|article-?category|infobox-teaser|linkbox|link-?box|linklist|link-?list|box-?links|crosslinks?|"
    r"mehr-zum-thema|weiterlesen|lesetipps?|auch-interessant|relacionad[ao]s?|noticias-relacionadas|compartilhar|compartir|partager|condividi|leia-?(?:mais|tambem)|lea-?tambien|voir-aussi|a-lire-aussi|lire-aussi|les-ogsaa|les-ogsa|laes-ogsaa|lue-myos|"
    r"leer-mas|mas-info|trinity|primis|vjs|factbox-links|correction-form|report-error|premium-teaser|abobox|coral|viafoura|spot-im|openweb|hyvor|isso|fact-?box|faktaboks|fakta-?box|info-?box|infokasten|expandable-box)(?![a-z])"
)
# Words that name such a part where it is small, and a part of the text where it holds paragraphs.
_BESIDE_IF_SMALL = re.compile(
    r"(?<![a-z])(?:gallery|galleries|slideshow|slider|carousel|swiper|social|share|shares|timestamp|datetime|date|publish(?:ed)?-?(?:date|time)?|meta|metadata|meta-?data|tags|keywords|topics|topic-?list|categories|"
    r"paid|paywall|teasers?|contributors?|contact|membership|appeal|callout|notification|like|likes|emoji|kicker|eyebrow|rubric|overline|dachzeile|listen|tts|download|authors?|bio|ultimas|latest|breaking-news|headlines|abo|offer|"
    r"follow|hidden|attribution|disclaimer|tools|foot|menu|widget|widgets|overlay|rating|ratings|category|header|read-?time|reading-?time|duration|live-?label|label|badge|highlights?|key-?points|summary-?box|zusammenfassung|title)(?![a-z])"
)
# Class names that WordPress gives every post by its own subjects; their words say nothing of the part.
# Source: WordPress, get_post_class() and get_body_class().
_POST = re.compile(
    r"(?<!\S)(?:hentry|type-(?:post|page|article)|status-publish|post(?:id)?-\d+|single-post|page-id-\d+)(?!\S)"
)
_SUBJECTS = re.compile(
    r"(?<!\S)(?:category|tag|tax|type|status|format|post|postid|author|topic|section|page)-\S+"
)
# States of an element, in which a word names something else: "has-sidebar", "no-comments".
_STATES = re.compile(r"(?<!\S)(?:has|is|with|without|no|not|js|wp-block|single)-\S+")
# Those of the above that also name whole pages or the text itself in some template: they count only on small parts.
_MAIN = re.compile(r"(?<![a-z])(?:article-?body|articlebody|article-?content|articlecontent|article-?text|articletext|story-?body|storybody|story-?content|entry-?content|post-?content|post-?body|postbody|body-?text|bodytext|body-?copy|rich-?text|richtext|content-?body|main-?content|maincontent)(?![a-z])")  # fmt: skip
# Elements within a line, and words for those of them that a reader does not see there.
_INLINE = frozenset({"a", "span", "b", "i", "em", "strong", "mark", "u"})
_UNSEEN = re.compile(
    r"(?<![a-z])(?:visually-?hidden|sr-only|screen-?reader|off-?screen|a11y|tooltip|popover|hidden|print-?only|footnote|icon|credits?|captions?|share|sharing)(?![a-z])|(?<!\S)(?:[a-z]+-)?vh(?!\S)"
)
# Elements that hold words of their own, whatever small thing their class calls them.
_SPEAKING = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
_HYPHENS = re.compile(r"[_-]+")
# Names that a program drew: letters among figures ("5AD41F"), in which a word stands by chance; sizes ("300x250") are none.
_RANDOM = re.compile(r"(?<!\S)(?=\S*\d[a-wyzA-WYZ]+\d)\S{8,}(?!\S)")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.I,
)
# A part that holds more of the page's paragraphs than this is no part beside it, whatever its class says.
_MOST_SHARE = 0.45
# A part that holds no more than this is small: a byline, a date, a row of buttons.
_SMALL = 160


def named_words(*names: str | None) -> str:
    """Return the words of class names and ids in small letters, parted by hyphens and spaces."""
    return " ".join([_words_of(name) for name in names if name])


# A page says the same names again and again, beside others.
@lru_cache(maxsize=20000)
def _words_of(name: str) -> str:
    return _HYPHENS.sub("-", _CAMEL.sub("-", _RANDOM.sub(" ", name)).lower())


@lru_cache(maxsize=20000)
def _named_beside(words: str) -> int:
    """Return how surely class and id name a part beside the article: 2 surely, 1 if it is small, 0 not."""
    if _MAIN.search(words):
        return 0
    words = _STATES.sub(" ", words)
    if _POST.search(words):
        words = _SUBJECTS.sub(" ", words)
    return 2 if _BESIDE.search(words) else 1 if _BESIDE_IF_SMALL.search(words) else 0


class Walk:
    """One walk over a page; what its long texts hold says how much of it a part holds."""

    def __init__(self, tree: Element) -> None:
        body = tree.find("body")
        self.root: Element = body if body is not None else tree
        self.total = tree.held or 1
        self.above_headline = {a for h1 in tree.iter("h1") for a in h1.iterancestors()}
        self.blocks: list[TextBlock] = []
        self._pieces: list[str] = []
        self._links = 0
        self._owners = [self.root]
        self._inside = {"a": 0, "li": 0, "blockquote": 0}
        self._has_words = self._is_after_break = False

    def read(self) -> list[TextBlock]:
        """Return the page's blocks in reading order."""
        elements, at, end = self.root.page.elements, self.root.order, self.root.end
        entered: list[Element] = []
        while at < end:
            element = elements[at]
            while entered and entered[-1].end <= at:
                self._leave(entered.pop())
            if entered and self.is_beside(element):
                # It is left out, but what follows it counts.
                if element.tag in BLOCKS:
                    self._flush()
                self._say(element.tail)
                at = element.end
                continue
            self._enter(element)
            entered.append(element)
            at += 1
        while entered:
            self._leave(entered.pop())
        self._flush()
        return self.blocks

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            # Two breaks in a row end a paragraph.
            if self._is_after_break:
                self._flush()
            else:
                self._pieces.append(" ")
                self._is_after_break = True
        elif tag in BLOCKS and tag != "body":
            self._flush()
            self._owners.append(element)
        if tag in self._inside and not _is_anchor(element):
            self._inside[tag] += 1
        self._say(element.text)

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS and tag != "body":
            self._flush()
            self._owners.pop()
        if tag in self._inside and not _is_anchor(element):
            self._inside[tag] -= 1
        if element is not self.root:
            self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        self._pieces.append(text)
        if text.isspace():
            return
        self._has_words = True
        self._is_after_break = False
        if self._inside["a"]:
            self._links += len(text.strip())

    def _flush(self) -> None:
        text = clean("".join(self._pieces)) if self._has_words else ""
        if text:
            owner = self._owners[-1]
            self.blocks.append(
                TextBlock(
                    text=text,
                    owner=owner,
                    link_characters=self._links,
                    is_heading=owner.tag in _HEADINGS,
                    is_item=self._inside["li"] > 0,
                    is_quote=self._inside["blockquote"] > 0,
                )
            )
        self._pieces.clear()
        self._links = 0
        self._has_words = self._is_after_break = False

    def is_beside(self, element: Element) -> bool:
        """True if an element is a part beside the article."""
        tag = element.tag
        if tag in _SILENT_OR_INPUT:
            return True
        if tag in ("body", "html", "main", "article", "h1", "tr") or (
            element in self.above_headline and tag not in _NEVER
        ):
            return False
        held = element.held
        if held > _MOST_SHARE * self.total:
            return False
        if tag in _NEVER:
            return not (tag in _NOTED and _is_told_note(element))
        said = element.attributes
        if not said:
            return False
        if "hidden" in said or said.get("aria-hidden") == "true":
            return True
        style = said.get("style")
        if style and _HIDDEN_STYLE.search(style):
            return True
        # An id of a paragraph or heading is an anchor, made of its words.
        own = None if tag in _SPEAKING else said.get("id")
        names = said.get("class"), own, said.get("role"), said.get("data-testid"), said.get("data-component")
        if not any(names):
            return False
        words = named_words(*names)
        sure = _named_beside(words)
        if (
            not sure
            or _holds_post(element)
            or (tag in _INLINE and _is_in_sentence(element) and not _UNSEEN.search(words))
        ):
            return False
        return sure == 2 or (held <= _SMALL and tag not in _SPEAKING)


def _is_told_note(element: Element) -> bool:
    """True if an element says that the article was corrected, and nothing else."""
    return element.end - element.order <= _MOST_NOTE_ELEMENTS and is_told_note(text_of(element))


def _is_anchor(element: Element) -> bool:
    """True for a name of a place, which is no link and often is never closed."""
    return element.tag == "a" and "href" not in element.attributes


def _holds_post(element: Element) -> bool:
    """True if an element holds a post of a social network that the article shows: part of what it says."""
    return any("twitter-tweet" in (q.get("class") or "") for q in element.iter("blockquote"))


def _is_in_sentence(element: Element) -> bool:
    """True if an element within a line stands amid a sentence: words before it, and none of them its end."""
    before, parent = element.getprevious(), element.getparent()
    said = (before.tail if before is not None else parent.text if parent is not None else None) or ""
    after = (element.tail or "").strip()
    if not said.strip():
        return before is None and parent is not None and parent.tag in _INLINE and _is_in_sentence(parent)
    return said.rstrip()[-1] not in ".!?:|·•" or bool(after and not after[0].isupper())


def _width(text: str) -> float:
    # A character of a script without spaces says as much as two and a half letters.
    return len(text) if text.isascii() else len(text) + 1.5 * len(_DENSE.findall(text))
