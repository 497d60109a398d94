"""Door: writes records to the store. Everything may be kept twice: the second time changes nothing.

Functions that take many write in batches, each one transaction; a reader sees a batch whole or not at all.
"""

import dateline.store.awake  # noqa: F401  before any table
from dateline.store.batches import together
from dateline.store.editing import keep_check, keep_correction, undo_correction
from dateline.store.feeds import drop_feed, keep_feed, keep_meta
from dateline.store.hooks import (
    drop_hook,
    drop_old_messages,
    keep_delivered,
    keep_failed,
    keep_hook,
    queue_test,
    revive,
    turn_hook,
)
from dateline.store.intake import (
    keep_article,
    keep_articles,
    keep_capture,
    keep_captures,
    keep_facts,
    keep_facts_of,
    keep_origins,
    keep_refusal,
    keep_refusals,
    keep_revisions,
)
from dateline.store.lines import keep_recurring, keep_sketches
from dateline.store.publishing import keep_passages, publish, publish_many
from dateline.store.registry import (
    keep_known_ids,
    keep_places,
    keep_sightings,
    keep_speakers,
)
from dateline.store.telling import drop_stories, keep_assignments, keep_redirects, keep_state, keep_stories
from dateline.store.users import drop_user, keep_user

__all__ = [
    "drop_feed",
    "drop_hook",
    "drop_old_messages",
    "drop_stories",
    "drop_user",
    "keep_article",
    "keep_articles",
    "keep_assignments",
    "keep_capture",
    "keep_captures",
    "keep_check",
    "keep_correction",
    "keep_delivered",
    "keep_facts",
    "keep_facts_of",
    "keep_failed",
    "keep_feed",
    "keep_hook",
    "keep_known_ids",
    "keep_meta",
    "keep_origins",
    "keep_passages",
    "keep_places",
    "keep_recurring",
    "keep_redirects",
    "keep_refusal",
    "keep_refusals",
    "keep_revisions",
    "keep_sightings",
    "keep_sketches",
    "keep_speakers",
    "keep_state",
    "keep_stories",
    "keep_user",
    "publish",
    "publish_many",
    "queue_test",
    "revive",
    "together",
    "turn_hook",
    "undo_correction",
]
