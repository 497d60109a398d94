"""News as it comes in: files, archives, feeds and pages, as captures. Knows no clock, no setting and no store."""
