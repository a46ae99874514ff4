"""The schema's steps, made with Tortoise's own writer; bot/models/migrate.py runs them."""
