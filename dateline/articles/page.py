"""HTML pages read as articles."""

from dataclasses import replace

from dateline.articles.body import read_body
from dateline.articles.charset import decode
from dateline.articles.claims import read_claims
from dateline.articles.declared import read_declared
from dateline.articles.draft import finish
from dateline.articles.headlines import headline_candidates
from dateline.articles.markup import parse
from dateline.base.records import Article, Capture, Refusal


def read_page(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article of an HTML page, or why it holds none."""
    tree = parse(decode(capture.body, capture.charset))
    if tree is None:
        return Refusal(
            capture_id=capture.id,
            reason="no article",
            detail="The page is empty.",
            name=capture.name,
            url=capture.url,
        )
    declared = read_declared(tree, capture.url)
    draft = read_claims(declared, outlet or capture.outlet)
    headlines = [text for text, _ in headline_candidates(declared)]
    blocks = read_body(tree, headlines=headlines, standfirsts=[draft.standfirst or ""])
    if not blocks:
        return Refusal(
            capture_id=capture.id,
            reason="no article",
            detail="No text of an article was found on the page.",
            name=capture.name,
            url=capture.url,
        )
    return finish(replace(draft, paragraphs=tuple(blocks)), capture)
