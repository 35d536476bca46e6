"""Pages over HTTP: where Telegram delivers updates, and where people read what was cited, and ask.

The only part of Glosa, but for the simulator, that imports `starlette` and `uvicorn`. It knows nothing of `telegram`:
an update is JSON to it, which it hands on.

    request -> server (routes) -> pages -> reader | findings | landing (what is on the page) -> page -> responses

server      which address is answered by what, and uvicorn in the bot's own event loop
connections connections that are closed where no request arrives in time
operations  what the platform asks: alive, ready, counted; and every request counted and named in the log
webhook     takes updates from Telegram, and says when they are done
pages       who asks for which page, and what they get
site        what is shown, and its addresses
landing     the first page
notices     why there is nothing else, and what to do instead
reader      a document, and a section with the cited words marked
findings    what comes of a question
prose       a section's text as paragraphs, lists and tables, not a character lost
marking     a stretch of a text with some of its words marked
parts       where a long section is divided
facts       what is known of a document
turning     the pages before and after
page        what is around every page
files       style sheet, script and icon
responses   headers, tags and compression
limits      how often questions are answered
"""
