"""Files as streams of items, rows, cells or lines, whatever their state."""
