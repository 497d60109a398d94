"""Measures every task on development data and writes the figures where readers see them.

    python bench/accuracy.py ../shared [TASK ...]

Runs `dateline evaluate` and the scorers of `eval/` beside the data, and writes `dateline/newsroom/accuracy.json` (shown
on /accuracy/) and the table in `docs/accuracy.md`. Tasks that are not named keep the figures of their last run.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "dateline" / "newsroom" / "accuracy.json"
PAGE = ROOT / "docs" / "accuracy.md"
RELIABILITY = ROOT / "bench" / "reliability.py"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One set, its scorer, and which of the scorer's figures are shown."""

    name: str
    about: str
    task: str
    data: str
    scorer: str
    shown: dict[str, tuple[str, ...]]  # our words: path in the scorer's JSON
    gold: str = ""  # where it is another file than `data`


F1 = "f1"
TASKS = (
    Task(name="Article bodies, aeb", about="92 pages of 2019; body by 4-word shingles, and exact", task="extraction",
         data="extraction/aeb", scorer="extraction",
         shown={"F1": ("body", "shingles (4 words)", F1), "exact": ("body", "accuracy (exact tokens)", "share")}),
    Task(name="News pages, fundus", about="119 pages of 2023-2026 from 40 countries", task="extraction",
         data="extraction/fundus", scorer="extraction",
         shown={"body F1": ("body", "shingles (4 words)", F1), "headline": ("fields", "title exact", "share"),
                "standfirst F1": ("fields", "standfirst", F1), "authors": ("fields", "authors exact set", "share"),
                "day": ("fields", "published, same day", "share"),
                "instant": ("fields", "published, same instant", "share")}),
    Task(name="Web pages, trafilatura-eval", about="500 pages; phrases that must and must not be in the text", task="extraction",
         data="extraction/trafilatura-eval", scorer="phrases", shown={"micro F1": ("phrases", "micro", F1)}),
    Task(name="Publication days", about="494 pages", task="page-dates", data="dates/page-dates", scorer="dates",
         shown={"right": ("publication day", "right", "share")}),
    Task(name="Time expressions, news", about="TempEval-3 platinum, 9 articles", task="dates", data="dates/te3-platinum",
         scorer="dates", shown={"value F1": ("expressions", "value", F1), "strict span F1": ("expressions", "strict span", F1)}),
    Task(name="Time expressions, histories", about="WikiWars, 13 texts", task="dates", data="dates/wikiwars", scorer="dates",
         shown={"value F1": ("expressions", "value", F1), "strict span F1": ("expressions", "strict span", F1)}),
    Task(name="Quotes", about="28 articles, 494 quotes; speech cues", task="quotes", data="quotes/gold/dev.jsonl",
         scorer="quotes",
         shown={"token F1": ("speech cues (headline)", "content token", F1), "exact F1": ("speech cues (headline)", "content exact", F1),
                "matched F1": ("speech cues (headline)", "matched (Jaccard .5)", F1),
                "speaker end to end F1": ("speech cues (headline)", "speaker, end to end", F1)}),
    Task(name="Quotes, Wikinews", about="GUM, 4 articles of its dev part", task="quotes", data="quotes/gum_wikinews.dev.jsonl",
         scorer="quotes",
         shown={"token F1": ("speech cues (headline)", "content token", F1),
                "speaker end to end F1": ("speech cues (headline)", "speaker, end to end", F1)}),
    Task(name="Figures, articles", about="28 articles, 299 figures", task="figures", data="figures/gold/dev.jsonl",
         scorer="figures",
         shown={"detection F1": ("all figures", "detection", F1), "value": ("all figures", "value right", "share"),
                "bound": ("all figures", "bound right", "share"), "unit": ("all figures", "unit right", "share"),
                "event": ("all figures", "event right", "share"), "complete F1": ("all figures", "complete (headline)", F1),
                "complete F1, impact": ("impact figures", "complete (headline)", F1)}),
    Task(name="Figures, short items", about="200 dated items, 281 figures", task="figures",
         data="figures/gold/events_dev.jsonl", scorer="figures",
         shown={"detection F1": ("all figures", "detection", F1), "complete F1": ("all figures", "complete (headline)", F1),
                "complete F1, impact": ("impact figures", "complete (headline)", F1)}),
    Task(name="Stories, headlines", about="3,181 headlines, 43 stories", task="stories",
         data="stories/uci_headlines_dev.jsonl", scorer="stories", shown={"B-cubed F1": ("stories", "B-cubed", F1)}),
    Task(name="Stories, look-alikes", about="510 articles in 44 look-alike stories", task="stories",
         data="stories/ecbplus_dev.jsonl", scorer="stories", shown={"B-cubed F1": ("stories", "B-cubed", F1)}),
    Task(name="Stories, two years", about="4,202 dated items", task="stories", data="events/current_events.dev.jsonl",
         scorer="stories", shown={"B-cubed F1": ("stories", "B-cubed", F1)}),
)  # fmt: skip


