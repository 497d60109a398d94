"""The whole house over the example wire: read, followed, proven, printed; and the same whatever the order."""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.records import Report
from dateline.base.settings import Settings, read_settings
from dateline.example.load import ledger, wire_folder
from dateline.newsroom.export import export
from dateline.newsroom.prove import prove
from dateline.newsroom.run import add
from dateline.press.print import print_site
from dateline.store import find
from dateline.store.place import DATABASE_FILE
from dateline.stories.follow import State, dumps, follow, follow_open
from tests.store.conftest import _opened


@pytest.fixture(scope="module")
def demo(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Settings]:
    home = tmp_path_factory.mktemp("demo")
    shutil.copy(sqlite_template, home / DATABASE_FILE)
    with _opened(replace(read_settings(home, {}), jobs=1), django_db_blocker) as settings:
        add([wire_folder()], settings)
        yield settings


@pytest.mark.usefixtures("demo")
def test_every_report_is_there_once() -> None:
    assert find.articles().total == len({row["article"] for row in ledger("articles")["articles"]})


@pytest.mark.usefixtures("demo")
def test_what_is_no_article_is_refused_by_name() -> None:
    reasons = {refusal.reason for refusal in find.refusals()}
    assert {"login wall", "consent wall", "listing page", "error page"} <= reasons


@pytest.mark.usefixtures("demo")
def test_all_of_it_is_proven() -> None:
    held = prove()
    assert held["figures"] == find.find_figures().total > 500
    assert held["quotes"] == find.find_quotes().total > 300
    assert held["stories"] == len(find.story_ids())


@pytest.mark.usefixtures("demo")
def test_every_page_prints(tmp_path: Path) -> None:
    assert print_site(tmp_path / "public") > 500


def test_the_order_in_which_its_files_come_does_not_matter(
    demo: Settings, tmp_path: Path, sqlite_template: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    at_once = export("json")
    parts = sorted(wire_folder().iterdir(), reverse=True)
    shutil.copy(sqlite_template, tmp_path / DATABASE_FILE)
    with _opened(replace(demo, home=tmp_path), django_db_blocker) as settings:
        for part in parts:
            add([part], settings)
        assert export("json") == at_once


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("parts", [2, 5])
def test_its_days_in_shuffled_batches_give_the_same_stories(parts: int) -> None:
    reports, dice = find.reports_to_follow(), random.Random(parts)
    dice.shuffle(reports)
    # Those without a day come with the first.
    reports.sort(key=lambda report: report.article.published_on or date.min)
    kept, state, waiting = State(stage=0), State(stage=0), list[Report]()
    for _, of_day in groupby(reports, key=lambda report: report.article.published_on):
        come = list(of_day)
        for part in range(parts):
            waiting += come[part::parts]
            kept, state = follow_open(waiting, kept)
            waiting = [report for report in waiting if report.article.id not in kept.assigned]
    assert dumps(state) == dumps(follow(reports)[1])


@pytest.mark.usefixtures("demo")
def test_a_report_in_another_language_says_that_its_facts_are_not_read(client: Client) -> None:
    (report,) = (article for article in find.articles() if article.language == "ru")
    assert "in English only" in client.get(f"/article/{report.id}/").content.decode()


@pytest.mark.usefixtures("demo")
def test_every_dispute_leads_to_the_sentences_it_is_about(client: Client) -> None:
    story = max(find.all_stories(), key=lambda story: sum(len(s.disagreements) for s in story.series))
    page = client.get(f"/story/{story.id}/", follow=True).content.decode()
    disputes = re.findall(r"<li><span class=\"label.*?</li>", page.split('class="disputes"', 1)[1], re.S)
    assert len(disputes) > 1
    assert all('href="/passage/' in dispute for dispute in disputes)
