"""Datelines: place, day and agency at the head of a text, and sentences that only look so."""

from datetime import date

import pytest

from dateline.articles.datelines import dateline_day, read_dateline

# Text, place, agency, (month, day), the rest. Forms after the style books named in `datelines`; towns and news invented
# where the form does not need a known one.
DATELINES: list[tuple[str, str | None, str | None, tuple[int, int] | None, str]] = [
    ("CLEVELAND — Clad in white", "CLEVELAND", None, None, "Clad in white"),
    ("SEOUL, Dec 23 (Yonhap) - The council", "SEOUL", "Yonhap", (12, 23), "The council"),
    ("SEOUL, Dec. 23 (Yonhap) -- The council", "SEOUL", "Yonhap", (12, 23), "The council"),
    ("NEW YORK (Reuters) – The council", "NEW YORK", "Reuters", None, "The council"),
    ("BERLIN, 3 March /News Agency/ — The council", "BERLIN", "News Agency", (3, 3), "The council"),
    ("(Reuters) — The council", None, "Reuters", None, "The council"),
    ("LONDON/PARIS (Reuters) - The council", "LONDON/PARIS", "Reuters", None, "The council"),
    ("LONDON/PARIS — The council", "LONDON/PARIS", None, None, "The council"),
    ("SÃO TOMÉ — The council", "SÃO TOMÉ", None, None, "The council"),
    ("ŁÓDŹ (PAP) – Rada", "ŁÓDŹ", "PAP", None, "Rada"),
    ("KYIV, Ukraine (AP) — The council", "KYIV, Ukraine", "AP", None, "The council"),
    ("PORT ELSEN, Northern Isles (AP) — The council", "PORT ELSEN, Northern Isles", "AP", None, "The council"),
    ("ST. JOREN, Mich. (AP) — The council", "ST. JOREN, Mich.", "AP", None, "The council"),
    ("WASHINGTON, D.C. — The council", "WASHINGTON, D.C.", None, None, "The council"),
    ("Port Elsen, March 3 (AFP) - The council", "Port Elsen", "AFP", (3, 3), "The council"),
    ("Port Elsen, 3 mar (EFE).- El consejo", "Port Elsen", "EFE", (3, 3), "El consejo"),
    ("El Ejido (Almería), 3 mar (EFE).- El consejo", "El Ejido (Almería)", "EFE", (3, 3), "El consejo"),
    ("Berlin (dpa) - Der Rat", "Berlin", "dpa", None, "Der Rat"),
    ("Elsen/Hest (dpa/tmn) – Der Rat", "Elsen/Hest", "dpa", None, "Der Rat"),
    ("Berlin (dpa) Der Rat", "Berlin", "dpa", None, "Der Rat"),
    ("ROMA (ANSA) - Il consiglio", "ROMA", "ANSA", None, "Il consiglio"),
    ("MOSCOW, March 3. /TASS/. The council", "MOSCOW", "TASS", (3, 3), "The council"),
    ("МОСКВА, 3 марта. /ТАСС/. Совет", "МОСКВА", "TASS", (3, 3), "Совет"),
    ("МОСКВА, 3 мар — РИА Новости. Совет", "МОСКВА", "RIA Novosti", (3, 3), "Совет"),
    ("Москва. 3 марта. INTERFAX.RU - Совет", "Москва", "Interfax", (3, 3), "Совет"),
    ("New Delhi [India], March 3 (ANI): The council", "New Delhi [India]", "ANI", (3, 3), "The council"),
    ("BEIJING, March 3 (Xinhua) -- The council", "BEIJING", "Xinhua", (3, 3), "The council"),
    ("TOKYO (Kyodo) -- The council", "TOKYO", "Kyodo", None, "The council"),
    ("Tokyo, March 3 (Jiji Press)--The council", "Tokyo", "Jiji", (3, 3), "The council"),
    ("KUALA LUMPUR: The council", "KUALA LUMPUR", None, None, "The council"),
    ("KUALA LUMPUR, March 3 (Bernama) -- The council", "KUALA LUMPUR", "Bernama", (3, 3), "The council"),
    ("Islamabad: The council", "Islamabad", None, None, "The council"),
    ("Indianapolis – The council", "Indianapolis", None, None, "The council"),
    ("London/Teheran - Der Rat", "London/Teheran", None, None, "Der Rat"),
    ("VATICAN CITY, 3 MAR 2031 (VIS) – The council", "VATICAN CITY", "VIS", (3, 3), "The council"),
    ("NEW YORK, March 3, 2031 /PRNewswire/ -- The council", "NEW YORK", "PRNewswire", (3, 3), "The council"),
    ("GENEVA, 3 March 2031 (News Bureau) – The council", "GENEVA", "News Bureau", (3, 3), "The council"),
    ("LISK/HEST, March 7 (Norwire) - The council", "LISK/HEST", "Norwire", (3, 7), "The council"),
    ("LISK (Norwire) - The council", "LISK", "Norwire", None, "The council"),
    ("NEW YORK -- The council", "NEW YORK", None, None, "The council"),
    ("PARIS, le 3 mars (AFP) – Le conseil", "PARIS", "AFP", (3, 3), "Le conseil"),
    ("ANKARA (AA) - Meclis", "ANKARA", "Anadolu", None, "Meclis"),
    ("ELSEN (AA) – Meclis", "ELSEN", "Anadolu", None, "Meclis"),
    ("RIO DE JANEIRO (Reuters) - O conselho", "RIO DE JANEIRO", "Reuters", None, "O conselho"),
    ("Rio de Janeiro, 3 mar (EFE).- O conselho", "Rio de Janeiro", "EFE", (3, 3), "O conselho"),
    ("FRANKFURT AM MAIN (AFP) – Der Rat", "FRANKFURT AM MAIN", "AFP", None, "Der Rat"),
    ("WINSTON-ELSEN, N.C. (AP) — The council", "WINSTON-ELSEN, N.C.", "AP", None, "The council"),
    ("THE HAGUE, Netherlands — The council", "THE HAGUE, Netherlands", None, None, "The council"),
    ("O'ELSEN, Ireland — The council", "O'ELSEN, Ireland", None, None, 'The council'),
    ("GAZA CITY, Gaza Strip (AP) — “We saw it,” she said", "GAZA CITY, Gaza Strip", "AP", None, "“We saw it,” she said"),
    ("HELSINKI — 14 people died", "HELSINKI", None, None, "14 people died"),
    ("(CNN) The council", None, "CNN", None, "The council"),
    ("(AP) The council", None, "AP", None, "The council"),
    ("Reuters - The council", None, "Reuters", None, "The council"),
    ("(서울=연합뉴스) 김하나 기자 = 위원회는", "서울", "Yonhap", None, "위원회는"),
    ("【ワシントン共同】委員会は", "ワシントン", "Kyodo", None, "委員会は"),
    ("新华社北京3月4日电（记者李一）委员会", "北京", "Xinhua", (3, 4), "委员会"),
    ("Port Elsen, Northern Isles — The council", "Port Elsen, Northern Isles", None, None, "The council"),
    ("Elsen — The council met", "Elsen", None, None, "The council met"),
    ("PORT ELSEN, MARCH 3 — The council", "PORT ELSEN", None, (3, 3), "The council"),
    ("NAIROBI, Kenya, March 3 — The council", "NAIROBI, Kenya", None, (3, 3), "The council"),
    ("Kathmandu, Mar 3 : The council", "Kathmandu", None, (3, 3), "The council"),
    ("PORT ELSEN, 4 FEB 31 (NORD-RADIO) -- The council", "PORT ELSEN", "NORD-RADIO", (2, 4), "The council"),
    ("MANAVA (Northern Isles), 11 Dec 2031 (RADIO ELSEN) -- The council", "MANAVA (Northern Isles)", "RADIO ELSEN", (12, 11), "The council"),
]  # fmt: skip

