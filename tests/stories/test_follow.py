"""Reports are grouped as they come, and a story's id never changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from storycases import read_report

from dateline.base.records import Report
from dateline.stories.follow import assignments, dumps, follow, is_late, loads, related

QUAKE = "A quake struck the harbour town of Kelm and broke its old stone bridge, Mayor Mira Oss said."
RESCUE = "Rescuers searched the harbour town of Kelm after the quake broke the stone bridge, Mira Oss said."
TAX = "Parliament in Orva passed a tax on shipping after a debate, Finance Minister Tal Brenn said."
STORM = "A storm tore roofs off farms in the Vael valley, and the river Sund flooded its fields."


def report(name: str, text: str, day: int = 1) -> Report:
    return read_report(f"{name} 2031-03-{day:02} Harbour Post", [text])


def stories(reports: Sequence[Report], **corrections: dict[str, str]) -> dict[str, str]:
    found, _ = follow(reports, **corrections)
    return {assignment.article_id: assignment.story_id for assignment in found}


def test_reports_of_one_event_share_the_founder_s_id() -> None:
    assert stories([report("a", QUAKE), report("b", RESCUE, 2)]) == {"a": "a", "b": "a"}


def test_reports_of_two_events_found_two_stories() -> None:
    assert stories([report("a", QUAKE), report("b", TAX)]) == {"a": "a", "b": "b"}


def test_order_of_arrival_does_not_matter() -> None:
    reports = [report("a", QUAKE), report("b", TAX), report("c", RESCUE), report("d", STORM, 2)]
    assert follow(reports) == follow(reports[::-1])


def at(one: Report, hour: int) -> Report:
    return replace(one, article=replace(one.article, published_at=datetime(2031, 3, 1, hour, tzinfo=UTC)))


def test_the_first_of_a_day_to_report_founds_the_story() -> None:
    assert stories([at(report("a", RESCUE), 9), at(report("b", QUAKE), 7)]) == {"a": "b", "b": "b"}


def test_a_report_of_which_only_the_day_is_known_stands_at_its_start() -> None:
    assert stories([at(report("a", RESCUE), 0), report("b", QUAKE)]) == {"a": "b", "b": "b"}


def test_two_passes_give_what_one_gives() -> None:
    first = [report("a", QUAKE), report("b", TAX), report("c", STORM)]
    second = [report("d", RESCUE, 2), report("e", TAX, 2)]
    _, at_once = follow([*first, *second])
    _, state = follow(first)
    _, in_two = follow(second, loads(dumps(state)))
    assert dumps(in_two) == dumps(at_once)


def test_following_leaves_the_given_state_as_it_was() -> None:
    _, state = follow([report("a", QUAKE)])
    before = dumps(state)
    follow([report("b", RESCUE, 2)], state, moves={"b": "a"}, merges={"a": "z"})
    assert dumps(state) == before


def test_a_known_report_keeps_its_story() -> None:
    _, state = follow([report("a", QUAKE), report("b", TAX)])
    found, after = follow([report("b", QUAKE, 2)], state)
    assert [assignment.story_id for assignment in found] == ["b"]
    assert after.count == state.count


def test_the_founder_is_wholly_like_its_story() -> None:
    found, _ = follow([report("a", QUAKE)])
    assert found[0].score == 1.0


def test_a_move_puts_an_article_into_another_story() -> None:
    reports = [report("a", QUAKE), report("b", TAX), report("c", RESCUE, 2)]
    assert stories(reports, moves={"c": "b"}) == {"a": "a", "b": "b", "c": "b"}


def test_a_move_to_nothing_gives_a_story_of_its_own() -> None:
    reports = [report("a", QUAKE), report("b", RESCUE, 2)]
    assert stories(reports, moves={"b": ""}) == {"a": "a", "b": "b"}


def test_later_articles_follow_a_move() -> None:
    reports = [report("a", QUAKE), report("b", TAX, 2), report("c", TAX, 3)]
    assert stories(reports, moves={"b": "a"}) == {"a": "a", "b": "a", "c": "a"}


def test_the_address_of_a_moved_founder_leads_to_where_it_went() -> None:
    _, state = follow([report("a", QUAKE), report("b", TAX, 2)], moves={"b": "a"})
    assert state.redirects == {"b": "a"}


def test_a_merged_story_s_later_articles_go_to_the_target() -> None:
    reports = [report("a", QUAKE), report("b", TAX), report("c", TAX, 2)]
    assert stories(reports, merges={"b": "a"}) == {"a": "a", "b": "a", "c": "a"}


def test_a_merge_into_a_younger_story_keeps_the_younger_s_id() -> None:
    reports = [report("a", QUAKE), report("b", TAX, 2), report("c", RESCUE, 3)]
    assert stories(reports, merges={"a": "b"}) == {"a": "b", "b": "b", "c": "b"}


def test_a_merge_works_on_a_state_made_before_it() -> None:
    _, state = follow([report("a", QUAKE), report("b", TAX)])
    _, after = follow([report("c", TAX, 2)], state, merges={"b": "a"})
    assert {a.article_id: a.story_id for a in assignments(after)} == {"a": "a", "b": "a", "c": "a"}


def test_merges_in_a_circle_end() -> None:
    reports = [report("a", QUAKE), report("b", TAX)]
    assert set(stories(reports, merges={"a": "b", "b": "a"})) == {"a", "b"}


def test_a_state_says_under_which_corrections_it_was_made() -> None:
    _, plain = follow([report("a", QUAKE)])
    _, corrected = follow([report("a", QUAKE)], moves={"a": ""})
    assert plain.corrections == ""
    assert corrected.corrections != ""


def test_an_article_older_than_the_state_is_late() -> None:
    _, state = follow([report("a", QUAKE, 5)])
    assert is_late([report("b", TAX, 4)], state)
    assert not is_late([report("b", TAX, 5)], state)


def test_a_report_without_a_day_comes_last() -> None:
    undated = read_report("a - Harbour Post", [QUAKE])
    found, _ = follow([undated, report("b", RESCUE)])
    assert [assignment.article_id for assignment in found] == ["b", "a"]
    assert {assignment.story_id for assignment in found} == {"b"}


YEARS_APART = (
    "A quake struck the harbour town of Kelm in May 2024 and broke its old stone bridge, Mira Oss said.",
    "A quake shook the harbour town of Kelm in May 2031, and Tal Brenn closed the port, its cranes and a school.",
)


def test_undated_reports_that_name_other_years_are_two_stories() -> None:
    older, newer = (
        read_report(f"{name} - Post", [text]) for name, text in zip("ab", YEARS_APART, strict=True)
    )
    assert stories([older, newer]) == {"a": "a", "b": "b"}


def test_years_named_in_dated_reports_part_nothing() -> None:
    older, newer = (report(name, text) for name, text in zip("ab", YEARS_APART, strict=True))
    assert stories([older, newer]) == {"a": "a", "b": "a"}


def test_a_state_remembers_the_years_of_undated_reports() -> None:
    _, state = follow([read_report("a - Post", [YEARS_APART[0]])])
    assert loads(dumps(state)).stories["a"].years == {"2024": 1}


def test_a_report_without_words_founds_its_own_story() -> None:
    assert stories([report("a", "…"), report("b", "…"), report("c", QUAKE)]) == {"a": "a", "b": "b", "c": "c"}


def test_the_day_counts_years_without_a_report() -> None:
    old = read_report("a 2029-03-01 Harbour Post", [QUAKE])
    assert stories([old, report("b", QUAKE)]) == {"a": "a", "b": "b"}


def test_stories_read_without_reports() -> None:
    found, state = follow([])
    assert found == ()
    assert state.last_day is None or isinstance(state.last_day, date)


def test_a_story_is_found_among_many_that_share_a_word_with_it() -> None:
    goods = "{0}ash {0}birch {0}clay {0}dye {0}elm {0}flax {0}glue {0}hemp for the harbour of {0}port."
    others = [report(f"m{n:03}", goods.format(f"x{n}")) for n in range(450)]
    found = stories([report("a", QUAKE), *others, report("z", RESCUE, 2)])
    assert found["z"] == "a"
    assert len(set(found.values())) == 451


def test_stories_of_one_subject_are_related() -> None:
    harbour = "The harbour board of Kelm hired divers from Orva to mend the bridge, Mira Oss said."
    _, state = follow([report("a", QUAKE), report("b", harbour, 2), report("c", STORM)], moves={"b": ""})
    assert related(state, ["a", "c", "unknown"]) == {"a": ("b",), "c": ()}
