"use strict";
// The check-in without waiting, and without Hearten: an answer that cannot be sent is locked away in this browser
// (AES-GCM, with a key that no script can read out) and sent when Hearten is open again.

(() => {
  const form = document.querySelector("form.check-in");
  if (!form || !window.indexedDB || !window.crypto?.subtle) return;
  const said = document.getElementById("said");

  const ask = (request) => new Promise((good, bad) => {
    request.onsuccess = () => good(request.result);
    request.onerror = () => bad(request.error);
  });

  async function store(mode) {
    const opening = indexedDB.open("hearten-check-in", 1);
    opening.onupgradeneeded = () => ["keys", "waiting"].forEach((name) => opening.result.createObjectStore(name));
    const base = await ask(opening);
    const change = base.transaction(["keys", "waiting"], mode);
    return { keys: change.objectStore("keys"), waiting: change.objectStore("waiting") };
  }

  async function key() {
    const found = await ask((await store("readonly")).keys.get("key"));
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await ask((await store("readwrite")).keys.put(made, "key"));
    return made;
  }

  async function lockAway(answer) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(answer));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(), plain);
    await ask((await store("readwrite")).waiting.put({ iv, sealed }, answer.id));
  }

  async function waiting() {
    const all = await ask((await store("readonly")).waiting.getAll());
    const secret = await key();
    const opened = all.map(({ iv, sealed }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, secret, sealed));
    return (await Promise.all(opened)).map((plain) => JSON.parse(new TextDecoder().decode(plain)));
  }

  async function send(answers) {
    const token = (await (await fetch("/check-in/sync", { headers: { Accept: "application/json" } })).json()).token;
    const answer = await fetch("/check-in/sync", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(answers),
    });
    if (!answer.ok) throw new Error("refused");
    return (await answer.json()).done;
  }

  async function sendWaiting() {
    const answers = await waiting();
    if (!answers.length) return;
    const done = await send(answers);
    const change = await store("readwrite");
    await Promise.all(done.map((id) => ask(change.waiting.delete(id))));
    say(form.dataset.sent);
  }

  function say(words) {
    said.textContent = words;
    said.hidden = false;
  }

  function answered() {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (["valence", "energy", "calm", "connection"].includes(name)) values[name] = Number(value);
    }
    const id = [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");
    return { id, at: Date.now() * 1000, values, because: form.elements.because?.value || null };
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = answered();
    if (!Object.keys(answer.values).length) return say(form.dataset.empty);
    await lockAway(answer);
    form.reset();
    try {
      await sendWaiting();
      say(form.dataset.kept);
    } catch {
      say(form.dataset.later);
    }
  });

  const quietly = () => sendWaiting().catch(() => {});
  addEventListener("online", quietly);
  quietly();
  navigator.serviceWorker?.register("/check-in-worker.js", { scope: "/check-in" });
})();
