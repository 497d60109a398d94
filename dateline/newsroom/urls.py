"""All addresses of the site: the desk, Django's admin, and the press at the root."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", include("dateline.desk.serve")),
    path("admin/", admin.site.urls),
    path("", include("dateline.press.serve")),
]
