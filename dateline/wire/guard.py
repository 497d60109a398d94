"""Which addresses may be opened: judged by their form here, and by the socket's address when it is opened.

A name says nothing of where it leads, so `refused_form` only spares a lookup; what counts is `refused_ip`, asked by
`wire/fetch` of every address that a connection is really made to, on every hop.
"""

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import SplitResult, unquote, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Blocks that are no public unicast. Sources: the IANA IPv4 and IPv6 Special-Purpose Address Registries, each row,
# "globally reachable" ones too where nothing that publishes news can answer (192.0.0.0/24, AS112, anycast relays);
# and multicast and reserved space (RFC 1112, RFC 4291). `ipaddress.is_global` lacks several of them.
_SPECIAL_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network, RFC 791
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # carriers' shared space, RFC 6598
        "127.0.0.0/8",  # loopback, RFC 1122
        "169.254.0.0/16",  # link local, RFC 3927: clouds' metadata services live here
        "172.16.0.0/12",  # private, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.31.196.0/24",  # AS112, RFC 7535
        "192.52.193.0/24",  # AMT, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.168.0.0/16",  # private, RFC 1918
        "192.175.48.0/24",  # AS112, RFC 7534
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 1112
        "240.0.0.0/4",  # reserved and broadcast, RFC 1112, RFC 8190
    )
)
# Global unicast IPv6 is 2000::/3 alone (IANA IPv6 Address Space); these blocks of it are special.
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    ipaddress.IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments with Teredo, benchmarks, ORCHID, DRIP: RFC 2928, 4380, 5180, 7343, 9374
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, RFC 3056: an IPv4 address is inside
        "2620:4f:8000::/48",  # AS112, RFC 7534
        "3fff::/20",  # documentation, RFC 9637
    )
)
_LOOPBACK = (ipaddress.IPv4Network("127.0.0.0/8"), ipaddress.IPv6Network("::1/128"))

# Names that never lead to a public host. Sources: RFC 6761 (localhost), RFC 6762 (local), RFC 7686 (onion), RFC 8375
# (home.arpa), ICANN's reservation of .internal, RFC 9476 (alt), Kubernetes' DNS specification (svc).
_PRIVATE_ENDINGS = ("localhost", "local", "onion", "home.arpa", "internal", "alt", "svc", "localdomain")
# "Bad ports" of the WHATWG Fetch standard, section "Port blocking": services that would take a request as their own.
_BAD_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190,
    5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
    6379, 9300, 11211,  # and stores that answer plain lines: Redis, Elasticsearch's transport, memcached
})  # fmt: skip
# What no host holds after decoding: the WHATWG URL standard's forbidden domain code points.
_FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20\x7f\"#%/<>?@\\^`{|}]")
_FORBIDDEN_IN_URL = re.compile("[\x00-\x20\x7f\\\\\ud800-\udfff]")
# What IDNA takes for a full stop (RFC 3490, 3.1), beside those that NFKC folds.
_DOTS = str.maketrans({"\u3002": "."})
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
# Longer ones are no page's address; the same bound as in browsers and RFC 9110, 4.1.
MAX_URL_CHARACTERS = 8000


def refused_ip(address: str, *, allow_localhost: bool = False) -> str | None:
    """Return why a connection to the IP address `address` is refused; None where it is public."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "no IP address"
    if allow_localhost and any(ip in block for block in _LOOPBACK if block.version == ip.version):
        return None
    return None if _is_public(ip) else "special address"


def refused_form(url: str, *, allow_localhost: bool = False) -> str | None:
    """Return why the address `url` is refused by its form alone, without a lookup; None where it may be tried.

    Hosts are read as a browser or the C library would read them: percent-decoded, full-width digits folded, IPv4 in
    octal, hexadecimal, or as fewer than four numbers.
    """
    if len(url) > MAX_URL_CHARACTERS:
        return "too long"
    if _FORBIDDEN_IN_URL.search(url):
        return "malformed address"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "malformed address"
    if parts.scheme.lower() not in ("http", "https"):
        return "scheme"
    if "@" in parts.netloc:
        return "credentials"
    if port in _BAD_PORTS:
        return "port"
    return _refused_host(parts, allow_localhost=allow_localhost)


def _refused_host(parts: SplitResult, *, allow_localhost: bool) -> str | None:
    name = unicodedata.normalize("NFKC", unquote(parts.hostname or "")).lower().translate(_DOTS).rstrip(".")
    if not name or _FORBIDDEN_IN_HOST.search(name):
        return "malformed address"
    literal = _read_ip(name)
    if literal is not None:
        return refused_ip(str(literal), allow_localhost=allow_localhost)
    # An IPv6 address with a zone, or a broken one; a last label of digits that makes no IPv4 address (the WHATWG URL
    # standard, "ends in a number"); a name that IDNA does not know.
    if ":" in name or _NUMBER.fullmatch(name.rpartition(".")[2]) or not _is_known_to_idna(name):
        return "malformed address"
    if allow_localhost and name == "localhost":
        return None
    if "." not in name or name.endswith(tuple(f".{ending}" for ending in _PRIVATE_ENDINGS)):
        return "private name"
    return None


def literal_of(url: str) -> str | None:
    """Return the IP address that a URL names without a name, in its one plain notation; None where it has a name."""
    name = unicodedata.normalize("NFKC", unquote(urlsplit(url).hostname or "")).lower().translate(_DOTS)
    literal = _read_ip(name.rstrip("."))
    return None if literal is None else str(literal)


def _is_known_to_idna(name: str) -> bool:
    try:
        name.encode("idna").decode("idna")
    except UnicodeError:
        return False
    return True


def _read_ip(name: str) -> Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        pass
    try:
        # What getaddrinfo does with "127.1", "0x7f.1" and "2130706433"; a name with a letter outside hex is none.
        return ipaddress.IPv4Address(socket.inet_aton(name)) if name.isascii() else None
    except OSError:
        return None


def _is_public(ip: Address) -> bool:
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in block for block in _SPECIAL_V4)
    return ip in _GLOBAL_V6 and not any(ip in block for block in _SPECIAL_V6)
