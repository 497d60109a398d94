"""Programs that make a text of a page: text browsers, converters, a browser's "select all", PDF and back.

Each is a function from the bytes of an HTML page to the bytes that a person would have saved with it. Those that are
not on the machine are left out of `programs()`. No program opens a connection: pages are read from a file, the browser
runs offline and without scripts.
"""

import re
import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import lxml.html

Print = Callable[[bytes], bytes]

TIMEOUT_S = 60
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def programs() -> dict[str, Print]:
    """Return the programs that this machine has, by name."""
    found = {name: _command(line) for name, line in COMMANDS.items() if shutil.which(line.split()[0])}
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser and shutil.which("pdftotext"):
        found |= {name: _pdf(browser, options) for name, options in PDF.items()}
    return found


# What people type, as the programs' manuals give it.
COMMANDS: Mapping[str, str] = {
    "lynx": "lynx -dump -assume_charset=utf-8 -display_charset=utf-8 {page}",
    "lynx-nolist": "lynx -dump -nolist -width=100 -assume_charset=utf-8 -display_charset=utf-8 {page}",
    "w3m": "w3m -dump -I UTF-8 -O UTF-8 -cols 80 {page}",
    "links": "links2 -dump -codepage utf-8 -html-assume-codepage utf-8 {page}",
    "elinks": "elinks -dump -no-home -dump-charset utf-8 {page}",
    "elinks-nolist": "elinks -dump -no-home -no-references -no-numbering -dump-charset utf-8 {page}",
    "html2text": "html2text -utf8 -width 76 {page}",
    "html2markdown": "html2markdown {page} utf-8",
    "word": "soffice -env:UserInstallation=file://{folder}/profile --headless --convert-to txt:Text --outdir {folder} {page}",
    "pandoc-plain": "pandoc -f html -t plain {page}",
    "pandoc-markdown": "pandoc -f html -t gfm-raw_html --wrap=none {page}",
}
PDF: Mapping[str, str] = {"pdf": "", "pdf-layout": "-layout"}


def _command(line: str) -> Print:
    def run(page: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            path.write_bytes(page)
            printed = _run(line.format(page=path, folder=folder).split())
            written = path.with_suffix(".txt")  # some print to a file beside the page
            return written.read_bytes() if written.exists() else printed

    return run


def _pdf(browser: str, options: str) -> Print:
    def run(page: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path, pdf = Path(folder) / "page.html", Path(folder) / "page.pdf"
            path.write_bytes(page)
            _run(
                [browser, *_OFFLINE, f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", str(path)]
            )
            return _run(["pdftotext", *options.split(), "-enc", "UTF-8", str(pdf), "-"])

    return run


_OFFLINE = ("--headless", "--no-sandbox", "--disable-gpu", "--proxy-server=127.0.0.1:9")


def _run(line: list[str]) -> bytes:
    done = subprocess.run(line, capture_output=True, timeout=TIMEOUT_S, check=False, stdin=subprocess.DEVNULL)
    return done.stdout


def browser_text() -> Print | None:
    """Return "select all, copy" of a browser: `innerText` of the page; None where there is no browser to drive.

    The browser stays open for all pages of a run.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if browser is None:
        return None
    window = sync_playwright().start().chromium.launch(executable_path=browser, args=["--no-sandbox"])
    context = window.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 1280, "height": 900}
    )

    def run(page: bytes) -> bytes:
        tab = context.new_page()
        tab.route("**/*", lambda route: route.abort())
        tab.set_content(
            page.decode("utf-8", "replace"), wait_until="domcontentloaded", timeout=1000 * TIMEOUT_S
        )
        text = tab.inner_text("body")
        tab.close()
        return text.encode()

    return run


def without_scripts(page: str) -> str:
    """Return a page without scripts and frames, which a text does not hold."""
    return re.sub(r"(?is)<(script|iframe|object|embed)\b.*?</\1\s*>", "", page)


# A browser's "save as text" -----------------------------------------------------------------------------

_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "div", "dl", "dt", "dd", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"])  # fmt: skip
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "figure"])
_WIDTH = 80


def firefox_text(page: bytes) -> bytes:
    """Return a page as Firefox saves it as text: bold in stars, links with their address, lines of 80 columns.

    Written after Mozilla's nsPlainTextSerializer, which cannot be called without a window.
    """
    tree = lxml.html.document_fromstring(page.decode())
    lines: list[str] = []
    _serialize(tree.body, lines)
    text = "\n".join(_wrapped(line) for line in lines)
    return re.sub(r"\n{4,}", "\n\n\n", text).strip("\n").encode()


def _wrapped(line: str) -> str:
    indent = 2 if line.startswith("  ") else 0
    if not line.strip():
        return ""
    return textwrap.fill(" ".join(line.split()), _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)  # fmt: skip


def _serialize(element: lxml.html.HtmlElement, lines: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("script", "style", "head", "title"):
        _add(lines, element.tail or "")
        return
    if tag in _BLOCKS:
        _break(lines, tag in _SPACED)
    if tag == "li":
        _add(lines, "  * ")
    if tag in ("h1", "h2", "h3", "h4"):
        _add(lines, "  ")
    mark = {"b": "*", "strong": "*", "i": "/", "em": "/", "u": "_"}.get(tag, "")
    _add(lines, mark + (element.text or "") if mark else element.text or "")
    for child in element:
        if child.tag == "br":
            lines.append("")
            _add(lines, child.tail or "")
        else:
            _serialize(child, lines)
    _add(lines, mark)
    if tag == "a" and (element.get("href") or "").startswith("/"):
        _add(lines, f" <https://site.example{element.get('href')}>")
    if tag in _BLOCKS:
        _break(lines, tag in _SPACED)
    _add(lines, element.tail or "")


def _break(lines: list[str], is_spaced: bool) -> None:
    """Begin a new line where the last one holds something, and leave a blank one before it."""
    if lines and lines[-1].strip():
        lines.append("")
    if is_spaced and len(lines) > 1 and lines[-2].strip():
        lines.append("")


def _add(lines: list[str], text: str) -> None:
    text = re.sub(r"\s+", " ", text)
    if not lines:
        lines.append("")
    lines[-1] += (
        text.lstrip() if not lines[-1].strip() and not text.startswith("  ") and text.strip() else text
    )
