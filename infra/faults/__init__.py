"""Breaking things on purpose while letters are under way, and counting what became of the letters."""
