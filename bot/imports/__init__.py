"""Files from people become rows with every doubt named; nothing here touches the store."""
