"use strict";
// Sends files in slices, so that a large one shows how far it is, can be stopped, and goes on after a break.
// Without this script the same form works as an ordinary upload.

(() => {
  const form = document.getElementById("bring");
  const find = (selector) => form.querySelector(selector);
  const sending = find(".sending");
  const token = find("[name=csrfmiddlewaretoken]").value;
  const say = (key) => { find(".said").textContent = form.dataset[key]; };

  const TRIES = 3; // over some four seconds
  let stopped = null; // an AbortController while something is being sent

  find(".drop-hint").hidden = false;
  form.classList.add("ready");
  if (!("webkitdirectory" in document.createElement("input"))) find(".folder").hidden = true;

  // ---- what was given: [{name, file}] ----

  const chosen = () => [...form.querySelectorAll("input[type=file]")].flatMap((input) =>
    [...input.files].map((file) => ({ name: file.webkitRelativePath || file.name, file })));

  async function dropped(transfer) {
    const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry());
    const found = [];
    for (const entry of entries) if (entry) await walk(entry, found);
    return found;
  }

  async function walk(entry, found) {
    const path = entry.fullPath.replace(/^\//, "");
    if (entry.isFile) {
      found.push({ name: path, file: await new Promise((good, bad) => entry.file(good, bad)) });
      return;
    }
    const reader = entry.createReader();
    for (;;) { // a reader gives at most 100 at a time
      const some = await new Promise((good, bad) => reader.readEntries(good, bad));
      if (!some.length) return;
      for (const inner of some) await walk(inner, found);
    }
  }

  // What the form asks besides files.
  const choices = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));

  // ---- sending ----

  // The bytes from `offset` on, at most `length` of them, of all files laid end to end.
  function slice(given, offset, length) {
    const parts = [];
    for (const { file } of given) {
      if (offset >= file.size) { offset -= file.size; continue; }
      const part = file.slice(offset, offset + length);
      parts.push(part);
      length -= part.size;
      offset = 0;
      if (!length) break;
    }
    return new Blob(parts);
  }

  async function ask(url, options = {}) {
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    const answer = await fetch(url, { ...options, headers, signal: stopped.signal });
    const said = await answer.json().catch(() => ({}));
    if (answer.ok || answer.status === 409) return said;
    throw new Refused(said.sentence || form.dataset.lost);
  }

  class Refused extends Error {}
  class Changed extends Error {}

  async function put(url, offset, body) {
    try {
      return await ask(`${url}?offset=${offset}`, { method: "PUT", body });
    } catch (fault) {
      if (!(fault instanceof Refused)) await body.arrayBuffer().catch(() => { throw new Changed(); });
      throw fault;
    }
  }

  async function send(given) {
    const files = given.map(({ name, file }) => [name, file.size]);
    const parcel = await ask(form.dataset.parcels, { method: "POST", body: JSON.stringify({ files }) });
    const url = `${form.dataset.parcels}/${parcel.id}`;
    form.dataset.parcel = url;
    let { offset } = parcel;
    let tries = 0;
    show(offset, parcel.size);
    while (offset < parcel.size) {
      try {
        const said = await put(url, offset, slice(given, offset, parcel.slice));
        offset = said.offset ?? (await ask(url)).offset; // 409: out of step, so ask where we are
        tries = 0;
        show(offset, parcel.size);
      } catch (fault) {
        if (fault instanceof Refused || fault instanceof Changed || stopped.signal.aborted || ++tries > TRIES) throw fault;
        await new Promise((later) => setTimeout(later, 300 * 2 ** tries));
      }
    }
    say("sent");
    const { page } = await ask(`${url}/read`, { method: "POST", body: choices() });
    location.assign(page);
  }

  async function start(given) {
    if (stopped) return;
    if (!given.length) { say("none"); return; }
    stopped = new AbortController();
    sending.hidden = false;
    find(".go-on").hidden = true;
    find("[type=submit]").disabled = true;
    say("started");
    try {
      await send(given);
    } catch (fault) {
      explain(fault, given);
    } finally {
      stopped = null;
      find("[type=submit]").disabled = false;
    }
  }

  function explain(fault, given) {
    if (stopped.signal.aborted) { say("cancelled"); sending.hidden = true; return; }
    if (fault instanceof Changed) { say("changed"); return; }
    if (fault instanceof Refused) { find(".said").textContent = fault.message; return; }
    say("lost");
    const again = find(".go-on");
    again.hidden = false;
    again.onclick = () => start(given);
  }

  function show(done, all) {
    const bar = find("#sent");
    bar.max = all || 1;
    bar.value = all ? done : 1;
    find(".amount").textContent = form.dataset.sending.replace("{done}", amount(done)).replace("{all}", amount(all));
  }

  const amount = (bytes) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;

  // ---- listening ----

  form.addEventListener("submit", (event) => { event.preventDefault(); start(chosen()); });
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) form.classList.remove("over"); });
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    start(await dropped(event.dataTransfer));
  });
  // Beside the box, a dropped file must not open in the browser in place of this page.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());

  find(".cancel").addEventListener("click", () => {
    if (stopped) stopped.abort();
    if (form.dataset.parcel) fetch(`${form.dataset.parcel}/drop`, { method: "POST", headers: { "X-CSRFToken": token } });
    delete form.dataset.parcel;
    sending.hidden = true;
    say("cancelled");
  });
})();
