"""Plain Markdown notes in at one end, adaptive exam practice out at the other."""
