"""What the elements of a TEI text are."""

from corpus.readers.markup.prose import Layout

DIVISIONS = ("div", *(f"div{level}" for level in range(8)))
LAYOUT = Layout(
    blocks=frozenset(
        (
            *"ab argument byline closer dateline docAuthor epigraph figDesc figure".split(),
            *"floatingText head item l lg list opener p postscript row salute signed sp".split(),
            *"speaker stage table trailer body front back group".split(),
            *DIVISIONS,
        )
    ),
    spaces=frozenset("lb pb cb gb milestone".split()),
    words=frozenset(
        "addName author bibl biblScope date editor foreign forename label measure name nameLink "
        "num orgName persName placeName q quote ref roleName rs surname term time title".split()
    ),
    verses=frozenset(("l",)),
    halves=frozenset(("seg",)),
    cells=frozenset(("cell",)),
    notes=frozenset(("note",)),
    # Of two readings the editor's stays; running heads and signs of the sheet are no text.
    dropped=frozenset(("sic", "orig", "abbr", "del", "fw", "graphic", "teiHeader")),
    gaps=frozenset(("gap",)),
)
