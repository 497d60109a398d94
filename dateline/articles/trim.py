"""Blocks that stand in the body's element and are not of the body: taken out.

Headline and standfirst said again, links to other stories, captions and credits, calls to subscribe or follow,
subheadings of nothing, the same paragraph twice.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from dateline.articles.blocks import TextBlock, named_words
from dateline.articles.moments import date_span

_WORD = re.compile(r"\w+")

# Lines that stand in many outlets' bodies and are never news. Source: counted on the news pages measured; each is
# anchored at the head of a block, and only short blocks are judged by it.
_CALL = re.compile(
    r"^\W*(?:"
    r"you (?:may|might) (?:also )?(?:like|be interested)|sharing is caring|read (?:more|next|also|the (?:full|original))|also read|see (?:also|more)|more (?:on|from|about) |more:|find out more|related\b|recommended|most (?:read|viewed|popular|shared)\b|trending\b|top stories\b|this is a breaking|more to follow|watch(?: (?:now|live|more|below|the))?\s*:|don.?t miss|must read|just in\b|sponsored|advertisement|"
    r"follow (?:us|me|him|her|them|@|\S+(?: \S+)? on )|like us|join us|find us|sign up|subscribe|download (?:the|our)|get (?:the|our|more) .{0,60}(?:newsletter|inbox|app|updates)|click here|tap here|"
    r"have a (?:news )?tip|got a (?:story|tip)|do you have|send (?:us )?(?:your|tips)|contact (?:us|the (?:author|writer))|email (?:us|the|\w+ \w+ at)|e-mail |"
    r"copyright|©|\(c\) ?\d{4}|all rights reserved|this (?:article|story|post|page|material) (?:contains|may\b|is (?:for|only|exclusive|part|available|subject|protected|copyright))|published (?:on|by|in)\b|last (?:updated|modified)|updated? (?:at|on)\b|"
    r"image (?:credits?|source|:)|images?:|photos?\s*(?:by|:|credit|courtesy)|photograph(?:s|y)?\s*(?:by|:)|picture(?:s)?\s*:|video\s*:|video (?:by|credit)|credit\s*:|source\s*:|via\s*:|caption\b|file photo|"
    r"our standards|if you (?:have|want|would|like) .{0,60}(?:tip|contact|subscribe|comment)|click to|share (?:this|on|your)|comments?\b.{0,25}$|leave a |post a comment|tags?\s*:|filed under|topics?\s*:|keywords?\s*:|"
    r"explore further|loading|support (?:us|our|independent)|become a (?:member|subscriber)|already a |log ?in|sign in|create (?:an |your )?account|current issue|we want to hear|while you are here|if you (?:enjoyed|liked) (?:reading )?this|to continue reading|to (?:view|read) the full|submit your|suggested citation|impressum\b|continue reading|scroll down|for more |"
    r"reporting by |editing by |written by |by \w+ \w+$|by \w+ \w+ \w+$|additional reporting|with (?:files|material|reporting) from|"
    r"lesen sie (?:auch|mehr|hier)|zum artikel\s*:|mehr (?:zum|zu|über|aus|von|themen)\b|auch interessant|lesetipp|weiterlesen|schon gelesen|anzeige\s*[-–:]|\*?werbung\b|titelbild\s*:|beitragsbild\s*:|pingback|bild anzeigen|(?:bisher |noch )?keine kommentare|sie müssen (?:sich |angemeldet)|weitere (?:artikel|themen|nachrichten|news)|newsletter|abonnieren|folgen sie|hier (?:können sie|gehts|geht es|finden sie|kommen sie|klicken)|"
    r"extern(?:er|e|en) inhalt|privatsphäre|dies ist eine maschinelle|foto\s*:|fotos\s*:|bild\s*:|bildquelle|quelle\s*:|quellen\s*:|stand\s*:|zur startseite|das könnte sie|passend dazu|zum thema|letzte artikel|meistgelesen|häufig gelesen|"
    r"lire aussi|à lire|a lire|voir aussi|lisez|crédit|photo d.illustration|s.abonner|abonnez|inscrivez|partager|retrouvez|"
    r"lea también|lee también|leer más|lee más|[tl]e puede interesar|puedes ver|mira (?:también|además)|únete|más información|más noticias|síguenos|suscríbete|suscribirse|compartir|noticias relacionadas|ver más|te recomendamos|"
    r"leia (?:mais|também)|veja (?:também|mais)|saiba mais|siga |compartilhe|assine|inscreva|confira|foto\s|"
    r"leggi anche|leggi tutto|guarda anche|iscriviti|seguici|potrebbe interessarti|riproduzione riservata|©\s*riproduzione|"
    r"lees ook|lees meer|bekijk|volg ons|meld je|"
    r"läs (?:mer|också|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|saken oppdateres|følg |"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|przeczytaj|dowiedz się|źródło|fot\.|"
    r"читайте (?:также|нас)|подпис|смотрите также|фото\s*:|источник\s*:|подробнее|"
    r"читайте також|ayrıca|haberin devamı|"
    r"無断転載|関連記事|続きを読む|この記事は会員限定|写真|無断|저작권|무단|ⓒ|더 보기|관련기사"
    r")",
    re.I,
)
_END = re.compile(
    r"^_{2,}|contributed to this (?:report|story|article)|(?:reported|reporting) from [A-Z].{0,200}(?:reported|contributed)|all rights reserved|copyright \d{4}|©|riproduzione riservata|wszelkie prawa zastrzeżone|todos los derechos reservados|alle rechte vorbehalten|tous droits réservés|무단\s?전재|"
    r"(?:on|via) (?:twitter|facebook|instagram)\b.{0,40}$|newsletter|@\w+\.(?:com|org|net)|\b[\w.]+@[\w.]+\.\w+|subscribe|sign up|follow (?:him|her|us|them)|click here|"
    r"(?:whatsapp|instagram|facebook|tiktok|youtube|twitter)\b.*\b(?:whatsapp|instagram|facebook|tiktok|youtube|twitter)\b|\bandroid\b.*\bios\b|\bios\b.*\bandroid\b|"
    r"^(?:reach|follow|e-?mail|contact) .{0,80}(?:twitter|coverage|@)|"
    r"^(?:translat(?:ed (?:from|by)|ion)\b|aus dem \w+en (?:von|übersetzt)|übersetzung\b|übersetzt von|traduit d|traducci[oó]n|tradu[cç][aã]o|vertaling|"
    r"redaktion|mitarbeit|faktencheck|fact-?check\w*|schlussredaktion|produktion|sendung|edited by|produced by)\b.{0,4}[:\w]|\(abgerufen am|\baccessed (?:on )?\d|\bretrieved (?:on )?\d|"
    r"(?:canal|channel|kanal) (?:de|on|auf|bei) (?:telegram|youtube|whatsapp)|subject to copyright|^citation\s*:|^(?:more|for more|full) .{2,40}: https?://|^zitier(?:vorschlag|weise)|"
    r"comment\w*\b.*\bmoderat|moderat\w*\b.*\bcomment|coment[aá]rios\b.*\bmoderad|kommentar\w*\b.*\bmoderi|commentaires\b.*\bmodér",
    re.I,
)
_FIGURE = re.compile(
    r"^(?:abb(?:ildung|\.)|fig(?:ure|ura|\.)|grafik|chart|infografik|infographic)\s?(?:\d{1,3}\w?)?\s?[:.]",
    re.I,
)
_CREDIT_END = re.compile(
    r"(?:\((?:AP|AFP|Reuters|EPA|Getty)[^)]{0,40}\)|(?:Getty Images|AP Photo|Shutterstock|AFP/|REUTERS/|via AP|/AFP|/Getty|/dpa|iStock|imago)[^.]{0,40})\s*\)?\W*$",
    re.I,
)
# Offers of newsletters and applications: the call and what is offered, in one paragraph.
_OFFER = re.compile(
    r"\b(?:sign(?:ing)? up|subscribe (?:to|for|now|here)|register (?:for|here)|get (?:the|our|all|it|more|news)|delivered|download|join (?:us|our|the)|anmelden|abonnier\w*|bestell\w*|inscri\w+|suscr\w+|iscri\w+|abonne[zr])\b",
    re.I,
)
_OFFERED = re.compile(
    r"\b(?:(?:our|the|this|your|free|daily|weekly|its|der|den|unser\w*|notre|nuestr\w+|nostra|nossa) (?:\w+ ){0,3}(?:newsletters?|e-?mails?|app|briefing|whatsapp|push)|straight to your|to your (?:inbox|phone|device)|your inbox)\b",
    re.I,
)
# What outlets must say of links that they are paid for. Source: FTC, 16 CFR Part 255.
_COMMISSION = re.compile(
    r"\b(?:earn|receive|get|make)s? (?:an? |some )?(?:small |affiliate |modest )*(?:commissions?|compensation|fee)\b|\baffiliate (?:links?|partner\w*|commissions?|advertis\w+)\b|affiliate-links?\b|provision\w*\b.{0,80}\blinks?\b",
    re.I,
)
# What stands in the place of another site's content until a reader agrees. Source: the consent tools of news pages.
_EMBED = re.compile(
    r"\bexterne[nr]? inhalte?\b|\bexternal content\b|\bthird[- ]party content\b|\bcontenus? (?:externes?|tiers)\b|\bcontenidos? externos?\b|\bcontenut[oi] estern[oi]\b|\beksternt innhold\b"
)
# One of these words is in whatever the patterns above find; to look for them costs a tenth of the time.
_OFFERED_WORDS = (
    "mail",
    "newsletter",
    "app",
    "briefing",
    "push",
    "inbox",
    "phone",
    "device",
    "straight to your",
)
_PAID_WORDS = ("commission", "compensation", "fee", "affiliate", "provision")
_READING_TIME = re.compile(
    r"^\W*(?:(?:reading time|read time|estimated reading time|tempo de leitura|tiempo de lectura|tempo di lettura|temps de lecture|lesezeit|lesedauer|leestijd|lästid|lesetid|czas czytania|время чтения)\b.{0,25}|"
    r"\d+\s*(?:-\s*)?min(?:ute|uten|utes|uti|utos|\.)?\s*(?:read|lesezeit|de lectura|de leitura|di lettura|de lecture|lezen)?)\W*$|"
    r"^\W*(?:[^\W\d]{2,12}\.?,? )?\d{1,2}\. ?(?:\d{1,2}\.|[^\W\d]{3,9}) ?\d{2,4}\W{1,5}\d{1,2}[:.]\d\d(?: ?Uhr| ?h)?\W*$",
    re.I,
)
_MOST_NOTICE_CHARACTERS = 350
# Where a text was first: what the text says of itself, kept at its end.
_ORIGIN = re.compile(
    r"^\W*(?:(?:this|the) (?:article|story|piece|essay|post|column|report) (?:was|has been|is|first|originally) |originally published|first published|(?:re)?published with permission|provided by )",
    re.I,
)
# Words of buttons and counters, which stand alone in their block.
_BUTTON = re.compile(
    r"^\W*(?:close|caption|captions|menu|search|share|print|email|e-mail|save|like|reply|copy link|next|previous|back|more|less|show (?:more|less)|view (?:more|all|gallery)|"
    r"expand|collapse|play|pause|mute|adverts?|anzeige|werbung|publicidad|publicité|publicidade|pubblicità|placeholder image\W?\d*|reklama|реклама|or|image \d+ of \d+|\d+ ?/ ?\d+|\d{1,2})\W*$",
    re.I,
)
_ADDRESS = re.compile(r"^\[[^\[\]]{2,60}\]$|^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,10}(?:/\S*)?$", re.I)
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s")
_SENTENCE = re.compile(r"(?<!\.\.)[.!?。！？।][\"'”’»)\]]*$")
_CELLS = frozenset({"td", "th"})
# A question that stands twice is a template's; one that stands more often is the text's own.
_LEAST_REFRAIN = 4
# A sentence of the text may be a link as a whole, a headline ends with no stop.
_LEAST_LINKED_WORDS = 6
# A last line of fewer words is a name, a place or a label.
_LEAST_NOTE_WORDS = 7
# A pulled quotation is shortened now and then: of its runs of three words, these are in the text.
_PULLED_WORDS, _LEAST_PULLED_SHARE = 3, 0.6
_PULLED = re.compile(r"(?<![a-z])(?:pull-?quotes?|pulled-?quote|blockquote|quote)(?![a-z])")
_SPEAKER = re.compile(
    r"(?<![a-z])(?:author|autor|source|speaker|name|cite|citation|credentials?|attribution|info)(?![a-z])"
)
# Fewer items before the first paragraph are buttons.
_LEAST_HEAD_ITEMS = 3
_SPEECH = re.compile(r"[“”„»«\"]")
_MOST_CALL_CHARACTERS = 220
_MOST_CREDIT_CHARACTERS = 400
# The longest credit that the pattern finds at the end of a line.
_CREDIT_TAIL_CHARACTERS = 90
_CREDIT_WORDS = ("ap", "afp", "reuters", "epa", "getty", "shutterstock", "dpa", "istock", "imago")


def trim(
    blocks: Sequence[TextBlock], *, headlines: Sequence[str] = (), authors: Sequence[str] = ()
) -> list[TextBlock]:
    """Return the blocks of the body alone, in their order."""
    said = {_key(text) for text in (*headlines, *authors)} - {""}
    kept = [b for b in blocks if _key(b.text) and _key(b.text) not in said]
    kept = [
        b for b in kept if not _is_call(b) and not _is_link(b) and not _is_button(b) and not _is_notice(b)
    ]
    kept = _without_head(_without_call_lists(kept))
    kept = _without_tail(kept, authors)
    kept = _without_pull_quotes(_without_repeats(kept))
    return _without_bare_headings(kept)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def is_call_text(text: str) -> bool:
    """True if a short line calls to read, follow, subscribe or share, or only names a picture's source."""
    return bool(_CALL.match(text)) or _is_credited(text)


