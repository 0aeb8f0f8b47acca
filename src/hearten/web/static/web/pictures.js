"use strict";
// Draws each picture of the overview with Vega. `ast` makes Vega interpret its expressions instead of compiling them,
// so the page needs no permission to run made-up code.

(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const themes = read("themes");
  const places = [...document.querySelectorAll("[data-picture]")];
  const drawn = new Map();

  async function draw() {
    for (const place of places) {
      drawn.get(place)?.finalize();
      drawn.set(place, await vegaEmbed(place, read(place.dataset.picture), {
        mode: "vega-lite",
        renderer: "svg",
        ast: true,
        actions: false,
        defaultStyle: false,
        tooltip: false,
        config: themes[dark.matches ? "dark" : "light"],
      }));
    }
  }

  dark.addEventListener("change", draw);
  draw();
})();
