"""From bytes to the article's text: encodings, packings, archives, pages saved in every way."""

import gzip
from pathlib import Path

import brotli
import pytest

from dateline.articles.extract import extract
from dateline.base.records import Article, Capture
from dateline.wire.gather import gather

TEXTS = {
    "en": ("Ferry stops at Oskel’s quay", "The ferry’s crew went on strike on Monday – “for bread”, it said – and the harbour of Oskel stood still until the evening."),
    "de": ("Fähre hält in Öskel", "Die Besatzung der Fähre trat am Montag in den Ausstand, und der Hafen von Öskel lag bis zum Abend still, wie die Behörde mitteilte."),
    "pl": ("Prom stoi w Oskelu", "Załoga promu rozpoczęła w poniedziałek strajk, a port w Oskelu był nieczynny aż do wieczora, jak podał zarząd żeglugi śródlądowej."),
    "ru": ("Паром остановился в Оскеле", "Экипаж парома в понедельник начал забастовку, и гавань Оскеля стояла до самого вечера, сообщили в управлении порта."),
    "tr": ("Feribot Öskel’de durdu", "Feribotun mürettebatı pazartesi günü greve gitti ve Öskel limanı akşama kadar çalışmadı, liman başkanlığı açıkladı; yolcular ışıklı salonda bekledi."),
    "el": ("Το πλοίο σταμάτησε στο Όσκελ", "Το πλήρωμα του πλοίου απήργησε τη Δευτέρα και το λιμάνι του Όσκελ έμεινε κλειστό ως το βράδυ, ανακοίνωσε το λιμεναρχείο."),
    "ja": ("オスケルで船が止まる", "船の乗組員は月曜日にストライキを始め、オスケルの港は夕方まで動かなかったと、港湾局が発表した。乗客は待合室で夜を過ごした。"),
    "ko": ("오스켈 항구에서 배가 멈추다", "배의 승무원들은 월요일에 파업을 시작했고, 오스켈 항구는 저녁까지 멈춰 있었다고 항만청이 발표했다. 승객들은 대합실에서 밤을 보냈다."),
    "zh": ("渡轮在奥斯克尔停航", "渡轮船员星期一开始罢工，奥斯克尔港口直到傍晚才恢复运作，港务局发布消息说。乘客们在候船室里度过了夜晚，并且得到了热汤。"),
}  # fmt: skip

ENCODINGS = [
    ("de", "windows-1252"), ("de", "iso-8859-1"), ("de", "iso-8859-15"), ("pl", "windows-1250"), ("pl", "iso-8859-2"), ("ru", "windows-1251"),
    ("ru", "koi8-r"), ("tr", "windows-1254"), ("tr", "iso-8859-9"), ("el", "windows-1253"), ("el", "iso-8859-7"), ("ja", "shift_jis"), ("ja", "euc-jp"),
    ("ja", "iso-2022-jp"), ("ko", "euc-kr"), ("zh", "gb18030"), ("zh", "gb2312"), ("en", "windows-1252"), ("de", "utf-8"), ("ja", "utf-8"),
    ("en", "utf-16"), ("ru", "utf-16-le"), ("ja", "utf-16-be"), ("de", "utf-32"),
]  # fmt: skip
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32")


def page(language: str, declared: str = "", before: str = "") -> str:
    headline, text = TEXTS[language]
    meta = f'<meta charset="{declared}">' if declared else ""
    body = f"<article><h1>{headline}</h1><p>{text}</p></article>"
    return (
        f"<!doctype html><html><head>{before}{meta}<title>{headline}</title></head><body>{body}</body></html>"
    )


def put(folder: Path, data: bytes, name: str = "page.html") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path) -> tuple[Capture, Article]:
    (capture,) = gather([path])
    assert isinstance(capture, Capture), capture
    article = extract(capture)
    assert isinstance(article, Article), article
    return capture, article


def encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "xmlcharrefreplace")


def says(article: Article, language: str) -> bool:
    return TEXTS[language] == (article.headline, article.text)


@pytest.mark.parametrize(("language", "encoding"), [e for e in ENCODINGS if e[1] not in WIDE])
def test_a_declared_encoding_is_read(tmp_path: Path, language: str, encoding: str) -> None:
    _, article = read(put(tmp_path, encoded(page(language, encoding), encoding)))
    assert says(article, language)


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_undeclared_encoding_is_read(tmp_path: Path, language: str, encoding: str) -> None:
    _, article = read(put(tmp_path, encoded(page(language), encoding)))
    assert says(article, language)


@pytest.mark.parametrize("encoding", ["windows-1251", "shift_jis", "gb18030", "euc-kr"])
def test_a_declaration_that_stands_late_is_read(tmp_path: Path, encoding: str) -> None:
    language = {"windows-1251": "ru", "shift_jis": "ja", "gb18030": "zh", "euc-kr": "ko"}[encoding]
    script = f"<script>var menu = '{'x' * 20_000}';</script>"
    _, article = read(put(tmp_path, encoded(page(language, encoding, before=script), encoding)))
    assert says(article, language)


@pytest.mark.parametrize(
    ("language", "declared", "encoding"),
    [
        ("de", "utf-8", "windows-1252"),
        ("de", "iso-8859-1", "utf-8"),
        ("ru", "iso-8859-1", "windows-1251"),
        ("ru", "windows-1252", "utf-8"),
        ("ja", "iso-8859-1", "shift_jis"),
        ("ja", "utf-8", "shift_jis"),
        ("ko", "utf-8", "euc-kr"),
        ("zh", "iso-8859-1", "gb18030"),
        ("de", "utf-16", "windows-1252"),
        ("ru", "utf-16", "utf-8"),
        ("en", "no-such-charset", "windows-1252"),
    ],
)
def test_a_wrong_declaration_is_seen_through(
    tmp_path: Path, language: str, declared: str, encoding: str
) -> None:
    _, article = read(put(tmp_path, encoded(page(language, declared), encoding)))
    assert says(article, language)


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_are_read_too(tmp_path: Path, language: str, encoding: str) -> None:
    headline, text = TEXTS[language]
    _, article = read(put(tmp_path, f"{headline}\n\n{text}\n".encode(encoding), "page.txt"))
    assert text in article.text


def zstd(data: bytes) -> bytes:
    # A frame of one raw block (RFC 8878, 3.1.1): what no compressor is needed for.
    blocks = b""
    for start in range(0, len(data), 65536):
        part = data[start : start + 65536]
        last = start + 65536 >= len(data)
        blocks += ((len(part) << 3) | last).to_bytes(3, "little") + part
    return b"\x28\xb5\x2f\xfd" + b"\xa0" + len(data).to_bytes(4, "little") + blocks


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("page.html.gz", gzip.compress),
        ("page.html.br", brotli.compress),
        ("page.html.zst", zstd),
        ("page", gzip.compress),
    ],
)
def test_packed_pages_are_unpacked(tmp_path: Path, name: str, pack: "object") -> None:
    _, article = read(put(tmp_path, pack(page("de").encode()), name))  # type: ignore[operator]
    assert says(article, "de")
