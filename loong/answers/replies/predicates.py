# ruff: noqa: E501 - patterns are read by the row
"""Read how a sentence goes on behind a value in bold or on a line of its own: `**x = 5** does not work`."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies

_LONGEST = 2000
_ADVERB = r"(?:(?:therefore|thus|also|then|however|clearly|obviously|actually|simply|indeed|really|just|only|still|now)\s){0,2}"
_MARKED = re.compile(
    r"\*\*(?P<bold>[^*\n]{1,200})\*\*|\$\$(?P<display>[^$]{1,200})\$\$|\\\[(?P<bracket>[^\]]{1,200})\\\]|(?<!\$)\$(?P<inline>[^$\n]{1,200})\$(?!\$)"
)
_REJECTS = re.compile(
    rf"\s{{1,4}}{_ADVERB}(?:(?:is|are|was|were|would\sbe|turns?\sout\sto\sbe)\s{_ADVERB}"
    r"(?:(?:an?\s|the\s)?(?:wrong|incorrect|false|mistaken|impossible|invalid|extraneous|excluded|ruled\sout|rejected|discarded|inadmissible|infeasible|spurious|unacceptable|unattainable|unreachable|illegal|blunder|mistake|error)\b(?!\s(?:number|value|one)\b)|too\s(?:small|large|big|low|high|many|few|long|short)\b|(?:only\s)?an?\s(?:lower|upper|rough|crude|weak)\s(?:bound|estimate|guess)\b"
    r"|not\s(?:an?\s|the\s|our\s|my\s)?(?:(?:valid|correct|right|possible|feasible|allowed|acceptable|attainable|admissible|final|actual|true|real)\b|(?:solution|answer|root|result)\b|it\b|what\b))"
    r"|(?:(?:does|do|did|can|could|will|would)(?:\snot|n't|n’t)|cannot|can't|never)\s(?:solve|satisfy|work|hold|fit|meet|match|be\s(?:right|true|correct|the\sanswer)|check\sout)\b"
    r"|(?:fails|violates|contradicts|overshoots|undershoots|blunders|loses)\b)"
)
_IS_ALL = re.compile(
    r"(?:is|was|are|were)\s(?:(?:therefore|thus|then|indeed|exactly)\s)?(?:the|our|my|what|(?:check)?mate|all)\b[^?;:]{0,120}"
    r"|(?:mates|wins|decides|finishes|ends|completes|concludes|settles|solves|answers|does)\b[^?;:]{0,120}"
)
_NUMERAL = re.compile(r"[0-9]")


def rejected(said: str) -> str:
    """Return the last value that a reply marks, where its sentence goes on to reject it; else ``."""
    if len(said) > _LONGEST:
        return ""
    marked = list(_MARKED.finditer(said))
    match = marked[-1] if marked else None
    if match is None or not _REJECTS.match(said, match.end()):
        return ""
    return next(group for group in match.groups() if group).strip()


def completes(rest: str) -> bool:
    """Tell whether what follows a value only ends its sentence: `is our answer`, `ends the game`."""
    rest = rest.strip()
    if not _IS_ALL.fullmatch(rest.rstrip(" .!")) or _NUMERAL.search(rest):
        return False
    return not denies(rest) and not _REJECTS.match(f" {rest}")
