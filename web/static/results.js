// Menus close on Escape and on a click elsewhere; arrows go through the columns of the timeline.
"use strict";

(() => {
  const open = () => document.querySelector("details.menu[open]");
  document.addEventListener("click", (event) => {
    const menu = open();
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = open();
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  const columns = [...document.querySelectorAll(".columns a")];
  if (!columns.length) return;
  const later = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const earlier = later === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  // One stop of the tabulator for all columns: the arrows, Home and End lead to the others.
  columns.forEach((column, place) => column.setAttribute("tabindex", place ? "-1" : "0"));
  document.querySelector(".columns").addEventListener("keydown", (event) => {
    const at = columns.indexOf(document.activeElement);
    const places = { [later]: at + 1, [earlier]: at - 1, Home: 0, End: columns.length - 1 };
    const to = columns[places[event.key]];
    if (at < 0 || !to) return;
    event.preventDefault();
    columns[at].setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
  });
})();
