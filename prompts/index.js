"use strict";
// Without this script the whole list is there: it only hides what does not hold every word searched for.
document.documentElement.dataset.script = "";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector(".search input");
  const said = document.querySelector(".search output");
  const items = [...document.querySelectorAll("[data-entry]")].map((item) => [item, plain(item.textContent)]);

  function search() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [item, text] of items) {
      item.hidden = !words.every((word) => text.includes(word));
      shown += !item.hidden;
    }
    said.textContent = words.length ? `${shown} of ${items.length}` : "";
  }

  field.addEventListener("input", search);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  search();
});
