"""What every room stands on: errors, clock, ids, the data home. Standard library only."""
