"""What a file or an answer holds, told by its first bytes: names and declared types lie too often to decide."""

import re
from typing import Literal

Kind = Literal[
    "text", "html", "xml", "feed", "sitemap", "opml", "json", "warc", "arc", "mhtml", "zip", "binary", "empty"
]

# How much is looked at: enough for a licence comment and a byte order mark before the first tag.
HEAD_BYTES = 65_536

# Beginnings of files that are no text. Sources: the formats' own specifications, as collected in `file`'s magic.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"ID3", "sound"),
    (b"OggS", "sound or film"),
    (b"fLaC", "sound"),
    (b"\x1aE\xdf\xa3", "film"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"PK", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"SQLite format 3", "a database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"PAR1", "a Parquet file"),
)
# Of those, the ones that look like text at first.
_TEXT_LIKE = (b"%PDF-", b"{\\rtf")
_ROOT_KINDS: dict[str, Kind] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "entry": "feed",  # an Atom entry document, RFC 4287, 2
    "channel": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "opml": "opml",
    "html": "html",
}
_HTML_TAG = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|div|p|article|section|main|table|h1|h2|span|a|img|ul)"
    r"(?=[\s>/]))",
    re.I,
)
# What a tool or a server may have put before a page: headers of HTTP, a warning of PHP.
_PAGE_BEGINS = re.compile(r"^\s*<(?:!doctype\s+html|html[\s>])", re.I | re.M)
_LITTER_CHARACTERS = 2000
# What may stand before a root element: declaration, comments, instructions, a document type.
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.I | re.S)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
_MAIL_HEAD = re.compile(r"(?:[A-Za-z-]+: .*\r?\n(?:[ \t].*\r?\n)*)*?(?:MIME-Version|Content-Type): ", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# Share of controls above which bytes are no text in a one-byte encoding; real captures have none, a torn one a few.
_MOST_CONTROLS = 0.002
# Markup is ASCII, so in UTF-16 every other byte of it is zero; of a page in other scripts it is a part.
_LEAST_ZEROS = 0.1
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# A short text may hold a slip or two; a zero among so few bytes is none.
_FEW_CONTROLS = 4


def kind_of(head: bytes, name: str = "") -> Kind:
    """Return what the file that begins with `head` holds; `name` decides only between text and a fragment of HTML."""
    if not head.strip():
        return "empty"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"filedesc://"):
        return "arc"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    text = None if head.startswith(_TEXT_LIKE) else _decoded(head)
    if text is None:
        return "binary"
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _kind_of_markup(text)
    if text.startswith(("{", "[")) and re.match(r'[\[{]\s*(?:["{\[\]}]|$)', text):
        return "json"
    if _MAIL_HEAD.match(text) and "multipart/" in text[:4000].lower():
        return "mhtml"
    if _PAGE_BEGINS.search(text[:_LITTER_CHARACTERS]):
        return "html"
    is_html_name = name.lower().endswith((".html", ".htm", ".xhtml", ".shtml"))
    return "html" if is_html_name and _HTML_TAG.search(text) else "text"


def what_binary(head: bytes) -> str | None:
    """Return what a binary file is called, by its first bytes; None where they are not known."""
    if head[4:8] == b"ftyp":
        return "film or a picture (MP4, HEIC)"
    return next((what for magic, what in _MAGIC if head.startswith(magic)), None)


def _kind_of_markup(text: str) -> Kind:
    prolog = _PROLOG.match(text)
    rest = text[prolog.end() :] if prolog else text
    is_html_doctype = re.search(r"<!doctype\s+html", text[: prolog.end() if prolog else 0], re.I)
    root = _ROOT.match(rest)
    kind = _ROOT_KINDS.get(root[1].lower()) if root else None
    if kind is not None:
        return kind
    if is_html_doctype or _HTML_TAG.match(rest):
        return "html"
    if root and text.startswith("<?xml"):
        return "xml"
    if _HTML_TAG.search(text):
        return "html"
    return "xml" if root else "text"


def _decoded(head: bytes) -> str | None:
    wide = _wide(head)
    if wide is not None:
        return head[: len(head) // 4 * 4].decode(wide, "replace")
    text = head.decode("utf-8", "replace") if _is_utf8(head) else head.decode("latin-1")
    controls, nulls = len(_CONTROLS.findall(text)), text.count("\x00")
    most = len(text) * _MOST_CONTROLS
    return text if controls <= max(most, _FEW_CONTROLS) and nulls <= most else None


def _wide(head: bytes) -> str | None:
    """Return which of the wide encodings bytes are in, by their mark or by the zeros in every other byte."""
    for mark, encoding in _WIDE_MARKS:
        if head.startswith(mark):
            return encoding
    sample = head[: len(head) // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # What is no text has zeros in both places, or runs of them.
    if max(even, odd) <= _LEAST_ZEROS * len(sample) / 2 or min(even, odd) * 50 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    return (
        encoding
        if len(_CONTROLS.findall(text)) + text.count("\ufffd") <= len(text) * _MOST_CONTROLS
        else None
    )


def _is_utf8(head: bytes) -> bool:
    # The cut at the end of the head may go through a character of up to four bytes.
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
