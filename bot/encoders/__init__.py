"""What makes vectors of texts, in this process or at an address, and what keeps them.

in_process  multilingual-e5-small in a package of its own, which the extra `semantica` installs
over_http   any server with an OpenAI-compatible `/v1/embeddings`
replies     what such a server says -> vectors, or what is wrong with it
cache       vectors in a file of this machine
building    encodes what is not yet encoded, and comes back to an encoder that was away
"""

from bot.encoders.building import Building, Keeper, steps
from bot.encoders.cache import Cache
from bot.encoders.choosing import chosen
from bot.encoders.in_process import InProcess

__all__ = ["Building", "Cache", "InProcess", "Keeper", "chosen", "steps"]
