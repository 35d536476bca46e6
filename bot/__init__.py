"""Glosa answers questions in Spanish with the documents' own sentences, each with its section.

In reading order:

model       the values that travel: Document, Section, Passage, Citation, Answer, Abstention, Remark, Quiz
errors      what a person has to put right, as data
wording     every Spanish sentence that is said
text        Spanish analysis: sentences, tokens, stems, names, misspellings, how common a word is and what it means
markup      HTML and SVG, escaped as it is written
trees       YAML text -> a tree of nodes, without what could run or swell
library     a folder of documents -> Library
passages    documents -> passages
schedule    when something is to be received: as typed, as a value, and its next moment in a time zone
asking      what people mean by what they type: courtesies, follow-ups, several questions in one, forms of answer
nearness    how near in meaning a text comes to the words it lacks
phrases     exact words and phrases, found in passages
contents    passages -> their sentences with what each holds, and the vocabulary
postings    how often each of many texts has each term, in tables or in arrays
fields      one view of many texts, scored by BM25
index       passages -> Index; a question -> candidates, scored by BM25
datum       the kind of datum a question asks for, and where a sentence has it
shape       whether a sentence defines, lists or gives a reason
digest      summaries: the sentences that carry documents, word for word
semantics   a second opinion by an encoder's vectors: how near passages and sentences come to a question
weights     the trained weights, read from weights.toml
judging     what each sentence of a candidate is worth for a question
ranking     candidates -> passages and sentences in order
support     how well the chosen sentence is supported -> a probability
quoting     which sentences of a ranking are quoted
offers      questions that the documents do answer
answering   Answerer.answer(question) -> Answer | Abstention | Remark
novelty     what is new in a library since an earlier state of it
quiz        quizzes(library) -> questions with a gap and four options, made of the documents' sentences
evaluation  a file of questions -> how well they are answered
platforms   what platforms say of themselves in the environment
settings    the environment -> Settings
logs        how events are logged, without secrets
links       links to a document's page that mark the words cited
metrics     what a process counts, for Prometheus
hearing     asking where an encoder may be heard, beside the event loop
windows     how often something may happen in a minute
store       what the bot remembers: chats, questions, votes, updates
encoders    what makes vectors, in this process or at an address, and makes those of a library in the background
chat        Telegram
web         the webhook and the documents' pages
simulator   a strict loopback Bot API with people and a chat page, for tests and `demo`
encoding    a library's vectors made beside the bot, kept in its store
preparing   the same at a terminal, with a bar
doctor      everything that the bot needs, looked at, and what to do where it is not well
records     questions and answers as JSON lines
terminal    answers for people at a terminal
report      an evaluation, told in the terminal and as a page
app         puts the parts together
cli         the commands
"""

__version__ = "0.1.0"
