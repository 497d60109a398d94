"""What the server of `newsroom/children.py` imports before it forks: all that reads pages, files and feeds.

Nothing else imports it: to load the default language model is what importing it does.
"""

from contextlib import suppress

from dateline.base.settings import TABLE
from dateline.facts.find import find_facts
from dateline.newsroom import readers
from dateline.wire import discover, gather, poll

__all__ = ["discover", "gather", "poll", "readers"]

_MODEL = next(entry.default for entry in TABLE if entry.name == "spacy_model")

# Where it is not installed, or cannot be loaded, who needs it says so.
with suppress(Exception):
    find_facts("The ferry left at noon.", None, language="en", model=_MODEL)
