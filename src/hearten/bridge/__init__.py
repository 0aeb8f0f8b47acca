"""Doors to the outside, opened only when the person asks for that very thing."""
