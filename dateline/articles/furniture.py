"""Lines of a text capture that are never news: labels, buttons, captions, notices, headings of what stands beside it.

Each list holds what sites of the twelve languages of our material print there; a line counts only where it is short, or
where the words stand at its head or its end. What is said in a paragraph's middle decides nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache, wraps

from dateline.articles.credit import AGENCIES
from dateline.articles.lines import Block
from dateline.articles.notes import is_told_note
from dateline.articles.notices import is_call_text
from dateline.articles.walls import speaks_of_consent

# Headings of what follows an article: nothing below them belongs to it.
_AFTER = re.compile(
    r"^\W*(?:\d+\s+)?(?:"
    r"(?:\d+ |all |reader |view |show |join the |leave a |post a |add a |your )*(?:comments?|replies|reply|conversation|discussion)(?: \(?\d+\)?|\s*section|\s*policy)?|\d+ thoughts? on .*|what do you think\??|"
    r"related(?: (?:topics?|stor(?:y|ies)|articles?|content|tags?|countries|news|links?|posts?|reading|coverage|videos?|internet links?))?|more (?:on this|from|in|about|stories|news|articles|coverage|top|like this|to (?:read|explore)|headlines|reading)\b.*|"
    r"(?:you (?:may|might) (?:also )?(?:like|be interested|enjoy)|read (?:next|also|these next|this next)|up next|next (?:up|story|article|read)|recommended|recommendations|suggested|what to read next|don.?t miss|in case you missed it|also (?:on|in|from)\b|elsewhere\b|around the web|from (?:the|around the) web|from our partners|paid content|promoted|sponsored|partner content|ad content)\b.*|"
    r"(?:most|top|best|our|the)? ?(?:read|viewed|popular|shared|commented|watched|stories|trending|videos|news)(?: (?:now|stories|today|this week|articles|posts|news|on .*|in .*))?|trending(?: .*)?|popular(?: .*)?|latest(?: .*)?|recent (?:posts?|news|articles|stories|comments)|headlines|"
    r"editor.?s.? (?:picks?|choice|recommendations?)|just in|breaking news|featured(?: .*)?|must reads?|spotlight|"
    r"about the (?:authors?|writers?|journalists?|ministry|company)|authors?|the authors?|about (?:us|me)|contributors?|(?:media|press) contacts?|contact(?: us)?|notes? to editors?|"
    r"(?:tags?|topics?|keywords?|categories|filed under|explore more(?: .*)?|explore more on these topics|follow(?: the)? topics?.*|in this article|topics in this article)\s*:?|"
    r"share (?:this|article|story|on|via)?\b.{0,40}|follow us.*|stay (?:connected|informed|up to date|in the know).*|newsletters?(?: .*)?|sign up.*|subscribe.*|get (?:the|our) .*|keep reading .*|continue reading .*|support .{0,60}|"
    r"references|footnotes|visible links|hidden links|sources?|site map|footer|archives?|meta|search|"
    r"kommentare?(?: .*)?|\d+ kommentare?|diskutieren sie .*|diskussion|mehr (?:zum|zu|über|aus|von|lesen|themen|nachrichten|artikel|anzeigen)\b.*|das könnte (?:sie|dich|ihnen) .*|auch interessant|weitere .{3,60}|meistgelesen.*|meist gelesen.*|meistgeklickt.*|am häufigsten .*|beliebt.*|neueste .*|aktuelle .{3,40}|neues aus .*|empfohlen.*|empfehlungen.*|lesen sie mehr .*|passend(?:e[rs]?)? (?:dazu|zum).*|zum thema|themen(?: .{3,40})?|themen in diesem artikel|schlagw(?:ort|örter|orte).*|stichw.*|ressorts?|verwandte .*|ähnliche .*|jetzt lesen|top-?(?:themen|artikel|news|stories).*|die autor(?:in|en)|der autor|zu den autoren|über (?:den autor|die autorin|uns)|zur startseite|zurück (?:zur?|nach) .*|nach oben|artikel (?:teilen|merken|drucken|kommentieren)|teilen|folgen sie .*|abonnieren.*|impressum.*|"
    r"(?:vos )?(?:réactions?|commentaires?)(?: .*)?|\d+ commentaires?|à lire (?:aussi|également|ensuite).*|lire aussi|sur le même (?:sujet|thème).*|dans la même (?:rubrique|catégorie).*|les plus (?:lus?|récents?|partagés|commentés).*|le plus lu.*|plus d.(?:articles|infos).*|articles? (?:liés|similaires|associés|recommandés).*|nos (?:derniers?|dernières) .*|voir (?:aussi|plus).*|sur les? thèmes?.*|thèmes?(?: associés)?|mots[- ]clés?|partager.*|contribuer|réutiliser ce contenu|mentions légales.*|à propos .*|recommandé.*|vous aimerez .*|ailleurs sur le web.*|"
    r"comentarios?(?: .*)?|\d+ comentarios?|noticias relacionadas.*|(?:más|mas) (?:noticias|información|leíd[oa]s?|vistas?|sobre|de|en)\b.*|lo más .*|te (?:puede|podría|recomendamos) .*|temas(?: .*)?|etiquetas.*|archivado en.*|relacionad[oa]s?.*|compartir.*|últimas (?:noticias|horas?).*|otras noticias.*|sobre (?:la firma|el autor|la autora).*|normas .*|"
    r"commenti.*|leggi anche.*|potrebbe interessarti.*|(?:i )?più lett[ie].*|ultime notizie.*|altre notizie.*|articoli correlati.*|argomenti.*|condividi.*|"
    r"comentários?.*|leia (?:mais|também).*|mais (?:lidas|notícias|sobre).*|notícias relacionadas.*|últimas.*|tópicos.*|assuntos.*|veja (?:mais|também).*|compartilhe.*|"
    r"reacties.*|lees (?:ook|meer).*|meer (?:over|nieuws|van)\b.*|meest gelezen.*|gerelateerd.*|onderwerpen|deel(?: dit)?.*|"
    r"kommentarer.*|läs (?:mer|också|även).*|les (?:også|mer).*|læs (?:også|mere).*|mest (?:lest|lästa|læste).*|relaterade?.*|ämnen.*|emner.*|siste nytt.*|senaste nytt.*|dela(?: .*)?|del|lisää aiheesta.*|lue (?:myös|lisää).*|luetuimmat.*|aiheet.*|"
    r"komentarze.*|czytaj (?:też|także|więcej).*|zobacz (?:też|także|również).*|najpopularniejsze.*|najczęściej .*|polecane.*|tagi.*|tematy.*|udostępnij.*|"
    r"комментарии.*|читайте также.*|смотрите также.*|по теме.*|материалы по теме.*|популярное.*|самое (?:читаемое|популярное).*|теги.*|поделиться.*|другие новости.*|последние новости.*|читайте нас.*|подписывайтесь.*|"
    r"yorumlar.*|ilgili haberler.*|en çok okunan.*|関連記事.*|関連ニュース.*|あわせて読みたい.*|アクセスランキング.*|ランキング.*|おすすめ.*|新着.*|댓글.*|관련기사.*|관련뉴스.*|많이 본.*|相关(?:新闻|阅读|文章).*|相關新聞.*|延伸閱讀.*|热门.*|評論.*"
    r")\s*[:»›>…]*\W*$",
    re.I,
)
# How printers and press offices end a text: a square, three hashes, "-30-".
_END_SIGN = re.compile(r"^(?:[■◼∎□◆●]|#\s?#\s?#|-+\s?30\s?-+|[*\s-]*ends?[*\s-]*)$", re.I)
_MOST_AFTER_WORDS, _MOST_AFTER_CHARACTERS = 12, 80

# Labels within an article, of a link or a box that the next line or lines hold.
_INSET = re.compile(
    r"^\W*(?:read(?: more| next| also| the (?:full )?(?:story|article))?|also read|see (?:also|more)|related(?: stor(?:y|ies)| articles?| content| reading)?|recommended(?: stor(?:y|ies)| reading| for you)?|watch(?: (?:now|more|live|this))?|listen(?: (?:now|to .*))?|more (?:on this|to read)|don.?t miss|you may also like|editor.?s pick|play|video|gallery|photos?|in pictures|slideshow|advertisement(?: \d+)?|skip advertisement|story continues.*|article continues.*|continues? (?:after|below).*|loading.*|promoted|sponsored|"
    r"lesen sie (?:auch|mehr|hier)|auch interessant|mehr zum thema|anzeige|werbung(?: überspringen)?|lesetipp|passend dazu|zum artikel|"
    r"lire aussi|à lire(?: aussi)?|publicité|la suite après .*|voir aussi|"
    r"lea también|lee también|te puede interesar|publicidad|relacionad[oa]s?|leggi anche|pubblicità|leia (?:também|mais)|publicidade|lees ook|advertentie|läs (?:också|även|mer)|annons|les også|læs også|annonce|reklama?|czytaj też|czytaj także|читайте также|реклама|広告|ilgili haber)\W*$",
    re.I,
)
# Advertisements, and what says that one stands here: nothing below belongs to it.
_ADVERTISEMENT = re.compile(
    r"^\W*(?:advertisement(?: \d+| embed.*)?|skip advertisement|ad|ad policy|story continues.*|article continues.*|continues? (?:after|below).*|.*\badvertisement has not loaded.*|anzeige|werbung(?: überspringen)?|publicité|la suite après .*|publicidad|pubblicità|publicidade|advertentie|annons|annonce|reklama?|реклама|広告)\W*$",
    re.I,
)
# Words that a reader presses, on a line of their own.
_BUTTON = re.compile(
    r"^\W*(?:share|save|print|e-?mail|tweet|post|copy(?: the)? link(?: copied)?|copied|link|like|reply|follow|subscribe|sign (?:in|up)|log ?in|register|menu|search|close|open|next|previous|back(?: to top)?|top|more|show (?:more|all|less|key events only)|see (?:all|more)|view (?:all|more|image.*)|listen(?: to (?:this )?(?:article|story).*)?|(?:\d+[- ])?min(?:ute)?s?(?: read)?|comments?|\d+|gift(?: this)?(?: article)?|bookmark|download|play|pause|mute|expand|enlarge(?: image)?|toggle .*|skip .*|share (?:full )?(?:article|this.*|story).*|add to .*|report(?: this)?(?: ad)?|reprints?|play video|watch|pdf|aa|text size|font size|"
    r"teilen|drucken|merken|speichern|anhören|artikel (?:anhören|teilen|merken)|vorlesen|kommentieren|suche|menü|anmelden|mehr|schließen|abonnieren|partager|imprimer|enregistrer|écouter(?: l.article)?|commenter|s.abonner|compartir|imprimir|guardar|escuchar|comentar|condividi|stampa|salva|ascolta|compartilhar|ouvir|delen|opslaan|dela|skriv ut|del|gem|jaa|tulosta|udostępnij|drukuj|поделиться|печать)\W*$",
    re.I,
)
# A line that only says how long reading takes, or when it was, as pages count it.
_READING_TIME = re.compile(
    r"^\W*(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|lästid)?\W*(?:ca\.?|about|approx\.?)?\s*\d+(?:\s?[–-]\s?\d+)?\s*[- ]?\s*(?:min(?:ute[ns]?|utos?|uti|\.)?|mins?|sec(?:onds?)?)(?:\s*(?:read|lesezeit|lesedauer|de lecture|de lectura|leestijd|lästid|to read))?\W*$"
    r"|^\W*(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura)\b.{0,30}$|^\W*(?:\d+|an?|one|two|three)\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\s+ago\W*$|^\d{1,2}:\d\d(?:\s?/?\s?\d{1,2}:\d\d)?$",
    re.I,
)
_AGENCY = "|".join(
    sorted((re.escape(n) for names in AGENCIES.values() for n in names), key=lambda n: (-len(n), n))
)
_CREDIT_WORD = r"(?:photo(?:graph(?:er|y)?|s|illustration)?|foto(?:s|graf(?:ie|in)?)?|bild(?:er|rechte|quelle|nachweis)?|images?|pictures?|credits?(?:\.\.\.)?|quelle|source|crédit(?:s)?(?: photo)?|illustration|video|grafik|graphic|courtesy|copyright|fotografía|imagen|immagine|fot|фото|写真|symbolbild|archivbild)"
# A line that is the credit of a picture and nothing else, and a caption that ends in one.
_CREDIT_LINE = re.compile(
    rf"^\W*(?:image )?{_CREDIT_WORD}(?:\s+by|\s*,|\s*[:/|©])\s*\S.{{0,90}}$|^©\s?\S.{{0,60}}$|^(?:{_AGENCY})(?: (?:photo|via .{{2,30}}))?\s?/\s?\S.{{1,50}}$|^.{{2,40}}/(?:{_AGENCY}|getty(?: images)?|shutterstock|imago|picture alliance|alamy)\W*$|^(?:getty(?: images)?|shutterstock|istock|alamy|imago(?: images)?|picture[- ]alliance)\b.{{0,60}}$",
    re.I,
)
_CREDIT_END = re.compile(
    rf"(?:[\s(\[|.,–—-](?:image |{_CREDIT_WORD}\s+)?{_CREDIT_WORD}(?:\s+by\s|\s*:\s?|\s*/\s?|\.\.\.)\S.{{1,70}}|\S\s*©\s?[^.©]{{2,70}}|\(c\)\s?[^.©]{{2,60}}|[.!?…”\"]\s*(?:{_AGENCY})(?:[ /-](?:photo|via|file|pool)\b.{{0,60}}|/.{{2,50}})?\.?|\bcopyright\s+\S.{{1,50}}|(?:getty(?: images)?|shutterstock|istock|alamy|imago images|picture[- ]alliance|epa-efe|ap photo|handout|file photo|reuters file)\b.{{0,70}})$",
    re.I,
)
_CAPTION_HEAD = re.compile(
    r"^\W*(?:image (?:caption|source|copyright)|caption|file(?: (?:photo|image|picture)| [-–—])|symbolbild|archivbild|photo d.illustration|imagen de archivo|pictured|abov?e|left|right|from left|v\. ?l\.)\b\W",
    re.I,
)
# How agencies date their pictures; their reports write the weekday alone.
_PICTURE_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\b|, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}(?:, in [A-Z][^.]{2,50})?\.$"
)
# A name in brackets after the last sentence: whose picture it is.
_OWNER_END = re.compile(r"[.!?”\"]\s*\([A-ZÀ-Þ][^()]{1,45}\)$")
_MOST_CAPTION_WORDS = 45
# Sentences about the outlet, not the news: newsletters, prints, rules, tips, scripts, offers.
_NOTICE = re.compile(
    r"\b(?:newsletters?|your inbox|in ihrem postfach|votre boîte|su (?:correo|bandeja)|subscribe|subscribers?|subscription|abonnent|unlimited (?:digital )?access|free trial|sign(?:ed)? up|cookies?|javascript|(?:web )?browser|push notifications?|whatsapp[- ](?:channel|kanal|canal|gruppe)|our app\b|download the app|"
    r"this article (?:appears?|was|is|first|has been)|a version of this article|this story (?:was|has been|is|first)|originally (?:published|appeared)|order reprints|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|may not be (?:published|reproduced)|"
    r"reporting by|additional reporting|editing by|contributed to this|mit material von|mit informationen (?:von|der)|with files from|external (?:sites|content|websites)|externe inhalte|our (?:standards|journalism|journalists|reporting)|privacy policy|datenschutzerklärung|terms (?:of (?:use|service)|and conditions)|"
    r"(?:e-?mail|call|contact|write to) (?:us|me|the)\b|send (?:us|your)|have a (?:tip|story)|got a (?:tip|story)|do you have a (?:tip|story)|follow (?:us|him|her|them|me) on|advertisement has not loaded|article continues below|listen to this article|ai[- ](?:generated|narrat)|narrated by|earn (?:a )?commission|affiliate|"
    r"is (?:a|an|the) (?:\S+ ){0,5}(?:reporter|correspondent|editor|staff writer|columnist|journalist|contributor|freelance\w*|columnist)\b|covers? \w+(?: \w+){0,5} for|über dieses thema berichte\w*|comments? (?:are|is) (?:closed|moderated)|community (?:guidelines|rules)|house rules|log in to comment|will not be published|required fields|failed to load|by submitting this form|data (?:privacy|protection)|(?:revoke|withdraw) (?:this |your )?consent|you agree to|third parties|please (?:consider|donate|support|enable|activate|disable)|visit \S+\.(?:com|org|net)|ad ?block(?:er|ing)?|read more of|was first published)\b|^\W*(?:copyright\b|©|\(c\) ?\d{4})|@[\w-]+\.\w{2,}",
    re.I,
)
_MOST_NOTICE_WORDS = 60
_MOST_CALL_WORDS = 25
_LEAST_CONSENT_WORDS = 5
_NETWORKS = re.compile(
    r"\b(?:facebook|twitter|whatsapp|linkedin|telegram|reddit|flipboard|pinterest|instagram|messenger|bluesky|threads|xing|mastodon|e-?mail|print|copy link|tumblr|youtube|tiktok|rss|viber|vkontakte|line)\b",
    re.I,
)
_QUOTED = re.compile(r"[“”„»«\"]")
# A line is asked many times what it is; its answers are kept for as many lines: a page has 300.
_KEPT_LINES = 4096
# What stands in a longer line, of however few words, is no label. It bounds the time: patterns that look for a label
# at the head and the end of a line take the square of its length.
_MOST_CHARACTERS = 600


def _once(judge: Callable[[Block], bool]) -> Callable[[Block], bool]:
    kept = lru_cache(maxsize=_KEPT_LINES)(judge)

    @wraps(judge)
    def look_up(block: Block) -> bool:
        return len(block.text) <= _MOST_CHARACTERS and kept(block)

    return look_up


@_once
def heads_what_follows(block: Block) -> bool:
    """True if a line is the heading of what stands below an article: comments, related stories, topics."""
    if _END_SIGN.match(block.text):
        return True
    is_short = block.words <= _MOST_AFTER_WORDS and len(block.text) <= _MOST_AFTER_CHARACTERS
    return is_short and not (block.is_sentence and block.text[-1] in ".!") and bool(_AFTER.match(block.text))


@_once
def is_inset_label(block: Block) -> bool:
    """True if a line is the label of a link or an advertisement within an article."""
    return block.words <= 8 and bool(_INSET.match(block.text))


@_once
def is_advertisement(block: Block) -> bool:
    """True if a line says that an advertisement stands here."""
    return block.words <= 14 and len(block.text) <= 300 and bool(_ADVERTISEMENT.match(block.text))


def ends_in_label(block: Block) -> bool:
    """True if a line is a label or a heading of other content, furniture that parts more than an advertisement."""
    return is_inset_label(block) and not is_advertisement(block)


@_once
def is_button(block: Block) -> bool:
    """True if a line is something to press, or says how long reading takes."""
    if block.words > 10:
        return False
    if len(_NETWORKS.findall(block.text)) >= max(1, block.words // 4) and not block.is_sentence:
        return True
    return bool(_BUTTON.match(block.text) or _READING_TIME.match(block.text))


@_once
def is_picture_credit(block: Block) -> bool:
    """True if a line is a picture's credit and nothing else."""
    return block.words <= 14 and bool(_CREDIT_LINE.match(block.text))


