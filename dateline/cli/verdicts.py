"""Prints what a check of a draft says."""

from collections import Counter

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dateline.newsroom.check import Checked, Finding, Verdict, Witness

# Signs beside the colours: a terminal may have none, and not every eye tells them apart.
_SIGNS: dict[Verdict, tuple[str, str]] = {
    "backed": ("✓", "green"),
    "contradicted": ("✗", "bold red"),
    "superseded": ("↻", "yellow"),
    "unbacked": ("?", "magenta"),
}
_INDENT = 7


def print_checked(checked: Checked, console: Console) -> None:
    """Print each finding with its line, words, verdict, reason and passages; then the queries, and the count."""
    for finding in checked.findings:
        _print_finding(finding, console)
    for query in checked.queries:
        words = "; ".join(query.exact) or query.kind
        console.print(Text.assemble(("  query  ", "bold cyan"), (words, "bold"), f"  {query.kind}"))
        console.print(Padding(Text(query.why), (0, 0, 0, _INDENT)))
    console.print(_count(checked))


def _print_finding(finding: Finding, console: Console) -> None:
    sign, style = _SIGNS[finding.verdict]
    place = f"{finding.line or '':>4}"
    head = Text.assemble(
        (place, "dim"), " ", (f"{sign} {finding.verdict:<13}", style), (finding.exact, "bold")
    )
    if finding.speaker:
        head.append(f"  {finding.speaker}", "italic")
    console.print(head)
    console.print(Padding(Text(_why(finding), style="dim"), (0, 0, 0, _INDENT)))
    shown = finding.witnesses[:1] if finding.verdict == "backed" else finding.witnesses
    for witness in shown:
        console.print(Padding(_passage(witness), (0, 0, 0, _INDENT + 2)))


def _why(finding: Finding) -> str:
    if not finding.origins:
        return finding.why
    return f"{finding.why} {finding.origins} origin{'s' if finding.origins > 1 else ''}."


def _passage(witness: Witness) -> Text:
    where = f"{witness.outlet or 'unnamed outlet'}, {witness.on or 'undated'}: "
    return Text.assemble((where, "dim"), " ".join(witness.sentence.split()))


def _count(checked: Checked) -> Text:
    if not checked.findings:
        return Text("The draft has no figure, quotation, named statement or day.")
    counts = Counter(finding.verdict for finding in checked.findings)
    told = [f"{counts[verdict]} {verdict}" for verdict in _SIGNS if counts[verdict]]
    asked = f"; {len(checked.queries)} queries" if checked.queries else ""
    return Text(f"{', '.join(told)}{asked}.", style="bold")
