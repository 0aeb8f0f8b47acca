"""Pages over the personal wing."""
