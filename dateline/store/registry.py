"""The registry of speakers, kept: in which forms articles name them, who they are, and what the user's table says."""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Count

from dateline.base.records import SpeakerKind
from dateline.base.speakers import Form, KnownId, Registered
from dateline.base.text import name_slug
from dateline.store import models
from dateline.store.batches import batches, update_rows
from dateline.store.entries import drop_entries, keep_entries
from dateline.store.rows import sound, speaker_entry

_PLACED = ("slug", "shown", "wikidata")
_NOWHERE = ("", "", None)
_TOLD = ("name", "role", "body", "names", "wikidata", "name_slug")


# Writing ------------------------------------------------------------------------------------------------


def keep_sightings(forms_of: Mapping[str, Iterable[Form]]) -> None:
    """Keep in which forms these articles name speakers; what was kept of them before is gone."""
    forms = {article_id: {form.key: form for form in forms} for article_id, forms in forms_of.items()}
    with transaction.atomic():
        models.Sighting.objects.filter(article_id__in=list(forms)).delete()
        rows = {form.key: _form_row(form) for found in forms.values() for form in found.values()}
        models.SpeakerForm.objects.bulk_create(rows.values(), ignore_conflicts=True)
        models.Sighting.objects.bulk_create(
            models.Sighting(article_id=article_id, form_id=key)
            for article_id, found in forms.items()
            for key in found
        )


def keep_places(registry: Sequence[Registered]) -> set[str]:
    """Keep who each form is, and return the articles for whose speakers that changed. Forms that nobody uses go."""
    wanted = {form.key: _place(one) for one in registry for form in one.forms}
    with transaction.atomic():
        models.SpeakerForm.objects.filter(sighting__isnull=True).delete()
        changed = [
            row for row in models.SpeakerForm.objects.all() if _placed(row) != wanted.get(row.key, _NOWHERE)
        ]
        left = {row.slug: wanted[row.key][0] for row in changed if row.slug and row.key in wanted}
        for row in changed:
            row.slug, row.shown, row.wikidata = wanted.get(row.key, _NOWHERE)
        update_rows(changed, _PLACED)
        _lead_on(left, {one.slug for one in registry})
    found: set[str] = set()
    for batch in batches([row.key for row in changed]):
        rows = models.Sighting.objects.filter(form_id__in=batch)
        found.update(rows.values_list("article_id", flat=True))
    return found


def _lead_on(left: Mapping[str, str], slugs: set[str]) -> None:
    """Keep where those went who left an address that is nobody's now."""
    models.SpeakerAddress.objects.bulk_create(
        [
            models.SpeakerAddress(slug=old, speaker=new)
            for old, new in sorted(left.items())
            if old not in slugs
        ],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["speaker"],
    )


def keep_speakers(registry: Sequence[Registered], addresses: Mapping[str, str]) -> None:
    """Give the speakers with statements their names, roles and ids, and keep where every other slug leads.

    Who has statements and is not in the registry goes by a description, like an unnamed source.
    """
    rows = models.Speaker.objects.in_bulk()
    _keep_descriptions(rows.keys() - {one.slug for one in registry})
    changed = []
    for one in registry:
        row = rows.get(one.slug)
        if row is not None and _told(row) != _telling(one):
            for name, value in zip(_TOLD, _telling(one), strict=True):
                setattr(row, name, value)
            changed.append(row)
    with transaction.atomic():
        update_rows(changed, _TOLD)
        keep_entries([speaker_entry(row) for row in changed])
        _keep_addresses(addresses)


def _keep_descriptions(slugs: Iterable[str]) -> None:
    for batch in batches(sorted(slugs)):
        rows = models.Speaker.objects.filter(slug__in=batch).exclude(kind="unnamed")
        gone = list(rows.values_list("slug", flat=True))
        rows.update(kind="unnamed")
        drop_entries("speaker", gone)


def _keep_addresses(addresses: Mapping[str, str]) -> None:
    """Keep where slugs lead. One that led to a slug which is no speaker's any more follows it."""
    known = dict(models.SpeakerAddress.objects.values_list("slug", "speaker"))
    wanted = {slug: end for slug, end in addresses.items() if slug != end}
    for slug, end in known.items():
        if slug not in addresses and end in wanted:
            wanted[slug] = wanted[end]
    fresh = [
        models.SpeakerAddress(slug=slug, speaker=end)
        for slug, end in sorted(wanted.items())
        if known.get(slug) != end
    ]
    models.SpeakerAddress.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["slug"], update_fields=["speaker"]
    )


def keep_known_ids(known: Iterable[KnownId]) -> None:
    """Keep the user's table of Wikidata ids, in place of the one before."""
    with transaction.atomic():
        models.KnownId.objects.all().delete()
        models.KnownId.objects.bulk_create(
            models.KnownId(name=line.name, role=line.role, body=line.body, qid=line.qid) for line in known
        )


def _form_row(form: Form) -> models.SpeakerForm:
    return models.SpeakerForm(
        key=form.key,
        kind=form.kind,
        name=sound(form.name),
        role=form.role and sound(form.role),
        body=form.body and sound(form.body),
    )


def _place(one: Registered) -> tuple[str, str, str | None]:
    return one.slug, one.name if one.is_renamed else "", one.wikidata


def _placed(row: models.SpeakerForm) -> tuple[str, str, str | None]:
    return row.slug, row.shown, row.wikidata


def _telling(one: Registered) -> tuple[str | None, ...]:
    names = json.dumps(one.names, ensure_ascii=False)
    return one.name, one.role, one.body, names, one.wikidata, name_slug(one.name)


def _told(row: models.Speaker) -> tuple[str | None, ...]:
    return row.name, row.role, row.body, row.names, row.wikidata, row.name_slug


# Reading ------------------------------------------------------------------------------------------------


def speaker_forms(slug: str | None = None) -> list[Form]:
    """Return the forms in which articles name speakers (or one of them), each with how many do; most used first."""
    rows = models.SpeakerForm.objects.annotate(n=Count("sighting")).filter(n__gt=0)
    chosen = rows if slug is None else rows.filter(slug=slug)
    return [_form(row) for row in chosen.order_by("-n", "key")]


def form_places() -> dict[str, tuple[str, str, str | None]]:
    """Return by the key of each form the slug of its speaker, the name that an editor gave, the Wikidata id."""
    return {row.key: _placed(row) for row in models.SpeakerForm.objects.exclude(slug="")}


def known_ids() -> list[KnownId]:
    """Return the user's table of Wikidata ids, in its order."""
    rows = models.KnownId.objects.order_by("id")
    return [KnownId(name=row.name, role=row.role, body=row.body, qid=row.qid) for row in rows]


def _form(row: models.SpeakerForm) -> Form:
    kind: SpeakerKind = row.kind  # type: ignore[assignment]
    count: int = row.n  # type: ignore[attr-defined]
    return Form(kind=kind, name=row.name, role=row.role, body=row.body, count=count)
