"""What words carry, read on the person's own machine: a text becomes thirteen probabilities, and nothing leaves."""
