"""Corrections in words: what an editor changed, why, and whether it still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from dateline.base.records import Correction
from dateline.press import paths, words

_WHAT = {
    ("figure", "change"): "A figure was read wrongly ({field}):",
    ("figure", "dismiss"): "A figure was taken off.",
    ("quote", "change"): "A quotation was read wrongly ({field}):",
    ("quote", "dismiss"): "A quotation was taken off.",
    ("query", "dismiss"): "A query was answered.",
    ("speaker", "rename"): "A speaker’s name was corrected:",
    ("speaker", "merge"): "Two names were found to be one speaker’s.",
    ("speaker", "move"): "What two speakers said was parted.",
    ("article", "change"): "A report’s {field} was corrected:",
    ("article", "move"): "A report was moved to another story.",
    ("story", "change"): "A story’s {field} was changed:",
    ("story", "merge"): "Two stories were joined into one.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A correction as pages show it."""

    id: int
    on: date
    what: str
    before: str
    after: str
    reason: str
    editor: str
    undone: str
    href: str
    where: str


def correction_lines(corrections: Iterable[Correction], zone: ZoneInfo) -> list[CorrectionLine]:
    """Return corrections for a page, in the order given."""
    return [_line(correction, zone) for correction in corrections]


def _line(correction: Correction, zone: ZoneInfo) -> CorrectionLine:
    template = _WHAT.get((correction.target, correction.action), f"A {correction.target} was corrected:")
    shows_values = correction.action in ("change", "rename")
    undone = ""
    if correction.undone_at is not None:
        undone = f"Undone on {words.full_day(correction.undone_at.astimezone(zone).date())} by {correction.undone_by}"
    href, where = _where(correction)
    return CorrectionLine(
        id=correction.id,
        on=correction.made_at.astimezone(zone).date(),
        what=template.format(field=correction.field.replace("_", " ")),
        before=correction.before if shows_values else "",
        after=correction.value if shows_values else "",
        reason=correction.reason,
        editor=correction.editor,
        undone=undone,
        href=href,
        where=where,
    )


def _where(correction: Correction) -> tuple[str, str]:
    if correction.target == "speaker":
        return paths.speaker_path(correction.target_id), "the speaker"
    if correction.article_id or correction.target == "article":
        return paths.article_path(correction.article_id or correction.target_id), "the report"
    if correction.story_id or correction.target == "story":
        # The words of a story's address may be left out: the id decides.
        return f"/story/{correction.story_id or correction.target_id}/", "the story"
    return "", ""
