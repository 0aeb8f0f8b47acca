"""The only place where rooms meet, and the only one that opens a vault."""
