"""Webhooks kept: who is told what, the messages that wait, and what became of each.

A message is queued in the transaction that keeps the story it tells of, so that neither is there without the other. It
is never queued twice: its id is made of the hook and of what it says.
"""

import base64
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dateline.base.codec import dump
from dateline.base.errors import NotFound
from dateline.base.text import identify
from dateline.store.outbox import Hook, Message
from dateline.store.paging import paged
from dateline.store.views import Page

# What a hook may ask for, in the words of the form.
EVENTS = {
    "story.changed": "a story changed: all that is new in it, in one message a pass",
    "speaker.changed_number": "a named speaker changed a number",
    "query.opened": "a query was opened",
    "query.answered": "a query was answered",
}
TEST = "hook.test"
# Standard Webhooks asks for 24 to 64 random bytes.
SECRET_BYTES = 32
SECRET_PREFIX = "whsec_"
# Delivered messages are a log; after a month nobody asks for one.
LOG_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HookView:
    """A hook without its secret, and how it does."""

    id: str
    url: str
    events: tuple[str, ...]
    story_id: str
    speaker: str
    is_on: bool
    why_off: str
    editor: str
    made_at: datetime
    delivered_at: datetime | None
    waiting: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message and what became of it: `state` is "waiting", "delivered" or "dead"."""

    id: str
    event: str
    body: str
    state: str
    attempts: int
    next_at: datetime
    status: int | None
    trouble: str
    made_at: datetime
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message whose time has come, with where it goes and by what it is signed."""

    id: str
    hook_id: str
    url: str
    secret: str
    body: str
    attempts: int
    made_at: datetime


# Hooks --------------------------------------------------------------------------------------------------


def keep_hook(  # noqa: PLR0913  each is a field of the form
    url: str, events: Sequence[str], *, editor: str, story_id: str = "", speaker: str = "", secret: str = ""
) -> tuple[HookView, str]:
    """Register a hook; return it with its secret, which is never given again."""
    secret = secret or SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    row = Hook.objects.create(
        id=secrets.token_hex(8),
        url=url,
        secret=secret,
        events=" ".join(name for name in EVENTS if name in events),
        story_id=story_id,
        speaker=speaker,
        editor=editor[:200],
    )
    return _view(row), secret


def drop_hook(hook_id: str) -> HookView:
    """Take a hook off, with its messages, and return it.

    Raises:
        NotFound: there is no such hook.
    """
    view = _view(_row(hook_id))
    Hook.objects.filter(id=hook_id).delete()
    return view


def turn_hook(hook_id: str, *, is_on: bool, why: str = "") -> None:
    """Turn a hook on or off; `why` is shown beside one that is off. Its messages wait meanwhile."""
    _row(hook_id)
    Hook.objects.filter(id=hook_id).update(is_on=is_on, why_off="" if is_on else why)


def hooks() -> list[HookView]:
    """Return all hooks, in the order in which they were registered."""
    return [_view(row) for row in Hook.objects.order_by("made_at", "id")]


def find_hook(hook_id: str) -> HookView | None:
    """Return a hook."""
    row = Hook.objects.filter(id=hook_id).first()
    return _view(row) if row else None


def messages_of(hook_id: str, *, limit: int = 50, offset: int = 0) -> Page[MessageView]:
    """Return what a hook was and is to be told, the newest first."""
    return paged(Message.objects.filter(hook_id=hook_id).order_by("-made_at", "id"), _message, limit, offset)


# Messages -----------------------------------------------------------------------------------------------


def queue_message(hook_id: str, event: str, data: Mapping[str, object], *, key: str = "") -> bool:
    """Let a message wait for a hook; return False where it was queued before. `key` says what makes it the same."""
    now = timezone.now()
    body = dump({"type": event, "timestamp": now, "data": dict(data)})
    # Standard Webhooks: the id is the receiver's to tell repeats by.
    message_id = f"msg_{identify(hook_id, event, key or dump(data))}"
    _, is_new = Message.objects.get_or_create(
        id=message_id, defaults={"hook_id": hook_id, "event": event, "body": body, "made_at": now}
    )
    return is_new


