"""What talks have in common, on whichever platform."""
