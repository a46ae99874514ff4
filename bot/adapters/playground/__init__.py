"""Stand-ins for the platforms, for the page and the tests: they refuse what the platforms refuse; no logic of ours."""