def queue_test(hook_id: str, site_url: str) -> None:
    """Let a test message wait for a hook, whatever it asked for."""
    row = _row(hook_id)
    text = "A test. Whoever reads this and finds its signature right has set everything up."
    queue_message(row.id, TEST, {"text": text, "site": site_url}, key=secrets.token_hex(8))


def due_messages(now: datetime, *, most: int) -> list[Due]:
    """Return the messages of hooks that are on and whose time has come, the oldest first."""
    rows = Message.objects.filter(state="waiting", next_at__lte=now, hook__is_on=True).select_related("hook")
    return [
        Due(
            id=row.id,
            hook_id=row.hook_id,
            url=row.hook.url,
            secret=row.hook.secret,
            body=row.body,
            attempts=row.attempts,
            made_at=row.made_at,
        )
        for row in rows.order_by("made_at", "id")[:most]
    ]


def keep_delivered(message_id: str, status: int, now: datetime) -> None:
    """Note that a message arrived."""
    with transaction.atomic():
        row = Message.objects.get(id=message_id)
        row.state, row.status, row.trouble, row.done_at = "delivered", status, "", now
        row.attempts += 1
        row.save()
        Hook.objects.filter(id=row.hook_id).update(delivered_at=now)


def keep_failed(message_id: str, status: int | None, trouble: str, next_at: datetime | None) -> None:
    """Note that a message did not arrive; it goes out again at `next_at`, or is given up where that is None."""
    row = Message.objects.get(id=message_id)
    row.attempts += 1
    row.status, row.trouble = status, trouble[:500]
    if next_at is None:
        row.state, row.done_at = "dead", timezone.now()
    else:
        row.next_at = next_at
    row.save()


def revive(hook_id: str) -> int:
    """Let the messages that were given up go out again; return how many."""
    rows = Message.objects.filter(hook_id=hook_id, state="dead")
    return rows.update(state="waiting", attempts=0, next_at=timezone.now(), done_at=None)


def is_silent_since(hook_id: str, moment: datetime) -> bool:
    """True if nothing arrived at a hook since a moment."""
    return not Hook.objects.filter(id=hook_id, delivered_at__gt=moment).exists()


def drop_old_messages(now: datetime) -> int:
    """Take delivered messages off the log after a month; return how many."""
    count, _ = Message.objects.filter(state="delivered", done_at__lt=now - timedelta(days=LOG_DAYS)).delete()
    return count


def active_hooks() -> list[HookView]:
    """Return the hooks that are to be told of changes: those turned off miss what happens meanwhile."""
    return [_view(row, counts=False) for row in Hook.objects.filter(is_on=True).order_by("made_at", "id")]


def _row(hook_id: str) -> Hook:
    row = Hook.objects.filter(id=hook_id).first()
    if row is None:
        raise NotFound("hook", hook_id, f"there is: {_known()}")
    return row


def _known() -> str:
    return ", ".join(Hook.objects.order_by("made_at").values_list("id", flat=True)[:10]) or "none"


def _view(row: Hook, *, counts: bool = True) -> HookView:
    states: Iterable[str] = row.messages.values_list("state", flat=True) if counts else ()
    found = [state for state in states if state != "delivered"]
    return HookView(
        id=row.id,
        url=row.url,
        events=tuple(row.events.split()),
        story_id=row.story_id,
        speaker=row.speaker,
        is_on=row.is_on,
        why_off=row.why_off,
        editor=row.editor,
        made_at=row.made_at,
        delivered_at=row.delivered_at,
        waiting=found.count("waiting"),
        dead=found.count("dead"),
    )


def _message(row: Message) -> MessageView:
    return MessageView(
        id=row.id,
        event=row.event,
        body=row.body,
        state=row.state,
        attempts=row.attempts,
        next_at=row.next_at,
        status=row.status,
        trouble=row.trouble,
        made_at=row.made_at,
        done_at=row.done_at,
    )
