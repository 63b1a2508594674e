"""Looking after the archive over HTTP: who may, and the pages for it."""
