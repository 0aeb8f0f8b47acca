"""Steps to help: check-ins, help lines, my plan; content as dated data."""
