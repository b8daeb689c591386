"use strict";
const box = document.querySelector("input[type=search]");
const told = document.querySelector("output");
const cards = [...document.querySelectorAll(".card")].map((card) => [card, card.textContent.toLowerCase()]);
function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [card, text] of cards) {
    card.hidden = !words.every((word) => text.includes(word));
    shown += !card.hidden;
  }
  told.textContent = words.length ? `${shown} of ${cards.length} shown` : "";
}
box.addEventListener("input", search);
search();
