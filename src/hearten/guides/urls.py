"""Addresses of the guides: open to all, because nothing in them is about anybody."""

from __future__ import annotations

from django.urls import path

from hearten.guides.views.agreement import agreement
from hearten.guides.views.carer_path import carer_path
from hearten.guides.views.guide_card import guide_card
from hearten.guides.views.guide_index import guide_index
from hearten.guides.views.guide_print import guide_print
from hearten.guides.views.guide_search import guide_search
from hearten.guides.views.lesson_class import lesson_class
from hearten.guides.views.lesson_show import lesson_show
from hearten.guides.views.rights_show import rights_show
from hearten.guides.views.ten_minutes import ten_minutes

urlpatterns = [
    path("", guide_index, name="guide_index"),
    path("search", guide_search, name="guide_search"),
    path("rights", rights_show, name="rights_show"),
    path("ten-minutes", ten_minutes, name="ten_minutes"),
    path("agreement", agreement, name="agreement"),
    path("lessons/<slug:slug>", lesson_show, name="lesson_show"),
    path("lessons/<slug:slug>/class", lesson_class, name="lesson_class"),
    path("<slug:slug>", guide_card, name="guide_card"),
    path("<slug:slug>/sheet", guide_print, name="guide_print"),
    path("<slug:slug>/together", carer_path, name="carer_path"),
]
