"use strict";
// Keeps the empty check-in form and what it needs to look right, so that it opens while Hearten is closed.
// Nothing that a person answered ever passes through here.

const SHELL = "check-in-1";
const FORM = "/check-in/offline";
const NEEDED = [FORM, "/static/web/hearten.css", "/static/web/check-in.js", "/static/web/icon.svg", "/static/web/icons.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(NEEDED)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (event.request.mode === "navigate" && address.pathname === "/check-in") {
    event.respondWith(fetch(event.request).catch(() => caches.match(FORM)));
  } else if (NEEDED.includes(address.pathname) && address.pathname !== FORM) {
    event.respondWith(fetch(event.request).catch(() => caches.match(address.pathname)));
  }
});
