"""What Django needs to know, worked out at start: no database, nothing written, one machine."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from csp.constants import NONE, SELF

if TYPE_CHECKING:
    from hearten.people.link import OneTimeLink
    from hearten.web.here import Here

LOCAL_NAMES = ("127.0.0.1", "localhost")
LIST_OF_FILES_BYTES = 32 << 20
"""The largest form field: the list of names of a folder of some 200,000 files."""

POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
"""Nothing is asked of any other machine, and no script but our own runs."""


def settings_for(port: int, link: OneTimeLink, here: Here) -> dict[str, Any]:
    """All settings of one process that listens on `port`."""
    return {
        "DEBUG": False,
        "SECRET_KEY": secrets.token_urlsafe(64),  # sessions end with the process
        "HEARTEN_LINK": link,
        "HEARTEN_HERE": here,
        "HEARTEN_KNOWN_COUNTRY": "hearten.web.views.help_now.known_country",  # the guides stand below web
        "HEARTEN_HOSTS": [f"{name}:{port}" for name in LOCAL_NAMES],
        "ALLOWED_HOSTS": list(LOCAL_NAMES),
        "ROOT_URLCONF": "hearten.server.urls",
        "INSTALLED_APPS": [
            "hearten.web",
            "hearten.people",
            "hearten.guides",
            "django.contrib.humanize",
            "django.contrib.sessions",
            "django.contrib.staticfiles",
            "django_htmx",
            "csp",
        ],
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": TEMPLATES,
        "DATABASES": {},
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
        "LOGGING_CONFIG": None,  # see server/logs.py
        "USE_TZ": True,
        "LANGUAGE_CODE": "en",
        **_session_settings(port),
        **_upload_settings(),
        **_static_settings(),
        "CONTENT_SECURITY_POLICY": POLICY,
        # Not "no-referrer": with that, browsers send "Origin: null" with our own forms, and the check against
        # forged forms must refuse them (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
        "SECURE_REFERRER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
    }


MIDDLEWARE = [
    "hearten.server.headers.PrivateByDefault",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "hearten.server.hosts.OurAddressOnly",
    "hearten.server.statics.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hearten.people.door.OwnerOnly",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hearten.web.idle.LockWhenIdle",
    "hearten.web.apart.AnswersApart",
    "hearten.web.ready.VaultReady",
    "hearten.web.kind_errors.KindErrors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "hearten.web.here.banner"],
        },
    }
]


def _session_settings(port: int) -> dict[str, Any]:
    return {
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        # Browsers keep cookies by host, not by port: a second Hearten must not sign the first one out.
        "SESSION_COOKIE_NAME": f"hearten-{port}",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Strict",
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_USE_SESSIONS": True,
        "CSRF_FAILURE_VIEW": "hearten.web.views.errors.form_refused",
    }


def _upload_settings() -> dict[str, Any]:
    return {
        "FILE_UPLOAD_HANDLERS": ["hearten.web.sealed_upload.SealedUploadHandler"],
        "DATA_UPLOAD_MAX_MEMORY_SIZE": LIST_OF_FILES_BYTES,
        "DATA_UPLOAD_MAX_NUMBER_FILES": None,  # a folder has as many as it has
    }


def _static_settings() -> dict[str, Any]:
    return {
        "STATIC_URL": "/static/",
        "WHITENOISE_USE_FINDERS": True,  # straight out of the installed packages; nothing is copied
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_ALLOW_ALL_ORIGINS": False,
    }
