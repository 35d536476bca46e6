"""Quality as numbers: question sets asked of the real loader and answerer, and the tables of the READMEs.

python -m tests.quality FOLDER          measures; FOLDER holds passages.jsonl and questions.jsonl
python -m tests.quality.train FOLDER    finds all that is weighed with and writes bot/weights.toml
python -m tests.quality.own             asks our own questions of knowledge/; --record writes their baseline
python -m tests.quality.digests FOLDER  measures summaries; --record writes what is said of our own article
python -m tests.quality.meanings        makes the table of word vectors
python -m tests.quality.frequencies     makes the table of word frequencies
"""
