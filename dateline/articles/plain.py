"""Text captures of pages read as articles: masthead, menus, cookie lines, cards and footers told by their shape.

The body is the run of blocks with the most prose in it; the head of the article stands right above it. Words decide
only where they are names of fields ("By", "Updated") or of sections.
"""

import re
from dataclasses import replace

from dateline.articles.charset import decode
from dateline.articles.draft import Draft, finish
from dateline.articles.heads import Head, read_head
from dateline.articles.lines import read_blocks
from dateline.articles.mail import Mail, read_mail, unquote
from dateline.articles.prose import find_body, find_sentences, lines_of, template_lines, without_bio
from dateline.articles.rail import find_rail
from dateline.base.addresses import host
from dateline.base.records import Article, Capture, Refusal
from dateline.base.text import clean

# A text capture longer than this is no page: a novel has half of it. It bounds the time.
MOST_CHARACTERS = 1_000_000
_WORD = re.compile(r"\w{3,}")


def read_plain(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article of a text capture, or why it holds none."""
    text = decode(capture.body, capture.charset)[:MOST_CHARACTERS]
    if _is_binary(text):
        return _refusal(
            capture, "not text", "The capture is no text: too many of its characters are no letters."
        )
    mail = read_mail(text)
    blocks = read_blocks(mail.text if mail else unquote(text.split("\n")))
    if not blocks:
        return _refusal(capture, "no article", "The text is empty.")
    rail = find_rail(blocks)
    found = find_body(blocks, rail) or find_sentences(blocks)
    if found is None:
        return _refusal(capture, "too short", "The text holds no sentence.")
    head = read_head(blocks, found, rail)
    end = without_bio(blocks, head.body_start, found.end, head.authors)
    body = lines_of(
        blocks[head.body_start : end],
        head.headline,
        is_gapped=found.is_gapped,
        template=template_lines(blocks),
    )
    if not any(map(clean, body)):
        return _refusal(capture, "no article", "The text holds lines and marks, no words.")
    draft = _draft(head, body, mail, capture, outlet)
    return finish(replace(draft, cards=rail.cards if rail else ()), capture)


def _draft(head: Head, body: list[str], mail: Mail | None, capture: Capture, outlet: str | None) -> Draft:
    found = [("paragraphs", "text")]
    published = head.published
    headline = head.headline
    page_on = head.page_on
    if mail:
        headline = _better(headline, mail.subject, body)
        # A mail that only brings an article was sent when somebody read it, as a masthead's day is today.
        is_own = _says_same(headline, mail.subject)
        published = published or (mail.sent if is_own else None)
        page_on = page_on or (mail.sent.day if mail.sent and not is_own else None)
    for name, value in (
        ("headline", headline),
        ("standfirst", head.standfirst),
        ("section", head.section),
        ("authors", head.authors),
        ("published", published),
    ):
        if value:
            found.append((name, "text"))
    return Draft(
        headline=headline,
        standfirst=head.standfirst,
        paragraphs=tuple(body),
        url=capture.url,
        outlet=outlet
        or capture.outlet
        or head.outlet
        or host(capture.url)
        or (mail.sender if mail else None),
        section=head.section,
        authors=head.authors,
        published=published,
        updated=head.updated,
        page_on=page_on,
        found=tuple(found),
    )


def _better(headline: str | None, subject: str, body: list[str]) -> str:
    """Return the headline, or a mail's subject where the text says more of it."""
    lead = set(_WORD.findall(" ".join(body[:4]).casefold()))
    ours, theirs = (len(set(_WORD.findall((text or "").casefold())) & lead) for text in (headline, subject))
    return headline if headline and ours >= theirs else subject


def _says_same(headline: str, subject: str) -> bool:
    ours, theirs = (set(_WORD.findall(text.casefold())) for text in (headline, subject))
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    odd = sum(ch == "\ufffd" or (ch < " " and ch not in "\t\n\r\f\v") for ch in sample)
    return odd > 0.1 * len(sample) + 3


def _refusal(capture: Capture, reason: str, detail: str) -> Refusal:
    return Refusal(capture_id=capture.id, reason=reason, detail=detail, name=capture.name, url=capture.url)  # type: ignore[arg-type]
