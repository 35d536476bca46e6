"""What people mean by what they type, before anything is searched.

A message is written out (`spelt_out`), told from mere courtesy (`courtesy`, `without_courtesy`), given what it leaves
out (`complete`), taken apart where it asks several things (`parts`), and read for the form of answer it wants (`form`).
For an encoder it is put in plain words (`plainly`).
All of it is the grammar of Spanish questions, of Spain and America; nothing here knows documents, scores or chats.
"""

from bot.asking.abbreviations import spelt_out
from bot.asking.colloquial import plainly
from bot.asking.courtesy import courtesy, without_courtesy
from bot.asking.followup import complete
from bot.asking.form import Form, FormKind, form
from bot.asking.parts import parts

__all__ = ["Form", "FormKind", "complete", "courtesy", "form", "parts", "plainly", "spelt_out", "without_courtesy"]
