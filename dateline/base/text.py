"""Text with stable offsets: identities, passages, and cutting at a word.

Offsets are always Python characters of the whole text, end exclusive.
"""

import hashlib
import re
import unicodedata

# Long enough that two of a hundred million records do not meet by chance, short enough for an address.
ID_HEX_DIGITS = 16
# What a W3C TextQuoteSelector's prefix and suffix hold here: enough to find a repeated sentence again.
CONTEXT_CHARACTERS = 32

# C0/C1 controls but tab and newline, lone surrogates, bidi overrides and isolates (they reorder what a reader
# sees; Unicode TR 36, 3.3), zero-width and byte order marks.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ad]"
)
_SPACES = re.compile(r"[^\S\n]+")
_SLUG_BREAK = re.compile(r"[^a-z0-9]+")


def identify(*parts: str | bytes) -> str:
    """Return the identity of `parts`: hexadecimal digits that depend on nothing else, in any process."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:ID_HEX_DIGITS]


def clean(text: str) -> str:
    """Return `text` as one line: NFC, no invisible characters, white space folded."""
    text = unicodedata.normalize("NFC", text)
    # What is invisible is not printable; most texts are, and asking costs a tenth of the search.
    return " ".join((text if text.isprintable() else _INVISIBLE.sub("", text)).split())


def clean_block(text: str) -> str:
    """Return `text` with its line breaks kept, the rest as in `clean`."""
    lines = (
        _SPACES.sub(" ", line).strip()
        for line in _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split("\n")
    )
    return "\n".join(lines).strip()


def cut(text: str, most: int) -> str:
    """Return `text`, cut at a word to at most `most` characters, the last of them an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    if not text[most - 1].isspace() and " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-.") + "…"


def slug(text: str, most: int = 60) -> str:
    """Return `text` for an address: small ASCII letters, digits and hyphens; "-" where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _SLUG_BREAK.sub("-", ascii_text).strip("-")
    if len(words) > most:
        words = words[: most + 1].rsplit("-", 1)[0][:most]
    return words or "-"


def name_slug(name: str) -> str:
    """Return a speaker's name for an address; one that has no ASCII letter goes by its identity."""
    words = slug(name)
    return words if words != "-" else f"n-{identify(name)}"


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the characters just before and just after a span, for a TextQuoteSelector."""
    return text[max(0, start - CONTEXT_CHARACTERS) : start], text[end : end + CONTEXT_CHARACTERS]
