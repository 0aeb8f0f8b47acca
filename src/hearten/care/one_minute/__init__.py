"""The one-minute step: what might stop you from reaching out, an answer to that, and two ways to reach somebody."""
