"""The public's face: pages, charts, feeds, sitemaps, the read-only API, and the site as static files."""
