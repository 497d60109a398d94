"""Where a statement that follows its cue ends: what the writer adds to it is cut off, what was asked for is taken whole.

The parser hangs "..., prompting a walkout" on what was said, and "called for an inquiry | into the fire" on the cue. Both
are told apart here by closed classes of words; how often each is right stands in docs/learned.md.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from dateline.facts.cues import verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.marks import Quoted
from dateline.facts.wordlists import rows, word_set
from dateline.facts.words import Doc, Token

# Longer ones are lists and tables that were run together.
_MAX_WORDS = 150
_COMMAS = (",", ";")
_DASHES = ("-", "–", "—", "--")
# Prepositions that go on about the thing asked for or condemned; the others mostly say when and where it was said.
_OF_THE_THING = word_set(
    "for under against from to with over within about into between toward towards of by without"
)
_OF_A_PLACE = word_set("in at on")


def with_fitting_end(doc: Doc, draft: Draft, quoted: tuple[Quoted, ...]) -> Draft:
    """Return the draft with its last piece ended where the statement ends; content before its cue stays as it is."""
    if not draft.pieces or not draft.cue or draft.pieces[-1][0] < max(end for _, end in draft.cue):
        return draft
    start, end = draft.pieces[-1]
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or not 0 < len(words) <= _MAX_WORDS:
        return draft
    last = words.end - 1
    if draft.rule in ("object", "preposition", "called"):
        last = _with_rest(doc[draft.anchor], last)
    last = next(_ends_before_tail(doc, words.root.i, last, quoted), last)
    if last == words.end - 1:
        return draft
    return replace(draft, pieces=(*draft.pieces[:-1], (start, doc[last].idx + len(doc[last]))))


def _with_rest(cue: Token, last: int) -> int:
    """Return the last word of an object and of what hangs on the cue right behind it: "an inquiry | into the fire"."""
    for child in cue.rights:
        if child.left_edge.i == last + 1 and _goes_on(child):
            last = child.right_edge.i
            while cue.doc[last].is_punct:
                last -= 1
    return last


def _goes_on(child: Token) -> bool:
    word = child.left_edge.lower_
    if child.dep_ in ("xcomp", "advcl"):
        return word == "so" or any(c.tag_ == "TO" for c in child.children)
    objects = [c for c in child.children if c.dep_ == "pobj"]
    is_dated = any(c.ent_type_ in ("DATE", "TIME") for c in objects)
    if child.dep_ != "prep":
        return False
    if word in _OF_THE_THING:
        return word == "for" or not is_dated
    return word in _OF_A_PLACE and not is_dated and not any(_is(c, "setting") for c in objects)


def _ends_before_tail(doc: Doc, head: int, last: int, quoted: tuple[Quoted, ...]) -> Iterator[int]:
    """Yield the words before which nothing was cut and after which the writer's own addition opens."""
    for i in range(head, last):
        mark = doc[i + 1].text
        if doc[i].text in (*_COMMAS, *_DASHES):
            continue
        if mark in _COMMAS or mark in _DASHES:
            is_tail = i + 2 <= last and any(opens(doc[i + 2], last) for opens in (*_OPENERS, *_OPENERS_APART))
        else:
            is_tail = any(opens(doc[i + 1], last) for opens in _OPENERS)
        end = doc[i].idx + len(doc[i])
        if is_tail and not _is_inside(end, quoted):
            yield i


def _is_inside(at: int, quoted: tuple[Quoted, ...]) -> bool:
    # They stand in order, none inside another.
    i = bisect_right(quoted, at + 1, key=lambda q: q.end)
    return i < len(quoted) and quoted[i].start < at


# How a tail opens ----------------------------------------------------------------------


def _according(word: Token, last: int) -> bool:
    """ "..., according to a transcript"."""
    return word.lower_ == "according" and word.i < last and word.nbor().lower_ == "to"


def _without_detail(word: Token, last: int) -> bool:
    """ "... without giving details"."""
    return (
        word.lower_ == "without"
        and word.i < last
        and word.nbor().tag_ == "VBG"
        and _is(word.nbor(), "detail")
    )


def _while_saying(word: Token, last: int) -> bool:
    """ "... while noting that"."""
    is_while = word.lower_ in ("while", "whilst") and word.i < last
    return is_while and word.nbor().tag_ == "VBG" and _speaks(word.nbor())


