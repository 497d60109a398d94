"""The tables. Columns hold what is looked up or ordered by; `record` holds the exact record as canonical JSON.

Rows of `Figure`, `Quote` and `Query` are those of the published version of each article, after corrections.
`added_at` says when a row came into this store; it is never exported, as it depends on the run.
"""

from django.db import models
from django.utils import timezone

from dateline.store.outbox import Hook, Message, SeriesAddress  # noqa: F401  tables in a file of their own

# base.text.identify gives 16 digits; feeds and stories use the same.
_ID = 16
# Columns that are looked up are cut to this; the record has the whole. PostgreSQL refuses index rows over 2.7 kB.
SHORT = 200


class Feed(models.Model):
    """What we poll (base.records.Feed)."""

    id = models.CharField(primary_key=True, max_length=_ID)
    url = models.TextField()
    is_on = models.BooleanField(default=True)
    show_full_text = models.BooleanField(default=False)
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failures = models.IntegerField(default=0)
    record = models.TextField()
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.url


class Capture(models.Model):
    """The bytes of one page; they lie in a file of the home folder (store.bodies)."""

    id = models.CharField(primary_key=True, max_length=_ID)
    url = models.TextField(null=True, blank=True)
    media_type = models.CharField(max_length=SHORT)
    captured_at = models.DateTimeField(null=True, blank=True)
    feed_id = models.CharField(max_length=_ID, null=True, blank=True, db_index=True)
    body_bytes = models.BigIntegerField()
    is_read = models.BooleanField(default=False, db_index=True)  # it is an article now, or refused
    version_id = models.CharField(
        max_length=_ID, null=True, blank=True, db_index=True
    )  # as which it was read
    record = models.TextField()
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.url or self.id


class Refusal(models.Model):
    """Why a capture did not become an article."""

    capture_id = models.CharField(primary_key=True, max_length=_ID)
    reason = models.CharField(max_length=40, db_index=True)
    record = models.TextField()
    added_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.capture_id}: {self.reason}"


class Outlet(models.Model):
    """Who publishes."""

    slug = models.CharField(primary_key=True, max_length=80)
    name = models.TextField()

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """What a page says, as published: its record is the current version's after corrections, without the text."""

    id = models.CharField(primary_key=True, max_length=_ID)
    current = models.ForeignKey(
        "Version", null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    is_published = models.BooleanField(default=False, db_index=True)
    is_stale = models.BooleanField(default=True, db_index=True)  # a newer version or newer facts wait
    outlet = models.CharField(max_length=80, null=True, blank=True, db_index=True)  # Outlet.slug
    section = models.CharField(max_length=SHORT, null=True, blank=True)
    language = models.CharField(max_length=20, null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    # For order only, never shown: published_at, else midnight of published_on, else captured_at.
    order_at = models.DateTimeField(null=True, blank=True)
    origin_id = models.CharField(max_length=_ID, null=True, blank=True, db_index=True)
    versions_count = models.IntegerField(default=1)
    record = models.TextField()
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (
            models.Index(fields=["order_at", "id"], name="article_order"),
            models.Index(fields=["published_on", "order_at", "id"], name="article_day"),
            models.Index(fields=["section", "order_at", "id"], name="article_section"),
        )

    def __str__(self) -> str:
        return self.id


class Version(models.Model):
    """One version of an article, as the machine read it; `facts` are the machine's, `published` those after corrections."""

    id = models.CharField(primary_key=True, max_length=_ID)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    capture_id = models.CharField(max_length=_ID, db_index=True)
    text = models.TextField()
    record = models.TextField()  # the article, without the text
    facts = models.TextField(default="", blank=True)
    facts_stage = models.IntegerField(null=True, blank=True, db_index=True)
    published = models.TextField(default="", blank=True)  # empty where equal to `facts`
    revision = models.TextField(
        default="", blank=True
    )  # how it differs from the version before (records.Revision)
    # A better reading of the same capture took its place: it stays for the passages that cite it, and is no version.
    is_outread = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.id


class Passage(models.Model):
    """A span that was cited once; its address stays, whatever later versions say."""

    id = models.CharField(primary_key=True, max_length=_ID)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="passages")
    start = models.IntegerField()
    end = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.version_id} {self.start}-{self.end}"