def _is_credited(text: str) -> bool:
    end = text[-_CREDIT_TAIL_CHARACTERS:]
    small = end.casefold()
    return any(word in small for word in _CREDIT_WORDS) and bool(_CREDIT_END.search(end))


def _is_call(block: TextBlock) -> bool:
    size = len(block.text)
    if size <= _MOST_CALL_CHARACTERS and _CALL.match(block.text):
        # A sentence that only begins so ("Follow the money, he said.") is longer and has no link.
        return not block.is_prose or size < 120 or block.link_share > 0.2
    if size <= _MOST_CALL_CHARACTERS and _FIGURE.match(block.text):
        return True
    return size <= _MOST_CREDIT_CHARACTERS and _is_credited(block.text) and not block.is_item


def _is_notice(block: TextBlock) -> bool:
    """True for what outlets put into a text: an offer of newsletters, a word on commissions, a time of reading, a date."""
    text = block.text
    if len(text) > _MOST_NOTICE_CHARACTERS or block.is_quote:
        return False
    small = text.casefold()
    if _EMBED.search(small):
        return True
    if any(word in small for word in _PAID_WORDS) and _COMMISSION.search(text):
        return True
    if any(word in small for word in _OFFERED_WORDS) and _OFFER.search(text) and _OFFERED.search(text):
        return True
    return not block.is_item and block.owner.tag not in _CELLS and bool(_READING_TIME.match(text))


