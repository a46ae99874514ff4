"""Platforms: each folder turns their request into an Incoming and our answer into theirs; none knows another."""
