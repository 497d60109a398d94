"""Tables of what goes out by itself: webhooks, what each was and is to be told, and where series are now.

Models like those of `models`, which takes them in; they stand apart because only hooks and feeds ask for them.
"""

from django.db import models
from django.utils import timezone

_ID = 16


class Hook(models.Model):
    """An address that an editor registered: what happens in stories is told to it (store.hooks.HookView)."""

    id = models.CharField(primary_key=True, max_length=_ID)
    url = models.TextField()
    secret = models.TextField()  # signing needs it as it is; it is shown once, and never listed
    events = models.TextField()  # names, parted by spaces
    story_id = models.CharField(max_length=_ID, default="", blank=True)  # "": all stories
    speaker = models.CharField(max_length=80, default="", blank=True)  # Speaker.slug; "": all speakers
    is_on = models.BooleanField(default=True)
    why_off = models.TextField(default="", blank=True)
    editor = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True, blank=True)  # when a message last arrived

    def __str__(self) -> str:
        return self.url


class Message(models.Model):
    """Something to tell one hook: it waits, was delivered, or was given up. The same is never queued twice."""

    id = models.CharField(primary_key=True, max_length=40)
    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="messages")
    event = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(max_length=10, default="waiting", db_index=True)
    attempts = models.IntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now, db_index=True)
    status = models.IntegerField(null=True, blank=True)  # the last answer's
    trouble = models.TextField(default="", blank=True)  # why the last attempt failed
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["hook", "-made_at"], name="message_log"),)

    def __str__(self) -> str:
        return f"{self.id} {self.event} {self.state}"


class SeriesAddress(models.Model):
    """What a series of figures held when its address was last good: by this it is found again. Never deleted."""

    id = models.CharField(primary_key=True, max_length=_ID)  # Series.id
    story_id = models.CharField(max_length=_ID, db_index=True)
    event = models.CharField(max_length=20)
    unit = models.CharField(max_length=200)
    members = models.TextField()  # article id and value of its points, parted by spaces and lines

    def __str__(self) -> str:
        return f"{self.id} of {self.story_id}"