def _is_link(block: TextBlock) -> bool:
    if block.link_share <= 0.8 or len(block.text) <= 3 or block.is_quote:
        return False
    # An address printed as one, or a source in brackets, is what the text says.
    if block.owner.tag != "p":
        return True
    is_sentence = (
        block.text.endswith(".")
        and len(block.text.split()) >= _LEAST_LINKED_WORDS
        and not block.text.endswith("..")
    )
    return not (is_sentence or _ADDRESS.match(block.text))


def _is_button(block: TextBlock) -> bool:
    return bool(_BUTTON.match(block.text)) and block.owner.tag not in _CELLS


def _without_head(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop what stands before the first paragraph: bylines, dates, buttons.

    Lists, tables and a subheading belong to the text there too.
    """
    first = next((i for i, b in enumerate(blocks) if b.is_prose), None)
    if first is None:
        return blocks
    kept = blocks[first:]
    items = [b for b in blocks[:first] if _is_part(b)]
    if len(items) >= _LEAST_HEAD_ITEMS:
        start = next(i for i, b in enumerate(blocks) if _is_part(b))
        return [
            b
            for i, b in enumerate(blocks)
            if i >= start - 1 and (i >= first or _is_part(b) or b.owner.tag == "p" or b.is_heading)
        ]
    above = blocks[first - 1] if first else None
    if above is not None and above.is_heading and date_span(above.text) is None:
        return [above, *kept]
    return kept


def _without_call_lists(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop lists in which every item is an offer: newsletter, application, networks."""
    kept: list[TextBlock] = []
    for is_item, run in groupby(blocks, key=lambda b: b.is_item):
        items = list(run)
        if not (
            is_item
            and len(items) > 1
            and all(len(b.text) < _MOST_NOTICE_CHARACTERS and _END.search(b.text) for b in items)
        ):
            kept += items
    return kept


def _is_part(block: TextBlock) -> bool:
    return block.link_share < 0.5 and (block.is_item or block.owner.tag in _CELLS)


def _without_tail(blocks: list[TextBlock], authors: Sequence[str]) -> list[TextBlock]:
    kept = list(blocks)
    origin: list[TextBlock] = []
    names = [name.casefold() for name in authors if " " in name]
    while len(kept) > 2:
        last = kept[-1]
        if not origin and len(last.text) <= _MOST_CALL_CHARACTERS and _ORIGIN.match(last.text):
            origin.append(kept.pop())
            continue
        is_short = (
            not last.is_prose
            and not last.is_item
            and not last.is_quote
            and not (last.owner.tag == "p" and _is_said(last.text))
            and not _NUMBERED.match(last.text)
        )
        is_call = len(last.text) < 350 and bool(_END.search(last.text))
        if is_short or is_call or _is_about(last, names):
            kept.pop()
            continue
        break
    return kept + origin


def _is_said(text: str) -> bool:
    """True for a short paragraph that is no mere name or label: a sentence, an address, a note of several words."""
    return bool(_SENTENCE.search(text) or _ADDRESS.match(text)) or len(text.split()) >= _LEAST_NOTE_WORDS


def _is_about(block: TextBlock, names: Sequence[str]) -> bool:
    """True if a last block says who the author is."""
    head = block.text[:80].casefold()
    return len(block.text) < 600 and any(name in head for name in names) and not _SPEECH.search(block.text)


def _without_pull_quotes(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop sentences set large beside the text that says them too, and the name below each."""
    blocks = _without_doubles(blocks)
    keys = [_key(b.text) for b in blocks]
    whole = "\n".join(f" {key} " for key in keys)
    alone = Counter(keys)
    kept: list[TextBlock] = []
    is_below = False
    for block, key in zip(blocks, keys, strict=True):
        is_pulled = (
            not block.is_heading
            and not block.is_item
            and 30 <= len(key) <= 300
            and (
                whole.count(f" {key} ") > alone[key]
                or (_is_named(block, _PULLED) and _is_said_again(key, whole))
            )
        )
        is_below = is_pulled or (is_below and not block.is_prose and _is_named(block, _SPEAKER))
        if not is_below:
            kept.append(block)
    return kept


def _is_named(block: TextBlock, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(named_words(block.owner.get("class"))))


def _is_said_again(key: str, whole: str) -> bool:
    """True if most of a quotation stands elsewhere too, in other words around it."""
    words = key.split()
    runs = [" ".join(words[i : i + _PULLED_WORDS]) for i in range(len(words) - _PULLED_WORDS + 1)]
    again = sum(whole.count(f" {run} ") > 1 for run in runs)
    return again >= _LEAST_PULLED_SHARE * max(1, len(runs))


def _without_doubles(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop blocks that say several others again, word for word: the whole text once more, for a reader or a printer."""
    longest = max(blocks, key=lambda b: len(b.text), default=None)
    if longest is None or len(blocks) < 3:
        return blocks
    key = f" {_key(longest.text)} "
    others = [k for b in blocks if b is not longest and len(k := _key(b.text)) > 60]
    again = [k for k in others if f" {k} " in key]
    if len(again) < 3 or sum(map(len, again)) < 0.5 * len(key):
        return blocks
    return [b for b in blocks if b is not longest]


def _without_repeats(blocks: list[TextBlock]) -> list[TextBlock]:
    seen: set[str] = set()
    times = Counter(_key(b.text) for b in blocks)
    kept = []
    for block in blocks:
        key = _key(block.text)
        # A question that is asked again and again is put to each of many.
        is_refrain = times[key] >= _LEAST_REFRAIN and block.text.endswith("?")
        if len(key) > 60 and not block.is_heading and not is_refrain:
            if key in seen:
                continue
            seen.add(key)
        kept.append(block)
    return kept


def _without_bare_headings(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop subheadings that no text follows before the next one of their level.

    Headings that say whole sentences are a list of their own, and numbered ones too.
    """
    return [
        b
        for i, b in enumerate(blocks)
        if not b.is_heading
        or _SENTENCE.search(b.text)
        or _NUMBERED.match(b.text)
        or (
            i + 1 < len(blocks)
            and not (blocks[i + 1].is_heading and str(blocks[i + 1].owner.tag) <= str(b.owner.tag))
        )
    ]
