"use strict";
// Without this script the page reads the same: it only lights what belongs together, moves between
// sentences by arrow key, and keeps a selection to the column it began in.
document.documentElement.dataset.script = "";

const numbers = (element) => element.dataset.sentences.split(" ").filter(Boolean);

function bind(article) {
  const parts = [...article.querySelectorAll("[data-sentences]")];
  const links = [...article.querySelectorAll("tbody th a")];

  function light(event) {
    const part = event.target.closest("[data-sentences]");
    const wanted = new Set(part ? numbers(part) : []);
    for (const other of parts) {
      other.classList.toggle("lit", numbers(other).some((number) => wanted.has(number)));
    }
  }

  function rove(event) {
    const link = event.target.closest("tbody th a");
    if (link) for (const other of links) other.tabIndex = other === link ? 0 : -1;
  }

  function move(event) {
    const at = links.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || !(to in links) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    links[to].focus();
  }

  article.addEventListener("pointerover", light);
  article.addEventListener("pointerleave", light);
  article.addEventListener("focusin", (event) => (light(event), rove(event)));
  article.addEventListener("keydown", move);
}

function keepToColumn(event) {
  const target = event.target.nodeType === Node.ELEMENT_NODE ? event.target : event.target.parentElement;
  const cell = target && target.closest("td");
  const column = cell ? (cell.classList.contains("english") ? "english" : "original") : "";
  document.documentElement.dataset.copy = column;
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("article").forEach(bind);
  document.addEventListener("selectstart", keepToColumn);
});
