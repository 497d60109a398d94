"""What a feed of any format says: its own title and the items it lists. The one record that all its readers return."""

from dataclasses import dataclass

from dateline.base.records import Item

# A feed that lists more is an archive or an attack; the rest is counted as left out. The largest feeds of news in the
# sets measured hold some hundred entries.
MAX_ENTRIES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An entry that is no news to read, and why."""

    reason: str  # one short sentence
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A feed as read: items in its own order."""

    format: str  # "RSS", "Atom", "RDF", "JSON Feed", "sitemap", "sitemap index", "OPML"
    title: str | None = None
    url: str | None = None  # the site it belongs to
    language: str | None = None
    every_minutes: int | None = None  # how often it asks to be polled (RSS ttl, sy:updatePeriod)
    skip_hours: tuple[int, ...] = ()  # hours of the day, UTC, in which it asks not to be (RSS skipHours)
    skip_days: tuple[int, ...] = ()  # days of the week, Monday 0 (RSS skipDays)
    items: tuple[Item, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    children: tuple[str, ...] = ()  # further sitemaps that it names, newest first where it says so
