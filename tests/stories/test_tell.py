"""A story told from its reports: headline, section, brief, what is new."""

from dataclasses import replace
from datetime import date
from typing import Any

from storycases import read_report, read_speaker

from dateline.base.codec import dump
from dateline.base.records import Article, Attribution, Edit, Query, Quote, Report, Revision
from dateline.stories.tell import changes_since, tell

QUAKE = "The quake in [Kelm] killed {12|killed|>=12|people|Mira Oss/p} people and broke the old stone bridge, Mira Oss said."
TOLL = "The toll of the quake in [Kelm] has risen to {31|killed|31|people|Mira Oss/p}, Oss said on her visit."


def report(name: str, day: int, *lines: str, **article: Any) -> Report:
    made = read_report(f"{name} 2031-03-{day:02} Harbour Post", list(lines))
    return replace(made, article=replace(made.article, **article))


def quoted(made: Report, speaker: str, words: str) -> Report:
    start = made.article.text.index(words)
    sentence = next(span for span in made.facts.sentences if span[0] <= start < span[1])
    quote = Quote(
        id=f"{made.article.id}:q{start}",
        version_id=made.article.version_id,
        start=start,
        end=start + len(words),
        exact=words,
        pieces=((start, start + len(words)),),
        sentence=sentence,
        kind="direct",
        attribution=Attribution(speaker=read_speaker(speaker)),
    )
    return replace(made, facts=replace(made.facts, quotes=(*made.facts.quotes, quote)))


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [
        report("a", 1, QUAKE),
        report("b", 2, TOLL),
        report("c", 2, "The council met in [Kelm] after the quake."),
    ]
    assert dump(tell("a", reports)) == dump(tell("a", reports[::-1]))


def test_days_articles_and_origins_are_counted() -> None:
    copy = replace(report("b", 2, QUAKE), origin_id="a")
    story = tell("a", [report("a", 1, QUAKE), copy, report("c", 4, TOLL)])
    assert (story.first_on, story.last_on) == (date(2031, 3, 1), date(2031, 3, 4))
    assert story.article_ids == ("a", "b", "c")
    assert story.origin_count == 2


def test_the_headline_is_a_recent_origin_s_verbatim() -> None:
    old = report("a", 1, QUAKE, headline="Quake strikes Kelm")
    new = report("b", 9, TOLL, headline="Toll of Kelm quake rises", standfirst="The mayor visits.")
    copy = replace(report("c", 9, TOLL, headline="Rising toll"), origin_id="b")
    story = tell("a", [old, new, copy])
    assert (story.headline, story.standfirst) == ("Toll of Kelm quake rises", "The mayor visits.")


def test_a_report_without_headline_gives_its_first_sentence() -> None:
    assert tell("a", [report("a", 1, "A quake broke the bridge of Kelm.", headline="")]).headline == (
        "A quake broke the bridge of Kelm."
    )


def test_the_section_of_most_reports_is_the_story_s() -> None:
    sections = ("World", "Science", "World", None)
    reports = [
        report(name, 1, QUAKE, section=section) for name, section in zip("abcd", sections, strict=True)
    ]
    assert tell("a", reports).section == "World"


def test_a_story_without_days_is_told() -> None:
    story = tell("a", [report("a", 1, QUAKE, published_on=None), report("b", 1, TOLL, published_on=None)])
    assert (story.first_on, story.last_on, story.changes) == (None, None, ())
    assert len(story.brief) == 2


def test_a_story_without_reports_is_empty() -> None:
    assert tell("a", []).article_ids == ()


def test_a_text_whose_facts_are_not_read_is_told_by_its_sentences() -> None:
    text = "Das Beben zerstörte die alte Brücke von Kelm. Der Rat der Stadt tagt seit dem Morgen im Hafen."
    made = read_report("a 2031-03-01 Hafenbote", [text])
    bare = replace(made, facts=replace(made.facts, is_read=False, sentences=()))
    story = tell("a", [bare])
    assert story.brief[0].exact == "Das Beben zerstörte die alte Brücke von Kelm."
    assert [entry.on for entry in story.timeline] == [date(2031, 3, 1)]


def test_related_stories_are_passed_on() -> None:
    assert tell("a", [report("a", 1, QUAKE)], related_ids=["x", "y"]).related_ids == ("x", "y")


# Brief --------------------------------------------------------------------------------------------------


def test_the_brief_begins_with_the_newest_lead() -> None:
    story = tell(
        "a",
        [
            report("a", 1, QUAKE),
            report("b", 2, "Kelm will build a new bridge over the river, its council decided."),
        ],
    )
    assert story.brief[0].exact.startswith("Kelm will build")


def test_the_brief_holds_no_near_repeats() -> None:
    again = "The quake in [Kelm] killed {12|killed|>=12|people|Mira Oss/p} people and broke the old bridge, Oss said."
    story = tell("a", [report("a", 1, QUAKE), report("b", 1, again)])
    assert len(story.brief) == 1


