"""Files from people: read into rows with every doubt named (people.py), written into the store (load.py, sample.py)."""
