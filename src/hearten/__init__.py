"""Hearten: see which online spaces and voices lift you and which weigh on you, from your own history."""

__version__ = "0.1.0"
