"""Everything that the bot needs, looked at one thing after another, and what to do where it is not well.

Nothing is changed by looking, so it can be done while the bot serves. What needs something else that failed is told as
not seen; the other looks go on. Each takes seconds, whoever does not answer.

    examining (asks) -> facts -> variables | account | deliveries | database | documents | encoder | clock | chats
                        (pure) -> Check

checks       what is told of one thing
examining    all the looks, in their order
variables    the environment, and what follows from it
account      the token, and what was chosen at @BotFather
deliveries   the webhook, and whether the public address leads here
database     its schema, what it holds, what is overdue
documents    the folder of documents
encoder      what finds by meaning, where it was chosen
clock        the machine's time beside Telegram's
chats        what the bot may do where it is to send something, and whom it can tell of trouble
reaching     a request to the public address
patience     a look that may never end
"""
