"""The kinds of file in which check-ins come, one file here for each."""
