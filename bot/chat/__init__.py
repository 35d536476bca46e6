"""Telegram: the only part of Glosa that imports `telegram`.

service     starts, serves and stops
polling     the loop that takes updates and confirms what is done; `ledger` knows which
trouble     what is wrong between Telegram and us, and how long to wait; `backoff` has the pauses
stopping    how the process is told to end
handlers    an update's text -> the core -> render -> posting; nothing is decided here
albums      which messages a person sent at once (pure)
memory      what each person asked last
render      what comes of a question -> messages (pure)
pages       greeting, documents and sections -> messages (pure)
reply       a message and its buttons (pure)
rich        text with styles -> Telegram's HTML, cut to the length of a message (pure)
buttons     what a button tells us when it is pressed (pure)
posting     the one place that sends, and sends again; `outcomes` says what an error means
"""
