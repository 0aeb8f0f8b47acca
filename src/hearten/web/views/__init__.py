"""One page or answer a file: the folder listing is the map of the site."""
