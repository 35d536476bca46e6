"""A second opinion on what a question means, for when words fail: vectors made by an encoder, and what they say.

    pieces (what of a passage is encoded) -> Encoder (texts -> vectors) -> packing (vectors <-> bytes to be kept)
           -> SecondOpinion.closeness(question) -> Closeness (how near each passage and sentence comes)

Nothing here makes a vector, keeps one or reaches out for one: that is `bot.encoders`' business.
"""

from bot.semantics.encoder import Encoder, Vectors
from bot.semantics.opinion import WAIT, Progress, SecondOpinion
from bot.semantics.pieces import Piece, pieces
from bot.semantics.space import Closeness

__all__ = ["WAIT", "Closeness", "Encoder", "Piece", "Progress", "SecondOpinion", "Vectors", "pieces"]
