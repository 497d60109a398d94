"""The registry joins one speaker over articles, keeps namesakes apart, and does as an editor decided."""

import random

import pytest

from dateline.base.records import SpeakerKind
from dateline.base.speakers import Decision, Form, KnownId, Place, Registered
from dateline.stories.register import register, slugs_of


def form(text: str, count: int = 1) -> Form:
    """Read "Anna Brandt, mayor of Norburg" as a person's form, "=Name" as a body's."""
    kind: SpeakerKind = "body" if text.startswith("=") else "person"
    name, _, role = text.removeprefix("=").partition(", ")
    return Form(kind=kind, name=name, role=role or None, count=count)


def names(*texts: str) -> list[set[str]]:
    """Return the forms of each speaker that the registry makes of these."""
    return [{one.name for one in speaker.forms} for speaker in register(map(form, texts))]


def groups(*texts: str) -> int:
    """Return how many speakers the registry makes of these forms."""
    return len(register(map(form, texts)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Brandt, mayor of Norburg", "Anna Brandt"),
        ("Anna Brandt, mayor of Norburg", "Anna Brandt, Norburg mayor"),
        ("Anna Brandt, mayor of Norburg", "Brandt, Norburg mayor"),
        ("Anna Brandt, mayor", "Anna M. Brandt, mayor"),
        ("Anna Brandt, Norwegian president", "Anna Brandt, president of Norway"),
        ("Anna Brandt, opposition leader", "Anna Brandt, prime minister"),
        ("Petro Zarivsky, minister", "Petro Zarivskyi, minister"),
        ("Mohammed Sorn, minister", "Muhammad Sorn, minister"),
        ("J. D. Brandt, senator", "JD Brandt, senator"),
        ("Dave Brandt, senator", "David Brandt, Sen."),
        ("Anna Brandt, career scoring leader", "Anna Brandt, player of the year"),
        ("Ode Sarn-wen, president", "Ode Sarn Wen, president"),
        ("=Interior Ministry of Norway", "=Norway's interior ministry"),
        ("=Interior Ministry of Norway", "=Norwegian Ministry of the Interior"),
        ("=River Relief Committee", "=RRC"),
        ("=Norvan Centre for Defence", "=Norvan Center for Defense"),
        ("=U.S. Canal Department", "=Canal Department"),
        ("=Norpress", "=Norpress news agency"),
    ],
)
def test_one_speaker_named_twice_is_one(one: str, other: str) -> None:
    assert groups(one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Brandt, mayor of Norburg", "Anna Brandt, mayor of Sarnmark"),
        ("Anna Brandt, mayor of Norburg", "Anna Brandt, striker"),
        ("Anna Brandt, Norwegian minister", "Anna Brandt, Danish minister"),
        ("Anna Brandt, mayor", "Ita Brandt, mayor"),
        ("Anna Brandt, mayor", "Brandt"),
        ("Anna Petrov, minister", "Anna Petrova, minister"),
        ("Mohammed Sorn", "Muhammad Sorn"),
        ("Jon Sorn, minister", "Jan Sorn, minister"),
        ("=Interior Ministry of Norway", "=Interior Ministry"),
        ("=Interior Ministry of Norway", "=Interior Ministry of Denmark"),
        ("=Interior Ministry of Norway", "=Health Ministry of Norway"),
        ("=Brandt", "Brandt"),
        ("Dave Brandt", "David Brandt"),
        ("Anna Brandt Jr.", "Anna Brandt"),
        ("=Norvan Elections Commission", "=Elections Commission"),
    ],
)
def test_two_speakers_are_two(one: str, other: str) -> None:
    assert groups(one, other) == 2


@pytest.mark.parametrize(
    "text", ["=local authorities", "=Police", "=The letter", "=a court", "=Court documents"]
)
def test_a_description_is_no_speaker_over_articles(text: str) -> None:
    assert groups(text) == 0


@pytest.mark.parametrize("text", ["=Norvan authorities", "=Norburg", "=The Norburg Post", "=Norpress"])
def test_a_name_among_plain_words_is_a_speaker(text: str) -> None:
    assert groups(text) == 1


def test_a_body_is_shown_without_the_article_of_a_sentence() -> None:
    assert [one.slug for one in register([form("=the Norvan army")])] == ["norvan-army"]


def test_a_body_named_large_and_small_is_one_and_called_by_its_name() -> None:
    found = register(
        [form("=the harbour ministry"), form("=the harbour ministry"), form("=Harbour Ministry")]
    )
    assert [(one.slug, one.name) for one in found] == [("harbour-ministry", "Harbour Ministry")]


def test_initials_of_two_bodies_are_nobodys() -> None:
    assert groups("=River Relief Committee", "=Road Repair Company", "=RRC") == 3


def test_a_form_without_a_role_goes_to_none_of_two_namesakes() -> None:
    assert groups("Anna Brandt, mayor of Norburg", "Anna Brandt, striker", "Anna Brandt") == 3


