"""A script for each version of the schema, as in `bot.store.versions`."""
