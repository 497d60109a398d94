"""Bytes to characters, whatever a page declares. Not for feeds: their reader has its own rules."""

import codecs
import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

# How far into a page its own declaration is looked for. WHATWG HTML, 13.2.3.2, says 1024 bytes; real pages put
# scripts first, so a <meta> counts wherever it stands in the head of any page measured.
_DECLARATION_BYTES = 8192
_META_BYTES = 262_144
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_META = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
# What pages declare and what their bytes really are. Source: WHATWG Encoding, "names and labels".
_SUPERSETS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
# The longer marks first: that of UTF-32 begins as that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# Markup is ASCII, so every other byte of it is zero in UTF-16; one in ten pairs is enough in a text of other scripts.
_SAMPLE_BYTES, _LEAST_ZEROS = 16_384, 0.1
# ISO-2022-JP turns to Japanese by these; in other texts the escape character does not stand. Source: RFC 1468.
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_TAG = re.compile(r"<[^<>]*>")
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-4", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16"})  # fmt: skip
# Among the letters of a text in Latin script, those with accents are a quarter at most (Vietnamese, which no code page
# of these holds); of another script read as Latin, nearly all.
_MOST_ACCENTED = 0.35
# A page of UTF-8 with a cut or foreign piece has few broken characters among those beside ASCII; bytes of a code page
# that are read as UTF-8 have little else.
_MOST_BROKEN = 0.1
# Of what a Korean text has beside ASCII, Hangul syllables are nearly all; Chinese bytes read as Korean give half.
_LEAST_HANGUL = 0.85


def decode(body: bytes, declared: str | None = None) -> str:
    """Return the text of `body`.

    A byte order mark decides; then zeros in every other byte, the escapes of ISO-2022-JP, and UTF-8, where the bytes
    are valid UTF-8; then `declared` (by the HTTP header), the page's own declaration and the guess of a detector, the
    first of them under which the bytes make sense.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    if (wide := _wide(body)) is not None:
        return body[: len(body) // 2 * 2].decode(wide, "replace")
    if b"\x1b" in body and any(escape in body for escape in _ESCAPES):
        text = _strictly(body, "iso2022_jp_2")
        if text is not None:
            return text
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _own_declaration(body)):
        known = _known(name)
        if known and not known.startswith("utf") and (text := _strictly(body, known)) is not None:
            return text
    mended = body.decode("utf-8", "replace")
    if mended.count("\ufffd") <= _MOST_BROKEN * sum(1 for c in mended if c > "\x7f"):
        return mended
    korean = _strictly(body, "cp949")
    if korean is not None and _is_korean(korean):
        return korean
    guess = detect_encoding(body, from_html_meta=False) or "cp1252"
    if guess == "utf-8" and body.decode("utf-8", "ignore").count("\ufffd") == 0:
        return body.decode("utf-8", "replace")
    return str(bytes_to_str(body, guess, errors="replace"))


def in_utf8(body: bytes, declared: str | None = None) -> bytes:
    """Return the text of `body` as UTF-8: the very bytes, where they are that already."""
    if any(body.startswith(mark) for mark, _ in _MARKS) or b"\x1b" in body or _wide(body) is not None:
        return decode(body, declared).encode("utf-8", "replace")
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return decode(body, declared).encode("utf-8", "replace")
    return body


def _wide(body: bytes) -> str | None:
    """Return which UTF-16 bytes without a mark are, told by their zeros; None where they are none."""
    sample = body[:_SAMPLE_BYTES]
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if max(even, odd) <= _LEAST_ZEROS * pairs or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _own_declaration(body: bytes) -> str | None:
    found = _DECLARED.search(body[:_DECLARATION_BYTES]) or _META.search(body[:_META_BYTES])
    return found[1].decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        known = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    return _SUPERSETS.get(known, known)


def _strictly(body: bytes, name: str) -> str | None:
    # One broken byte in a thousand is a slip of the page's, more is another encoding.
    try:
        text = body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None
    if text.count("\ufffd") * 1000 > len(text):
        return None
    return None if name in _LATIN and _is_accented(text) else text


def _is_accented(text: str) -> bool:
    """True where a text read as Latin has more letters with accents than any language: it is in another script."""
    said = _TAG.sub(" ", text)
    accented = sum(ch.isalpha() and not ch.isascii() for ch in said)
    plain = sum(map(len, _ASCII_LETTERS.findall(said)))
    return accented > _MOST_ACCENTED * (accented + plain)


def _is_korean(text: str) -> bool:
    beyond = [ch for ch in text if ch >= "\x80"]
    return bool(beyond) and sum("\uac00" <= ch <= "\ud7a3" for ch in beyond) >= _LEAST_HANGUL * len(beyond)
