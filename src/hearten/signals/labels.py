"""The thirteen things that a text may carry, in the order in which the model answers."""

from __future__ import annotations

HARM = ("insult", "hate", "threat", "obscene_sexual", "self_harm", "body_image")
HELP = ("support", "encouragement", "gratitude", "joy", "belonging", "information", "creative")
LABELS = HARM + HELP
