"""From a time as somebody or something wrote it to an instant."""
