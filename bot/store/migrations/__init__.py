"""The history of the schema: `env` runs the scripts in `versions` on the connection that `migrating` gives it."""
