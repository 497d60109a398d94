"""How a statement came to us, in words: on which channel, cited by whom, and whether the machine is unsure of it."""

from dateline.base.records import Attribution, Figure, Quote

# Facts that are less sure bear a mark. Of those said to be below, two in five and more are wrong in some part
# (docs/confidence.md); marking more would tell a reader nothing.
UNSURE_BELOW = 0.6

_PLATFORMS = frozenset(
    [
        "telegram",
        "twitter",
        "x",
        "facebook",
        "instagram",
        "weibo",
        "wechat",
        "youtube",
        "tiktok",
        "linkedin",
        "threads",
        "bluesky",
        "mastodon",
        "vkontakte",
        "whatsapp",
        "signal",
        "reddit",
        "snapchat",
        "substack",
        "medium",
        "discord",
    ]
)
_ON_AIR = frozenset({"television", "tv", "radio", "media", "social"})
_HEARERS = frozenset({"reporters", "journalists", "correspondents"})
# What one stands at; other forms one speaks or writes in.
_OCCASIONS = frozenset({"conference", "briefing", "hearing", "debate", "rally", "court"})


def is_unsure(fact: Figure | Quote) -> bool:
    """True if a fact bears the mark of those that the machine is unsure of."""
    return fact.confidence < UNSURE_BELOW


def on_channel(channel: str) -> str:
    """Return a channel with the word that leads to it: "on Telegram", "to reporters", "in a joint statement"."""
    words = channel.split()
    first, last = words[0].lower(), words[-1].lower()
    if first in _PLATFORMS or channel.lower() in ("truth social", "social media"):
        return f"on {channel}"
    if last in _HEARERS:
        return f"to {channel}"
    if channel[0].isupper():
        return f"to {channel}"
    if last in _ON_AIR:
        return f"on {channel}"
    if last.endswith("s"):
        return f"in {channel}"
    place = "at" if _OCCASIONS.intersection(word.lower() for word in words) else "in"
    return f"{place} {'an' if first[0] in 'aeiou' else 'a'} {channel}"


def chain(attribution: Attribution) -> tuple[str, ...]:
    """Return how a statement reached the report, as far as it says so: "on Telegram", "cited by Ana Brandt"."""
    parts = []
    if attribution.channel:
        parts.append(on_channel(attribution.channel))
    relay = attribution.relayed_by
    if relay and relay.name not in (None, attribution.speaker.name):
        parts.append(f"cited by {relay.name}")
    return tuple(parts)
