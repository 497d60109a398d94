"""The site as a WSGI application, for the home folder that the environment names (DATELINE_HOME)."""

import os
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from dateline.base.settings import read_settings
from dateline.store.open import open_store


def _with_static_files(application: WhiteNoise) -> WhiteNoise:
    # Straight from the packages: nothing to collect, nothing to keep up to date in the home folder.
    for finder in get_finders():
        for path, storage in finder.list([]):
            application.add_file_to_dictionary(f"/static/{path}", storage.path(path))
    return application


open_store(read_settings(Path(os.environ["DATELINE_HOME"])))
application = _with_static_files(WhiteNoise(get_wsgi_application(), max_age=3600))
