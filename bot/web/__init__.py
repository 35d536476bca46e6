"""Pages over HTTP: where Telegram delivers updates, and where people read what was cited.

The only part of Glosa, but for the simulator, that imports `starlette` and `uvicorn`. It knows nothing of `telegram`:
an update is JSON to it, which it hands on.

server      which address is answered by what, and uvicorn in the bot's own event loop
webhook     takes updates from Telegram, and says when they are done
reader      a section with the cited words marked
"""
