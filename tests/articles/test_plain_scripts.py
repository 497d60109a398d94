"""Text captures in scripts without spaces between words, or with stops of their own, are read as any other."""

from collections.abc import Callable

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

# A headline and a paragraph: a ferry sank on Monday, the harbour police said.
TEXTS = {
    "Japanese": ("カルダー沖でフェリー沈没", "港湾警察によると、フェリーは月曜日にカルダー沖で沈没した。"),
    "Chinese": ("卡尔德角渡轮沉没", "港口警方称，渡轮周一沉没。"),
    "Korean": ("칼더곶에서 여객선 침몰", "항만경찰은 월요일 여객선이 침몰했다고 밝혔다."),
    "Thai": ("เรือจมนอกแหลมคาลเดอร์", "ตำรวจท่าเรือกล่าวว่าเรือจมเมื่อวันจันทร์นอกแหลมคาลเดอร์และทุกคนปลอดภัย"),
    "Arabic": ("غرق عبارة قبالة الرأس", "قالت شرطة الميناء إن العبارة غرقت يوم الاثنين."),
    "Urdu": ("کشتی ڈوب گئی", "بندرگاہ پولیس نے کہا کہ پیر کو کشتی ڈوب گئی۔"),
    "Russian": ("Паром затонул", "Паром затонул в понедельник."),
    "Hindi": ("नौका डूबी", "बंदरगाह पुलिस ने कहा कि सोमवार को नौका डूब गई।"),
    "Burmese": ("သင်္ဘော နစ်မြုပ်", "တနင်္လာနေ့က သင်္ဘော နစ်မြုပ်ခဲ့သည်ဟု ရဲက ပြောကြားခဲ့သည်။"),
    "Khmer": ("សាឡាងលិច", "ប៉ូលិសកំពង់ផែបាននិយាយថាសាឡាងបានលិចកាលពីថ្ងៃចន្ទ។"),
    "Amharic": ("ጀልባ ሰጠመ", "የወደብ ፖሊስ ሰኞ ዕለት ጀልባው መስጠሙን ገልጿል።"),
    "Armenian": ("Լաստանավը խորտակվեց", "Ոստիկանությունը հայտնել է, որ լաստանավը խորտակվել է երկուշաբթի։"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_headline_and_a_sentence_are_an_article(read_text: Read, language: str) -> None:
    headline, sentence = TEXTS[language]
    found = read_text(f"{headline}\n\n{sentence}\n")
    assert isinstance(found, Article)
    assert (found.headline, found.text) == (headline, sentence)


@pytest.mark.parametrize("language", ["Japanese", "Chinese", "Thai"])
def test_every_paragraph_is_kept(read_text: Read, language: str) -> None:
    headline, sentence = TEXTS[language]
    paragraphs = [f"{n}{sentence}" for n in range(4)]
    found = read_text("\n\n".join([headline, *paragraphs]))
    assert isinstance(found, Article)
    assert found.text == "\n\n".join(paragraphs)


def test_paragraph_that_names_a_network_is_no_notice(read_text: Read) -> None:
    headline, sentence = TEXTS["Chinese"]
    told = (
        "港口警方周一晚在whatsapp频道上称，"
        + "渡轮中午离开港口后不久就在卡尔德角附近遇到大浪，" * 3
        + "船上一百四十人全部获救。"
    )
    found = read_text("\n\n".join([headline, sentence * 3, told, sentence * 4]))
    assert isinstance(found, Article)
    assert told in found.text
