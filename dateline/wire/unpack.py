"""Packed bytes, unpacked under a bound: gzip, deflate, Brotli, Zstandard. A bomb costs no more than the bound."""

import io
import zlib
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, Protocol

from fastwarc.stream_io import BrotliReader, ZstdReader

# A server may pack twice by mistake; more layers than this only hide a bomb.
MAX_LAYERS = 3
_STEP_BYTES = 64 << 10
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
# zlib: windowBits that accept a gzip header, and a raw deflate stream. Source: zlib's manual, inflateInit2.
_GZIP_BITS = 16 + zlib.MAX_WBITS
_RAW_BITS = -zlib.MAX_WBITS


class BadPacking(Exception):
    """Bytes that cannot be unpacked. `why` is "too large", "damaged" or "unknown coding"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def unpack(data: bytes, codings: Iterable[str], *, max_bytes: int) -> bytes:
    """Return `data` with its HTTP content codings taken off, the last one applied first.

    Bytes that do not begin as their coding does were never packed (servers say so wrongly) and stay as they are;
    a stream that breaks off gives what came before, one that is damaged gives nothing.

    Raises:
        BadPacking: damaged from the start, of an unknown coding, or larger than `max_bytes`.
    """
    layers = [name.strip().lower() for name in codings if name.strip().lower() not in ("", "identity")]
    if len(layers) > MAX_LAYERS:
        raise BadPacking("too large")
    for name in reversed(layers) if data else ():
        if name not in _UNPACK:
            raise BadPacking("unknown coding")
        data = _UNPACK[name](data, max_bytes)
    if len(data) > max_bytes:
        raise BadPacking("too large")
    return data


def packing_of(head: bytes) -> str | None:
    """Return the coding by which a file that begins with `head` is packed: "gzip", "zstd", or None."""
    if head.startswith(_GZIP):
        return "gzip"
    return "zstd" if head.startswith(_ZSTD) else None


def _unpack_gzip(data: bytes, max_bytes: int) -> bytes:
    if not data.startswith(_GZIP):
        return data
    parts: list[bytes] = []
    size = 0
    # A file may hold several members one after another (RFC 1952, 2.2); what follows them is passed over.
    while data.startswith(_GZIP):
        part, data = _inflate(data, _GZIP_BITS, max_bytes - size, is_first=not parts)
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _unpack_deflate(data: bytes, max_bytes: int) -> bytes:
    # RFC 9110, 8.4.1.2: the zlib format is meant, and some send the raw stream.
    try:
        return _inflate(data, zlib.MAX_WBITS, max_bytes, is_first=True)[0]
    except BadPacking as error:
        if error.why != "damaged":
            raise
    return _inflate(data, _RAW_BITS, max_bytes, is_first=True)[0]


def _inflate(data: bytes, bits: int, max_bytes: int, *, is_first: bool) -> tuple[bytes, bytes]:
    machine = zlib.decompressobj(bits)
    parts: list[bytes] = []
    size = 0
    while data and not machine.eof:
        try:
            part = machine.decompress(data, _STEP_BYTES)
        except zlib.error as error:
            if not is_first:
                return b"", b""
            raise BadPacking("damaged") from error
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise BadPacking("too large")
        data = machine.unconsumed_tail
    return b"".join(parts), machine.unused_data


def _unpack_brotli(data: bytes, max_bytes: int) -> bytes:
    return _drain(BrotliReader(io.BytesIO(data)), max_bytes)


def _unpack_zstd(data: bytes, max_bytes: int) -> bytes:
    return _drain(ZstdReader(io.BytesIO(data)), max_bytes) if data.startswith(_ZSTD) else data


def _drain(reader: BrotliReader | ZstdReader, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        try:
            part = reader.read(_STEP_BYTES)
        except (OSError, ValueError, RuntimeError) as error:
            raise BadPacking("damaged") from error
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise BadPacking("too large")


def unpacked(raw: "io.BufferedReader[Any]", name: str) -> tuple["io.BufferedReader[Any]", str]:
    """Return the stream below all packings of a file, and its name without their endings; nothing is read ahead."""
    stream = raw
    for _ in range(MAX_LAYERS):
        packing = packing_of(stream.peek(4)) or ("br" if name.lower().endswith(".br") else None)
        if packing is None:
            break
        reader = _READERS[packing](stream)
        stream = io.BufferedReader(_Raw(reader), 1 << 16)
        name = name.removesuffix(_ENDINGS[packing])
    return stream, name


class _Reader(Protocol):
    def read(self, size: int) -> bytes: ...


class _Raw(io.RawIOBase):
    """What a reader unpacks, as a stream of the standard library that fills its buffer."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        filled = 0
        while filled < len(buffer) and (part := self._reader.read(len(buffer) - filled)):
            buffer[filled : filled + len(part)] = part
            filled += len(part)
        return filled


class _Gunzip:
    """The members of a gzip file, one after another; what follows the last is passed over."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._machine = zlib.decompressobj(_GZIP_BITS)
        self._packed = b""
        self._is_done = False

    def read(self, size: int) -> bytes:
        while not self._is_done:
            if self._machine.eof and not self._next_member():
                break
            packed = self._packed or self._stream.read(_STEP_BYTES)
            if not packed:
                break
            part = self._machine.decompress(packed, size)
            self._packed = self._machine.unconsumed_tail
            if part:
                return part
        self._is_done = True
        return b""

    def _next_member(self) -> bool:
        rest = self._machine.unused_data
        rest += self._stream.read(2) if len(rest) < 2 else b""
        self._machine = zlib.decompressobj(_GZIP_BITS)
        self._packed = rest
        return rest.startswith(_GZIP)


_READERS: dict[str, Callable[[BinaryIO], _Reader]] = {"gzip": _Gunzip, "zstd": ZstdReader, "br": BrotliReader}
_ENDINGS = {"gzip": ".gz", "zstd": ".zst", "br": ".br"}
_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _unpack_gzip,
    "x-gzip": _unpack_gzip,
    "deflate": _unpack_deflate,
    "br": _unpack_brotli,
    "zstd": _unpack_zstd,
}
