"""Serves the site, delivers to webhooks, and (for `dateline up`) polls the feeds beside it: one process tree, one folder of data."""

import logging
import os
import socket
from collections.abc import Callable
from functools import partial

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from huey import MemoryHuey, crontab

from dateline.base.errors import DatelineError
from dateline.base.settings import Settings
from dateline.newsroom.hooks import deliver
from dateline.newsroom.watch import poll_feeds

log = logging.getLogger("dateline")

# Readers wait for the database, not for the processor: some threads more than processors.
THREADS = 4


class CannotListen(DatelineError):
    """The address to serve on cannot be had."""

    def __init__(self, host: str, port: int, why: str) -> None:
        super().__init__(f"cannot serve on {host} port {port}: {why}; name another with --host or --port")
        self.host, self.port = host, port


def serve(settings: Settings, *, is_polling: bool, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve the site until stopped, and deliver to webhooks; with `is_polling`, poll the feeds that are due once a minute.

    Raises:
        CannotListen: the port is taken, or the address is none of this machine's.
    """
    _check_address(settings.host, settings.port)
    os.environ["DATELINE_HOME"] = str(settings.home)
    server = Granian(
        "dateline.newsroom.wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    if on_ready is not None:
        server.on_startup(lambda: on_ready(address_of(settings)))
    consumer = _start_jobs(settings, is_polling=is_polling)
    try:
        server.serve()
    finally:
        consumer.stop(graceful=False)


def _check_address(host: str, port: int) -> None:
    # The server itself would end in a trace of another language.
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise CannotListen(host, port, error.strerror or str(error)) from error


def address_of(settings: Settings) -> str:
    """Return where the served site answers, for a browser on this machine."""
    host = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else settings.host
    return f"http://{host}:{settings.port}/"


def _start_jobs(settings: Settings, *, is_polling: bool):  # type: ignore[no-untyped-def]  # huey has no types
    """Start what runs beside the site, each job in a thread of its own: a long pass keeps no message waiting."""
    jobs = MemoryHuey("dateline", results=False)
    if is_polling:
        _add_job(jobs, "polling", partial(_poll, settings))
    _add_job(jobs, "delivering", partial(_deliver, settings))
    consumer = jobs.create_consumer(
        workers=1 + is_polling, periodic=True, scheduler_interval=1, check_worker_health=True
    )
    consumer.start()
    return consumer


def _add_job(jobs: MemoryHuey, name: str, work: Callable[[], None]) -> None:
    """Do `work` once a minute, never twice at once."""

    @jobs.periodic_task(crontab(minute="*"), name=name)  # type: ignore[untyped-decorator]
    @jobs.lock_task(name)  # type: ignore[untyped-decorator]
    def run() -> None:
        try:
            work()
        except DatelineError as error:
            log.error("%s", error)


def _poll(settings: Settings) -> None:
    result = poll_feeds(settings)
    if result.polled:
        log.info("%d feeds polled, %d failed: %s", result.polled, result.failed, result.tally)


def _deliver(settings: Settings) -> None:
    result = deliver(settings)
    if result.delivered or result.failed:
        log.info("%d messages delivered to hooks, %d failed", result.delivered, result.failed)
