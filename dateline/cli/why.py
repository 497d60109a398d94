"""How `dateline why` tells a person why a record is as it is: plain words, the surest doubt first."""

from math import prod
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

Row = dict[str, Any]

# A weight of this much or more moves the chance by a third of the way to sure or to doubt; of half of it, by a tenth.
_HEAVY, _MIDDLING = 1.0, 0.4
_MOST_REASONS = 5
# The chances of the sides are given to two digits.
_ROUNDING = 0.02
_INDENT = (0, 0, 0, 2)


def print_why(told: Row, console: Console) -> None:
    """Print what `explain` returned."""
    if told["is"] in ("figure", "quote"):
        _print_statement(told, console)
    elif told["is"] == "query":
        _print_query(told, console)
    elif told["is"] == "story":
        _print_story(told, console)
    else:
        _print_article(told, console)


def _print_line(head: str, rest: str, console: Console) -> None:
    console.print(Text(head, style="bold").append(f" {rest}", style="not bold"))


# Figures and quotes -------------------------------------------------------------------------------------


def _print_statement(told: Row, console: Console) -> None:
    record, made = told["record"], told["made_by"]
    console.print(_head(told))
    console.print(Text(_who(told), style="dim"))
    console.print()
    console.print(Padding(_marked(told["sentence"], record["exact"]), _INDENT, expand=False))
    console.print(Padding(Text(_whence(told), style="dim"), _INDENT, expand=False))
    weighing = told["weighing"]
    if weighing:
        _print_line("\nMade by", f"the rule “{made['rule']}”: {weighing['rule']}.", console)
        _print_line(
            "Sure to",
            f"{_percent(made['confidence'])}: {_product(weighing['sides'], made['confidence'])}.",
            console,
        )
        for side in weighing["sides"]:
            _print_line(f"\n{side['part'].capitalize()}", _percent(side["chance"]), console)
            console.print(Padding(_reasons(side), _INDENT, expand=False))
        _print_considered(weighing["considered"], console)
    _print_corrections(told["corrections"], console)


def _head(told: Row) -> Text:
    record = told["record"]
    head = Text(f"{told['is']}  ", style="dim")
    if told["is"] == "quote":
        return head.append(f"{record['kind']} {record['mode']}", style="bold")
    bound = "" if record["bound"] in ("exact", "vague", "range") else f"{record['bound'].replace('_', ' ')} "
    head.append(f"{bound}{record['exact']}", style="bold")
    what = record["subject"] or record["unit"]
    event = "" if record["event"] in ("thing", "money", "share") else record["event"].replace("_", " ")
    return head.append("  " + ", ".join(part for part in (what, event) if part))


def _who(told: Row) -> str:
    speaker, said = told["speaker"], told["record"]["attribution"]
    if speaker["kind"] == "none":
        return "nobody is made responsible: the article itself says so"
    how = f" ({speaker['resolved']})" if speaker["resolved"] else ""
    parts = [f"{speaker['name']}{how}"]
    relay = said.get("relayed_by")
    parts += [f"relayed by {relay['name']}"] if relay and relay.get("name") else []
    parts += [f"on {said['said_on']}"] if said.get("said_on") else []
    parts += [said["channel"]] if said.get("channel") else []
    return ", ".join(parts)


def _marked(sentence: str, exact: str) -> Text:
    text = Text(sentence, style="italic")
    at = sentence.find(exact)
    if at >= 0:
        text.stylize("bold not italic underline", at, at + len(exact))
    return text


def _whence(told: Row) -> str:
    article = told["article"]
    return " · ".join(
        part for part in (article.get("outlet"), article.get("headline"), told["passage"]) if part
    )


def _product(sides: list[Row], sure: float) -> str:
    """Return how the confidence comes about; where the product lies below it, that nothing is put lower."""
    told = " times ".join(f"{_percent(side['chance'])} for {side['part']}" for side in sides)
    product = prod(side["chance"] for side in sides)
    return f"{told}; nothing is put lower" if product < sure - _ROUNDING else told


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _reasons(side: Row) -> Table:
    """Return the reasons, those against first: they are what a reader has to check. Signs tell them apart, not colour."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for told in side["speaks_against"][:_MOST_REASONS]:
        table.add_row(Text(_signs(told["weight"], "−"), style="red"), told["words"])
    for told in side["speaks_for"][:_MOST_REASONS]:
        table.add_row(Text(_signs(told["weight"], "+"), style="green"), told["words"])
    return table


def _signs(weight: float, sign: str) -> str:
    size = abs(weight)
    return sign * (3 if size >= _HEAVY else 2 if size >= _MIDDLING else 1)


def _print_considered(found: list[Row], console: Console) -> None:
    _print_line("\nAlso considered", "", console)
    if not found:
        console.print(
            Padding("nothing: no other speaker, event or extent stands near", _INDENT, expand=False)
        )
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_column(style="dim")
    for one in found:
        table.add_row(one["kind"], one["instead"], one["because"])
    console.print(Padding(table, _INDENT, expand=False))


# Others -------------------------------------------------------------------------------------------------


def _print_query(told: Row, console: Console) -> None:
    console.print(Text("query  ", style="dim").append(told["record"]["kind"], style="bold"))
    console.print(Padding(told["why"], _INDENT, expand=False))
    for exact in told["record"]["exact"]:
        console.print(Padding(Text(f"“{exact}”", style="italic"), _INDENT, expand=False))
    console.print(Padding(Text(_of(told["article"]), style="dim"), _INDENT, expand=False))
    _print_corrections(told["corrections"], console)


def _of(article: Row) -> str:
    return " · ".join(
        part for part in (article.get("outlet"), article.get("headline"), article["id"]) if part
    )


def _print_story(told: Row, console: Console) -> None:
    console.print(Text("story  ", style="dim").append(told["headline"], style="bold"))
    if told["led_here"]:
        console.print(f"  another story's id led here; it is now {told['id']}")
    _print_line("\nIts reports", "and how like the story each was when it came", console)
    table = Table.grid(padding=(0, 2))
    for report in told["reports"]:
        likeness = report["likeness"]
        table.add_row(report["article"], "–" if likeness is None else _percent(likeness))
    console.print(Padding(table, _INDENT, expand=False))
    _print_corrections(told["corrections"], console)
    _print_line("\nFounded by", "", console)
    _print_article(told["founding_article"], console)


def _print_article(told: Row, console: Console) -> None:
    console.print(Text("article  ", style="dim").append(told.get("headline") or told["id"], style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    rows = [
        ("outlet", told.get("outlet")),
        ("capture", told.get("capture")),
        ("origin", told.get("origin_id")),
    ]
    rows += [(f"{name} found in", where) for name, where in (told.get("found") or {}).items()]
    rows += [("doubt", doubt) for doubt in told.get("doubts") or ()]
    rows += [("version", edit["what"]) for edit in told.get("edits") or ()]
    story = told.get("story")
    if story:
        rows.append(("story", f"{story['id']}, likeness {_percent(story['likeness'])}"))
    for name, value in rows:
        if value:
            table.add_row(name, str(value))
    console.print(Padding(table, _INDENT, expand=False))


def _print_corrections(found: list[Row], console: Console) -> None:
    if not found:
        return
    _print_line("\nCorrected", "", console)
    for one in found:
        undone = " (undone)" if one["undone_at"] else ""
        change = f"{one['field']}: " if one["field"] else f"{one['action']}: "
        line = f"{change}{one['before'] or 'nothing'} → {one['value'] or 'nothing'}. {one['reason']} ({one['editor']}){undone}"
        console.print(Padding(line, _INDENT, expand=False))
