"""All addresses of the app."""

from __future__ import annotations

from django.urls import include, path

from hearten.people.sign_in import sign_in

urlpatterns = [
    path("in/<str:token>", sign_in, name="sign_in"),
    path("guides/", include("hearten.guides.urls")),
    path("", include("hearten.web.urls")),
]

handler400 = "hearten.web.views.errors.bad_request"
handler403 = "hearten.web.views.errors.refused"
handler404 = "hearten.web.views.errors.not_found"
handler500 = "hearten.web.views.errors.our_mistake"
