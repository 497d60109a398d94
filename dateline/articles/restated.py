"""Figures and quotations of two versions of a report: which stayed, came, went, or were said otherwise.

What stands in an unchanged sentence stayed, whatever the words around it led a reader to make of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from dateline.articles.differences import likeness, words_of
from dateline.base.records import NOBODY, Article, Bound, Event, FactEdit, Facts, Figure, Quote, Speaker
from dateline.base.text import cut

F = TypeVar("F", Figure, Quote)

# Share of common words from which two quotations of one speaker are one, re-worded.
LEAST_SAME_QUOTE = 0.55
# A quotation in a list of changes is as long as a line or two.
MOST_QUOTE_CHARACTERS = 120
# Share of common words from which two sentences can be about one figure whose subject is put otherwise.
LEAST_SAME_SENTENCE = 0.4
_BOUNDS: dict[Bound, str] = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "fewer than ",
}
# What happened to those counted, after the subject. A thing, a sum or a share has no such word.
_HAPPENED: dict[Event, str] = {
    "casualties": "killed or injured",
    "hospitalised": "in hospital",
    "other_people": "",
    "attended": "attending",
    "money": "",
    "share": "",
    "thing": "",
}


def compare_facts(old: tuple[Article, Facts], new: tuple[Article, Facts]) -> tuple[FactEdit, ...]:
    """Return the figures, then the quotations, that changed, came or went; each kind in reading order."""
    figures = _figures(old, new)
    quotes = _quotes(old, new)
    return tuple(sorted(figures, key=_rank)) + tuple(sorted(quotes, key=_rank))


def _rank(edit: FactEdit) -> int:
    return ("changed", "came", "went").index(edit.kind)


# Figures --------------------------------------------------------------------------------------------


def _figures(old: tuple[Article, Facts], new: tuple[Article, Facts]) -> Iterator[FactEdit]:
    before, after = list(old[1].figures), list(new[1].figures)
    _take_same(before, after, lambda f: _in_sentence(f, old[0]), lambda f: _in_sentence(f, new[0]))
    _take_same(before, after, _said, _said)
    sentences = {f.id: words_of(_sentence(f, old[0])) for f in before} | {
        f.id: words_of(_sentence(f, new[0])) for f in after
    }
    for is_one in (_is_other_value, _is_other_bound, _is_other_speaker):
        yield from (
            FactEdit(
                kind="changed",
                what="figure",
                before_id=was.id,
                after_id=now.id,
                speaker=_name(now.attribution.speaker) or None,
                text=_change_of(was, now),
            )
            for was, now in _paired(before, after, _scorer(is_one, sentences))
        )
    for figure in after:
        yield FactEdit(kind="came", what="figure", after_id=figure.id, text=_figure(figure))
    for figure in before:
        yield FactEdit(kind="went", what="figure", before_id=figure.id, text=_figure(figure))


def _said(figure: Figure) -> object:
    return (
        figure.event, figure.unit, figure.low, figure.high, figure.bound, _subject(figure), figure.scope,
        _name(figure.attribution.speaker),
    )  # fmt: skip


def _subject(figure: Figure) -> tuple[str, ...]:
    return words_of(figure.subject or "")


def _is_one_matter(one: Figure, other: Figure) -> bool:
    return one.event == other.event and one.unit == other.unit


def _is_other_value(one: Figure, other: Figure) -> bool:
    """True for the same event and speaker with another value: what was counted may be said more fully."""
    same = _is_one_matter(one, other) and _is_same_speaker(one, other)
    return same and (one.low, one.high) != (other.low, other.high)


def _is_other_bound(one: Figure, other: Figure) -> bool:
    return _is_one_matter(one, other) and _is_same_speaker(one, other) and one.bound != other.bound


def _is_other_speaker(one: Figure, other: Figure) -> bool:
    is_same = (one.low, one.high) == (other.low, other.high)
    return _is_one_matter(one, other) and is_same and not _is_same_speaker(one, other)


def _scorer(
    is_one: Callable[[Figure, Figure], bool], sentences: dict[str, tuple[str, ...]]
) -> Callable[[Figure, Figure], float]:
    return lambda one, other: _score(one, other, sentences) if is_one(one, other) else 0.0


def _score(one: Figure, other: Figure, sentences: dict[str, tuple[str, ...]]) -> float:
    """Return how surely two figures are one, restated; 0 where they are not."""
    like = likeness(sentences[one.id], sentences[other.id])
    is_same_subject = _subject(one) == _subject(other) and one.scope == other.scope
    return like + is_same_subject if is_same_subject or like >= LEAST_SAME_SENTENCE else 0.0


def _change_of(was: Figure, now: Figure) -> str:
    if (was.low, was.high, was.bound) == (now.low, now.high, now.bound):
        before, after = _by(was.attribution.speaker), _by(now.attribution.speaker)
        return f"{_amount(now)} {_counted(now)}".rstrip() + f": now {after}, before {before}"
    by = _name(now.attribution.speaker)
    label = _counted(now) or _counted(was) or "figure"
    return f"{label}: {_amount(was)}, now {_amount(now)}{f' ({by})' if by else ''}"


def _figure(figure: Figure) -> str:
    by = _name(figure.attribution.speaker)
    return f"{_amount(figure)} {_counted(figure)}".rstrip() + (f" ({by})" if by else "")


def _amount(figure: Figure) -> str:
    return f"{_BOUNDS.get(figure.bound, '')}{figure.exact}"


def _counted(figure: Figure) -> str:
    unit = (
        ""
        if figure.unit in ("percent", "fraction", "count", "number") or figure.unit.isupper()
        else figure.unit
    )
    return f"{figure.subject or unit} {_HAPPENED.get(figure.event, figure.event)}".strip()


# Quotations -----------------------------------------------------------------------------------------


def _quotes(old: tuple[Article, Facts], new: tuple[Article, Facts]) -> Iterator[FactEdit]:
    before, after = list(old[1].quotes), list(new[1].quotes)
    _take_same(before, after, lambda q: _in_sentence(q, old[0]), lambda q: _in_sentence(q, new[0]))
    words = {q.id: words_of(_content(q, old[0])) for q in before} | {
        q.id: words_of(_content(q, new[0])) for q in after
    }

    def said(quote: Quote) -> object:
        return words[quote.id], _name(quote.attribution.speaker)

    _take_same(before, after, said, said)
    for was, now in _paired(before, after, lambda a, b: _quote_score(a, b, words)):
        if now.kind == "indirect" and _is_number_alone(words[was.id], words[now.id]):
            continue
        yield FactEdit(
            kind="changed",
            what="quote",
            before_id=was.id,
            after_id=now.id,
            speaker=_name(now.attribution.speaker) or None,
            text=_quote_change(was, now, old[0], new[0], is_reworded=words[was.id] != words[now.id]),
        )
    for quote in after:
        yield FactEdit(
            kind="came",
            what="quote",
            after_id=quote.id,
            speaker=_name(quote.attribution.speaker) or None,
            text=_quote(quote, new[0]),
        )
    for quote in before:
        yield FactEdit(
            kind="went",
            what="quote",
            before_id=quote.id,
            speaker=_name(quote.attribution.speaker) or None,
            text=_quote(quote, old[0]),
        )


def _is_number_alone(was: Sequence[str], now: Sequence[str]) -> bool:
    """True where a paraphrase differs in its numbers only: the figure that changed is named already."""
    differing = (Counter(was) - Counter(now)) + (Counter(now) - Counter(was))
    return bool(differing) and all(any(map(str.isdigit, word)) for word in differing)


def _quote_score(one: Quote, other: Quote, words: dict[str, tuple[str, ...]]) -> float:
    least = LEAST_SAME_QUOTE if _is_same_speaker(one, other) else 0.999
    like = likeness(words[one.id], words[other.id], least=least)
    return like if like >= least else 0.0


def _quote_change(was: Quote, now: Quote, old: Article, new: Article, *, is_reworded: bool) -> str:
    if is_reworded:
        by = _name(now.attribution.speaker)
        return f"{_words(was, old)}, now {_words(now, new)}{f' ({by})' if by else ''}"
    return f"{_words(now, new)}: now {_by(now.attribution.speaker)}, before {_by(was.attribution.speaker)}"


def _quote(quote: Quote, article: Article) -> str:
    by = _name(quote.attribution.speaker)
    return f"{_words(quote, article)}{f' ({by})' if by else ''}"


def _content(quote: Quote, article: Article) -> str:
    return " ".join(article.text[start:end] for start, end in quote.pieces)


def _words(quote: Quote, article: Article) -> str:
    content = " ".join(_content(quote, article).split())
    shown = cut(content, MOST_QUOTE_CHARACTERS)
    # A quotation that was cut keeps its closing mark.
    is_open = shown != content and not content[:1].isalnum()
    return shown + content[-1] if is_open and not content[-1].isalnum() else shown


# What both share ------------------------------------------------------------------------------------


def _take_same(
    before: list[F], after: list[F], key_before: Callable[[F], object], key_after: Callable[[F], object]
) -> None:
    """Take what is equal by its key out of both lists, the first with the first."""
    waiting: dict[object, list[F]] = {}
    for fact in before:
        waiting.setdefault(key_before(fact), []).append(fact)
    for fact in list(after):
        if found := waiting.get(key_after(fact)):
            before.remove(found.pop(0))
            after.remove(fact)


def _paired(before: list[F], after: list[F], score: Callable[[F, F], float]) -> Iterator[tuple[F, F]]:
    """Take the pairs that score most out of both lists, and yield them in reading order."""
    scored = [
        (-points, abs(i - j), i, j)
        for i, was in enumerate(before)
        for j, now in enumerate(after)
        if (points := score(was, now)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(scored):
        if i not in pairs.values() and j not in pairs:
            pairs[j] = i
    found = [(before[i], after[j]) for j, i in sorted(pairs.items())]
    before[:] = _without(before, pairs.values())
    after[:] = _without(after, pairs)
    yield from found


def _without(facts: Sequence[F], places: Iterable[int]) -> list[F]:
    gone = set(places)
    return [fact for place, fact in enumerate(facts) if place not in gone]


def _in_sentence(fact: Figure | Quote, article: Article) -> object:
    return words_of(_sentence(fact, article)), fact.exact


def _sentence(fact: Figure | Quote, article: Article) -> str:
    return article.text[slice(*fact.sentence)]


def _is_same_speaker(one: Figure | Quote, other: Figure | Quote) -> bool:
    """True for one name, for one that holds the other ("Marrow", "Ilse Marrow"), and for nobody twice."""
    a, b = (set(words_of(_name(fact.attribution.speaker))) for fact in (one, other))
    return a == b or (bool(a and b) and (a <= b or b <= a))


def _name(speaker: Speaker) -> str:
    return "" if speaker == NOBODY or not speaker.name else speaker.name


def _by(speaker: Speaker) -> str:
    name = _name(speaker)
    return f"according to {name}" if name else "without a source"
