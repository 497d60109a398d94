"""Take the pictures of the public site for the documents, from a site that is being served.

Run: python bench/pictures.py http://127.0.0.1:8000 docs/pictures [--story ID]
Without --story, the one with most points in its series is taken. With --editor (and the password in
DATELINE_PASSWORD), the desk's queue too. Needs Chromium, as the browser tests do.
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

WIDE, PHONE = (1280, 1600), (390, 1400)


def main() -> int:
    """Take the pictures."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    story = _read(options.site, f"stories/{options.story or _richest(options.site)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (path, size, scheme) in _shots(options.site, story).items():
            view = {"width": size[0], "height": size[1]}
            page = browser.new_page(viewport=view, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(options.site + path)
            # The address of a figure leads to its place on the page; the picture begins at the top.
            page.evaluate("window.scrollTo(0, 0)")
            page.screenshot(path=options.folder / f"{name}.png")
            page.close()
            print(f"{name:10} {path}")
        if options.editor:
            _shoot_desk(browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}), options)
        browser.close()
    return 0


def _shoot_desk(page: Page, options: argparse.Namespace) -> None:
    page.goto(f"{options.site}/desk/")
    page.fill("input[name=username]", options.editor)
    page.fill("input[name=password]", os.environ["DATELINE_PASSWORD"])
    page.click("form[method=post] button")
    page.goto(f"{options.site}/desk/")
    page.screenshot(path=options.folder / "desk.png")
    print("desk       /desk/")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take pictures of the public site.")
    parser.add_argument("site", help="address of the site, without a slash at its end")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--story", help="id of the story to show")
    parser.add_argument("--editor", help="who signs in at the desk")
    return parser.parse_args()


def _read(site: str, what: str) -> Any:
    with urlopen(f"{site}/api/v1/{what}") as answer:
        return json.load(answer)


def _points(story: Any) -> int:
    return sum(len(line["points"]) for series in story["series"] for line in series["lines"])


def _richest(site: str) -> str:
    told = [_read(site, f"stories/{line['id']}") for line in _read(site, "stories?limit=50")["items"]]
    return str(max(told, key=_points)["id"])


def _shots(site: str, story: Any) -> dict[str, tuple[str, tuple[int, int], str]]:
    told = f"/story/{story['id']}/"
    figure = story["series"][0]["lines"][0]["points"][0]
    section = _read(site, f"articles/{story['article_ids'][0]}")["section"] or "World"
    speaker = _read(site, "speakers?limit=1")["items"][0]
    words = "+".join(story["headline"].split()[:3])
    return {
        "front": ("/", WIDE, "light"),
        "section": (f"/section/{'-'.join(section.lower().split())}/", WIDE, "light"),
        "story": (told, (1280, 2600), "light"),
        "article": (f"/article/{figure['article_id']}/", WIDE, "light"),
        "passage": (f"/passage/{figure['figure_id']}/", (1280, 1200), "light"),
        "speaker": (f"/speaker/{speaker['slug']}/", WIDE, "light"),
        "search": (f"/search?q={words}", WIDE, "light"),
        "phone": (told, PHONE, "light"),
        "dark": ("/", WIDE, "dark"),
    }


if __name__ == "__main__":
    sys.exit(main())