def test_the_brief_lets_named_speakers_be_heard() -> None:
    line = "“The harbour will be safe before winter comes,” the engineer Tal Brenn told the council."
    filler = "Kelm will build a new bridge over the river, its council decided."
    made = quoted(
        report("a", 2, filler, line), "Tal Brenn/p", "“The harbour will be safe before winter comes,”"
    )
    assert line in [cited.exact for cited in tell("a", [made]).brief]


def test_the_brief_has_at_most_eight_sentences() -> None:
    reports = [
        report(f"a{n}", n, f"Word{n} alpha{n} beta{n} gamma{n} delta{n} happened in town{n} under rain{n}.")
        for n in range(1, 20)
    ]
    assert len(tell("a1", reports).brief) == 8


# Series in words ----------------------------------------------------------------------------------------


def test_the_label_is_in_a_reader_s_words() -> None:
    line = "The storm drove {400|displaced|400|residents|the police/b} residents of [Vael] from home, the police said."
    assert [series.label for series in tell("a", [report("a", 1, line)]).series] == ["Displaced: residents"]


def test_a_subject_that_repeats_the_event_is_left_out_of_the_label() -> None:
    line = "The ministry counted {40|killed|40|deaths|the ministry/b} deaths in [Vael]."
    assert [series.label for series in tell("a", [report("a", 1, line)]).series] == ["Killed"]


def test_series_of_one_name_are_told_apart_by_place_and_day() -> None:
    reports = [
        report("a", 1, "A drone attack on [Dorn] killed {3|killed|3|people|} people."),
        report("b", 9, "A drone attack on [Pell] killed {11|killed|11|people|} people."),
    ]
    labels = {series.label for series in tell("a", reports).series}
    assert labels == {"Killed, Dorn, 1 March 2031", "Killed, Pell, 9 March 2031"}


def test_the_summary_says_the_latest_of_each_speaker_and_their_range() -> None:
    reports = [
        report(
            "a",
            1,
            "At least {11|killed|>=11|people|Red Lantern/b} people died in the quake in [Kelm], Red Lantern said.",
        ),
        report(
            "b",
            2,
            "More than {30|killed|>30|people|Mira Oss/p} people died in the quake in [Kelm], Mira Oss said.",
        ),
    ]
    (series,) = tell("a", reports).series
    assert series.summary == (
        "Latest: Mira Oss, more than 30 (2 March 2031); Red Lantern, at least 11 (1 March 2031)."
        " The latest range from at least 11 to more than 30."
    )


def test_the_summary_names_who_has_not_updated() -> None:
    reports = [
        report(
            "a",
            1,
            "The quake in [Kelm] has killed {11|killed|11|people|Red Lantern/b} people so far, Red Lantern said.",
        ),
        report(
            "b",
            9,
            "The toll of the quake in [Kelm] has risen to {30|killed|30|people|Mira Oss/p}, Mira Oss said.",
        ),
    ]
    (series,) = tell("a", reports).series
    assert series.summary.endswith("No newer figure from Red Lantern since 1 March 2031.")


def test_a_revision_is_told_in_one_sentence() -> None:
    (series,) = tell("a", [report("a", 1, QUAKE), report("b", 2, TOLL)]).series
    assert [d.why for d in series.disagreements] == [
        "Mira Oss raised the figure from at least 12 (1 March 2031) to 31 (2 March 2031)."
    ]


def test_a_series_keeps_its_id_when_it_grows() -> None:
    (before,) = tell("a", [report("a", 1, QUAKE)]).series
    (after,) = tell("a", [report("a", 1, QUAKE), report("b", 2, TOLL)]).series
    assert before.id == after.id


# What is new --------------------------------------------------------------------------------------------


def test_changes_come_newest_day_first_and_figures_before_speakers() -> None:
    story = tell("a", [report("a", 1, QUAKE), report("b", 2, TOLL)])
    assert [(change.on.day, change.kind) for change in story.changes] == [
        (2, "revision"),
        (2, "new event"),
        (1, "new figure"),
        (1, "new speaker"),
        (1, "new event"),
    ]


def test_changes_since_a_day_hold_that_day_and_later_ones() -> None:
    story = tell("a", [report("a", 1, QUAKE), report("b", 2, TOLL)])
    assert {change.on.day for change in changes_since(story, date(2031, 3, 2))} == {2}


def revised(on: date | None, **values: Any) -> Report:
    revision = Revision(article_id="a", before_id="v1", after_id="v2", ordinal=2, on=on, **values)
    return replace(report("a", 1, QUAKE), ordinal=2, revisions=(revision,))


