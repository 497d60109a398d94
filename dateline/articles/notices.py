"""The words of lines that outlets put into their texts and that are no news: calls, offers, credits, end notes, buttons.

Of a text alone; where it stands and what it is in a page is `trim`'s. The words were counted on the news pages measured,
in the languages of those pages, and are anchored at the head or the end of a line; only short lines are judged by them.
"""

import re

from dateline.articles.sieve import Sieve

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
    r"lesen sie (?:auch|mehr|hier)|zum artikel\s*:|mehr\s*:|mehr (?:zum|zu|über|aus|von|themen)\b|auch interessant|lesetipp|weiterlesen|schon gelesen|anzeige\s*[-–:]|\*?werbung\b|titelbild\s*:|beitragsbild\s*:|pingback|bild anzeigen|(?:bisher |noch )?keine kommentare|sie müssen (?:sich |angemeldet)|weitere (?:artikel|themen|nachrichten|news)|newsletter|abonnieren|folgen sie|hier (?:können sie|gehts|geht es|finden sie|kommen sie|klicken)|"
    r"extern(?:er|e|en) inhalt|privatsphäre|dies ist eine maschinelle|foto\s*:|fotos\s*:|bild\s*:|bildquelle|quelle\s*:|quellen\s*:|stand\s*:|zur startseite|das könnte sie|passend dazu|zum thema|letzte artikel|meistgelesen|häufig gelesen|"
    r"lire aussi|à lire|a lire|voir aussi|lisez|crédit|photo d.illustration|s.abonner|abonnez|inscrivez|partager|retrouvez|"
    r"lea también|lee también|leer más|lee más|[tl]e puede interesar|puedes ver|mira (?:también|además)|únete|más información|más noticias|síguenos|suscríbete|suscribirse|compartir|noticias relacionadas|ver más|te recomendamos|"
    r"leia (?:mais|também)|veja (?:também|mais)|saiba mais|siga |compartilhe|assine|inscreva|confira|foto\s|"
    r"leggi anche|leggi tutto|guarda anche|iscriviti|seguici|potrebbe interessarti|riproduzione riservata|©\s*riproduzione|"
    r"lees ook|lees meer|bekijk|volg ons|meld je|"
    r"läs (?:mer|också|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|saken oppdateres|følg |"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|przeczytaj|dowiedz się|źródło|fot\.|"
    r"читайте (?:также|нас|материал)|подпис|смотрите также|фото\s*:|источник\s*:|подробнее|"
    r"читайте також|ayrıca|haberin devamı|"
    r"無断転載|関連記事|続きを読む|この記事は会員限定|写真|無断|저작권|무단|ⓒ|더 보기|관련기사"
    r")",
    re.I,
)
_END = Sieve(
    r"^_{2,}|contributed to this (?:report|story|article)|(?:reported|reporting) from [A-Z].{0,200}(?:reported|contributed)|all rights reserved|copyright \d{4}|©|riproduzione riservata|wszelkie prawa zastrzeżone|todos los derechos reservados|alle rechte vorbehalten|tous droits réservés|무단\s?전재|"
    r"(?:on|via) (?:twitter|facebook|instagram)\b.{0,40}$|newsletter|@\w+\.(?:com|org|net)|\b[\w.]+@[\w.]+\.\w+|subscribe|sign up|follow (?:him|her|us|them)|click here|"
    r"\bandroid\b.*\bios\b|\bios\b.*\bandroid\b|"
    r"^(?:reach|follow|e-?mail|contact) .{0,80}(?:twitter|coverage|@)|"
    r"^(?:translat(?:ed (?:from|by)|ion)\b|aus dem \w+en (?:von|übersetzt)|übersetzung\b|übersetzt von|traduit d|traducci[oó]n|tradu[cç][aã]o|vertaling|"
    r"redaktion|mitarbeit|faktencheck|fact-?check\w*|schlussredaktion|produktion|sendung|edited by|produced by)\b.{0,4}[:\w]|\(abgerufen am|\baccessed (?:on )?\d|\bretrieved (?:on )?\d|"
    r"(?:canal|channel|kanal) (?:de|on|auf|bei) (?:telegram|youtube|whatsapp)|subject to copyright|^citation\s*:|^(?:more|for more|full) .{2,40}: https?://|^zitier(?:vorschlag|weise)|"
    r"comment\w*\b.*\bmoderat|moderat\w*\b.*\bcomment|coment[aá]rios\b.*\bmoderad|kommentar\w*\b.*\bmoderi|commentaires\b.*\bmodér",
    re.I,
)
# Two networks in one short line below a text: where the outlet can be followed. A longer one may tell news of them.
_MOST_NETWORKS_CHARACTERS = 150
_NETWORKS = re.compile(
    r"\b(?:whatsapp|instagram|facebook|tiktok|youtube|twitter)\b.*\b(?:whatsapp|instagram|facebook|tiktok|youtube|twitter)\b",
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
# A notice is a sentence or three.
MOST_NOTICE_CHARACTERS = 350
# A line that calls, or is pressed, is no longer than this: twice the longest notice.
_MOST_LINE_CHARACTERS = 700
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
# The longest credit that the pattern finds at the end of a line.
_CREDIT_TAIL_CHARACTERS = 90
_CREDIT_WORDS = ("ap", "afp", "reuters", "epa", "getty", "shutterstock", "dpa", "istock", "imago")

_ADDRESS = re.compile(r"^\[[^\[\]\d]{2,60}\]$|^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,10}(?:/\S*)?$", re.I)
_MOST_ADDRESS_CHARACTERS = 2000
_NUMBERED = re.compile(r"^\d{1,3}[.)]\s")


def is_call_text(text: str) -> bool:
    """True if a short line calls to read, follow, subscribe or share, or only names a picture's source."""
    return is_call_head(text) or is_credited(text)


def is_call_head(text: str) -> bool:
    """True if a line begins with such a call; a long one is text, and would take the square of its length."""
    return len(text) <= _MOST_LINE_CHARACTERS and bool(_CALL.match(text))


def is_figure(text: str) -> bool:
    """True if a line is the caption of a numbered figure."""
    return bool(_FIGURE.match(text))


def is_credited(text: str) -> bool:
    """True if a line ends with the name of a picture's agency."""
    end = text[-_CREDIT_TAIL_CHARACTERS:]
    small = end.casefold()
    return any(word in small for word in _CREDIT_WORDS) and bool(_CREDIT_END.search(end))


def is_offer(text: str) -> bool:
    """True for an offer of newsletters or applications, a word on commissions, a placeholder of embedded content."""
    if len(text) > MOST_NOTICE_CHARACTERS:
        return False
    small = text.casefold()
    if _EMBED.search(small):
        return True
    if any(word in small for word in _PAID_WORDS) and _COMMISSION.search(text):
        return True
    return any(word in small for word in _OFFERED_WORDS) and bool(
        _OFFER.search(text) and _OFFERED.search(text)
    )


def is_reading_time(text: str) -> bool:
    """True for a line that only says how long a text takes to read, or when it was published."""
    return len(text) <= MOST_NOTICE_CHARACTERS and bool(_READING_TIME.match(text))


def is_button(text: str) -> bool:
    """True for the words of buttons and counters."""
    return len(text) <= _MOST_LINE_CHARACTERS and bool(_BUTTON.match(text))


def is_end_note(text: str) -> bool:
    """True for what stands below a text: rights, networks, contributors, translators, rules for comments."""
    if len(text) <= _MOST_NETWORKS_CHARACTERS and _NETWORKS.search(text):
        return True
    return len(text) < MOST_NOTICE_CHARACTERS and bool(_END.search(text))


def is_origin(text: str) -> bool:
    """True for a line that says where a text was first: what the text says of itself."""
    return len(text) <= _MOST_LINE_CHARACTERS and bool(_ORIGIN.match(text))


def is_address(text: str) -> bool:
    """True for an address that the text prints, or a source in square brackets: no notice, though it is a link."""
    return len(text) <= _MOST_ADDRESS_CHARACTERS and bool(_ADDRESS.match(text))


def is_numbered(text: str) -> bool:
    """True for a line that begins with a number, as those of lists do."""
    return bool(_NUMBERED.match(text))
