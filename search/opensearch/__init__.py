"""The same product on an OpenSearch cluster: text is analysed here and sent as terms."""
