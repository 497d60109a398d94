"""The site as a process: it answers, and ends when asked to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    home, port = tmp_path_factory.mktemp("home"), free_port()
    command = [sys.executable, "-m", "dateline.cli.main", "--home", str(home), "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=Path.cwd())
    yield f"http://127.0.0.1:{port}", process
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def answer(address: str) -> tuple[int, str]:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_S) as response:
                return response.status, response.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_the_site_answers_and_says_where(site: tuple[str, subprocess.Popen[str]]) -> None:
    address, process = site
    status, body = answer(f"{address}/")
    assert status == 200
    assert "<h1" in body
    assert f"http://localhost:{address.rsplit(':', 1)[1]}/" in body
    assert process.stdout is not None
    assert address.rsplit(":", 1)[1] in process.stdout.readline()


def test_static_files_of_the_admin_are_served(site: tuple[str, subprocess.Popen[str]]) -> None:
    assert answer(f"{site[0]}/static/admin/css/base.css")[0] == 200


def test_the_desk_asks_to_sign_in(site: tuple[str, subprocess.Popen[str]]) -> None:
    assert "password" in answer(f"{site[0]}/desk/")[1]


def test_it_ends_when_asked_to(site: tuple[str, subprocess.Popen[str]]) -> None:
    answer(f"{site[0]}/")
    site[1].send_signal(signal.SIGTERM)
    assert site[1].wait(timeout=PATIENCE_S) is not None


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [
            sys.executable,
            "-m",
            "dateline.cli.main",
            "--home",
            str(tmp_path),
            "serve",
            "--port",
            str(port),
        ]
        result = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert result.returncode == 1
    assert f"cannot serve on 127.0.0.1 port {port}: Address already in use" in result.stderr
    assert len(result.stderr.splitlines()) == 1
