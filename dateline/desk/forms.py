"""The desk's forms: what an editor may change, checked; and what changed, as deeds."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django import forms

from dateline.base.codec import dump
from dateline.base.records import Figure, Quote
from dateline.desk.words import BOUNDS, EVENTS, KINDS

F = TypeVar("F", Figure, Quote)

# Long enough for a sentence or two; it is printed under the correction.
_REASON_CHARACTERS = 500
_NAME_CHARACTERS = 200


class ReasonForm(forms.Form):
    """Every change has a reason: it is printed beside the change."""

    reason = forms.CharField(
        label="Reason",
        max_length=_REASON_CHARACTERS,
        help_text="One sentence. Readers see it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _line(label: str, *, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=_NAME_CHARACTERS, help_text=help_text)


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class SaidForm(ReasonForm):
    """Who said it, when and where."""

    speaker = _line("Speaker", help_text="Empty: no source given.")
    speaker_kind = forms.ChoiceField(label="The speaker is a", choices=[*KINDS.items()])
    said_on = _day("Said on")
    channel = _line("Channel")

    field_order: tuple[str, ...] = ("speaker", "speaker_kind", "said_on", "channel", "reason")

    def clean(self) -> dict[str, Any]:
        """Let a name and "nobody named" exclude each other."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("speaker"):
            cleaned["speaker_kind"] = "none"
        elif cleaned.get("speaker_kind") == "none":
            self.add_error("speaker_kind", "Say what kind of speaker this is.")
        return cleaned


class QuoteForm(SaidForm):
    """A quote, corrected."""

    mode = forms.ChoiceField(label="It is", choices=[("speech", "speech"), ("thought", "a thought or wish")])

    field_order = ("speaker", "speaker_kind", "said_on", "channel", "mode", "reason")


class FigureForm(SaidForm):
    """A figure, corrected."""

    low = forms.FloatField(label="From", required=False, help_text="Empty: open below.")
    high = forms.FloatField(label="To", required=False, help_text="Empty: open above.")
    bound = forms.ChoiceField(label="Bound", choices=[*BOUNDS.items()])
    unit = _line("Unit", required=True, help_text="people, a currency code, percent, or the singular noun.")
    event = forms.ChoiceField(label="Event", choices=[*EVENTS.items()])
    subject = _line("Who or what is counted")
    place = _line("Place")

    field_order = (
        "low", "high", "bound", "unit", "event", "subject", "place", "speaker", "speaker_kind", "said_on", "channel", "reason",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Let a figure have at least one end, and its ends in order."""
        cleaned = super().clean()
        low, high = cleaned.get("low"), cleaned.get("high")
        if low is None and high is None and cleaned.get("bound") != "vague" and not self.errors:
            self.add_error("low", "A figure has at least one end.")
        if low is not None and high is not None and low > high:
            self.add_error("high", "This end is below the other.")
        return cleaned


class ArticleForm(ReasonForm):
    """What may be corrected of an article as a whole."""

    section = _line("Section")
    published_on = _day("Published on")

    field_order = ("section", "published_on", "reason")


class StoryForm(ReasonForm):
    """What may be corrected of a story as a whole."""

    headline = forms.CharField(label="Headline", max_length=300)
    section = _line("Section")

    field_order = ("headline", "section", "reason")


class NameForm(ReasonForm):
    """A speaker's name, corrected wherever it stands."""

    name = _line("Name to show", required=True)

    field_order = ("name", "reason")


def figure_values(figure: Figure) -> dict[str, Any]:
    """Return a figure as `FigureForm` shows it."""
    names = ("bound", "unit", "event", "subject", "place")
    ends = {"low": _whole(figure.low), "high": _whole(figure.high)}
    return {**ends, **{name: getattr(figure, name) for name in names}, **_said_values(figure)}


def _whole(value: float | None) -> float | None:
    # So that the form shows 1100, not 1100.0.
    return int(value) if value is not None and value.is_integer() else value


def quote_values(quote: Quote) -> dict[str, Any]:
    """Return a quote as `QuoteForm` shows it."""
    return {"mode": quote.mode, **_said_values(quote)}


def _said_values(fact: Figure | Quote) -> dict[str, Any]:
    said = fact.attribution
    return {
        "speaker": said.speaker.name if said.speaker.kind != "none" else None,
        "speaker_kind": said.speaker.kind,
        "said_on": said.said_on,
        "channel": said.channel,
    }


def as_text(value: object) -> str:
    """Return a field's value as corrections hold it: "" for nothing, numbers as JSON, days as ISO 8601."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else dump(value)


def changed_fields(form: forms.Form, before: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return (field, value, value before) for what a valid form changes, in the order of the form."""
    pairs = [(name, as_text(form.cleaned_data[name]), as_text(before.get(name))) for name in before]
    ordered = sorted(pairs, key=lambda item: list(form.fields).index(item[0]))
    changed = [item for item in ordered if item[1] != item[2]]
    # Without a speaker there is no kind of one to speak of.
    has_lost_speaker = any(name == "speaker" and not value for name, value, _ in changed)
    return [item for item in changed if not (has_lost_speaker and item[0] == "speaker_kind")]
