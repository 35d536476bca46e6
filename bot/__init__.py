"""Glosa answers questions in Spanish with the documents' own sentences, each with its section.

In reading order:

model       the values that travel: Document, Section, Passage, Citation, Answer, Abstention
errors      what a person has to put right, as data
text        Spanish analysis: sentences, tokens, stems, how common a word is
library     a folder of documents -> Library
passages    documents -> passages
index       passages -> Index; a question -> candidates, scored by BM25
datum       the kind of datum a question asks for, and where a sentence has it
weights     the trained weights, read from weights.toml
ranking     candidates -> passages and sentences in order
support     how well the chosen sentence is supported -> a probability
answering   Answerer.answer(question) -> Answer | Abstention
settings    the environment -> Settings
wording     every Spanish sentence that is said
logs        how events are logged, without secrets
chat        Telegram
simulator   a strict loopback Bot API, for tests
records     questions and answers as JSON lines
terminal    answers for people at a terminal
app         puts the parts together
cli         the commands
"""

__version__ = "0.1.0"
