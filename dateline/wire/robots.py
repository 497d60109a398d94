"""What a host's robots.txt lets us read. Source: RFC 9309, and its section 2.3.1 for answers that are no file."""

import re
from dataclasses import dataclass

from protego import Protego

from dateline.base.text import clean

# RFC 9309, 2.5: a crawler may stop after 500 KiB, and must read as much.
MAX_BYTES = 500 * 1024
# RFC 9309, 2.3.1.2: at least five redirects are followed; more count as "unavailable".
MAX_REDIRECTS = 5
# Crawl-delay is no part of the RFC, and a courtesy to hosts that ask for it; more than this would stop the wire.
MAX_DELAY_S = 30.0
# Rules with wildcards, which take 40 microseconds each for every address that is asked for; the files of large sites
# have some hundreds. A further one is taken by its beginning: it forbids more, and allows nothing.
MAX_WILDCARDS = 1000
_TOKEN = re.compile(r"[A-Za-z_-]+")
# Other lines, known ones of other programs too, are no end of a group (RFC 9309, 2.2.4).
_LINE = re.compile(r"\s*(user-agent|allow|disallow|crawl-delay|sitemap)\s*:?\s*(.*)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one host for one crawler."""

    allows_all: bool = False
    allows_none: bool = False
    failure: str | None = None  # why no answer came: a reason of the fetcher's
    delay_s: float = 0.0
    sitemaps: tuple[str, ...] = ()
    parsed: Protego | None = None
    agent: str = ""

    def allow(self, url: str) -> bool:
        """Whether `url` may be read."""
        if self.allows_none or self.parsed is None:
            return not self.allows_none
        return bool(self.parsed.can_fetch(url, self.agent))


def agent_token(user_agent: str) -> str:
    """Return the product token of a User-Agent: "Dateline/0.1 (+...)" gives "Dateline" (RFC 9309, 2.2.1)."""
    match = _TOKEN.match(user_agent)
    return match[0] if match else "*"


def read_robots(status: int | None, body: bytes, *, user_agent: str, failure: str | None = None) -> Rules:
    """Return the rules that an answer to /robots.txt makes; `status` is None where no answer came, `failure` says why.

    2xx is obeyed; 4xx and too many redirects mean that there are no rules; 5xx and no answer forbid all.
    """
    if status is None or status >= 500:
        return Rules(allows_none=True, failure=failure)
    if not 200 <= status < 300:
        return Rules(allows_all=True)
    agent = agent_token(user_agent)
    try:
        parsed = Protego.parse(_plain(body[:MAX_BYTES].decode("utf-8-sig", "replace")))
        delay_s = float(parsed.crawl_delay(agent) or 0.0)
        sitemaps = tuple(clean(address) for address in parsed.sitemaps)
    except (ValueError, LookupError, RecursionError):
        # A file that nobody can read holds no rules: the same as none (RFC 9309, 2.3.1.3 and the parser's leniency).
        return Rules(allows_all=True)
    return Rules(parsed=parsed, agent=agent, delay_s=min(max(delay_s, 0.0), MAX_DELAY_S), sitemaps=sitemaps)


def _plain(text: str) -> str:
    """Return the lines that RFC 9309 knows, names of programs without their version, and not too many wildcards."""
    lines: list[str] = []
    wildcards = 0
    for line in text.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        key, value = match[1].lower(), match[2].partition("#")[0].strip()
        if key == "user-agent":
            token = _TOKEN.match(value)
            value = token[0] if token else value[:1]
        elif key in ("allow", "disallow") and "*" in value:
            wildcards += 1
            if wildcards > MAX_WILDCARDS:
                value = value.partition("*")[0] if key == "disallow" else ""
        lines.append(f"{key}: {value}")
    return "\n".join(lines)