def test_a_form_without_a_role_goes_to_who_is_named_far_more_often() -> None:
    forms = [form("Anna Brandt, mayor of Norburg", 9), form("Anna Brandt, striker"), form("Anna Brandt")]
    assert len(register(forms)) == 2


def test_a_surname_alone_goes_to_its_only_holder_where_they_are_named_often() -> None:
    assert len(register([form("Anna Brandt", 5), form("Brandt")])) == 1
    assert len(register([form("Anna Brandt", 5), form("Ita Brandt"), form("Brandt")])) == 3


def test_the_order_of_arrival_does_not_matter() -> None:
    forms = [
        form(text)
        for text in (
            "Anna Brandt, mayor",
            "Anna Brandt, striker",
            "Brandt, mayor",
            "=RRC",
            "=River Relief Committee",
        )
    ]
    expected = register(forms)
    for seed in range(5):
        random.Random(seed).shuffle(forms)
        assert register(forms) == expected


def test_namesakes_have_addresses_of_their_own_the_one_named_most_the_plain_one() -> None:
    found = register([form("Anna Brandt, striker", 3), form("Anna Brandt, mayor of Norburg")])
    assert [one.slug for one in found] == ["anna-brandt", "anna-brandt-mayor-of-norburg"]


def test_the_address_of_any_name_leads_to_its_speaker() -> None:
    found = slugs_of(register([form("Petro Zarivsky, minister", 2), form("Petro Zarivskyi, minister")]))
    assert (found["petro-zarivskyi"], found["petro-zarivskyi-minister"]) == ("petro-zarivsky",) * 2


# Decisions ----------------------------------------------------------------------------------------------

MAYOR, STRIKER = form("Anna Brandt, mayor", 2), form("Anna Brandt, striker")


def place(one: Form) -> Place:
    return Place(key=one.key)


def keys(found: tuple[Registered, ...]) -> list[set[str]]:
    return [{one.key for one in speaker.forms} for speaker in found]


def test_an_editor_merges_two() -> None:
    found = register([MAYOR, STRIKER], [Decision(action="merge", one=place(STRIKER), other=place(MAYOR))])
    assert keys(found) == [{MAYOR.key, STRIKER.key}]


def test_a_merge_holds_where_the_form_is_gone_and_its_name_is_not() -> None:
    gone = Place(key="0" * 16, slug="ita-sorn")
    found = register([MAYOR, form("Ita Sorn")], [Decision(action="merge", one=gone, other=place(MAYOR))])
    assert len(found) == 1


def test_an_editor_parts_a_form_from_the_others() -> None:
    plain = form("Anna Brandt")
    found = register([MAYOR, plain], [Decision(action="part", one=place(plain))])
    assert sorted(map(len, keys(found))) == [1, 1]


def test_parted_forms_may_go_together() -> None:
    one, two = form("Anna Brandt"), form("Anna Brandt, poet")
    parting = [
        Decision(action="part", one=place(one)),
        Decision(action="part", one=place(two), other=place(one)),
    ]
    assert {one.key, two.key} in keys(register([MAYOR, one, two], parting))


def test_a_rename_names_all_forms_and_joins_who_is_called_so() -> None:
    other = form("Ita Sorn")
    found = register([MAYOR, other], [Decision(action="rename", one=place(MAYOR), name="Ita Sorn")])
    assert [(one.name, one.is_renamed, len(one.forms)) for one in found] == [("Ita Sorn", True, 2)]


def test_a_rename_back_ends_where_it_began() -> None:
    there = Decision(action="rename", one=Place(slug="anna-brandt"), name="Ita Sorn")
    back = Decision(action="rename", one=Place(slug="ita-sorn"), name="Anna Brandt")
    assert [one.slug for one in register([MAYOR], [there, back])] == ["anna-brandt"]


# Ids -----------------------------------------------------------------------------------------------------


def test_a_line_of_the_table_gives_its_id() -> None:
    assert register([MAYOR], known=[KnownId(name="Anna Brandt", qid="Q1")])[0].wikidata == "Q1"


def test_a_line_with_a_role_gives_its_id_to_one_of_two_namesakes() -> None:
    found = register([MAYOR, STRIKER], known=[KnownId(name="Anna Brandt", role="striker", qid="Q2")])
    assert [(one.role, one.wikidata) for one in found] == [("mayor", None), ("striker", "Q2")]


def test_a_name_of_two_has_no_id() -> None:
    found = register([MAYOR, STRIKER], known=[KnownId(name="Anna Brandt", qid="Q1")])
    assert [one.wikidata for one in found] == [None, None]


def test_two_names_of_one_id_are_one_speaker() -> None:
    known = [KnownId(name="Anna Brandt", qid="Q1"), KnownId(name="Anna Brandt-Sorn", qid="Q1")]
    assert len(register([MAYOR, form("Anna Brandt-Sorn")], known=known)) == 1


def test_two_ids_for_one_speaker_are_none() -> None:
    known = [KnownId(name="Anna Brandt", qid="Q1"), KnownId(name="Anna Brandt", qid="Q2")]
    assert register([MAYOR], known=known)[0].wikidata is None
