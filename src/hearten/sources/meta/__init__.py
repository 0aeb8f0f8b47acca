"""Meta's ways of writing an export, which Instagram, Facebook and Threads share."""
