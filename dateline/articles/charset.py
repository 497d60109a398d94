"""Bytes to characters, whatever a page declares. Not for feeds: their reader has its own rules."""

import codecs
import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding

# How far into a page an HTML parser looks for a declaration. Source: WHATWG HTML, 13.2.3.2 (1024 bytes);
# real pages put scripts first, so we look further.
_DECLARATION_BYTES = 8192
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
# What pages declare and what their bytes really are. Source: WHATWG Encoding, "names and labels".
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}  # fmt: skip
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(body: bytes, declared: str | None = None) -> str:
    """Return the text of `body`.

    A byte order mark decides; then UTF-8, where the bytes are valid UTF-8; then `declared` (by the HTTP header),
    the page's own declaration and the guess of a detector, the first of them under which the bytes make sense.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in (declared, _own_declaration(body)):
        known = _known(name)
        if known and known != "utf-8" and (text := _strictly(body, known)) is not None:
            return text
    guess = detect_encoding(body, from_html_meta=False) or "cp1252"
    if guess == "utf-8" and body.decode("utf-8", "ignore").count("\ufffd") == 0:
        return body.decode("utf-8", "replace")
    return str(bytes_to_str(body, guess, errors="replace"))


def _own_declaration(body: bytes) -> str | None:
    found = _DECLARED.search(body[:_DECLARATION_BYTES])
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
    return text if text.count("\ufffd") * 1000 <= len(text) else None
