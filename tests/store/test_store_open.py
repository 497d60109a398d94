"""Opening: a new folder becomes a store, the same one again is nothing new, two programs do not get in each other's way."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from dateline.base.errors import BadSetting
from dateline.base.settings import Settings, read_settings
from dateline.store import find, keep
from dateline.store.open import open_store, settings_in_force
from dateline.store.place import allowed_hosts, database, secret_key
from dateline.store.users import WeakPassword

_WRITER = """
import sys
from pathlib import Path
from dateline.base.records import Article, Capture
from dateline.base.settings import read_settings
from dateline.store import find, keep
from dateline.store.open import open_store

open_store(read_settings(Path(sys.argv[1]), {}))
for number in range(40):
    key = f"{sys.argv[2]}-{number}"
    keep.keep_capture(Capture(id=key, body=b"x", media_type="text/plain"))
    keep.keep_article(Article(id=key, version_id=key, capture_id=key, headline="Rain", text="Rain fell."))
    find.counts()
"""


def test_opening_again_changes_nothing(store: Settings) -> None:
    before = find.counts()
    open_store(store)
    assert find.counts() == before
    assert settings_in_force() == store


def test_models_and_migrations_agree(store: Settings) -> None:
    assert store
    call_command("makemigrations", "--check", "--dry-run", verbosity=0, skip_checks=True)


def test_migrations_go_back(store: Settings) -> None:
    assert store
    call_command("migrate", "store", "zero", verbosity=0, skip_checks=True)
    assert not [name for name in connection.introspection.table_names() if name.startswith("store_")]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_sqlite_lets_readers_read_while_one_writes(store: Settings) -> None:
    assert store
    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_two_programs_write_at_once_and_lose_nothing(store: Settings) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(store.home), name], stderr=subprocess.PIPE, text=True
        )
        for name in "ab"
    ]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0), ("", 0)]
    counts = find.counts()
    assert (counts["captures"], counts["articles"]) == (80, 80)


def test_two_programs_open_a_new_folder_at_once(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    program = (
        "import sys; from pathlib import Path; from dateline.base.settings import read_settings;"
        "from dateline.store.open import open_store; open_store(read_settings(Path(sys.argv[1]), {}))"
    )
    openers = [
        subprocess.Popen([sys.executable, "-c", program, str(home)], stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [(opener.communicate()[1], opener.returncode) for opener in openers] == [("", 0), ("", 0)]


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {})
    first = secret_key(settings)
    assert secret_key(settings) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
    assert secret_key(replace(settings, secret_key="given")) == "given"


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="postgresql://"):
        database(read_settings(tmp_path, {"DATABASE_URL": "mysql://root@localhost/news"}))


def test_the_site_answers_to_its_own_name_only(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {"DATELINE_SITE_URL": "https://news.example"})
    assert "news.example" in allowed_hosts(settings)
    assert "other.example" not in allowed_hosts(settings)
    assert allowed_hosts(replace(settings, host="0.0.0.0")) == ["*"]


def test_users_are_kept_and_dropped(store: Settings) -> None:
    assert store
    editor = keep.keep_user("ireva", "oss-river-1931", full_name="Ilin Reva")
    assert (editor.shown, editor.is_admin) == ("Ilin Reva", False)
    assert keep.keep_user("ireva", "oss-river-1932", is_admin=True).is_admin
    assert [user.shown for user in find.users()] == ["Ilin Reva"]
    keep.drop_user("ireva")
    assert find.users() == []


def test_a_weak_password_is_refused(store: Settings) -> None:
    assert store
    with pytest.raises(WeakPassword, match="too short"):
        keep.keep_user("ireva", "abc")
