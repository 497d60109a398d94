"""In which order the versions of an article came, and which of two readings of one version stands. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime

from dateline.base.records import Article

# An entry with less than half the words of its page is its summary; feeds that carry whole texts carry all of them.
_SUMMARY_PART = 2
_EVER = datetime.max.replace(tzinfo=UTC)
_NEVER = datetime.min.replace(tzinfo=UTC)


def in_order(versions: Iterable[Article]) -> list[Article]:
    """Return the versions of one article, oldest first, whatever the order in which they were kept.

    The moment of capture decides where every version has one, else the page's own word (`updated_at`) where every
    one has that, else the later of the two; the identity parts what is equal. Summaries go before whole texts.
    """
    found = list(versions)
    whole = whole_versions(found)
    if len(whole) < len(found):
        return _in_order([version for version in found if version not in whole]) + _in_order(whole)
    return _in_order(found)


def whole_versions(versions: list[Article]) -> list[Article]:
    """Return the versions that are no mere summary of another: an entry of a feed beside the page it leads to."""
    longest = max((len(version.text) for version in versions), default=0)
    return [
        v for v in versions if ("paragraphs", "item") not in v.found or len(v.text) * _SUMMARY_PART > longest
    ]


def _in_order(found: list[Article]) -> list[Article]:
    if all(version.captured_at for version in found):
        return sorted(found, key=lambda v: (v.captured_at or _NEVER, v.updated_at or _NEVER, v.version_id))
    if all(version.updated_at for version in found):
        return sorted(found, key=lambda v: (v.updated_at or _NEVER, v.captured_at or _NEVER, v.version_id))
    return sorted(found, key=lambda v: (max(v.updated_at or _NEVER, v.captured_at or _NEVER), v.version_id))


def stands(new: Article, old: Article) -> bool:
    """True if `new` takes the place of `old`, both readings of one version.

    The same capture read again: the newer reading. Another capture of the same words: the one captured first, so
    that the order of adding does not matter.
    """
    if new.capture_id == old.capture_id:
        return new != old
    return _first(new) < _first(old)


def _first(article: Article) -> tuple[datetime, str]:
    return article.captured_at or _EVER, article.capture_id
