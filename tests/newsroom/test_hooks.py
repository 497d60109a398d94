"""Webhooks, told to a receiver on this machine: what is queued, signed, tried again, given up; and where nothing goes."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.base.records import Change, Speaker, Story
from dateline.base.settings import Settings
from dateline.newsroom.hooks import WAITS_MIN, deliver, sign
from dateline.store import find, keep
from dateline.store.find import HookView
from dateline.wire.send import refused_address

MINISTRY = Speaker(kind="body", name="Interior Ministry")
NEW = Change(
    on=date(2026, 3, 8), kind="new figure", text="Killed: 241.", article_id="a", id="c1", speaker=MINISTRY
)
REVISED = Change(
    on=date(2026, 3, 9),
    kind="revision",
    text="Interior Ministry: killed from 241 to 214.",
    article_id="b",
    id="c2",
    speaker=MINISTRY,
)
ASKED = Change(on=date(2026, 3, 9), kind="new query", text="The year cannot be.", article_id="b", id="c3")


@dataclass
class Receiver:
    """Answers as told, and remembers what it was sent."""

    url: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    pause_s: float = 0.0
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            time.sleep(state.pause_s)
            status, headers = state.answers.pop(0) if state.answers else (204, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/hook"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def local(store: Settings) -> Settings:
    return replace(store, fetch_allow_localhost=True)


def story(*changes: Change, story_id: str = "quake") -> Story:
    return Story(
        id=story_id,
        headline="Quake in Upper Veska",
        standfirst=None,
        section=None,
        first_on=date(2026, 3, 3),
        last_on=date(2026, 3, 9),
        article_ids=("a", "b"),
        origin_count=2,
        changes=changes,
    )


def hook(receiver: Receiver, *events: str, **about: str) -> tuple[HookView, str]:
    return keep.keep_hook(receiver.url, events or ("story.changed",), editor="Ada", **about)


def bodies(receiver: Receiver) -> list[dict[str, object]]:
    return [json.loads(body) for _, body in receiver.got]


# What is queued -----------------------------------------------------------------------------------------


def test_what_is_new_in_a_story_is_told_once(local: Settings, receiver: Receiver) -> None:
    hook(receiver)
    keep.keep_stories([story(NEW)])
    keep.keep_stories([story(NEW, REVISED)])
    keep.keep_stories([story(NEW, REVISED)])
    deliver(local)
    told = [[change["id"] for change in body["data"]["changes"]] for body in bodies(receiver)]  # type: ignore[index]
    assert told == [["c1"], ["c2"]]


def test_a_changed_number_is_an_event_of_its_own(local: Settings, receiver: Receiver) -> None:
    hook(receiver, "speaker.changed_number")
    keep.keep_stories([story(NEW, REVISED, ASKED)])
    deliver(local)
    (body,) = bodies(receiver)
    assert body["type"] == "speaker.changed_number"
    assert body["data"]["change"]["text"] == "Interior Ministry: killed from 241 to 214."  # type: ignore[index]


def test_a_query_that_opens_is_an_event(local: Settings, receiver: Receiver) -> None:
    hook(receiver, "query.opened")
    keep.keep_stories([story(NEW, ASKED)])
    deliver(local)
    assert [body["type"] for body in bodies(receiver)] == ["query.opened"]


@pytest.mark.parametrize(
    ("about", "count"),
    [
        ({"story_id": "quake"}, 1),
        ({"story_id": "flood"}, 0),
        ({"speaker": "interior-ministry"}, 1),
        ({"speaker": "mayor"}, 0),
    ],
)
def test_a_hook_may_be_of_one_story_or_speaker(
    local: Settings, receiver: Receiver, about: dict[str, str], count: int
) -> None:
    hook(receiver, **about)
    keep.keep_stories([story(REVISED)])
    assert deliver(local).delivered == count


def test_a_hook_goes_with_its_story_when_that_is_merged(local: Settings, receiver: Receiver) -> None:
    hook(receiver, story_id="flood")
    keep.keep_redirects({"flood": "quake"})
    keep.keep_stories([story(REVISED)])
    assert deliver(local).delivered == 1


def test_old_news_rings_nobody(local: Settings, receiver: Receiver) -> None:
    hook(receiver)
    old = replace(NEW, on=date(2025, 1, 1), id="old")
    keep.keep_stories([story(old, REVISED)])
    deliver(local)
    assert [[c["id"] for c in body["data"]["changes"]] for body in bodies(receiver)] == [["c2"]]  # type: ignore[index]


# How it is signed ---------------------------------------------------------------------------------------


def test_the_signature_is_that_of_standard_webhooks() -> None:
    # The example of the specification's own libraries.
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = '{"test": 2432232314}'
    assert sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body) == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )


def test_a_receiver_can_check_what_it_gets(local: Settings, receiver: Receiver) -> None:
    _, secret = hook(receiver)
    keep.keep_stories([story(REVISED)])
    deliver(local)
    headers, body = receiver.got[0]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{digest}"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60


@pytest.mark.usefixtures("store")
def test_the_secret_is_in_no_view(receiver: Receiver) -> None:
    view, secret = hook(receiver)
    assert secret not in repr(view)
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32


# What fails ---------------------------------------------------------------------------------------------


def queued(receiver: Receiver) -> HookView:
    view, _ = hook(receiver)
    keep.queue_test(view.id, "https://dateline.example")
    return view


def test_a_failure_is_tried_again_later_with_the_same_id(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    receiver.answers = [(500, {})]
    now = datetime.now(UTC)
    assert deliver(local, now=now).failed == 1
    assert deliver(local, now=now + timedelta(seconds=30)).delivered == 0
    assert deliver(local, now=now + timedelta(minutes=2)).delivered == 1
    first, second = (headers for headers, _ in receiver.got)
    assert first["webhook-id"] == second["webhook-id"]
    assert first["webhook-signature"] != second["webhook-signature"]
    (message,) = find.messages_of(view.id)
    assert (message.state, message.attempts, message.status) == ("delivered", 2, 204)


def test_a_message_is_given_up_after_three_days_and_its_hook_turned_off(
    local: Settings, receiver: Receiver
) -> None:
    view = queued(receiver)
    receiver.answers = [(503, {})] * 20
    now = datetime.now(UTC)
    for _ in range(len(WAITS_MIN) + 3):
        deliver(local, now=now)
        now += timedelta(days=2)
    (message,) = find.messages_of(view.id)
    assert (message.state, message.attempts) == ("dead", len(WAITS_MIN) + 1)
    assert len(receiver.got) == len(WAITS_MIN) + 1
    found = find.find_hook(view.id)
    assert found is not None
    assert (found.is_on, found.why_off, found.dead) == (
        False,
        "nothing arrived for three days: answered 503",
        1,
    )


def test_what_was_given_up_may_be_sent_again(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    receiver.answers = [(410, {})]
    deliver(local)
    keep.turn_hook(view.id, is_on=True)
    assert keep.revive(view.id) == 1
    assert deliver(local).delivered == 1


def test_a_receiver_that_is_gone_is_told_nothing_more(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    keep.queue_test(view.id, "https://dateline.example")
    receiver.answers = [(410, {})]
    deliver(local)
    deliver(local, now=datetime.now(UTC) + timedelta(days=1))
    found = find.find_hook(view.id)
    assert found is not None
    assert (len(receiver.got), found.is_on, found.why_off) == (1, False, "it answered 410: gone for good")


def test_a_redirect_is_a_failure_and_not_followed(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    receiver.answers = [(307, {"Location": f"{receiver.url}/elsewhere"})]
    deliver(local)
    (message,) = find.messages_of(view.id)
    assert (len(receiver.got), message.state, message.status) == (1, "waiting", 307)
    assert "redirect" in message.trouble


def test_a_slow_receiver_is_not_waited_for(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    receiver.pause_s = 0.5
    assert deliver(local, timeout_s=0.1).failed == 1
    (message,) = find.messages_of(view.id)
    assert message.trouble == "timeout"


def test_a_receiver_may_ask_for_more_time(local: Settings, receiver: Receiver) -> None:
    queued(receiver)
    receiver.answers = [(429, {"Retry-After": "7200"})]
    now = datetime.now(UTC)
    deliver(local, now=now)
    assert deliver(local, now=now + timedelta(minutes=100)).delivered == 0
    assert deliver(local, now=now + timedelta(minutes=140)).delivered == 1


def test_after_a_failure_the_others_of_a_hook_wait(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    keep.queue_test(view.id, "https://dateline.example")
    receiver.answers = [(500, {})]
    sent = deliver(local)
    assert (sent.delivered, sent.failed, len(receiver.got)) == (0, 1, 1)


def test_one_hook_that_fails_costs_another_nothing(local: Settings, receiver: Receiver) -> None:
    keep.queue_test(keep.keep_hook("http://127.0.0.1:9/", ("story.changed",), editor="Ada")[0].id, "")
    queued(receiver)
    sent = deliver(local)
    assert (sent.delivered, sent.failed) == (1, 1)


def test_a_hook_that_is_off_is_told_nothing(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    keep.turn_hook(view.id, is_on=False, why="turned off by Ada")
    keep.keep_stories([story(REVISED)])
    assert (deliver(local).delivered, len(find.messages_of(view.id))) == (0, 1)


def test_delivered_messages_leave_the_log_after_a_month(local: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    deliver(local)
    assert keep.drop_old_messages(datetime.now(UTC) + timedelta(days=40)) == 1
    assert len(find.messages_of(view.id)) == 0


# Where nothing goes -------------------------------------------------------------------------------------


def test_this_machine_is_not_dialled_unless_a_setting_says_so(store: Settings, receiver: Receiver) -> None:
    view = queued(receiver)
    assert deliver(store).failed == 1
    (message,) = find.messages_of(view.id)
    assert (receiver.got, message.trouble) == ([], "special address")


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest",
        "https://localhost/",
        "https://0x7f000001/",
        "https://[::1]/",
        "https://user:pass@hooks.example/",
        "https://hooks.internal/",
        "https://hooks.example:6379/",
        "ftp://hooks.example/",
    ],
)
def test_an_address_inside_is_refused(url: str) -> None:
    assert refused_address(url) is not None


def test_a_public_address_is_taken() -> None:
    assert refused_address("https://hooks.example/dateline?key=1") is None