def _when_asked(word: Token, last: int) -> bool:
    """ "... when asked about it"."""
    asked = word.nbor() if word.lower_ in ("when", "once") and word.i < last else word
    is_apart = asked is not word or word.doc[word.i - 1].text in _COMMAS
    return is_apart and asked.lower_ in ("asked", "pressed", "questioned")


def _another_says(word: Token, _last: int) -> bool:
    """ "..., while the union said it had not been told"."""
    verb = word.head
    if word.lower_ not in ("while", "whilst") or verb.tag_ != "VBD" or verb.i < word.i:
        return False
    return _speaks(verb) and any(c.dep_ == "nsubj" for c in verb.children)


def _reacts(word: Token, last: int) -> bool:
    """ "..., prompting a walkout", "..., having accepted that"."""
    if word.tag_ != "VBG" or any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children):
        return False
    if word.lower_ == "having":
        return word.i < last and _speaks(word.nbor())
    return _speaks(word) or _is(word, "reaction")


def _with_another_saying(word: Token, last: int) -> bool:
    """ "..., with critics warning that"."""
    if word.lower_ != "with":
        return False
    for t in word.doc[word.i + 2 : min(word.i + 8, last + 1)]:
        if t.text == "," or t.text in '“"':
            return False
        if t.tag_ == "VBG" and _speaks(t):
            return True
    return False


def _to_noise(word: Token, last: int) -> bool:
    """ "..., to loud applause"."""
    return word.lower_ == "to" and any(
        _is(t, "noise") for t in word.doc[word.i + 1 : min(word.i + 4, last + 1)]
    )


def _in_a_setting(word: Token, _last: int) -> bool:
    """ "..., in a short address"."""
    is_place = word.lower_ in ("in", "during", "at", "on") and word.pos_ == "ADP"
    return is_place and any(c.dep_ == "pobj" and _is(c, "setting") for c in word.children)


def _dated_from(word: Token, last: int) -> bool:
    """ "..., hours after the vote", "..., three days before"."""
    is_time = False
    for t in word.doc[word.i : min(word.i + 5, last + 1)]:
        if t.lower_ in ("after", "before"):
            return is_time
        if t.pos_ not in ("NUM", "DET", "NOUN", "ADJ", "ADV"):
            return False
        is_time = is_time or _is(t, "time")
    return False


def _comments(word: Token, last: int) -> bool:
    """ "..., a claim that the army denies", "– the third such promise", "..., the highest in years"."""
    if word.lower_ not in ("a", "an", "the", "another"):
        return False
    for t in word.doc[word.i + 1 : min(word.i + 5, last + 1)]:
        if t.lower_ == "such":
            return True
        if t.tag_ in ("JJS", "RBS"):
            return word.lower_ == "the" and t.i == word.i + 1
        if t.pos_ == "NOUN" and not (t.i < last and t.nbor().pos_ == "NOUN"):
            return _is(t, "shell")
        if t.pos_ not in ("ADJ", "NOUN", "ADV", "NUM", "VERB"):
            return False
    return False


def _meanwhile(word: Token, last: int) -> bool:
    """ "..., as she set out her plans": what was done at the time; "as the law was in force" is a reason."""
    verb = word.head
    is_deed = verb.tag_ == "VBD" and verb.lemma_ not in ("be", "have") and word.i < verb.i <= last
    return word.lower_ == "as" and is_deed and any(c.dep_ == "nsubj" for c in verb.children)


Opener = Callable[[Token, int], bool]
_OPENERS: tuple[Opener, ...] = (_according, _without_detail, _while_saying, _when_asked)
# These need a comma or dash before them.
_OPENERS_APART: tuple[Opener, ...] = (
    _another_says,
    _reacts,
    _with_another_saying,
    _to_noise,
    _in_a_setting,
    _dated_from,
    _comments,
    _meanwhile,
)


def _speaks(verb: Token) -> bool:
    cue = verb_cues().get(verb.lemma_.lower())
    return cue is not None and cue.mode == "speech" and not cue.needs_speaker


def _is(word: Token, name: str) -> bool:
    return (word.lemma_.lower(), name) in _classes() or (word.lower_, name) in _classes()


@cache
def _classes() -> frozenset[tuple[str, str]]:
    return frozenset((word, name) for word, name in rows("tails.tsv"))
