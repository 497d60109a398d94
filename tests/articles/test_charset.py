"""Bytes to characters: which encoding a page is in, whatever it declares."""

from dateline.articles.charset import decode

POLISH = "<p>Prom z dwustoma pasażerami zatonął w poniedziałek u wybrzeży, podała straż przybrzeżna. Żona kapitana też była na łodzi.</p>"


def test_utf8_with_a_broken_piece_is_utf8_still() -> None:
    body = POLISH.encode() * 3 + "<p>zło".encode()[:-2] + b"</p>"
    assert decode(body).startswith(POLISH)


def test_korean_bytes_without_a_declaration_are_korean() -> None:
    text = "<p>여객선이 월요일 밤 높은 파도 속에서 가라앉았다고 해안 경비대가 밝혔다.</p>"
    assert decode(text.encode("cp949")) == text
