"""The Engine on a Whoosh index in a directory."""