def test_an_edited_report_is_new_on_the_day_of_the_edit_and_says_what_changed() -> None:
    edited = revised(
        date(2031, 3, 5), edits=(Edit(kind="came", after=(0, 5)),), summary="killed: 31, now 33 (Ministry)"
    )
    change = tell("a", [edited]).changes[0]
    assert (change.kind, change.on) == ("edited report", date(2031, 3, 5))
    assert change.text == (
        "Harbour Post edited its report “Report a” (version 2): killed: 31, now 33 (Ministry)."
    )


def test_an_edit_without_a_day_is_on_the_day_of_the_report() -> None:
    edited = revised(None, headline=("Quake", "Report a"), summary="another headline")
    assert ("edited report", date(2031, 3, 1)) in [(c.kind, c.on) for c in tell("a", [edited]).changes]


def test_an_edit_of_marks_and_spaces_is_no_news() -> None:
    edited = revised(date(2031, 3, 5), edits=(Edit(kind="kept", before=(0, 5), after=(0, 5)),))
    assert all(change.kind != "edited report" for change in tell("a", [edited]).changes)


def test_a_query_is_new_on_its_report_s_day() -> None:
    made = report("a", 1, QUAKE)
    query = Query(id="q", version_id="a", kind="year", spans=(), exact=(), why="The year cannot be.")
    story = tell("a", [replace(made, facts=replace(made.facts, queries=(query,)))])
    assert [(c.text, c.query_id) for c in story.changes if c.kind == "new query"] == [
        ("The year cannot be.", "q")
    ]


def test_the_text_of_a_figure_names_who_says_it() -> None:
    story = tell("a", [report("a", 1, QUAKE)])
    assert story.changes[0].text == "Killed: at least 12, according to Mira Oss."


def test_articles_without_any_text_are_told() -> None:
    empty = Article(id="a", version_id="a", capture_id="a", headline="Kelm", text="")
    made = report("a", 1, QUAKE)
    story = tell(
        "a", [replace(made, article=empty, facts=replace(made.facts, figures=(), sentences=(), names=()))]
    )
    assert (story.headline, story.brief) == ("Kelm", ())


def test_a_day_that_a_query_doubts_is_not_taken() -> None:
    line = "On <1 March 2029=2029-03-01> Mira Oss counted {12|killed|12|people|Mira Oss/p|said=2029-03-01} dead in [Kelm]."
    made = report("a", 2, line)
    query = Query(
        id="q", version_id="a", kind="year", spans=((3, 15),), exact=("1 March 2029",), why="The year."
    )
    story = tell("a", [replace(made, facts=replace(made.facts, queries=(query,)))])
    assert story.timeline == ()
    assert [(p.on, p.on_basis) for p in story.series[0].lines[0].points] == [(date(2031, 3, 2), "published")]


# What the brief leaves out, and what stands first ----------------------------------------------------------


def test_the_brief_holds_no_letters_box() -> None:
    box = "The editor welcomes letters from readers in the town of Kelm and beyond."
    made = report("a", 1, "A quake struck the town of Kelm and broke its old stone bridge.", box)
    assert box not in [cited.exact for cited in tell("a", [made]).brief]


def test_the_brief_is_not_told_by_one_outlet_alone() -> None:
    lines = [
        f"Word{n} alpha{n} beta{n} gamma{n} delta{n} happened in town{n} under rain{n}." for n in range(6)
    ]
    one = report("a", 1, *lines)
    other = report("b", 1, "A quake struck the town of Kelm and broke its old stone bridge.")
    other = replace(other, article=replace(other.article, outlet="Coast Daily"))
    assert {"a", "b"} == {cited.article_id for cited in tell("a", [one, other]).brief}


def test_a_lead_that_says_who_and_how_many_stands_before_one_that_sets_a_scene() -> None:
    scene = "Grey dust lay over the market of the old town on this quiet morning."
    news = "The quake killed {12|killed|12|people|Mira Oss/p} people in [Kelm], Mira Oss said on Monday."
    story = tell("a", [report("a", 1, news), report("b", 1, scene)])
    assert story.brief[0].article_id == "a"


def test_a_headline_of_news_stands_before_one_that_plays_with_words() -> None:
    text = "A quake struck the town of Kelm and broke its old stone bridge."
    news, feature = report("a", 1, text), report("b", 1, text)
    news = replace(news, article=replace(news.article, headline="Quake breaks bridge of Kelm"))
    feature = replace(feature, article=replace(feature.article, headline="What remains when all is gone"))
    assert tell("a", [news, feature]).headline == "Quake breaks bridge of Kelm"


def test_harm_that_named_speakers_count_on_stands_before_things() -> None:
    day1 = "The police counted {30|thing|30|boats|the police/b|unit=boat} boats and {12|killed|12|people|the police/b|total} dead."
    day2 = "The police counted {35|thing|35|boats|the police/b|unit=boat} boats and {14|killed|14|people|the police/b|total} dead."
    story = tell("a", [report("a", 1, day1), report("b", 2, day2)])
    assert [series.event for series in story.series] == ["killed", "thing"]
