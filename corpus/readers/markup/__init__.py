"""What the readers of SGML and XML share: tags, entities, a safe parser, prose out of elements."""
