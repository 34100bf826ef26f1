"""What Alembic runs for each migration: within the transaction of whoever asked for it."""

from alembic import context

if hasattr(context, "config"):  # which it has while it migrates; anyone may import this file
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()
