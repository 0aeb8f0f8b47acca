// Leave this page at once: by the button, or by Shift three times. The page is blanked before the other one has come.
const link = document.querySelector("[data-leave]");

function leave() {
  document.body.replaceChildren();
  document.title = "…";
  window.location.replace(link.href);
}

if (link) {
  let times = [];
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      times = [];
      return;
    }
    const now = Date.now();
    times = [...times.filter((at) => now - at < 5000), now];
    if (times.length === 3) leave();
  });
  for (const hint of document.querySelectorAll(".scripted")) hint.hidden = false;
}
