"""The person's own store: encrypted segments, a journal, and one door."""
