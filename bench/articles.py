"""How long reading a page takes: ours with all fields, trafilatura's body alone, one after the other on each page.

    python bench/articles.py FOLDER [PAGES]

FOLDER holds saved pages (.html or .html.gz, in any depth). Prints the mean processor time per page in milliseconds.
"""

import gzip
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from dateline.articles.extract import extract
from dateline.base.records import Capture, Refusal


def main(folder: Path, most: int) -> None:
    """Time the readers on the pages of a folder, interleaved, so that a busy machine hurts all alike."""
    paths = sorted(p for p in folder.rglob("*") if p.name.endswith((".html", ".html.gz")))[:most]
    spent = dict.fromkeys(READERS, 0.0)
    refused = asked = 0
    for path in paths:
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for name, read in READERS.items():
            start = time.process_time()
            result = read(body)
            spent[name] += time.process_time() - start
            refused += isinstance(result, Refusal)
            asked += ("paragraphs", "second opinion") in getattr(result, "found", ())
    for name, seconds in spent.items():
        print(f"{name:24} {1000 * seconds / max(1, len(paths)):7.1f} ms/page")
    print(f"{len(paths)} pages, {refused} refused, {asked} with a second opinion")


def _dateline(body: bytes) -> object:
    return extract(Capture(id="0", body=body, media_type="text/html"))


def _standard(body: bytes) -> object:
    return trafilatura.bare_extraction(body, include_comments=False)


def _fast(body: bytes) -> object:
    return trafilatura.bare_extraction(body, include_comments=False, fast=True)


READERS: dict[str, Callable[[bytes], object]] = {
    "dateline, all fields": _dateline,
    "trafilatura, standard": _standard,
    "trafilatura, fast": _fast,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
