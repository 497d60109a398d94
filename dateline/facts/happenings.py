"""What happened to the people that a number counts: killed, injured, missing ..., by verb, noun and state.

Events: eval/figures-guideline; words: data/figures_events.tsv. The word next to the number goes before the parse,
since counts in news stand beside their verb ("killing 12 and wounding 40").
"""

from dateline.base.records import Event
from dateline.facts.counted import Counted, span_of
from dateline.facts.deaths import killed_outright
from dateline.facts.lexicon import event_words
from dateline.facts.named import both_of, by_noun, by_toll
from dateline.facts.numbers import Number
from dateline.facts.phrasal import by_phrase, in_crowd, is_force, present, with_injuries
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span, Token

# Words that may stand between a verb and the number that it governs.
_BEFORE_NUMBER = word_set(
    "at least more than over about around some nearly almost up to as many another other a an total of "
    "the all and fewer less roughly approximately estimated additional further or only just no exactly "
    "between well another what"
)
_REACH_WORDS = 9
_SEND = word_set("send move position commit field base amass launch")


def event_of(doc: Doc, number: Number, counted: Counted) -> tuple[Event, str] | None:
    """Return what happened to the counted people and the rule that told so; None where nothing did."""
    span = span_of(doc, number)
    if span is None or len(span) == 0:
        return None
    if counted.noun is not None and counted.noun.i < span.start:
        stated = _state_after(doc, span, counted) if _has_state_of_its_own(doc, span) else None
        if stated is None and (toll := by_toll(doc, span, counted)):
            return toll, "toll"
    if _is_whole(doc, span):
        noun = by_noun(doc, span, counted)
        return (noun, "noun") if noun is not None else None
    for name, read in (
        ("outright", killed_outright), ("verb before", _verb_before), ("state after", _state_after), ("clause", _clause), ("noun", by_noun), ("toll", by_toll),
        ("injuries", with_injuries), ("crowd", in_crowd), ("phrase", by_phrase), ("presence", present),
    ):  # fmt: skip
        event = read(doc, span, counted)
        if event is not None:
            return event, name
    return None


def _is_whole(doc: Doc, span: Span) -> bool:
    """True of the whole that a part befell: "63 of the | 88 people on board were rescued"."""
    before = doc[max(0, span.start - 3) : span.start]
    return (
        len(before) == 3
        and before[0].like_num
        and before[1].lower_ == "of"
        and before[2].lower_ in ("the", "its", "their", "those")
    )


def _has_state_of_its_own(doc: Doc, span: Span) -> bool:
    """True if a verb right after a number says what happened: "rose to 101 and more than 80,000 | had been displaced"."""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    return after in _AUXILIARIES or after in event_words().states


_AUXILIARIES = word_set("were was are have has had remain remained")


# The word before ------------------------------------------------------------------------------------------------


