"""The page of a report's versions: what its outlet changed, when, paragraph by paragraph and word by word.

Third-party text is shown sparingly here too: what changed, with a few words around it, not what stayed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.passages import passage_id
from dateline.base.records import Article, Edit, FactEdit, Figure, Piece, Quote, Revision
from dateline.base.text import cut
from dateline.press import paths, words
from dateline.press.answer import page, site
from dateline.press.article import header, shows_text
from dateline.store import find

# A live page has hundreds of versions; the newest are shown, and the data has all.
MOST_VERSIONS = 30
# Of one version, where the text itself is not ours to show: enough to see what an edit was about.
MOST_EDITS = 12
MOST_CHARACTERS = 400
# Of what stayed, beside a change.
KEPT_CHARACTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A figure or quotation that came, went or changed, with the sentences it stood and stands in."""

    kind: str
    text: str
    before: str  # addresses, "" where there is none
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditLine:
    """A paragraph that came, went or changed; `kept` counts the paragraphs that stayed before it."""

    kind: str
    pieces: tuple[Piece, ...]
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionBlock:
    """One version of a report, and how it differs from the one before."""

    number: int
    id: str
    capture_id: str
    when: str
    says: str  # what the page says of when it was changed
    headline: str
    before_headline: str
    summary: str
    facts: tuple[FactLine, ...]
    edits: tuple[EditLine, ...]
    kept_last: int
    more: int
    moved: int
    notes: tuple[str, ...]


def versions(request: HttpRequest, article_id: str) -> HttpResponseBase:
    """Answer with the page of an article's versions, the newest first."""
    found = find.find_headline(article_id)
    made = find.wholes(article_id)
    if found is None or not made:
        raise Http404("no report has this address")
    steps = {revision.after_id: revision for revision in find.revisions(article_id)}
    is_whole = shows_text(article_id)
    numbered = list(enumerate(made, start=1))[-MOST_VERSIONS:]
    before = {v.version_id: made[number - 2] for number, v in numbered if number > 1}
    blocks = [
        _block(
            number, version, before.get(version.version_id), steps.get(version.version_id), is_whole=is_whole
        )
        for number, version in reversed(numbered)
    ]
    return page(
        request,
        "versions.html",
        title=f"Versions: {found.headline}",
        description=f"What {found.outlet or 'the outlet'} changed in this report, and when.",
        article=header(found),
        versions=blocks,
        earlier=len(made) - len(numbered),
        no_index=True,
    )


def _block(
    number: int, version: Article, before: Article | None, step: Revision | None, *, is_whole: bool
) -> VersionBlock:
    edits, kept_last, more = _edits(step, before, version, is_whole=is_whole)
    return VersionBlock(
        number=number,
        id=version.version_id,
        capture_id=version.capture_id,
        when=_moment(version.captured_at),
        says=_moment(version.updated_at),
        headline=version.headline,
        before_headline=step.headline[0] if step and step.headline else "",
        summary=step.summary if step else "",
        facts=_facts(step, before, version),
        edits=edits,
        kept_last=kept_last,
        more=more,
        moved=step.moved if step else 0,
        notes=_notes(step, version),
    )


def _notes(step: Revision | None, version: Article) -> tuple[str, ...]:
    """Return the notes of correction that no paragraph below shows as new."""
    if step is None:
        return ()
    came = {version.text[slice(*edit.after)] for edit in step.edits if edit.kind == "came" and edit.after}
    return tuple(note for note in step.notes if note not in came and note != version.headline)


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(site().zone)
    return f"{words.full_day(local.date())}, {local:%H:%M}"


def _facts(step: Revision | None, before: Article | None, after: Article) -> tuple[FactLine, ...]:
    if step is None or before is None or not step.facts:
        return ()
    old, new = _addresses(before), _addresses(after)
    return tuple(_fact(edit, old, new) for edit in step.facts)


def _fact(edit: FactEdit, old: dict[str, str], new: dict[str, str]) -> FactLine:
    return FactLine(
        kind=edit.kind,
        text=edit.text,
        before=old.get(edit.before_id or "", ""),
        after=new.get(edit.after_id or "", ""),
    )


def _addresses(version: Article) -> dict[str, str]:
    """Return the address of the sentence of each fact of a version."""
    facts = find.find_facts(version.version_id)
    made: tuple[Figure | Quote, ...] = (*facts.figures, *facts.quotes) if facts else ()
    return {
        fact.id: paths.passage_path(passage_id(version.version_id, *fact.sentence), fact.id) for fact in made
    }


def _edits(
    step: Revision | None, before: Article | None, after: Article, *, is_whole: bool
) -> tuple[tuple[EditLine, ...], int, int]:
    """Return the changed paragraphs, how many stayed after the last, and how many more changed than are shown."""
    if step is None or before is None:
        return (), 0, 0
    lines: list[EditLine] = []
    kept = more = 0
    for edit in step.edits:
        if edit.kind == "kept":
            kept += 1
        elif len(lines) >= MOST_EDITS and not is_whole:
            more += 1
        else:
            pieces = _pieces(edit, before.text, after.text)
            shown = pieces if is_whole else tuple(map(_shortened, pieces))
            lines.append(EditLine(kind=edit.kind, pieces=shown, kept=kept))
            kept = 0
    return tuple(lines), kept, more


def _pieces(edit: Edit, before: str, after: str) -> tuple[Piece, ...]:
    if edit.pieces:
        return edit.pieces
    if edit.after:
        return (Piece(kind="came", text=after[slice(*edit.after)]),)
    return (Piece(kind="went", text=before[slice(*edit.before)]),) if edit.before else ()


def _shortened(piece: Piece) -> Piece:
    if piece.kind != "kept":
        return Piece(kind=piece.kind, text=cut(piece.text, MOST_CHARACTERS))
    if len(piece.text) <= 2 * KEPT_CHARACTERS:
        return piece
    # What stayed is cut in its middle: the words next to a change are what a reader needs.
    head, tail = cut(piece.text, KEPT_CHARACTERS), piece.text[-KEPT_CHARACTERS:]
    return Piece(kind="kept", text=f"{head} {tail.split(' ', 1)[-1]}")