class Speaker(models.Model):
    """Who is responsible for statements, over all articles (base.speakers.Registered)."""

    slug = models.CharField(primary_key=True, max_length=80)
    name = models.TextField()
    kind = models.CharField(max_length=10, db_index=True)
    statements_count = models.IntegerField(default=0, db_index=True)
    name_slug = models.CharField(max_length=80, default="", blank=True, db_index=True)  # namesakes share it
    role = models.TextField(null=True, blank=True)
    body = models.TextField(null=True, blank=True)
    names = models.TextField(default="", blank=True)  # JSON: all names in use, most used first
    wikidata = models.CharField(max_length=20, null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class SpeakerForm(models.Model):
    """A form in which articles name a speaker (base.speakers.Form), and who the registry says that is."""

    key = models.CharField(primary_key=True, max_length=_ID)
    kind = models.CharField(max_length=10)
    name = models.TextField()
    role = models.TextField(null=True, blank=True)
    body = models.TextField(null=True, blank=True)
    slug = models.CharField(max_length=80, default="", blank=True, db_index=True)  # Speaker.slug
    shown = models.TextField(default="", blank=True)  # the name that an editor gave
    wikidata = models.CharField(max_length=20, null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.role or self.kind}"


class Sighting(models.Model):
    """That a published article gives a statement to a speaker in this form."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    form = models.ForeignKey(SpeakerForm, on_delete=models.CASCADE, db_constraint=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["article", "form"], name="sighting_once"),)

    def __str__(self) -> str:
        return f"{self.form_id} in {self.article_id}"


class SpeakerAddress(models.Model):
    """Where a slug leads that is not a speaker's own: another name of theirs, or one they had before. Never deleted."""

    slug = models.CharField(primary_key=True, max_length=80)
    speaker = models.CharField(max_length=80, db_index=True)  # Speaker.slug

    def __str__(self) -> str:
        return f"{self.slug} -> {self.speaker}"


class KnownId(models.Model):
    """A line of the user's table of Wikidata ids (base.speakers.KnownId)."""

    name = models.TextField()
    role = models.TextField(null=True, blank=True)
    body = models.TextField(null=True, blank=True)
    qid = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.name}: {self.qid}"


class _Fact(models.Model):
    """What figures and quotes share."""

    id = models.CharField(primary_key=True, max_length=_ID)
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    version = models.ForeignKey(Version, on_delete=models.CASCADE)
    start = models.IntegerField()
    end = models.IntegerField()
    speaker = models.CharField(max_length=80, null=True, blank=True)  # Speaker.slug
    speaker_name = models.TextField(null=True, blank=True)
    speaker_kind = models.CharField(max_length=10)
    # said-on, else published: by this a speaker's statements are ordered.
    on = models.DateField(null=True, blank=True)
    confidence = models.FloatField()
    sentence = models.TextField()
    passage_id = models.CharField(max_length=_ID)
    record = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.id


class Figure(_Fact):
    """A number reported (base.records.Figure)."""

    event = models.CharField(max_length=20)
    unit = models.CharField(max_length=SHORT)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["speaker", "on", "id"], name="figure_speaker"),
            models.Index(fields=["confidence", "id"], name="figure_confidence"),
            models.Index(fields=["on", "id"], name="figure_day"),
            models.Index(fields=["event", "unit", "on"], name="figure_event"),
        )


class Quote(_Fact):
    """What somebody said (base.records.Quote)."""

    kind = models.CharField(max_length=10)

    class Meta:
        indexes = (
            models.Index(fields=["speaker", "on", "id"], name="quote_speaker"),
            models.Index(fields=["confidence", "id"], name="quote_confidence"),
            models.Index(fields=["on", "id"], name="quote_day"),
        )


class Query(models.Model):
    """What a copy desk would ask, still open (base.records.Query)."""

    id = models.CharField(primary_key=True, max_length=_ID)
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    version = models.ForeignKey(Version, on_delete=models.CASCADE)
    kind = models.CharField(max_length=30, db_index=True)
    on = models.DateField(null=True, blank=True, db_index=True)
    confidence = models.FloatField()
    record = models.TextField()

    def __str__(self) -> str:
        return self.id


