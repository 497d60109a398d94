"""The home folder of a command, its settings, and the store in it, opened when first asked for."""

from dataclasses import dataclass
from pathlib import Path

import typer
from platformdirs import user_data_path

from dateline.base.errors import Unreadable
from dateline.base.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder that holds everything."""

    path: Path

    @classmethod
    def at(cls, path: str) -> "Home":
        """Return the home at `path`, or where the platform keeps a user's data."""
        return cls(Path(path).expanduser().resolve() if path else user_data_path("dateline"))

    def settings(self) -> Settings:
        """Return the settings in force for this home.

        Raises:
            BadSetting: a value in the file or the environment cannot be used.
        """
        return read_settings(self.path)

    def open(self) -> Settings:
        """Make the store ready, and return the settings.

        Raises:
            Unreadable: the folder cannot be made.
        """
        # Django takes a while to load: only the commands that need the store pay for it.
        from dateline.store.open import open_store

        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreadable(str(self.path), f"cannot be made a home folder: {error.strerror}") from error
        settings = self.settings()
        open_store(settings)
        return settings


def home_of(context: typer.Context) -> Home:
    """Return the home that the command was given."""
    home = context.find_root().obj
    assert isinstance(home, Home)
    return home
