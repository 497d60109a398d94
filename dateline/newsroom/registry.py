"""The registry of speakers in a pass: which forms articles use, who they are, and their addresses on every fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.base.records import Correction, Facts, Speaker
from dateline.base.speakers import Decision, Form, Place, Registered, form_of
from dateline.base.text import name_slug
from dateline.newsroom.correct import Corrections, F, correct_facts
from dateline.store import find, keep
from dateline.stories.register import register, slugs_of

# By the key of a form: the slug of who it is, the name that an editor gave (""), the Wikidata id.
Places = Mapping[str, tuple[str, str, str | None]]

BATCH_ARTICLES = 200


def settle_registry(ids: Iterable[str], corrections: Corrections) -> tuple[tuple[Registered, ...], set[str]]:
    """Bring the registry up to date with these articles, the corrections and the table of ids.

    Returns it with the articles for whose speakers something changed: their pages are to be published again.
    """
    queue = sorted(ids)
    for start in range(0, len(queue), BATCH_ARTICLES):
        keep.keep_sightings(dict(_sighted(queue[start : start + BATCH_ARTICLES], corrections)))
    registry = register(find.speaker_forms(), decisions_of(corrections.speakers), find.known_ids())
    return registry, keep.keep_places(registry)


def keep_names(registry: Sequence[Registered]) -> None:
    """Give the speakers that have statements now their names and roles, and keep the addresses that lead to them."""
    keep.keep_speakers(registry, slugs_of(registry))


def _sighted(ids: Sequence[str], corrections: Corrections) -> Iterable[tuple[str, list[Form]]]:
    for article_id in ids:
        facts = find.find_facts(find.versions(article_id)[-1].version_id)
        if facts is not None:
            yield article_id, forms_in(correct_facts(facts, corrections))


def forms_in(facts: Facts) -> list[Form]:
    """Return the forms in which facts name their speakers, each once."""
    said = [fact.attribution for fact in facts.figures] + [fact.attribution for fact in facts.quotes]
    found = (form_of(attribution.speaker) for attribution in said)
    return list({form.key: form for form in found if form is not None}.values())


def place_speakers(facts: Facts, places: Places) -> Facts:
    """Return facts whose speakers carry the address and the id of who they are, and the name that an editor gave."""
    return replace(
        facts,
        figures=tuple(_placed(figure, places) for figure in facts.figures),
        quotes=tuple(_placed(quote, places) for quote in facts.quotes),
    )


def _placed(fact: F, places: Places) -> F:
    said = fact.attribution
    speaker, relayed = _at_place(said.speaker, places), said.relayed_by and _at_place(said.relayed_by, places)
    if speaker == said.speaker and relayed == said.relayed_by:
        return fact
    return replace(fact, attribution=replace(said, speaker=speaker, relayed_by=relayed))


def _at_place(speaker: Speaker, places: Places) -> Speaker:
    form = form_of(speaker)
    place = places.get(form.key) if form is not None else None
    if place is None:
        return speaker
    slug, shown, wikidata = place
    if shown and shown != speaker.name:
        speaker = replace(speaker, name=shown, resolved="editor")
    is_plain = slug == name_slug(speaker.name or "")
    return replace(speaker, slug=None if is_plain else slug, wikidata=wikidata)


# Decisions ----------------------------------------------------------------------------------------------


def decisions_of(corrections: Iterable[Correction]) -> tuple[Decision, ...]:
    """Return what editors decided of speakers, in the order in which they did."""
    return tuple(_decision(item) for item in corrections)


def _decision(item: Correction) -> Decision:
    if item.action == "merge":
        one, _, other = item.field.partition(":")
        return Decision(
            action="merge",
            one=Place(key=one, slug=item.target_id),
            other=Place(key=other, slug=item.value),
        )
    if item.action == "move":
        other_place = Place(key=item.value) if item.value else None
        return Decision(action="part", one=Place(key=item.field), other=other_place)
    return Decision(action="rename", one=Place(key=item.field, slug=item.target_id), name=item.value)
