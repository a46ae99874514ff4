"""What is promised about speed, measured beside its reference; nothing the product itself needs."""
