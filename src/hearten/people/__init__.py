"""Who is here. On one's own machine: the person who holds the one-time link."""
