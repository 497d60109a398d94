"""From where a list is shown: `?from=50`."""

from django.http import HttpRequest

# SQLite and PostgreSQL take 64-bit offsets; nobody turns this many pages.
_MOST = 10_000_000


def offset_of(request: HttpRequest) -> int:
    """Return the place in the list that the address asks for; 0 where it is no number."""
    raw = request.GET.get("from", "0")
    return min(int(raw), _MOST) if raw.isascii() and raw.isdigit() else 0
