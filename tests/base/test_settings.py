from pathlib import Path

import pytest

from dateline.base.errors import BadSetting
from dateline.base.settings import TABLE, known_fields, read_settings


def test_every_row_of_the_table_is_a_field() -> None:
    assert known_fields() == tuple(entry.name for entry in TABLE)


def test_defaults_without_file_and_environment(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}).port == 8000


def test_the_file_goes_over_the_default(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('site_name = "The Ellery Post"\n', encoding="utf-8")
    assert read_settings(tmp_path, {}).site_name == "The Ellery Post"


def test_the_environment_goes_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("port = 9000\n", encoding="utf-8")
    assert read_settings(tmp_path, {"DATELINE_PORT": "9001"}).port == 9001


def test_database_url_is_read_under_its_usual_name(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"DATABASE_URL": "postgresql:///x"}).database_url == "postgresql:///x"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("port = 70000", "port from 0 to 65535"),
        ('port = "many"', "port, like 8000"),
        ("port = true", "port, like 8000"),
        ("site_name = 3", "text, like 'Dateline'"),
        ('fetch_allow_localhost = "perhaps"', "yes/no, like False"),
        ("colour = 1", "one of site_name"),
        ("port = = 1", "a TOML file"),
    ],
)
def test_a_refusal_names_file_and_expectation(tmp_path: Path, line: str, expected: str) -> None:
    (tmp_path / "settings.toml").write_text(line, encoding="utf-8")
    with pytest.raises(BadSetting) as error:
        read_settings(tmp_path, {})
    assert expected in str(error.value)
    assert "settings.toml" in str(error.value)


def test_a_refusal_names_key_and_value_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"port = 'x' \(DATELINE_PORT\)"):
        read_settings(tmp_path, {"DATELINE_PORT": "x"})


@pytest.mark.parametrize(("word", "expected"), [("yes", True), ("0", False), ("ON", True)])
def test_yes_and_no_are_read(tmp_path: Path, word: str, expected: bool) -> None:
    assert read_settings(tmp_path, {"DATELINE_SHOW_FULL_TEXT": word}).show_full_text is expected


def test_a_kind_that_is_none_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="spelling"):
        read_settings(tmp_path, {"DATELINE_QUERIES_OFF": "weekday, speling"})


def test_kinds_are_parted_by_commas(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"DATELINE_QUERIES_OFF": "weekday, age"}).queries_off == "weekday, age"
