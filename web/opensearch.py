"""The description by which browsers add the archive to their search bar (OpenSearch 1.1)."""

from urllib.parse import urlencode

from web.elements import Element, add, write
from web.language import say
from web.language.current import address, current, pairs_of_language
from web.origins import absolute
from web.paths import FEED, OPENSEARCH, SUGGESTIONS

MEDIA_TYPE = "application/opensearchdescription+xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def description(icon: str) -> bytes:
    """Return the description; `icon` is the address of the icon."""
    root = Element("OpenSearchDescription", xmlns=_NAMESPACE)
    add(root, "ShortName", say("أرشيف"))
    add(root, "Description", say("أرشيف، محرّك بحث حرّ في الصحافة العربية"))
    add(root, "Language", current().code)
    add(root, "InputEncoding", "UTF-8")
    add(root, "OutputEncoding", "UTF-8")
    add(root, "Image", absolute(icon), width="16", height="16", type_="image/svg+xml")
    for media_type, path, more in (
        ("text/html", "/search", "&page={startPage?}"),
        ("application/x-suggestions+json", SUGGESTIONS, ""),
        ("application/atom+xml", FEED, ""),
    ):
        add(root, "Url", type_=media_type, template=_template(path) + more)
    itself = absolute(address(OPENSEARCH))
    add(root, "Url", type_=MEDIA_TYPE, rel="self", template=itself)
    return write(root)


def _template(path: str) -> str:
    pairs = [f"&{urlencode([pair])}" for pair in pairs_of_language()]
    return f"{absolute(path)}?q={{searchTerms}}{''.join(pairs)}"
