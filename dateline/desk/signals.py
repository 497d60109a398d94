"""How the desk tells the floor above that something was corrected: it knows no newsroom, so it sends a signal."""

from django.dispatch import Signal

# Sent after corrections were kept or undone, with
#   corrections: tuple[Correction, ...]
#   article_ids: tuple[str, ...]   whose facts, section or day are affected
#   story_ids: tuple[str, ...]     which must be grouped or told again; both sides of a merge or a move
# A receiver that raises does not undo the correction: it then shows after the next run.
corrected = Signal()
