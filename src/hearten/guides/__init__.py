"""Pages that explain: plain Markdown with its sources in front."""