@_once
def is_caption(block: Block) -> bool:
    """True if a line is a picture's caption, by the credit at its end or the label at its head."""
    if block.words > _MOST_CAPTION_WORDS:
        return False
    if _CAPTION_HEAD.match(block.text) or is_picture_credit(block):
        return True
    if block.text.endswith("(") or (_PICTURE_DAY.search(block.text) and not _QUOTED.search(block.text)):
        return True
    return bool(
        _CREDIT_END.search(block.text[-140:]) or (_OWNER_END.search(block.text[-60:]) and block.words <= 30)
    )


@_once
def is_notice(block: Block) -> bool:
    """True if a line speaks of the outlet: its newsletter, its rules, its reporters."""
    is_short = block.words <= _MOST_NOTICE_WORDS
    return is_short and bool(_NOTICE.search(block.text)) and not is_told_note(block.text)


@_once
def is_call(block: Block) -> bool:
    """True if a short line calls to read, follow or subscribe."""
    is_short = block.words <= _MOST_CALL_WORDS and not (block.is_sentence and _QUOTED.search(block.text))
    return is_short and is_call_text(block.text) and not is_told_note(block.text)


def is_furniture(block: Block) -> bool:
    """True if a line is never news, wherever it stands."""
    is_consent = block.words >= _LEAST_CONSENT_WORDS and speaks_of_consent(block.text)
    return block.is_rule or is_consent or _is_label(block)


@_once
def _is_label(block: Block) -> bool:
    return (
        is_advertisement(block)
        or is_button(block)
        or is_inset_label(block)
        or is_call(block)
        or is_caption(block)
    )
