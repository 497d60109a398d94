"""The bodies of captures: one gzip file each in the home folder, under the first digits of its identity.

The files say nothing of when they were written (mtime 0): the same body is the same file anywhere.
"""

import gzip
import os
from pathlib import Path

from dateline.base.errors import NotFound, Unreadable
from dateline.store.place import home

FOLDER = "captures"
# zlib's own default: level 9 saves two per cent on news pages and takes twice the time.
_LEVEL = 6


def body_path(capture_id: str) -> Path:
    """Return where the body of a capture lies: captures/ab/abcd….gz."""
    return home() / FOLDER / capture_id[:2] / f"{capture_id}.gz"


def write_body(capture_id: str, body: bytes) -> None:
    """Keep a body; one that is there already is left alone. Readers never see half a file."""
    path = body_path(capture_id)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(f".{os.getpid()}.part")
    passing.write_bytes(gzip.compress(body, compresslevel=_LEVEL, mtime=0))
    passing.replace(path)


def read_body(capture_id: str) -> bytes:
    """Return the body of a capture.

    Raises:
        NotFound: there is no such file.
        Unreadable: the file is broken.
    """
    path = body_path(capture_id)
    try:
        packed = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound("capture body", capture_id, f"{path} is missing") from error
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError) as error:
        raise Unreadable(str(path), f"broken capture file: {error}") from error
