"""A file of questions with what is expected of each -> how well they are answered.

    items (file -> values with lines) -> cases (what is expected) -> outcomes (what came of asking)
          -> measures (formulas over numbers) -> totals (what was measured) -> results (kept, and compared with later)

Only `items` and `results` read files. Nothing here says anything in Spanish, prints or draws: that is `report`'s.
"""

from bot.evaluation.cases import Case, read
from bot.evaluation.faults import EvaluationError, FileFault, FileProblem
from bot.evaluation.outcomes import Outcome, run
from bot.evaluation.results import Comparison, Results, compare
from bot.evaluation.totals import Share, Summary, Totals, summary

__all__ = [
    "Case",
    "Comparison",
    "EvaluationError",
    "FileFault",
    "FileProblem",
    "Outcome",
    "Results",
    "Share",
    "Summary",
    "Totals",
    "compare",
    "read",
    "run",
    "summary",
]
