"""All addresses of the site: the desk, Django's admin, and the press at the root; and the desk's word to the newsroom."""

from typing import Any

from django.contrib import admin
from django.urls import include, path

from dateline.desk.serve import corrected
from dateline.newsroom.checking import check_draft
from dateline.store.open import settings_in_force

urlpatterns = [
    path("desk/", include("dateline.desk.serve")),
    path("admin/", admin.site.urls),
    path("api/v1/check", check_draft, name="check"),
    path("", include("dateline.press.serve")),
]


def bring_up_to_date(**_: Any) -> None:
    """Lay an editor's correction over the results at once, so that the next page that is asked for shows it."""
    # The stages load a parser and tables of words: a server that never sees a correction need not hold them.
    from dateline.newsroom.settle import settle

    settle(settings_in_force())


corrected.connect(bring_up_to_date, dispatch_uid="dateline.newsroom")
