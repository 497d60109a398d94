"""Speakers named several ways are one, where that is plain."""

import pytest
from storycases import read_speaker

from dateline.stories.speakers import join_speakers, key_of


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Oss/p", "Mira Oss/p"),
        ("Zarivskyi/p", "Petro Zarivsky/p"),
        ("JCS/b", "Joint Chiefs of Staff/b"),
        ("the health ministry/b", "Arla's Health Ministry/b"),
        ("Müller/p", "Anna Muller/p"),
    ],
)
def test_the_short_form_stands_for_the_full_one(short: str, full: str) -> None:
    one, other = read_speaker(short), read_speaker(full)
    joined = join_speakers([one, other])
    assert joined[key_of(one)] == joined[key_of(other)]
    assert (joined[key_of(one)].name or "") in full


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Oss/p", "Tal Oss/p"),
        ("Interior Ministry/b", "Health Ministry/b"),
        ("Oss/p", "Oss/b"),
        ("Arlan officials/u", "officials/u"),
    ],
)
def test_different_speakers_stay_apart(one: str, other: str) -> None:
    first, second = read_speaker(one), read_speaker(other)
    joined = join_speakers([first, second])
    assert joined[key_of(first)] != joined[key_of(second)]


def test_a_surname_of_two_persons_stands_by_itself() -> None:
    speakers = [read_speaker(name) for name in ("Oss/p", "Mira Oss/p", "Tal Oss/p")]
    assert join_speakers(speakers)[key_of(speakers[0])].name == "Oss"


def test_nobody_is_nobody() -> None:
    nobody = read_speaker("")
    assert join_speakers([nobody])[key_of(nobody)].kind == "none"
