"""What tells that a page took a text for more than text, whether or not a policy stopped it."""

from dataclasses import dataclass, field
from typing import cast

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, Response

WATCHING = """
window.__ran = [];
window.__blocked = [];
document.addEventListener("securitypolicyviolation", event =>
    window.__blocked.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
LOOKING = r"""
page => {
    const found = [];
    const elements = new Set(`applet audio base embed foreignobject frame iframe img marquee math
        mglyph noscript object portal style template video animate`.split(/\s+/));
    const addresses = new Set("action cite data formaction href poster src xlink:href".split(" "));
    const note = (what, element) => {
        const copy = element.cloneNode(false);
        found.push(`${what}: ${copy.outerHTML} ${element.textContent.slice(0, 200)}`);
    };
    const elementOf = element => {
        const name = element.localName.toLowerCase();
        if (elements.has(name)) note("element", element);
        if (name === "script" && !element.getAttribute("src")) note("script", element);
        if (name === "meta" && element.httpEquiv) note("meta", element);
        for (const {name, value} of element.attributes) {
            if (/^on|^srcdoc$|^style$|[<>"'`=]/i.test(name)) note(`attribute ${name}`, element);
            if (addresses.has(name)) {
                const base = location.origin === "null" ? "http://nowhere" : location.origin;
                const {origin, protocol} = new URL(value, base);
                const isLink = name === "href" && element.localName === "a";
                if (!/^https?:$/.test(protocol)) note(`address ${protocol}`, element);
                else if (origin !== location.origin && !isLink) note(`address ${origin}`, element);
            }
        }
    };
    page.querySelectorAll("*").forEach(elementOf);
    const whole = page.documentElement.outerHTML;
    for (const made of whole.match(/قوس[#$]?49قوس/g) ?? []) found.push(`template: ${made}`);
    return found;
}
"""
HERE = f"() => [...window.__ran.map(each => `ran: ${{each}}`), ...({LOOKING})(document)]"
BLOCKED = "() => window.__blocked"
PARSED = f"""
async paths => Promise.all(paths.map(async path => {{
    const answer = await fetch(path);
    const type = answer.headers.get("content-type") ?? "";
    const text = await answer.text();
    if (!type.startsWith("text/html")) return [answer.status, type, []];
    return [answer.status, type, ({LOOKING})(new DOMParser().parseFromString(text, "text/html"))];
}}))
"""
ISOLATED = r"""
() => {
    const loose = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const open = [];
        for (const sign of text.data) {
            if (/[\u202a\u202b\u202d\u202e\u2066-\u2068]/.test(sign)) open.push(sign);
            else if (sign === "\u202c" && open.at(-1) < "\u2066") open.pop();
            else if (sign === "\u2069" && open.some(each => each >= "\u2066")) {
                while (open.pop() < "\u2066");
            }
        }
        if (!open.length) continue;
        for (let box = text.parentElement; box; box = box.parentElement) {
            const style = getComputedStyle(box);
            const isInline = /^inline$|^contents$/.test(style.display);
            if (style.display === "none" || isInline && /isolate/.test(style.unicodeBidi)) break;
            if (isInline) continue;
            const marks = new Set(box.textContent.match(/\(\w+-bidi\)/g));
            if (marks.size > 1) loose.push(`bidi: ${box.localName}.${box.className} ${text.data}`);
            break;
        }
    }
    return loose;
}
"""
"""Controls of direction that nobody closes must end before the text of another field begins."""


@dataclass  # Playwright keeps a note on it, so without slots
class Watch:
    """All that happened in a context that should not, and the documents that it was answered."""

    home: str
    misdeeds: list[str] = field(default_factory=list)
    documents: list[Response] = field(default_factory=list)

    def begin(self, context: BrowserContext) -> Page:
        """Return a page that is watched."""
        context.add_init_script(WATCHING)
        context.on("dialog", self._dialog)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.misdeeds.append(f"error: {error.error}"))
        context.on("response", self._response)
        return context.new_page()

    def look(self, page: Page) -> None:
        """Note what the page shows of an attack."""
        where = page.url
        self.misdeeds += [f"{each} at {where}" for each in cast(list[str], page.evaluate(HERE))]
        self.misdeeds += [f"blocked: {each} at {where}" for each in page.evaluate(BLOCKED)]

    def of(self, mark: str) -> list[str]:
        """Return what was done by the text with a mark."""
        return [each for each in self.misdeeds if f"/{mark}/" in each or f": {mark}" in each]

    def _dialog(self, dialog: Dialog) -> None:
        self.misdeeds.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.home}/") or request.url == f"{self.home}/x":
            self.misdeeds.append(f"request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.misdeeds.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.request.resource_type == "document":
            self.documents.append(response)
