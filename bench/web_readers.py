"""Fifty people who read: run by locust, which brings its own environment."""

from __future__ import annotations

import json
import os

from locust import HttpUser, between, task


class Reader(HttpUser):
    """Looks at a page, thinks for a second or two, looks at another."""

    wait_time = between(1, 3)

    def on_start(self) -> None:
        """Come in as the owner's browser did."""
        self.client.cookies.update(json.loads(os.environ["HEARTEN_COOKIES"]))

    @task(3)
    def home(self) -> None:
        """The first page."""
        self.client.get("/")

    @task(3)
    def map(self) -> None:
        """The map."""
        self.client.get("/map?by=voice", name="/map?by=voice")

    @task(2)
    def check_in(self) -> None:
        """The check-in."""
        self.client.get("/check-in")

    @task(2)
    def help(self) -> None:
        """Help lines."""
        self.client.get("/care/")

    @task(1)
    def guide(self) -> None:
        """A card."""
        self.client.get("/guides/")

    @task(1)
    def choices(self) -> None:
        """Choices."""
        self.client.get("/choices")
