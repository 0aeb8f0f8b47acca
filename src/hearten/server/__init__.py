"""Settings, addresses and the program that serves them."""
