"""From a query tree to the documents that match, with their scores."""
