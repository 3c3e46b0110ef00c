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

  function rove(link) {
    if (link) for (const other of links) other.tabIndex = other === link ? 0 : -1;
  }

  function move(event) {
    const at = links.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (at < 0 || !(to in links) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    rove(links[to]);
    links[to].focus();
  }

  article.addEventListener("pointerover", light);
  article.addEventListener("pointerleave", light);
  article.addEventListener("focusin", (event) => (light(event), rove(event.target.closest("tbody th a"))));
  article.addEventListener("keydown", move);
}

function keepToColumn(event) {
  const target = event.target.nodeType === Node.ELEMENT_NODE ? event.target : event.target.parentElement;
  const cell = target && target.closest("td");
  const column = cell ? (cell.classList.contains("english") ? "english" : "original") : "";
  document.documentElement.dataset.copy = column;
}

// What is copied from one column is its paragraphs, not the cells of a table.
function copyParagraphs(event) {
  const column = document.documentElement.dataset.copy;
  const selection = getSelection();
  const ends = [selection.anchorNode, selection.focusNode];
  if (!column || selection.isCollapsed || !ends.every((node) => node.parentElement.closest(".parallel"))) return;
  const range = selection.getRangeAt(0);
  const paragraphs = [...document.querySelectorAll(".parallel tbody")].map((body) =>
    [...body.querySelectorAll("td." + column)]
      .filter((cell) => range.intersectsNode(cell))
      .map((cell) => selectedText(cell, range))
      .filter(Boolean)
      .join(" "),
  );
  event.clipboardData.setData("text/plain", paragraphs.filter(Boolean).join("\n\n"));
  event.preventDefault();
}

function selectedText(cell, range) {
  const part = document.createRange();
  part.selectNodeContents(cell);
  if (part.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
    part.setStart(range.startContainer, range.startOffset);
  }
  if (part.compareBoundaryPoints(Range.END_TO_END, range) > 0) part.setEnd(range.endContainer, range.endOffset);
  const copy = part.cloneContents();
  for (const flag of copy.querySelectorAll(".flag")) flag.textContent = `[${flag.textContent.trim()}]`;
  return copy.textContent.replace(/\s+/g, " ").trim();
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("article").forEach(bind);
  document.addEventListener("selectstart", keepToColumn);
  document.addEventListener("copy", copyParagraphs);
});
