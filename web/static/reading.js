// Goes from one marked word of an article to the next: buttons, and the keys n and p.
"use strict";

(() => {
  const marks = [...document.querySelectorAll("article mark")];
  const line = document.querySelector(".marks");
  if (!line || marks.length < 2) return;

  let at = -1;
  const place = document.createElement("span");
  place.className = "count";
  place.setAttribute("role", "status");

  const go = (step) => {
    marks[at]?.classList.remove("is-current");
    at = (at + step + marks.length) % marks.length;
    marks[at].classList.add("is-current");
    marks[at].scrollIntoView({ block: "center" });
    place.textContent = `${at + 1}/${marks.length}`;
  };
  const button = (label, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => go(step));
    return made;
  };

  const bar = document.createElement("div");
  bar.className = "mark-bar";
  bar.append(button(line.dataset.previous, -1), place, button(line.dataset.next, 1));
  document.querySelector("article").append(bar);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });
})();
