"""The one tree of errors. Each is one sentence: what, where, and the remedy; its data stands on the error."""


class DatelineError(Exception):
    """Anything Dateline itself raises. Its message is fit to be shown to the user."""


class BadSetting(DatelineError):
    """A setting cannot be used.

    The message names key, value, where it was set, and what is expected.
    """

    def __init__(self, key: str, value: object, where: str, expected: str) -> None:
        super().__init__(f"setting {key} = {value!r} ({where}) cannot be used: expected {expected}")
        self.key, self.value, self.where, self.expected = key, value, where, expected


class Unreadable(DatelineError):
    """Input that is not what it should be: a file, a feed, an archive."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name, self.why = name, why


class UnreadableFeed(Unreadable):
    """A document that is no feed, or a broken one."""


class FetchFailed(DatelineError):
    """An address could not be read. `reason` is a short fixed word, for counting; `detail` says more."""

    def __init__(self, url: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{url}: {reason}" + (f" ({detail})" if detail else ""))
        self.url, self.reason, self.detail = url, reason, detail


class AddressRefused(FetchFailed):
    """An address that Dateline never opens: private, special, or not http(s)."""


class Ended(DatelineError):
    """A process that read something ended, or was ended, before it was done. `why` says how, in a few words."""

    def __init__(self, why: str) -> None:
        super().__init__(f"reading it ended the process that read it: {why}")
        self.why = why


class NotFound(DatelineError):
    """Nothing in the store has this id or name."""

    def __init__(self, kind: str, name: str, remedy: str = "") -> None:
        super().__init__(f"no {kind} {name!r}" + (f"; {remedy}" if remedy else ""))
        self.kind, self.name = kind, name


class Unproven(DatelineError):
    """A published record does not hold against its capture."""

    def __init__(self, kind: str, identity: str, why: str) -> None:
        super().__init__(f"{kind} {identity} does not hold: {why}")
        self.kind, self.identity, self.why = kind, identity, why


class UnusableModel(DatelineError):
    """The language model that a setting names is not there, or not one that Dateline can read with."""

    def __init__(self, model: str, why: str) -> None:
        super().__init__(
            f"setting spacy_model = {model!r} cannot be used: {why}; expected an installed spaCy package"
            " laid out like en_core_web_sm"
        )
        self.model, self.why = model, why


class MissingExtra(DatelineError):
    """A feature needs a package that is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs the extra {extra!r}: pip install 'dateline[{extra}]'")
        self.feature, self.extra = feature, extra
