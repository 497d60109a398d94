"""The command line as a user meets it: what it prints where, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """Today : Mar 04, 2026
Region
4 March 2026

Dam at Cold Harrow holds after night of rain

Engineers say the worst has passed.

The dam at Cold Harrow held through a night of heavy rain, the Orvale Water Board said on Wednesday. At least 40 families were moved from their homes below the dam.

“We watched it hour by hour,” said Petra Lindqvar, the board’s chief engineer, at a press conference. She said the gauges showed no movement in the wall.

Rain is expected to ease on Thursday, and the families may go home by the weekend, the board said.
"""


def dateline(*arguments: str, home: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline.cli.main", "--home", str(home), *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, page: Path) -> Path:
    home = tmp_path_factory.mktemp("home")
    result = dateline("add", str(page), home=home)
    assert result.returncode == 0, result.stderr
    return home


def test_read_prints_one_document(tmp_path: Path, page: Path) -> None:
    result = dateline("read", str(page), home=tmp_path)
    document = json.loads(result.stdout)
    assert document["page"]["page_date"] == "2026-03-04"
    assert document["article"]["headline"] == "Dam at Cold Harrow holds after night of rain"
    text = "\n\n".join(document["article"]["paragraphs"])
    assert all(text[f["start"] : f["end"]] == f["exact"] for f in document["figures"])


def test_read_keeps_nothing(tmp_path: Path, page: Path) -> None:
    dateline("read", str(page), home=tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_refused_page_ends_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("...\n", encoding="utf-8")
    result = dateline("read", str(path), home=tmp_path / "home")
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert "empty.txt" in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = dateline("add", "nowhere.html", home=tmp_path / "home")
    assert (result.returncode, result.stderr) == (
        1,
        "dateline: nowhere.html: there is no such file or folder\n",
    )


def test_misuse_ends_with_two(tmp_path: Path) -> None:
    assert dateline("add", home=tmp_path).returncode == 2


def test_a_bad_setting_is_named(tmp_path: Path, page: Path) -> None:
    (tmp_path / "settings.toml").write_text('port = "many"\n', encoding="utf-8")
    result = dateline("read", str(page), home=tmp_path)
    assert result.returncode == 1
    assert "setting port = 'many'" in result.stderr


def test_stories_are_listed_as_json(home: Path) -> None:
    stories = json.loads(dateline("stories", "--json", home=home).stdout)
    assert [story["headline"] for story in stories] == ["Dam at Cold Harrow holds after night of rain"]


def test_story_and_why_show_what_there_is(home: Path) -> None:
    identity = json.loads(dateline("stories", "--json", home=home).stdout)[0]["id"]
    assert "Dam at Cold Harrow" in dateline("story", identity, home=home).stdout
    assert json.loads(dateline("why", identity, "--json", home=home).stdout)["is"] == "story"


def test_why_tells_the_rule_of_a_figure(home: Path) -> None:
    table = dateline("export", "csv", home=home).stdout.splitlines()
    identity = table[1].split(",")[0]
    told = json.loads(dateline("why", identity, "--json", home=home).stdout)
    assert told["is"] == "figure"
    assert told["made_by"]["rule"]


def test_an_unknown_id_is_named(home: Path) -> None:
    result = dateline("why", "0000", home=home)
    assert result.returncode == 1
    assert "'0000'" in result.stderr


def test_an_unknown_format_lists_the_right_ones(home: Path) -> None:
    result = dateline("export", "docx", home=home)
    assert result.returncode == 1
    assert "csv, json, jsonld, ninjs, parquet, wikitable" in result.stderr


def test_prove_counts_what_holds(home: Path) -> None:
    held = json.loads(dateline("prove", "--json", home=home).stdout)
    assert held["captures"] == 1
    assert held["figures"] >= 1


def test_a_draft_is_checked(home: Path) -> None:
    draft = (
        "“We watched it hour by hour,” said Petra Lindqvar.\n\n"
        "“We watched it hour for hour,” said Petra Lindqvar.\n\n"
        "“The wall will be rebuilt next year,” said Petra Lindqvar.\n"
    )
    result = dateline("check", "-", "--json", home=home, text=draft)
    verdicts = [
        item["verdict"] for item in json.loads(result.stdout)["findings"] if item["kind"] == "quotation"
    ]
    assert verdicts == ["backed", "contradicted", "unbacked"]


def test_users_are_added_and_listed(home: Path) -> None:
    result = dateline("users", "add", "ada", "--shown", "Ada Lorne", home=home, text="a long pass phrase\n")
    assert result.returncode == 0, result.stderr
    assert "Ada Lorne" in dateline("users", "list", home=home).stdout


def test_an_address_of_this_machine_is_no_feed(home: Path) -> None:
    result = dateline("feeds", "add", "http://127.0.0.1:8080/feed.xml", home=home)
    assert result.returncode == 1
    assert result.stderr == "dateline: http://127.0.0.1:8080/feed.xml: special address\n"


def test_feeds_go_in_and_out_as_opml(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        '<opml version="2.0"><head/><body><outline text="Orvale Post" xmlUrl="https://post.example/rss"/></body></opml>',
        encoding="utf-8",
    )
    assert dateline("feeds", "import", str(path), home=home).returncode == 0
    assert "https://post.example/rss" in dateline("feeds", "export", home=home).stdout
    assert "https://post.example/rss" in dateline("feeds", "list", "--json", home=home).stdout


def test_publish_writes_files(home: Path, tmp_path: Path) -> None:
    result = dateline("publish", str(tmp_path / "public"), home=home)
    assert result.returncode == 0, result.stderr
    assert "Dam at Cold Harrow" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")


def test_batch_writes_parquet(tmp_path: Path, page: Path) -> None:
    import pyarrow.parquet as pq

    result = dateline(
        "batch", str(page), "--out", str(tmp_path / "out"), "--jobs", "1", home=tmp_path / "home"
    )
    assert result.returncode == 0, result.stderr
    assert pq.read_table(tmp_path / "out" / "articles.parquet").num_rows == 1
    assert pq.read_table(tmp_path / "out" / "figures.parquet").num_rows >= 1


def test_evaluate_writes_one_line_an_item(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "Police said 12 people were hurt."}) + "\n", encoding="utf-8"
    )
    result = dateline("evaluate", "figures", "--input", str(path), "--jobs", "1", home=tmp_path / "home")
    row = json.loads(result.stdout)
    assert row["id"] == "a"
    assert row["figures"][0]["low"] == 12


def test_version_is_told(tmp_path: Path) -> None:
    assert dateline("--version", home=tmp_path).stdout.startswith("dateline 0.")
