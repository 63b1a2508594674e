// A job while it is at work: what the server tells is shown, and its end shows the report.

const live = document.querySelector("[data-events]");

if (live) {
  const bar = live.querySelector("progress");
  const reload = live.querySelector(".reload");
  const write = (selector, text) => {
    const element = live.querySelector(selector);
    // A status that is written anew is read out again.
    if (element.textContent !== text) element.textContent = text;
  };
  const events = new EventSource(live.dataset.events);
  events.addEventListener("open", () => {
    reload.hidden = true;
  });
  events.addEventListener("error", () => {
    reload.hidden = events.readyState !== EventSource.CLOSED;
  });
  events.addEventListener("progress", (event) => {
    const { doing, done, file, percent } = JSON.parse(event.data);
    write("h2", doing);
    write(".done", done);
    write(".file", file);
    if (percent === null) bar.removeAttribute("value");
    else bar.value = percent;
  });
  events.addEventListener("end", () => {
    events.close();
    location.reload();
  });
}
