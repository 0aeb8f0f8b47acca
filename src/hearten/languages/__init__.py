"""The languages Hearten speaks: which they are, their phrases, and the one that is spoken now."""
