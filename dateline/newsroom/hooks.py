"""Delivers what waits for webhooks: signed, again where it fails, given up in the end. The clock is read here.

The form is that of Standard Webhooks 1.0 (www.standardwebhooks.com): headers `webhook-id`, `webhook-timestamp` and
`webhook-signature`, HMAC-SHA256 over "id.timestamp.body". A pass only leaves messages in the store; this runs beside
it, and what it had not done when the newsroom stopped it does after the next start.
"""

import asyncio
import base64
import hashlib
import hmac
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dateline.base.errors import FetchFailed
from dateline.base.settings import Settings
from dateline.store import find, keep
from dateline.store.find import Due
from dateline.wire.send import TIMEOUT_S, Sender

# Waits between attempts, in minutes: those of Standard Webhooks, "Deliverability and reliability", but for its first of
# 5 s, since the newsroom looks once a minute. Ten attempts over three days; then a message is given up.
WAITS_MIN = (1, 5, 30, 120, 300, 600, 840, 1200, 1440)
# Hooks that fail at one moment do not all come back at one moment.
JITTER = 0.1
# The longest that a receiver may ask us to wait (Retry-After).
MAX_WAIT_S = 24 * 3600
MOST_A_ROUND = 500
# Receivers that are asked at once.
HOOKS_AT_ONCE = 20
GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one round of deliveries did."""

    delivered: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    due: Due
    status: int | None
    trouble: str = ""
    retry_after: str | None = None

    @property
    def is_well(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def deliver(settings: Settings, *, now: datetime | None = None, timeout_s: float = TIMEOUT_S) -> Sent:
    """Send the messages whose time has come at `now` (default: this moment), and note what became of each.

    Each hook is told one message after the other, all hooks beside one another; after a message that fails, its hook's
    others wait for the next round.
    """
    moment = now or datetime.now(UTC)
    waiting: defaultdict[str, deque[Due]] = defaultdict(deque)
    for due in find.due_messages(moment, most=MOST_A_ROUND):
        waiting[due.hook_id].append(due)
    if not waiting:
        return Sent()
    sent = _deliver(waiting, settings, moment, timeout_s)
    keep.drop_old_messages(moment)
    return sent


def sign(secret: str, message_id: str, timestamp: int, body: str) -> str:
    """Return the signature of a message, as its header has it. What follows "whsec_" is the key in base64."""
    key = base64.b64decode(secret.partition("_")[2])
    signed = f"{message_id}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _deliver(waiting: Mapping[str, deque[Due]], settings: Settings, now: datetime, timeout_s: float) -> Sent:
    sender = Sender(
        user_agent=settings.user_agent, timeout_s=timeout_s, allow_localhost=settings.fetch_allow_localhost
    )
    queues, delivered, failed = list(waiting.values()), 0, 0
    with asyncio.Runner() as runner:
        runner.run(sender.__aenter__())
        try:
            while queues:
                firsts = [queue.popleft() for queue in queues[:HOOKS_AT_ONCE]]
                answers = runner.run(_ask_all(firsts, sender, now))
                # Noted before the next goes out: what a stop may cost is that one message is told twice.
                for answer in answers:
                    _note(answer, now)
                delivered += sum(answer.is_well for answer in answers)
                failed += sum(not answer.is_well for answer in answers)
                told = [queue for queue, answer in zip(queues, answers, strict=False) if answer.is_well]
                queues = [queue for queue in (*queues[HOOKS_AT_ONCE:], *told) if queue]
        finally:
            runner.run(sender.__aexit__(None, None, None))
    return Sent(delivered=delivered, failed=failed)


async def _ask_all(messages: Sequence[Due], sender: Sender, now: datetime) -> list[_Answer]:
    return await asyncio.gather(*(_ask(due, sender, now) for due in messages))


async def _ask(due: Due, sender: Sender, now: datetime) -> _Answer:
    timestamp = int(now.timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": due.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(due.secret, due.id, timestamp, due.body),
    }
    try:
        status, after = await sender.post(due.url, due.body.encode(), headers)
    except FetchFailed as error:
        return _Answer(
            due=due, status=None, trouble=f"{error.reason}{f' ({error.detail})' if error.detail else ''}"
        )
    return _Answer(due=due, status=status, retry_after=after, trouble=_trouble(status))


def _trouble(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return f"answered {status}, a redirect: none is followed; register the address that it leads to"
    return f"answered {status}"


def _note(answer: _Answer, now: datetime) -> None:
    due, status = answer.due, answer.status
    if answer.is_well and status is not None:
        keep.keep_delivered(due.id, status, now)
        return
    is_last = due.attempts >= len(WAITS_MIN)
    is_gone = status == GONE
    keep.keep_failed(due.id, status, answer.trouble, None if is_gone or is_last else _next_at(answer, now))
    if is_gone:
        keep.turn_hook(due.hook_id, is_on=False, why="it answered 410: gone for good")
    elif is_last and find.is_silent_since(due.hook_id, due.made_at):
        keep.turn_hook(due.hook_id, is_on=False, why=f"nothing arrived for three days: {answer.trouble}")


def _next_at(answer: _Answer, now: datetime) -> datetime:
    """Return when to try again: later each time, and not before the receiver asks for it."""
    wait_s = WAITS_MIN[answer.due.attempts] * 60 * (1 + JITTER * _share(answer.due.id))
    said = answer.retry_after or ""
    if said.isascii() and said.isdigit():
        wait_s = max(wait_s, min(float(said[:9]), MAX_WAIT_S))
    return now + timedelta(seconds=round(wait_s))


def _share(message_id: str) -> float:
    """Return a number from 0 to 1 that depends on the message alone."""
    return hashlib.sha256(message_id.encode()).digest()[0] / 255
