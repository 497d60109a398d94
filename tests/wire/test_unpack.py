"""Packed bytes, unpacked under a bound."""

import gzip
import io
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from dateline.wire.unpack import BadPacking, unpack, unpacked

WORDS = b"The ferry left at noon. " * 50


class Kept(io.BytesIO):
    """A buffer that outlives its writer."""

    def close(self) -> None:
        pass


def packed(writer: type, data: bytes = WORDS) -> bytes:
    kept = Kept()
    stream = writer(kept)
    stream.write(data)
    stream.close()
    return kept.getvalue()


RAW = zlib.compressobj(wbits=-15)
ALL = [
    ("gzip", gzip.compress(WORDS)),
    ("gzip", gzip.compress(WORDS[:100]) + gzip.compress(WORDS[100:])),
    ("gzip", gzip.compress(WORDS) + b"junk"),
    ("x-gzip", gzip.compress(WORDS)),
    ("deflate", zlib.compress(WORDS)),
    ("deflate", RAW.compress(WORDS) + RAW.flush()),
    ("br", packed(BrotliWriter)),
    ("zstd", packed(ZstdWriter)),
    ("identity", WORDS),
    ("", WORDS),
    ("gzip", WORDS),
]


@pytest.mark.parametrize(("coding", "data"), ALL)
def test_what_was_packed_comes_back(coding: str, data: bytes) -> None:
    assert unpack(data, [coding], max_bytes=10_000) == WORDS


def test_the_coding_applied_last_comes_off_first() -> None:
    assert unpack(gzip.compress(zlib.compress(WORDS)), ["deflate", "gzip"], max_bytes=10_000) == WORDS


@pytest.mark.parametrize(
    ("coding", "data"), [pair for pair in ALL if pair[0] in ("gzip", "deflate", "br", "zstd")]
)
def test_the_bound_holds(coding: str, data: bytes) -> None:
    with pytest.raises(BadPacking, match="too large"):
        unpack(data, [coding], max_bytes=100)


@pytest.mark.parametrize(
    ("coding", "data"),
    [("gzip", b"\x1f\x8bjunk" * 9), ("deflate", b"\xff\xff\xff"), ("br", b"\xff" * 9), ("lzma", b"x")],
)
def test_damage_has_a_name(coding: str, data: bytes) -> None:
    with pytest.raises(BadPacking, match=r"damaged|unknown coding"):
        unpack(data, [coding], max_bytes=10_000)


def test_a_stream_that_breaks_off_gives_what_came_before() -> None:
    part = unpack(gzip.compress(WORDS)[:-12], ["gzip"], max_bytes=10_000)
    assert WORDS.startswith(part)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", WORDS),
        ("a.txt.gz", gzip.compress(WORDS)),
        ("a.txt.gz", gzip.compress(WORDS[:100]) + gzip.compress(WORDS[100:]) + b"junk"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(WORDS))),
        ("a.txt.zst", packed(ZstdWriter)),
        ("a.txt.br", packed(BrotliWriter)),
    ],
)
def test_a_file_is_unpacked_as_a_stream(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with path.open("rb") as raw:
        stream, plain_name = unpacked(raw, name)
        assert (stream.read(), plain_name) == (WORDS, "a.txt")
