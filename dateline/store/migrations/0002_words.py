"""Full-text search: an FTS5 table that follows store_entry on SQLite, a generated tsvector on PostgreSQL."""

from django.db import migrations

from dateline.store.folding import LETTERS, SIGNS

SQLITE = [
    """CREATE VIRTUAL TABLE store_entry_words USING fts5(
        title, body, content='store_entry', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE TRIGGER store_entry_added AFTER INSERT ON store_entry BEGIN
        INSERT INTO store_entry_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
    """CREATE TRIGGER store_entry_gone AFTER DELETE ON store_entry BEGIN
        INSERT INTO store_entry_words(store_entry_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
    END""",
    """CREATE TRIGGER store_entry_changed AFTER UPDATE OF title, body ON store_entry BEGIN
        INSERT INTO store_entry_words(store_entry_words, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO store_entry_words(rowid, title, body) VALUES (new.id, new.title, new.body);
    END""",
]
SQLITE_BACK = [
    "DROP TRIGGER store_entry_changed",
    "DROP TRIGGER store_entry_gone",
    "DROP TRIGGER store_entry_added",
    "DROP TABLE store_entry_words",
]
# translate() looks through its whole list for every character: the long list only where there is an accent.
_PLAIN = f"""translate(words, '{SIGNS.replace("'", "''")}', '{" " * len(SIGNS)}')"""
# A stemmer without stop words: "WHO", "IT" and "US" are names in the news.
POSTGRESQL = [
    "CREATE TEXT SEARCH DICTIONARY dateline_stem (TEMPLATE = snowball, Language = english)",
    "CREATE TEXT SEARCH CONFIGURATION dateline (COPY = simple)",
    """ALTER TEXT SEARCH CONFIGURATION dateline
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH dateline_stem""",
    f"""CREATE FUNCTION dateline_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $fold$ SELECT CASE WHEN words ~ '[{min(LETTERS)}-{max(LETTERS)}]'
            THEN translate({_PLAIN}, '{"".join(LETTERS)}', '{"".join(LETTERS.values())}') ELSE {_PLAIN} END $fold$""",
    # A tsvector holds at most a megabyte; a title and 200,000 characters stay well below.
    """ALTER TABLE store_entry ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('dateline'::regconfig, dateline_fold(left(title, 20000))), 'A') ||
        setweight(to_tsvector('dateline'::regconfig, dateline_fold(left(body, 200000))), 'D')
    ) STORED""",
    "CREATE INDEX store_entry_words ON store_entry USING gin (words)",
]
POSTGRESQL_BACK = [
    "ALTER TABLE store_entry DROP COLUMN words",
    "DROP FUNCTION dateline_fold(text)",
    "DROP TEXT SEARCH CONFIGURATION dateline",
    "DROP TEXT SEARCH DICTIONARY dateline_stem",
]


def _run(editor, on_sqlite, on_postgresql):
    for statement in on_sqlite if editor.connection.vendor == "sqlite" else on_postgresql:
        editor.execute(statement, None)


def forwards(apps, editor):
    _run(editor, SQLITE, POSTGRESQL)


def backwards(apps, editor):
    _run(editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_first")]

    operations = [migrations.RunPython(forwards, backwards)]
