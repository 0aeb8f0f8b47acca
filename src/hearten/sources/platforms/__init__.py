"""One file a platform; a new one is found by its file name and needs no other change."""