def _verb_before(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "killing at least | 12", "has claimed | 40 lives", "arrested more than | 100"."""
    i = span.start - 1
    while (
        i >= 0
        and (doc[i].lower_ in _BEFORE_NUMBER or doc[i].text in ('"', "“", ","))
        and not doc[i + 1].is_sent_start
    ):
        i -= 1
    if i < 0 or doc[i + 1].is_sent_start or "," in doc[i + 1 : span.start].text:
        return None
    if doc[i + 1].lower_ == "and" and _state_after(doc, span, counted) is not None:
        # "1,100 killed and | 3,500 others injured": the verb is that of the number before it
        return None
    verb = doc[i]
    event, other = _object_event(verb, counted), _joined_before(verb)
    # "arrested and charged | four men"
    if event is None and verb.tag_.startswith("V"):
        event = other
    if event is None or _is_passive(verb):
        return None
    return both_of(event, other) if other else event


def _object_event(verb: Token, counted: Counted) -> Event | None:
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX", "NOUN", "ADJ"):
        return None
    if lemma in _SEND and is_force(counted):
        return "deployed"
    if lemma == "shoot" and _is_fatal(verb):
        return "killed"
    if lemma in ("send", "take") and _to_hospital(verb):
        return "hospitalised"
    event = event_words().objects.get(_verb_lemma(verb))
    if (
        event is None
        and verb.tag_.startswith("V")
        and lemma == "claim"
        and counted.noun is not None
        and counted.noun.lemma_ in ("life", "victim")
    ):
        return "killed"
    if event == "deployed" and not is_force(counted):
        return None
    # "Police arrest eleven": a noun right before its number is the tagger's slip for a verb.
    return event if verb.tag_.startswith("V") or verb.text.endswith("ing") or verb.tag_ == "NN" else None


def _is_fatal(verb: Token) -> bool:
    """True of "fatally shot two", "shot two people dead", "shot and killed"."""
    near = {token.lower_ for token in verb.doc[max(0, verb.i - 2) : verb.i + 8]}
    return bool(near & {"fatally", "dead", "death", "killed"})


def _verb_lemma(verb: Token) -> str:
    # The tagger takes "killing" and "wounds" for nouns now and then.
    small = verb.lower_
    lemma = verb.lemma_.lower()
    if lemma in event_words().objects:
        return lemma
    for ending, stems in (("ing", ("", "e")), ("s", ("",)), ("ed", ("", "e"))):
        if small.endswith(ending):
            for stem in stems:
                if small.removesuffix(ending) + stem in event_words().objects:
                    return small.removesuffix(ending) + stem
    return lemma


def _to_hospital(verb: Token) -> bool:
    return any(token.lower_ in ("hospital", "hospitals") for token in verb.doc[verb.i : verb.i + 12])


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _joined_before(verb: Token) -> Event | None:
    """Return the event of "killed and | injured 12": a verb just before, joined without a count of its own."""
    doc, i = verb.doc, verb.i
    if i >= 2 and doc[i - 1].lower_ in ("and", "or", "/", "and/or"):
        return event_words().objects.get(_verb_lemma(doc[i - 2]))
    return None


# The words after -------------------------------------------------------------------------------------------------

_LINKS = word_set(
    "were was are is have has had been be being get got who that which feared believed reported confirmed "
    "said presumed found left others other people more also still listed thought later since either now "
    "then seriously critically severely badly slightly fatally lightly may might could would will can must shot burned stabbed in all "
    "reportedly both already officially declared known to as a an expected continue continued and subsequently eventually soon"
)


def _state_after(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "12 | dead", "40 people were | injured", "three soldiers have been | killed or wounded", "five are feared | missing"."""
    start = max(span.end, counted.noun.i + 1 if counted.noun is not None else 0)
    event = _state_from(doc, span, counted, _past_insertion(doc, start))
    noun = counted.noun
    if (
        event is None
        and noun is not None
        and noun.lower_ in event_words().states
        and _is_of_group(doc, span, noun)
    ):
        return event_words().states[noun.lower_]
    return event


# The longest insertion that is passed over, in words: "people, | including two teachers from the town, | have died".
_INSERTED_WORDS = 9


def _past_insertion(doc: Doc, start: int) -> int:
    """Return where a clause goes on after an insertion between commas that holds no verb, else `start`."""
    if start >= len(doc) or doc[start].text != ",":
        return start
    is_part = start + 1 < len(doc) and doc[start + 1].lower_ in (
        "including",
        "among",
        "most",
        "mostly",
        "some",
        "many",
    )
    for i in range(start + 1, min(len(doc), start + _INSERTED_WORDS + 2)):
        if doc[i].text == ",":
            return i + 1
        if (
            doc[i].is_sent_start
            or (doc[i].like_num and not is_part)
            or (doc[i].tag_.startswith("V") and doc[i].lower_ not in ("including", "aged"))
        ):
            return start
    return start


def _state_from(doc: Doc, span: Span, counted: Counted, start: int) -> Event | None:
    i, passed = start, False
    while i < min(len(doc), start + _REACH_WORDS) and not (doc[i].is_sent_start and i > span.start):
        word = doc[i].lower_
        event = event_words().states.get(word) or (
            event_words().subjects.get(doc[i].lemma_.lower()) if doc[i].tag_.startswith("V") else None
        )
        if event is not None and _is_state_of(doc, i, start, event=event, counted=counted):
            other = _joined_after(doc, i)
            return both_of(event, other) if other else event
        is_relative = word == "," and i + 1 < len(doc) and doc[i + 1].lower_ in ("who", "all", "both")
        if not is_relative and (word not in _LINKS or (word == "and" and not passed)):
            return None
        passed = True
        i += 1
    return None


def _is_of_group(doc: Doc, span: Span, noun: Token) -> bool:
    """True if a state stands right after its number, or names the group: "12 | dead", "three of the | dead"."""
    return noun.i == span.end or (
        noun.i > span.end and all(t.lower_ in ("of", "the", "those") for t in doc[span.end : noun.i])
    )


def _is_state_of(doc: Doc, i: int, start: int, *, event: Event, counted: Counted) -> bool:
    """False where the participle is a verb with an object of its own: "12 gunmen killed a guard"."""
    token = doc[i]
    if event == "deployed" and not is_force(counted):
        return False
    if event == "infected" and token.lower_ in ("positive", "ill", "sick", "infected") and i - start > 3:
        return False
    if any(child.dep_ in ("dobj", "obj") for child in token.children) and not _is_passive(token):
        return token.lemma_.lower() in event_words().subjects
    return not (
        token.tag_ == "VBD"
        and i == start
        and i + 1 < len(doc)
        and (
            doc[i + 1].pos_ in ("DET", "PRON", "PROPN")
            and doc[i + 1].lower_ not in ("when", "this", "that", "who", "which")
        )
    )


def _joined_after(doc: Doc, i: int) -> Event | None:
    j = i + 1
    if j < len(doc) and doc[j].lower_ in ("and", "or", "/", "and/or"):
        j += 1
        while j < len(doc) and doc[j].lower_ in (
            "seriously",
            "otherwise",
            "left",
            "badly",
            "severely",
            "are",
            "were",
            "have",
            "been",
        ):
            j += 1
        if j < len(doc):
            return event_words().states.get(doc[j].lower_) or event_words().objects.get(doc[j].lemma_.lower())
    return None


# The clause ----------------------------------------------------------------------------------------------------------


def _clause(_doc: Doc, _span: Span, counted: Counted) -> Event | None:
    """Climb the parse from the counted noun to the verb that governs it."""
    word = counted.argument
    for _ in range(6):
        if word is None:
            return None
        event = _governed(word, counted)
        if event is not None:
            return event
        word = _climbed(word)
    return None


def _climbed(word: Token) -> Token | None:
    head = word.head
    if head is word:
        return None
    if word.dep_ in ("conj", "appos", "nummod", "nmod", "compound", "quantmod", "dep"):
        return head
    if word.dep_ == "pobj" and head.lower_ in ("including", "of", "with"):
        return head.head if head.head is not head else None
    return head if word.dep_ == "prep" and head.pos_ in ("NOUN", "NUM", "PROPN") else None


def _governed(word: Token, counted: Counted) -> Event | None:
    words = event_words()
    for child in word.children:
        if child.dep_ in ("acl", "relcl") and child.i > word.i:
            event = _own_clause(child)
            if event is not None and not (event == "deployed" and not is_force(counted)):
                return event
        if child.dep_ == "amod" and child.lower_ in words.states and child.i < word.i:
            return words.states[child.lower_]
    head = word.head
    if word.dep_ == "nsubjpass":
        return _verbs_event(head, counted)
    if word.dep_ in ("dobj", "obj") and head.pos_ == "VERB":
        return _object_event(head, counted)
    if word.dep_ == "nsubj":
        if head.tag_ == "VBN" and not any(child.dep_ in ("dobj",) for child in head.children):
            return _verbs_event(head, counted)
        if head.lemma_.lower() in words.subjects:
            return words.subjects[head.lemma_.lower()]
        return _predicate(head)
    if word.dep_ == "pobj" and head.lower_ in ("of", "to", "by") and head.head.pos_ == "NOUN":
        return _of_noun(head.head, counted)
    return None


def _own_clause(verb: Token) -> Event | None:
    """ "people | killed in the raid", "the 12 | who died": a clause on the counted noun."""
    words = event_words()
    lemma = verb.lemma_.lower()
    if lemma in words.subjects and words.subjects[lemma] != "attended":
        return words.subjects[lemma]
    has_object = any(child.dep_ in ("dobj", "obj") for child in verb.children)
    if verb.tag_ == "VBN" and not has_object and lemma in words.objects:
        joined = next((words.objects.get(c.lemma_.lower()) for c in verb.children if c.dep_ == "conj"), None)
        return both_of(words.objects[lemma], joined) if joined else words.objects[lemma]
    return None


def _verbs_event(verb: Token, counted: Counted) -> Event | None:
    """Return the event of a passive verb and of the verbs joined to it: "were shot and | killed"."""
    words = event_words()
    joined = [
        child
        for child in verb.conjuncts
        if not any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in child.children)
    ]
    events = [event for v in (verb, *joined) if (event := words.objects.get(v.lemma_.lower())) is not None]
    if not events:
        for child in verb.children:
            if child.dep_ in ("xcomp", "oprd", "acomp", "advcl", "ccomp") and child.lower_ in words.states:
                return words.states[child.lower_]
        return "deployed" if verb.lemma_.lower() in _SEND and is_force(counted) else None
    if events[0] == "deployed" and not is_force(counted):
        return None
    return both_of(events[0], events[1]) if len(events) > 1 else events[0]


def _predicate(verb: Token) -> Event | None:
    states = event_words().states
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd", "xcomp") and child.lower_ in states:
            return states[child.lower_]
    return None


def _of_noun(noun: Token, counted: Counted) -> Event | None:
    """ "the deaths of | 12 people", "the deployment of | 12,000 troops"."""
    small = noun.lemma_.lower()
    if small == "deployment":
        return "deployed" if is_force(counted) else None
    made: dict[str, Event] = {
        "rescue": "rescued", "evacuation": "evacuated", "arrest": "arrested", "release": "held", "abduction": "held", "kidnapping": "held",
        "death": "killed", "killing": "killed", "murder": "killed", "execution": "killed", "massacre": "killed", "detention": "arrested",
        "displacement": "displaced", "wounding": "injured", "disappearance": "missing", "capture": "held", "loss": "killed", "slaying": "killed", "body": "killed", "corpse": "killed",
        "assassination": "killed", "homicide": "killed", "slaughter": "killed", "beheading": "killed", "hanging": "killed",
    }  # fmt: skip
    event = made.get(small)
    return None if small == "loss" and counted.unit != "people" else event
