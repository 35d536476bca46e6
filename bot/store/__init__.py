"""What the bot remembers: a database behind a small asynchronous face, `Store`.

Nothing outside this package knows SQL, and nothing in it knows Telegram: it is given numbers, texts and times.

values         what is kept and told, as frozen values
schema         the tables
columns        the kinds of columns: moments in UTC, ids, words, choices
upserts        insert, or update what is there, on both databases
persons        a person's number -> a digest that does not give it away
faults         what goes wrong with a database -> StoreError
engines        an address -> a connection, set up for its database
database       one transaction in a thread of its own; what fails becomes a StoreError
versions       which version of the schema a database has
migrating      brings a database up to date
inspecting     how a database is, changing nothing
migrations     the history of the schema, as Alembic runs it
chats          what the bot is in a chat, and what was chosen there
conversations  the question before, for a follow-up
questions      what was asked and what came of it
exchanges      which messages answer which, and which are to be deleted
feedback       what people think of an answer
processes      which processes are at work on this database
updates        which updates are done, and which process answers the others
promises       what chats are promised and what came of it, as values; `subscriptions` keeps the first
outbox         one row for each summary and its moment: planned, claimed, sent part by part, settled
editions       what the documents said, so that what is new can be told
keeping        Promises: `store.promises`, the face of these three
forgetting     everything of a person
upkeep         what is old goes; errors are counted
reporting      what happened, for the owner
store          Store: each method one transaction
"""

from bot.errors import StoreError
from bot.store.migrating import ensure_current, migrate
from bot.store.store import Store
from bot.store.versions import is_current

__all__ = ["Store", "StoreError", "ensure_current", "is_current", "migrate"]
