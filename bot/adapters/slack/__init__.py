"""Slack: signed requests in, Block Kit out; the only place that imports slack_bolt or slack_sdk."""
