"""Charts: what is drawn, linked and labelled."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from lxml import etree

from dateline.base.records import Bound
from dateline.press.charts import NARROW, SMALL, WIDE, Mark, Size, Trace, draw, spread, symbol

FIRST = date(2031, 3, 1)
SVG = "{http://www.w3.org/2000/svg}"


def mark(day: int, low: float | None, high: float | None = None, bound: Bound = "exact") -> Mark:
    return Mark(
        on=FIRST + timedelta(days=day), low=low, high=high, bound=bound, href=f"/passage/{day}/", words=f"day {day}"
    )  # fmt: skip


def trace(name: str, *values: float, step: int = 1) -> Trace:
    return Trace(
        name=name, latest=f"{values[-1]:g}", marks=tuple(mark(n * step, v, v) for n, v in enumerate(values))
    )


def drawn(traces: list[Trace], others: list[Mark] | None = None, size: Size = WIDE) -> etree._Element:
    text = str(draw(traces, others or [], size, title="Killed", key="k"))
    return etree.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode())


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
@pytest.mark.parametrize(
    "traces",
    [
        [trace("A", 7)],
        [trace("A", *range(300), step=2)],
        [trace(f"Speaker {n} of the Ministry of Health", n, n * 2) for n in range(5)],
        [trace("A", 0, 0), trace("B", 1e12)],
        [trace("A", 0)],
        [trace("A", -5, 3)],
    ],
    ids=["one point", "two years", "five speakers", "zero and a trillion", "only zero", "below zero"],
)
def test_every_shape_of_data_is_drawn_inside_its_frame(size: Size, traces: list[Trace]) -> None:
    svg = drawn(traces, size=size)
    for node in svg.iter():
        for name in ("x", "y", "cx", "cy", "x1", "x2", "y1", "y2"):
            if node.get(name) is not None:
                most = size.width if "x" in name else size.height
                assert -0.1 <= float(node.get(name)) <= most + 0.1


def test_without_marks_nothing_is_drawn() -> None:
    assert draw([], [], WIDE, title="Killed", key="k") == ""


def test_each_mark_is_a_link_with_its_words() -> None:
    links = list(drawn([trace("A", 1, 2, 3)]).iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ["/passage/0/", "/passage/1/", "/passage/2/"]
    assert [link[0].text for link in links] == ["day 0", "day 1", "day 2"]


def test_a_line_goes_in_steps() -> None:
    path = next(
        node for node in drawn([trace("A", 1, 5)]).iter(f"{SVG}path") if "line" in (node.get("class") or "")
    )
    assert re.fullmatch(r"M[\d.,]+H[\d.]+V[\d.]+", path.get("d") or "")


@pytest.mark.parametrize(
    ("bound", "up"), [("at_least", True), ("more_than", True), ("at_most", False), ("less_than", False)]
)
def test_open_bounds_have_an_arrow_away_from_the_number(bound: Bound, up: bool) -> None:
    low, high = (50, None) if up else (None, 50)
    svg = drawn(
        [Trace(name="A", latest="50", marks=(mark(0, 10, 10), mark(3, low, high, bound), mark(5, 90, 90)))]
    )
    arrow = next(node for node in svg.iter(f"{SVG}path") if node.get("class") == "whisker")
    found = re.match(r"M[\d.]+,([\d.]+)V([\d.]+)", arrow.get("d") or "")
    assert found
    assert (float(found[2]) < float(found[1])) is up


@pytest.mark.parametrize(
    ("bound", "kind"),
    [("exact", "dot"), ("at_least", "dot"), ("more_than", "hollow"), ("less_than", "hollow"), ("about", "wave"), ("range", "whisker")],
)  # fmt: skip
def test_a_bound_has_its_own_mark(bound: Bound, kind: str) -> None:
    assert f'class="{kind}"' in symbol(bound)


def test_a_range_is_a_bar_between_its_ends() -> None:
    svg = drawn([Trace(name="A", latest="", marks=(mark(0, 100, 300, "range"), mark(4, 200, 200)))])
    band = next(svg.iter(f"{SVG}rect"))
    assert float(band.get("height") or 0) > 20


def test_labels_do_not_overlap() -> None:
    traces = [trace(f"Speaker number {n}", 50, 100 + n) for n in range(5)]
    rows = sorted(float(node.get("y") or 0) for node in drawn(traces).iter(f"{SVG}text") if node.get("class", "").startswith(("name", "latest")))  # fmt: skip
    assert all(later - earlier >= 12.9 for earlier, later in pairwise(rows))


def test_blocks_that_want_one_place_are_spread_in_order() -> None:
    centres = spread([100, 100, 101, 300], [40, 40, 40, 40], 0, 330)
    assert centres[:3] == pytest.approx([60.33, 100.33, 140.33], abs=0.01)
    assert centres[3] == 300


@pytest.mark.parametrize("wanted", [[0, 0, 0], [200, 200, 200], [0, 100, 200], [90, 110, 105]])
def test_blocks_stay_inside_and_apart(wanted: list[float]) -> None:
    centres = sorted(spread(wanted, [40.0] * 3, 0, 200))
    assert centres[0] >= 20
    assert centres[-1] <= 180
    assert all(b - a >= 39.99 for a, b in pairwise(centres))


def test_a_chart_is_an_image_with_title_and_description() -> None:
    svg = drawn([trace("Coastguard", 1, 9)])
    assert svg.get("role") == "img"
    ids = (svg.get("aria-labelledby") or "").split()
    texts = {node.get("id"): node.text for node in svg.iter() if node.get("id")}
    assert texts[ids[0]] == "Killed"
    assert "Coastguard: 9" in (texts[ids[1]] or "")


def test_words_from_outside_are_escaped() -> None:
    evil = '"><script>alert(1)</script>'
    text = draw([Trace(name=evil, latest=evil, marks=(mark(0, 1, 1),))], [], WIDE, title=evil, key="k")
    assert "<script" not in text


def test_speakers_left_over_are_marks_without_a_line() -> None:
    svg = drawn([trace("A", 1, 2)], [mark(1, 4, 4)])
    assert len([node for node in svg.iter(f"{SVG}a") if node.get("class") == "tx"]) == 1
    assert len([node for node in svg.iter(f"{SVG}path") if "line" in (node.get("class") or "").split()]) == 1


def test_three_hundred_points_are_all_links_on_a_wide_chart_and_the_last_one_on_any() -> None:
    long = trace("A", *range(300), step=2)
    assert len(list(drawn([long]).iter(f"{SVG}a"))) == 300
    narrow = [link.get("href") for link in drawn([long], size=NARROW).iter(f"{SVG}a")]
    assert len(narrow) <= NARROW.most_marks
    assert "/passage/598/" in narrow
