"""Quality as numbers: question sets asked of the real loader and answerer, and the table of the README.

python -m tests.quality FOLDER          measures; FOLDER holds passages.jsonl and questions.jsonl
python -m tests.quality.train FOLDER    trains what `bot.support` weighs with and writes bot/weights.toml
"""
