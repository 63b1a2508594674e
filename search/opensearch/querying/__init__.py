"""From a query tree to what OpenSearch is asked, and from its answers to a page of hits."""
