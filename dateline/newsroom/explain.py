"""Why a record is as it is: the rule or score that made it, its passage, its capture, what editors changed."""

from typing import Any

from dateline.base.codec import plain
from dateline.base.errors import NotFound
from dateline.base.records import Figure, Quote
from dateline.facts.weigh import weigh
from dateline.store import find
from dateline.store.find import Statement

Row = dict[str, Any]


def explain(identity: str) -> Row:
    """Return what is known of how the figure, quote, query, article or story of this id came to be.

    Raises:
        NotFound: nothing published has this id.
    """
    # A story has the id of the article that founded it: the story goes first, and tells of the article too.
    for look_up in (_statement, _query, _story, _article):
        found = look_up(identity)
        if found is not None:
            return found
    raise NotFound(
        "figure, quote, query, article or story", identity, "see: dateline export csv --table figures"
    )


def _statement(identity: str) -> Row | None:
    item: Statement[Any] | None = find.find_figure(identity) or find.find_quote(identity)
    if item is None:
        return None
    said = item.fact.attribution
    machine, weighing = _machine(identity, item.fact.version_id)
    return {
        "is": item.kind,
        "made_by": {"rule": item.fact.rule, "confidence": item.fact.confidence},
        "speaker": {"name": said.speaker.name, "kind": said.speaker.kind, "resolved": said.speaker.resolved},
        "record": plain(item.fact),
        "sentence": item.sentence,
        "passage": f"/passage/{item.passage_id}/",
        "machine": machine,
        "weighing": weighing,
        "corrections": _corrections(identity, item.article.id),
        "article": _whence(item.article.id),
    }


def _machine(identity: str, version_id: str) -> tuple[Row | None, Row | None]:
    """Return what the machine made of a fact, before any editor, and why."""
    facts, version = find.find_facts(version_id), find.find_version(version_id)
    made: tuple[Figure | Quote, ...] = (*facts.figures, *facts.quotes) if facts else ()
    own = next((fact for fact in made if fact.id == identity), None)
    if own is None or facts is None or version is None:
        return None, None
    return plain(own), plain(weigh(own, facts, version.text))


def _query(identity: str) -> Row | None:
    item = find.find_query(identity)
    if item is None:
        return None
    return {
        "is": "query",
        "why": item.query.why,
        "record": plain(item.query),
        "corrections": _corrections(identity, item.article.id),
        "article": _whence(item.article.id),
    }


def _article(identity: str) -> Row | None:
    return {"is": "article", **_whence(identity)} if find.find_article(identity) else None


def _whence(article_id: str) -> Row:
    article = find.find_article(article_id)
    if article is None:
        return {"id": article_id}
    headline = find.find_headline(article_id)
    return {
        "id": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "found": dict(article.found),
        "doubts": list(article.doubts),
        "capture": article.capture_id,
        "versions": [version.version_id for version in find.versions(article.id)],
        "edits": [
            {"version": step.after_id, "on": plain(step.on), "what": step.summary, "notes": list(step.notes)}
            for step in find.revisions(article.id)
        ],
        "origin_id": headline.origin_id if headline else None,
        "story": _place(article.id),
    }


def _place(article_id: str) -> Row | None:
    place = next((a for a in find.assignments() if a.article_id == article_id), None)
    return {"id": place.story_id, "likeness": place.score} if place else None


def _story(identity: str) -> Row | None:
    story = find.find_story(identity)
    if story is None:
        return None
    likeness = {a.article_id: a.score for a in find.assignments() if a.story_id == story.id}
    return {
        "is": "story",
        "id": story.id,
        "headline": story.headline,
        "led_here": identity != story.id,
        "reports": [{"article": key, "likeness": likeness.get(key)} for key in story.article_ids],
        "corrections": [plain(item) for item in find.corrections(story_id=story.id)],
        "founding_article": _whence(story.id),
    }


def _corrections(identity: str, article_id: str) -> list[Row]:
    return [plain(item) for item in find.corrections(article_id=article_id) if item.target_id == identity]
