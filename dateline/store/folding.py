"""Letters without their marks, words without signs: how search compares words, alike in Python, SQLite and PostgreSQL.

SQLite's unicode61 tokenizer takes diacritics off by itself (remove_diacritics 2); PostgreSQL would need an
extension that is not everywhere, so it is given this table. One character for one: offsets stay.
"""

import unicodedata

# Latin-1 Supplement to Latin Extended Additional: what remove_diacritics 2 covers of the Latin script.
_BLOCKS = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))


def _bare(character: str) -> str | None:
    base = unicodedata.normalize("NFKD", character)
    marks = all(unicodedata.combining(mark) for mark in base[1:])
    return base[0].lower() if len(base) > 1 and marks and base[0].isascii() else None


# PostgreSQL's parser would take "a.b/c" for an address, "<b>" for a tag and "-5" for a number; unicode61 parts words
# at all of these signs, and so does a space.
SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»‐‑–—‘’‚“”„…"

LETTERS: dict[str, str] = {
    chr(code): bare for block in _BLOCKS for code in block if (bare := _bare(chr(code))) is not None
}
_TABLE = str.maketrans(LETTERS | dict.fromkeys(SIGNS, " "))


def fold(text: str) -> str:
    """Return `text` with bare letters and no signs; it keeps its length."""
    return text.translate(_TABLE)
