"""Traces and check-ins become effects: what goes with better or lower mood in one life, and how sure that is."""
