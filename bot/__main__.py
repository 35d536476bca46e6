"""Run as `python -m bot COMMAND`; the commands are in `cli`."""

from bot.cli import main

if __name__ == "__main__":
    main()
