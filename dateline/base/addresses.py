"""Addresses (URLs), compared and made absolute. Opens nothing; what may be opened is the wire's to judge."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

# Parameters that only say where a reader came from. Sources: the parameters documented by Google Analytics
# (utm_*, gclid), Meta (fbclid), Microsoft (msclkid), Mailchimp (mc_*) and AT Internet (at_*).
_TRACKING = re.compile(
    r"^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|at_(medium|campaign|custom\d|link\w*)|ito|smid|ref_src|cmpid|ns_\w+)$",
    re.I,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def absolute(base: str | None, link: object) -> str | None:
    """Return `link` as an absolute http(s) address, seen from `base`; None where it is not one."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        url = urljoin(base or "", link.strip())
        parts = urlsplit(url)
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return None
    return url if parts.scheme in _DEFAULT_PORTS and parts.hostname else None


def is_address(url: str) -> bool:
    """True for what can be taken apart as an address, of whatever kind: its host's brackets and its port are sound."""
    try:
        _ = urlsplit(url).port
    except ValueError:
        return False
    return True


def canonical(url: str) -> str:
    """Return `url` in the form by which pages are compared.

    Small scheme and host, no default port, no fragment, no tracking parameters; path and the order of the
    other parameters stay. An address that cannot be taken apart comes back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    scheme = parts.scheme.lower()
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port in (None, _DEFAULT_PORTS.get(scheme)) else f"{host}:{port}"
    query = urlencode(
        [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    )
    return urlunsplit((scheme, netloc, parts.path or "/", query, ""))


def host(url: str | None) -> str | None:
    """Return the host of `url` without "www.", in small letters; None where there is none."""
    if url is None:
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
