"""What the programs that print pages as text add to them: link numbers and addresses, images, emphasis, running heads.

Sources: the manuals of lynx, w3m, links and elinks, CommonMark 0.31, and what Firefox's "save as text", html2text and
pandoc write. Nothing is judged here by what it says.
"""

import re
from collections import Counter

# Where a link begins and ends is kept for the shape of a line: two characters of the private use area.
# A third fills up what was taken out, so that a line is as long as when it was broken.
LINK, END, _FILL = "\ue000", "\ue001", "\ue002"
_OWN = re.compile(f"[{LINK}{END}{_FILL}]")

# lynx and elinks number their links: "[12]World"; some print the number after it.
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=[^\s\[])|(?<=\s)\[\d{1,4}\](?=\s)|(?<=^)\[\d{1,4}\]", re.M)
_LEAST_NUMBERS = 3
# Browsers write "World <https://...>", mail programs "World [https://...]".
_TARGET = re.compile(
    r"\s?<(?:https?|mailto|ftp|file|tel):[^>]{0,2000}>|\s?\[(?:https?|mailto|cid):[^\]\s]{0,2000}\]"
)
_MARKDOWN_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\s?\)")
_MARKDOWN_LINK = re.compile(
    r"(?<!!)\[([^\[\]]{0,400})\]\(<?[^()\s]{0,2000}(?:-?\n[^()\s]{1,500}){0,3}(?:\([^()\s]{0,200}\)[^()\s]{0,1000})?>?(?:\s+\"[^\"\n]{0,300}\")?\s?\)"
)
_IMAGE = re.compile(
    r"\[(?:image|img|picture|bild|inline|[\w.%-]+\.(?:png|jpe?g|gif|webp|svg))\b[^\]\n]{0,300}\]|^[ \t]*(?:\[[\w.-]{0,40}\])+[ \t]*$|^[ \t]*(?:\[[a-z]+[\w.-]*\d[\w.-]{0,30}\]|\[[a-z]{1,12}\])+(?=[^\s(\[])|\[[a-z]{1,2}\](?=\s|$)|\[ ?\](?=\s|$)",
    re.I | re.M,
)
_BUTTON = re.compile(r"\((?:BUTTON|SUBMIT|RESET)\)")
# Firefox writes bold as *bold*, italics as /italics/, underlined as _underlined_; markdown has them double, too.
_EMPHASIS = re.compile(r"(?<![\w*/_])(\*\*\*|\*\*|__|[*/_])(?=\S)([^*/_\n]{1,300}?)(?<=\S)\1(?![\w*/_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~$<-])")
# html2text sets headings between stars, the highest between six, and links in underscores: "Read_more".
_STARRED = re.compile(r"^[ \t]*(\*{2,6}) (\S[^*]{1,400}?) \1[ \t]*$", re.M)
_UNDERSCORED = re.compile(r"(?<!\S)[^\s_]{1,60}(?:_[^\s_]{1,60}){1,40}(?!\S)")
_LEAST_UNDERSCORED = 4
# The list of addresses that lynx -dump and elinks -dump add.
_REFERENCES = re.compile(
    r"^[ \t]{0,8}(?:References|Visible links[^\n]{0,40}|Hidden links:?)[ \t]{0,8}\n\s{0,20}(?:Visible links[^\n]{0,40}\n\s{0,20})?\d+\. \S+:",
    re.M,
)
# A page printed by a browser: "22/03/2026, 08:14   Headline" above, "https://...   1/3" below.
_FOOT = re.compile(r"^\s*(?:https?|file)://\S+(?:\s+\d{1,3}\s?/\s?\d{1,3})?\s*$")
_DIGITS = re.compile(r"\d+")
# How many lines at either end of a printed page may be its running head or foot.
_EDGE_LINES = 3


def unmark(text: str) -> str:
    """Return a text without what programs added; `LINK` and `END` stand where they said a link begins and ends."""
    text = _OWN.sub("", text)
    tail = _REFERENCES.search(text)
    if tail:
        text = text[: tail.start()]
    text = _without_stars(text)
    text = _MARKDOWN_IMAGE.sub("", text)
    text = _MARKDOWN_LINK.sub(lambda m: f"{LINK}{' '.join(m[1].split())}{END}" if m[1].strip() else "", text)
    text = _TARGET.sub(lambda m: _filled(END, m), text)
    if len(_LINK_NUMBER.findall(text[:100_000])) >= _LEAST_NUMBERS:
        text = _LINK_NUMBER.sub(lambda m: _filled(LINK, m), text)
    text = _BUTTON.sub(lambda m: _filled(LINK, m), _IMAGE.sub("", text))
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _without_stars(text: str) -> str:
    if "***" in text:
        text = _STARRED.sub(lambda m: f"\n{'#' * (7 - len(m[1]))} {' '.join(m[2].split())}\n", text)
    if len(_UNDERSCORED.findall(text[:100_000])) < _LEAST_UNDERSCORED:
        return text
    return _UNDERSCORED.sub(lambda m: f"{LINK}{m[0].replace('_', ' ')}{END}", text)


def _filled(mark: str, match: re.Match[str]) -> str:
    last = match[0].rpartition("\n")[2]
    return mark + _FILL * (len(last) - 1)


def unmark_line(line: str) -> str:
    """Return a line without emphasis."""
    if "*" in line or "_" in line or "/" in line:
        line = _EMPHASIS.sub(r"\2", line)
        line = _EMPHASIS.sub(r"\2", line)
    return line


def bare(line: str) -> str:
    """Return a line without the marks of links."""
    return line if line.isascii() else _OWN.sub("", line)


def is_link(line: str) -> bool:
    """True if a line is links and nothing else, as far as its program says where they end."""
    if LINK not in line and END not in line:
        return False
    if LINK not in line:
        return line.replace(_FILL, "").rstrip().endswith(END)
    line = line.replace(_FILL, "")
    outside = re.sub(f"{LINK}[^{END}]*{END}", "", line) if END in line else line
    rest = outside.strip(" \t|•·,/>»›-*+o")
    return not rest or rest.startswith(LINK)


def without_running_heads(text: str) -> str:
    """Return the text of a printed document without what recurs at the head and the foot of its pages."""
    if "\f" not in text:
        return text
    pages = [["" if _FOOT.match(line) else line for line in page.split("\n")] for page in text.split("\f")]
    counts = Counter(key for page in pages for key in {_key(page[i]) for i in _edges(page)})
    pages = [page for page in pages if any(line.strip() for line in page)]
    for page in pages:
        for i in _edges(page):
            recurs = (
                len(pages) > 1 and counts[_key(page[i])] > 1 and counts[_key(page[i])] >= 0.5 * len(pages)
            )
            if recurs and page is not pages[0]:
                page[i] = ""
    return "\n\f\n".join("\n".join(page).strip("\n") for page in pages)


def _edges(page: list[str]) -> list[int]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
