"""The address that checks a draft for an editor: POST /api/v1/check, words in, findings out.

It parses what it is sent, which costs a processor seconds: only who may enter the desk may ask, one at a time.
"""

import json
from datetime import date
from threading import Lock

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from dateline.base.codec import plain
from dateline.base.errors import DatelineError
from dateline.desk.serve import is_editor
from dateline.newsroom.check import check
from dateline.store.open import settings_in_force

# Some 8,000 words: longer than any report, and read in seconds.
MOST_CHARACTERS = 50_000
# Whoever is turned away may ask again after so long.
RETRY_S = 5
_busy = Lock()


@never_cache
def check_draft(request: HttpRequest) -> JsonResponse:
    """Answer with what the captures say to a draft. The body is JSON: `text`, and if known `on`, the day of print."""
    if not request.user.is_authenticated or not is_editor(request.user):
        return _trouble(403, "only editors may have a draft checked: sign in at /desk/sign-in/")
    if request.method != "POST":
        return _trouble(405, "send the draft by POST, with the token against forgery")
    asked = _read(request.body)
    if isinstance(asked, str):
        return _trouble(400, asked)
    if not _busy.acquire(blocking=False):
        answer = _trouble(429, "another draft is being checked: try again in a moment")
        answer["Retry-After"] = str(RETRY_S)
        return answer
    try:
        text, on = asked
        checked = check(text, model=settings_in_force().spacy_model, published=on)
    except DatelineError as error:
        return _trouble(400, str(error))
    finally:
        _busy.release()
    return JsonResponse({**plain(checked), "is_clean": checked.is_clean})


def _read(body: bytes) -> tuple[str, date | None] | str:
    """Return the text and day that were asked about, or what is wrong with them."""
    try:
        asked = json.loads(body)
    except ValueError:
        return "the body is not JSON"
    text = asked.get("text") if isinstance(asked, dict) else None
    if not isinstance(text, str) or not text.strip():
        return 'the body has no "text"'
    if len(text) > MOST_CHARACTERS:
        return f"the text has more than {MOST_CHARACTERS:,} characters"
    try:
        on = asked.get("on")
        return text.replace("\x00", " "), date.fromisoformat(on) if on else None
    except (TypeError, ValueError):
        return '"on" is not a day: write 2026-03-09'


def _trouble(status: int, why: str) -> JsonResponse:
    return JsonResponse({"detail": why}, status=status)
