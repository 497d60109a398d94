"""The wire that ships is what its copy lays out: nobody has edited one and not the other."""

import gzip
import importlib
import json
import sys
from pathlib import Path

import pytest

from dateline.example.load import LEDGERS, ledger, wire_folder

BENCH = Path(__file__).parent.parent.parent / "bench"


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): _unpacked(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def _unpacked(path: Path) -> bytes:
    # Two builds of zlib may pack the same bytes differently.
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.fixture
def _bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])


@pytest.mark.usefixtures("_bench")
def test_the_copy_lays_out_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_wire = importlib.import_module("make_wire")
    monkeypatch.setattr(make_wire, "WIRE", tmp_path / "wire")
    make_wire.main()

    assert _files(tmp_path / "wire") == _files(wire_folder())


@pytest.mark.usefixtures("_bench")
def test_the_notes_are_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_ledger = importlib.import_module("make_ledger")
    monkeypatch.setattr(make_ledger, "LEDGER", tmp_path)
    make_ledger.main()

    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(LEDGERS)
    for name in LEDGERS:
        assert json.loads((tmp_path / f"{name}.json").read_text("utf-8")) == ledger(name)
