"""The shape of a file without its content."""
