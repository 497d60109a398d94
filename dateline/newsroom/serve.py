"""Serves the site, and (for `dateline up`) polls the feeds beside it: one process tree, one folder of data."""

import logging
import os
import socket
from collections.abc import Callable

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from huey import MemoryHuey, crontab

from dateline.base.errors import DatelineError
from dateline.base.settings import Settings
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
    """Serve the site until stopped; with `is_polling`, poll the feeds that are due once a minute.

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
    consumer = _start_polling(settings) if is_polling else None
    try:
        server.serve()
    finally:
        if consumer is not None:
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


def _start_polling(settings: Settings):  # type: ignore[no-untyped-def]  # huey has no types
    jobs = MemoryHuey("dateline", results=False)

    @jobs.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    @jobs.lock_task("polling")  # type: ignore[untyped-decorator]
    def poll() -> None:
        try:
            result = poll_feeds(settings)
        except DatelineError as error:
            log.error("%s", error)
        else:
            if result.polled:
                log.info("%d feeds polled, %d failed: %s", result.polled, result.failed, result.tally)

    consumer = jobs.create_consumer(workers=1, periodic=True, scheduler_interval=1, check_worker_health=True)
    consumer.start()
    return consumer
