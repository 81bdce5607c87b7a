"""Every finding that can be made, with its sentences: one file for each thing that is checked."""

from __future__ import annotations

from .burden import BURDEN
from .course import COURSE
from .data import DATA
from .form import FORM
from .handed import HANDED
from .pack import PACK
from .result import RESULT
from .roster import ROSTER
from .rounds import FROZEN
from .rule import Level, Rule
from .speech import SPEECH
from .standings import STANDINGS
from .things import NAMING, THINGS

__all__ = ["NAMING", "RULES", "THINGS", "Level", "Rule"]

RULES: dict[str, Rule] = {
    entry.id: entry
    for entry in (
        *PACK,
        *BURDEN,
        *DATA,
        *SPEECH,
        *RESULT,
        *FORM,
        *HANDED,
        *ROSTER,
        *FROZEN,
        *STANDINGS,
        *COURSE,
    )
}