def main() -> None:
    """Measure the tasks that are named, or all."""
    shared = Path(sys.argv[1]).resolve()
    wanted = sys.argv[2:]
    known = {row["name"]: row for row in json.loads(FIGURES.read_text("utf-8"))} if FIGURES.exists() else {}
    for task in TASKS:
        if not wanted or any(word.casefold() in task.name.casefold() for word in wanted):
            known[task.name] = measure(task, shared)
            print(task.name, known[task.name]["figures"], flush=True)
            write([known[item.name] for item in TASKS if item.name in known])
    # How sure the facts are, and how many of them are right, is measured with the rest.
    if not wanted or "reliability" in wanted:
        subprocess.run([sys.executable, str(RELIABILITY), str(shared), "--write"], check=True, cwd=ROOT)


def measure(task: Task, shared: Path) -> dict[str, Any]:
    """Return a row of the table: predict, score, pick the figures."""
    data = shared / "data" / task.data
    with tempfile.TemporaryDirectory() as folder:
        predicted, scored = Path(folder) / "predicted.jsonl", Path(folder) / "scored.json"
        dateline = [sys.executable, "-m", "dateline.cli.main", "evaluate", task.task]
        subprocess.run([*dateline, "--input", str(data), "--out", str(predicted)], check=True, cwd=ROOT)
        # A set whose measure `eval/` lacks has its scorer beside this file.
        scores = shared / "eval" / f"{task.scorer}.py"
        if not scores.exists():
            scores = Path(__file__).parent / f"{task.scorer}.py"
        scorer = [sys.executable, str(scores), "--gold", str(data)]
        subprocess.run(
            [*scorer, "--predicted", str(predicted), "--json", str(scored)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        report = json.loads(scored.read_text("utf-8"))
    return {
        "name": task.name,
        "about": task.about,
        "on": date.today().isoformat(),  # noqa: DTZ011 - the day where the measurement was made
        "command": f"dateline evaluate {task.task} --input data/{task.data}",
        "figures": {name: _picked(report, path) for name, path in task.shown.items()},
    }


def _picked(report: dict[str, Any], path: tuple[str, ...]) -> float | None:
    value: Any = report
    for key in path:
        value = value[key]
    return None if value is None else round(float(value), 3)


def write(rows: list[dict[str, Any]]) -> None:
    """Write the rows for the site, and as a table into the document."""
    FIGURES.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    lines = ["| task | data | measured | figures |", "|---|---|---|---|"]
    for row in rows:
        figures = ", ".join(
            f"{name} {value:.3f}" if value is not None else f"{name} –"
            for name, value in row["figures"].items()
        )
        lines.append(f"| {row['name']} | {row['about']} | {row['on']} | {figures} |")
    text = PAGE.read_text("utf-8")
    head, tail = text.split(BEGIN)[0], text.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n" + "\n".join(lines) + f"\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