class Check(models.Model):
    """An editor looked at a fact and left it as it is: it leaves the queue. No correction, so nothing public."""

    fact_id = models.CharField(primary_key=True, max_length=_ID)
    editor = models.CharField(max_length=SHORT)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.fact_id


class Story(models.Model):
    """A running event, told (base.records.Story)."""

    id = models.CharField(primary_key=True, max_length=_ID)
    headline = models.TextField()
    standfirst = models.TextField(null=True, blank=True)
    section = models.CharField(max_length=SHORT, null=True, blank=True)
    first_on = models.DateField(null=True, blank=True)
    last_on = models.DateField(null=True, blank=True)
    reports_count = models.IntegerField()
    origins_count = models.IntegerField()
    record = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=["last_on", "origins_count", "id"], name="story_latest"),
            models.Index(fields=["section", "last_on", "origins_count", "id"], name="story_section"),
            models.Index(fields=["origins_count", "id"], name="story_size"),
        )

    def __str__(self) -> str:
        return self.headline


class Membership(models.Model):
    """Which story an article belongs to."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="membership"
    )
    # No foreign key: an article is assigned before its story is told for the first time.
    story_id = models.CharField(max_length=_ID, db_index=True)
    score = models.FloatField()

    def __str__(self) -> str:
        return f"{self.article_id} in {self.story_id}"


class Redirect(models.Model):
    """Where a story's old address leads."""

    old_id = models.CharField(primary_key=True, max_length=_ID)
    new_id = models.CharField(max_length=_ID, db_index=True)

    def __str__(self) -> str:
        return f"{self.old_id} -> {self.new_id}"


class State(models.Model):
    """What a stage carries from one pass to the next, as bytes that only the stage understands."""

    name = models.CharField(primary_key=True, max_length=40)
    value = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Correction(models.Model):
    """An editor's change (base.records.Correction). Rows are never deleted: an undone one says so."""

    target = models.CharField(max_length=10)
    target_id = models.CharField(max_length=SHORT)
    action = models.CharField(max_length=10)
    field = models.CharField(max_length=40, blank=True)
    value = models.TextField(blank=True)
    before = models.TextField(blank=True)
    reason = models.TextField()
    editor = models.CharField(max_length=SHORT)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True, db_index=True)
    undone_by = models.CharField(max_length=SHORT, blank=True)
    article_id = models.CharField(max_length=_ID, null=True, blank=True, db_index=True)
    story_id = models.CharField(max_length=_ID, null=True, blank=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=["target", "target_id"], name="correction_target"),)

    def __str__(self) -> str:
        return f"{self.action} {self.target} {self.target_id}"


class Sketch(models.Model):
    """What is remembered of a page to tell which lines recur with its outlet (articles.recurring.Sketch)."""

    capture_id = models.CharField(primary_key=True, max_length=_ID)
    record = models.TextField()

    def __str__(self) -> str:
        return self.capture_id


class Line(models.Model):
    """A line that may recur, on one page; `key` is that of the outlet and its words."""

    key = models.CharField(max_length=_ID, db_index=True)
    capture_id = models.CharField(max_length=_ID, db_index=True)
    is_weighed = models.BooleanField(default=False, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "capture_id"], name="line_once"),)

    def __str__(self) -> str:
        return f"{self.key} in {self.capture_id}"


class RecurringLine(models.Model):
    """A line that recurs on an outlet's pages and is no news."""

    key = models.CharField(primary_key=True, max_length=_ID)
    outlet = models.TextField()
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.outlet}: {self.text}"


class Meta(models.Model):
    """A value by name: figures of accuracy, what the last pass did."""

    key = models.CharField(primary_key=True, max_length=80)
    value = models.TextField()

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """What search looks through: the words of an article, a story, a speaker or a quote."""

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=80)  # id or slug
    owner_id = models.CharField(
        max_length=_ID, null=True, blank=True, db_index=True
    )  # the article of a quote
    title = models.TextField()
    body = models.TextField()
    section = models.CharField(max_length=SHORT, null=True, blank=True)
    on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="entry_once"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
