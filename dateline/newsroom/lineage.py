"""What became of the stories themselves, by machine and by editors, for the history that each story shows."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date

from dateline.base.records import Correction
from dateline.store import find, keep
from dateline.stories.follow import State, Turn, joins

JOINS_KEY = "story-joins"


def keep_joins(state: State) -> None:
    """Keep what the machine merged, and on which day of the news."""
    found = {key: turn.on.isoformat() if turn.on else None for key, turn in sorted(joins(state).items())}
    keep.keep_meta(JOINS_KEY, json.dumps(found))


def find_turns(corrections: Iterable[Correction]) -> dict[str, tuple[Turn, ...]]:
    """Return what became of each story, by its id: the machine's merges as kept, and the corrections in force.

    A story's id is that of an article, so where that article is now, there is what became of the story.
    """
    places = {one.article_id: one.story_id for one in find.assignments()}
    turns: defaultdict[str, list[Turn]] = defaultdict(list)
    for key, on in json.loads(find.find_meta(JOINS_KEY) or "{}").items():
        turn = Turn(kind="joined", article_id=key, on=date.fromisoformat(on) if on else None)
        _put(turns, places.get(key), turn)
    for item in corrections:
        on = item.made_at.astimezone(UTC).date()
        if item.target == "story" and item.action == "merge":
            turn = Turn(kind="joined", article_id=item.target_id, on=on, by=item.editor)
            _put(turns, places.get(item.target_id), turn)
        elif item.target == "article" and item.action == "move":
            _put_move(turns, places, item, on)
    return {key: tuple(found) for key, found in turns.items()}


def _put(turns: Mapping[str, list[Turn]], story_id: str | None, turn: Turn) -> None:
    # A story that bears the id it had was not joined with another: its merge came apart again.
    if story_id is not None and not (turn.kind == "joined" and story_id == turn.article_id):
        turns[story_id].append(turn)


def _put_move(turns: Mapping[str, list[Turn]], places: Mapping[str, str], item: Correction, on: date) -> None:
    into = places.get(item.target_id)
    out_of = places.get(item.before)
    if into == out_of:
        return
    _put(turns, into, Turn(kind="moved in", article_id=item.target_id, on=on, by=item.editor))
    _put(turns, out_of, Turn(kind="moved out", article_id=item.target_id, on=on, by=item.editor))
