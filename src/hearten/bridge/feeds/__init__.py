"""Public feeds: fetched when asked, read as text."""
