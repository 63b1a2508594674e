// Completes what is typed in the search box: an editable combobox with a list box, as the ARIA
// Authoring Practices describe it. Without this script the box is a plain one.
"use strict";

(() => {
  const WAIT = 120; // milliseconds of rest before the server is asked
  const KEPT = 50; // how many answers are remembered
  const box = document.querySelector("input[data-completions]");
  if (!box || !window.AbortController) return;

  const { form } = box;
  const known = new Map();
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = null;

  const list = document.createElement("ul");
  list.id = "completions";
  list.className = "completions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  form.append(list, said);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
    ["aria-haspopup", "listbox"],
  ]) {
    box.setAttribute(name, value);
  }

  const isOpen = () => !list.hidden;

  const activate = (place) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const option = list.children[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  };

  const stop = () => {
    clearTimeout(timer);
    asked?.abort();
    asked = null;
  };

  const close = () => {
    stop();
    activate(-1);
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };

  const make = (tag, name, text) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  };

  const show = ([, texts, notes, urls]) => {
    options = texts.map((text, place) => ({ text, note: notes[place], url: urls[place] }));
    activate(-1);
    list.replaceChildren(
      ...options.map(({ text, note }, place) => {
        const option = make("li", "", "");
        option.id = `completion-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(make("bdi", "text", text), " ", make("span", "note", note));
        return option;
      }),
    );
    list.hidden = !options.length;
    box.setAttribute("aria-expanded", String(isOpen()));
    said.textContent = options.length ? `${box.dataset.some} ${options.length}` : box.dataset.none;
  };

  const ask = async () => {
    stop();
    const typed = box.value;
    if (!typed.trim()) return close();
    if (known.has(typed)) return show(known.get(typed));
    const mine = new AbortController();
    asked = mine;
    const url = new URL(box.dataset.completions, location.href);
    url.searchParams.set("q", typed);
    try {
      const answer = await fetch(url, { signal: mine.signal });
      if (!answer.ok) return close();
      const found = await answer.json();
      if (known.size >= KEPT) known.delete(known.keys().next().value);
      known.set(typed, found);
      // Who has gone on typing, or has gone, does not want this answer any more.
      if (asked === mine && box.value === typed && document.activeElement === box) show(found);
    } catch (error) {
      // Without an answer the box is a plain one.
      if (error.name !== "AbortError") close();
    }
  };

  const choose = (place) => {
    const { text, url } = options[place];
    close();
    // A text is searched under the filters of the page; a headline leads to its article.
    if (new URL(url).pathname === new URL(form.action).pathname) {
      box.value = text;
      form.requestSubmit();
    } else {
      location.assign(new URL(url).pathname + new URL(url).search);
    }
  };

  const keys = {
    ArrowDown: () => {
      if (isOpen()) activate((active + 2) % (options.length + 1) - 1);
      else ask();
    },
    ArrowUp: () => {
      if (isOpen()) activate(active < 0 ? options.length - 1 : active - 1);
      else ask();
    },
    Enter: () => {
      if (active < 0) return false;
      choose(active);
    },
    Escape: () => {
      if (!isOpen()) return false;
      close();
    },
    // These move within what is typed, so the reader is back in the box.
    Home: () => (activate(-1), false),
    End: () => (activate(-1), false),
    ArrowLeft: () => (activate(-1), false),
    ArrowRight: () => (activate(-1), false),
  };

  box.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (event.isComposing || !isPlain || !Object.hasOwn(keys, event.key)) return;
    if (keys[event.key]() !== false) event.preventDefault();
  });
  box.addEventListener("input", () => {
    stop();
    timer = setTimeout(ask, WAIT);
  });
  box.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The box keeps the focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
})();
