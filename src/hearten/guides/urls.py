"""Addresses of the guides: open to all, because nothing in them is about anybody."""

from __future__ import annotations

from django.urls import path

from hearten.guides.views.guide_card import guide_card
from hearten.guides.views.guide_index import guide_index
from hearten.guides.views.guide_print import guide_print

urlpatterns = [
    path("", guide_index, name="guide_index"),
    path("<slug:slug>", guide_card, name="guide_card"),
    path("<slug:slug>/sheet", guide_print, name="guide_print"),
]
