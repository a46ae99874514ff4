"""The domain: every query has a name here, rules are methods with a sentence for a name. Knows no platform."""
