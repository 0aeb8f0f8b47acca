"""From what is known about a space or voice, and what the person wishes, to a choice with an end."""
