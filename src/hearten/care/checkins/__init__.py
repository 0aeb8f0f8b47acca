"""Check-ins: how a person says they are, in two taps or a few well-tested questions, and how older diaries come in."""
