"""Django set up on import, so that tables can be imported after it. The doors import this first.

It needs no home folder: which store is kept in and found in is decided by `open.open_store`, before or after.
"""

from dateline.store.place import wake

wake()
