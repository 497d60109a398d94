"""HTML pages read as articles."""

from dataclasses import replace

from dateline.articles import linked
from dateline.articles.archived import unwrapped
from dateline.articles.blocks import Walk
from dateline.articles.body import read_body
from dateline.articles.charset import in_utf8
from dateline.articles.claims import read_claims
from dateline.articles.declared import read_declared
from dateline.articles.draft import finish
from dateline.articles.headlines import headline_candidates
from dateline.articles.listings import is_live
from dateline.articles.markup import parse, text_of
from dateline.articles.opinion import second_opinion
from dateline.articles.standfirsts import read_standfirst
from dateline.articles.tree import Element
from dateline.articles.walls import find_wall
from dateline.base.errors import Unreadable
from dateline.base.records import Article, Capture, Refusal


def read_page(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article of an HTML page, or why it holds none."""
    try:
        tree = parse(unwrapped(in_utf8(capture.body, capture.charset)))
    except Unreadable as error:
        return _refusal(capture, "broken", f"The page cannot be read: {error.why}.")
    if tree is None:
        return _refusal(capture, "no article", "The page is empty.")
    try:
        return _read(tree, capture, outlet)
    finally:
        tree.page.release()


def _read(tree: Element, capture: Capture, outlet: str | None) -> Article | Refusal:
    page = read_declared(tree, capture.url)
    candidates = headline_candidates(page)
    headlines = [text for text, _ in candidates]
    draft = read_claims(page, outlet or capture.outlet, candidates)
    hint = linked.first_text(page.article.get("articleBody"))
    blocks = Walk(tree).read()
    body = read_body(
        tree,
        blocks,
        headlines=headlines,
        authors=draft.authors,
        hint=hint,
    )
    titles = [*(text_of(e) for e in (*tree.iter("title"), *tree.iter("h1"))), *headlines[:1]]
    wall = find_wall(page, titles, blocks, body)
    if wall:
        return _refusal(capture, wall.reason, wall.detail)
    draft = replace(draft, is_live=is_live(page, titles))
    other = second_opinion(tree, hint, sum(len(b.text) for b in body))
    if other:
        found = (*draft.found, ("paragraphs", "second opinion"))
        return finish(replace(draft, paragraphs=tuple(other), found=found), capture)
    if not body:
        return _refusal(capture, "no article", "No text of an article was found on the page.")
    standfirst = read_standfirst(page, headlines, body)
    if standfirst:
        body = [b for b in body if b.text != standfirst[0]] or body
        draft = replace(draft, standfirst=standfirst[0], found=(*draft.found, ("standfirst", standfirst[1])))
    return finish(replace(draft, paragraphs=tuple(b.text for b in body)), capture)


def _refusal(capture: Capture, reason: str, detail: str) -> Refusal:
    return Refusal(capture_id=capture.id, reason=reason, detail=detail, name=capture.name, url=capture.url)  # type: ignore[arg-type]
