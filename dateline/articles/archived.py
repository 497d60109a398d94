"""Pages as web archives serve them: the archive's own bar and its rewritten addresses, taken off before a page is read."""

import re

# The Wayback Machine's bar stands between these comments, in a saved page within an element of this id. Source: pages
# that it served from 2011 on. What it puts into the head is script, which is never read.
_BAR_BEGINS = ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", '<div id="wm-ipp-base"')
_BAR_ENDS = "<!-- END WAYBACK TOOLBAR INSERT -->"
# Addresses as archives rewrite them, also with the slashes of JSON: web/TIMESTAMP/ADDRESS.
_REWRITTEN = re.compile(
    r"(?:https?:)?(?:\\?/){2}(?:web\.archive\.org|wayback\.archive-it\.org|archive\.(?:ph|today|is|md|vn|fo|li))(?:\\?/)(?:web(?:\\?/)|\d+(?:\\?/))?(?:\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?(?:\\?/)(?=https?:)",
    re.I,
)
_REWRITTEN_PATH = re.compile(r"""(?<=["'])/web/\d{14}(?:[a-z]{2}_)?/(?=https?:)""", re.I)
# archive.today puts the page within an element of its own.
_TODAY_CONTENT = 'id="CONTENT"'


# Archives name themselves in the scripts and addresses of the head.
_HEAD_BYTES = 65_536


def unwrapped(page: bytes) -> bytes:
    """Return a page, in UTF-8, without what a web archive added to it."""
    if b"archive." not in page[:_HEAD_BYTES]:
        return page
    return _unwrapped(page.decode("utf-8", "replace")).encode("utf-8", "replace")


def _unwrapped(markup: str) -> str:
    if "archive.org" in markup:
        markup = _REWRITTEN_PATH.sub("", _without_bar(markup))
    if _TODAY_CONTENT in markup and _REWRITTEN.search(markup):
        markup = _without_frame(markup)
    return _REWRITTEN.sub("", markup)


def _without_bar(markup: str) -> str:
    for begins in _BAR_BEGINS:
        start = markup.find(begins)
        end = markup.find(_BAR_ENDS, start) if start >= 0 else -1
        if end >= 0:
            markup = markup[:start] + markup[end + len(_BAR_ENDS) :]
    return markup


def _without_frame(markup: str) -> str:
    content = markup.rfind("<", 0, markup.find(_TODAY_CONTENT))
    body = markup.lower().find("<body")
    begin = markup.find(">", body) + 1 if body >= 0 else 0
    return markup[:begin] + markup[content:] if 0 < begin <= content else markup
