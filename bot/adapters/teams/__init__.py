"""Microsoft Teams; the only folder that imports botbuilder."""
