"""The rows of shared/PROOF.md: real processes, real kills, counted where the messages arrive."""