TRAPS = [
    'NATO — the alliance of the north — met on Monday.',
    'WATCH — Ferry sinks off Calder Point',
    'The council (AP) said so.',
    'He said – and meant it – that all was well.',
    'U.S. President Ida Moor said so.',
    'DEAR EDITOR: My husband bought tickets.',
    'BREAKING — The ferry sank.',
    'WHAT WE KNOW — The ferry sank.',
    'NATO — The alliance met.',
    'COVID-19 — What to know',
    'UPDATE: The ferry sank.',
    'Monday — The ferry sank.',
    'March 3 — The ferry sank.',
    'Ida Moor (Labour) – The leader of the isles – said so.',
    'Ida Moor (CDU) sagte, der Rat tage.',
    'Two hostages — an isles man — were held.',
    'David Orr (OGBL) und Jo Lund (LCGB) kamen.',
    'Ida Moor — The leader — said so.',
    'The United Isles’ (UI) top court met.',
    'PanIsles.Net - Verified footage shows',
    'IN PICTURES — The ferry',
    'Der Rat – Das ist neu – tagte.',
    'UNICEF — The agency said',
    'QUESTION: What now?',
    'A — The first letter.',
    'Tested by: John Lund',
    'EXCLUSIVE: The council',
    'What’s new: The council',
    '“We saw it” — The council',
    '3 March — The council met',
    'Fußball – Der Rat',
    'Photo: AP',
    'OPINION — The isles need boats.',
    "EDITOR'S NOTE — The council",
    'Q&A — The council',
    'Source: Reuters',
    'AP reporters saw the ferry.',
    'AFP – a rival – said so.',
    'Despite the fee, You Still Buy — Not Rent — Boats',
    'CHINESE ELSEN: Manila accused the isles',
    'LE POINT SUR LA FERRY - Le conseil',
    '[엔터미디어=김하나의 이슈] 위원회는',
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "agency", "month_day", "rest"), DATELINES, ids=[c[0][:40] for c in DATELINES]
)
def test_dateline_is_read(
    text: str, place: str | None, agency: str | None, month_day: tuple[int, int] | None, rest: str
) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.place, found.agency, found.month_day, text[found.end :]) == (place, agency, month_day, rest)


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert read_dateline(text) is None


def test_name_before_a_colon_is_no_town_in_a_transcript() -> None:
    assert read_dateline("LAHORE: We saw it.", ["MULTAN: So did we."]) is None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("ELSEN, Dec. 31 (AP) — The council", date(2032, 1, 1), date(2031, 12, 31)),
        ("ELSEN, March 3, 2030 (AP) — The council", date(2031, 3, 3), date(2030, 3, 3)),
        ("ELSEN, 3 MAR 30 (AFP) -- The council", None, date(2030, 3, 3)),
        ("ELSEN, March 3 (AP) — The council", None, None),
        ("ELSEN, Feb. 30 (AP) — The council", date(2031, 3, 3), None),
    ],
)
def test_day_of_a_dateline(text: str, published: date | None, day: date | None) -> None:
    found = read_dateline(text)
    assert found is not None
    assert dateline_day(found, published) == day
