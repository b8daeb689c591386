# ruff: noqa: E501 - patterns are read by the row
"""Find the answer that a reply shows in bold, in back-ticks or as a display, where only remarks follow.

Most models state an answer in a paragraph of its own and go on to check it, to name what they
assumed, or to tell what the letters in it mean.
"""

from __future__ import annotations

import re

from loong.answers.read import read
from loong.answers.replies.afterwords import is_afterword
from loong.answers.replies.extract import extract, stated
from loong.answers.replies.statement import bold_parts
from loong.answers.sentences.sayings import is_aside
from loong.answers.text.denial import denies, renounces
from loong.answers.text.fences import fenced_blocks
from loong.answers.values import Text, Undecided

_UNMARKED = frozenset({"bare", "line", "bold", "display", "code"})
_LONGEST = 20_000
_SHORT = 300
_MOST_REMARKS = 1200
_SENTENCE = 4
"""Words that hardly any name or term has."""
_SHOWN = re.compile(
    r"(?:>\s)?(?P<before>[^*`$\n]{0,300}?)(?:(?P<mark>\*\*|`|\$\$?)(?P<said>[^*`\n]{1,300}?)(?P=mark)|\\\[(?P<display>[^\n]{1,300})\\\])[.!]?"
)
"""A line that ends on what it shows."""
_CONDITION = re.compile(
    r"(?:with|without|before|after|if|when|unless|using|in|for)\b", re.IGNORECASE
)
"""How words behind an output begin that tell when it is one."""
_DISPLAY = re.compile(r"(?:\$\$|\\\[)\s*(?P<said>[^$]{1,400}?)\s*(?:\$\$|\\\])[.]?")
"""A paragraph that is one display."""
_NAMED = re.compile(
    r"(?:\*\*|__)[A-Z][^*_:\n]{2,30}(?::(?:\*\*|__)|(?:\*\*|__):)\s(?P<said>[^\s*][^\n]{0,80})"
)
"""What stands behind its name in bold: `**Best move:** Nd5`."""
_OPTION = re.compile(
    r"\W{0,6}(?P<said>(?:[Oo]ption|[Cc]hoice)\s\(?[A-J]\)?)(?:[:.–—-]\s[^\n]{1,200})?[.!]?"
)
_TRUTH = re.compile(
    r"\*\*(?P<said>yes|no|true|false)[.,]?\*\*(?:[,.]?\s[^*\n]{0,300})?", re.IGNORECASE
)
_LABEL = re.compile(
    r"\s*(?:step|case|part|option|row|column|note|given|example|check|method|approach|lemma|claim|let|if|suppose|where|first|second|third|next|then|formula|recall|definition|hint|guess|input|question|problem|rule|idea|key|setup|known|goal|(?:upper|lower) bound|attempt)\b",
    re.IGNORECASE,
)
"""How what is shown on the way to an answer begins."""
_GOES_ON = re.compile(
    r"\b(?:so|thus|therefore|hence|consequently|finally|answers?|results?|solution|conclusion|conclude\w*|overall|in total|altogether|total(?:s|ling)?(?=\s(?:is|of|comes|cost|price|time|amount))"
    r"|wait|hmm|oops|sorry|actually|however|but|instead|although|though|yet|unless|correction|corrected|mistake\w*|error|wrong|incorrect|rather|should|could\sbe|guessed|might|maybe|perhaps|possibly|alternatively|or\s(?:is|was|else)|better|best|optimal|improve\w*|now|next|then|step|second|also\s(?:works|right|correct|valid|possible|an?)|equally|another|other\s(?:answer|solution|root|value)s?|final\w*|we\s(?:get|find|have|obtain|need|must|can|arrive)|it\sfollows|(?:this|that|it)\s(?:is|was)(?:\snot|n't)|gives?|yields?|means|becomes?|subtract\w*|add(?:ing)?|multipl\w+|divid\w+|depends?\son)\b|[⇒⟹∴?]|=>|\\boxed|<answer",
    re.IGNORECASE,
)
"""What says that a reply had not come to its end."""
_IS_ALL = re.compile(
    r"(?:is|was|are|were)\s(?:(?:therefore|thus|then|indeed|exactly)\s)?(?:the|our|my|what|(?:check)?mate|all)\b[^?;:0-9]{0,120}"
    r"|(?:mates|wins|decides|finishes|ends|completes|concludes|settles|solves|answers|does)\b[^?;:0-9]{0,120}"
)
"""What ends the sentence of a value that stands on a line of its own: `is our answer`, `ends the game`."""
_IS_NONE = re.compile(
    r"\b(?:rejected|excluded|bound|estimate|guess|blunder|error|trap|impossible)\b"
)
_CHECKS = re.compile(
    r"[\s(*_#>-]*(?:(?:to\s|let(?:'s|\sus|\sme)\s|quick\s|sanity\s)*(?:double-?\s?)?(?:check|verif|confirm)|for comparison|note\b|where\b|assum|i assumed|here\b|lesson|because|since|this is because|its total)",
    re.IGNORECASE,
)
"""How a remark begins that may tell other values."""
_ASSIGNED = re.compile(r"\w{1,20}\s?=\s?[^=(){}\n]{1,80}")
"""One line that gives a value to a name."""
_PROGRAM = re.compile(r"\b(?:import|print|def|return|lambda|from)\b|[=(]")


def displayed(reply: str, gold: str) -> str:
    """Return what a reply shows last, in bold or the like, before its remarks; `` where it goes on.

    Args:
        reply: the reply; one that marks its answer shows nothing here.
        gold: the reference; only its kind is used.
    """
    said = stated(reply).strip()
    if len(said) > _LONGEST or "\n\n" not in said or not any(m in said for m in "*`$["):
        return ""
    found = extract(said)
    if found.text is None or found.how not in _UNMARKED:
        return ""
    paragraphs = [one for one in _without_programs(said).split("\n\n") if one.strip()]
    for place in range(len(paragraphs) - 1, -1, -1):
        shown = _shown(paragraphs[place])
        if shown:
            rest = "\n\n".join(paragraphs[place + 1 :])
            above = paragraphs[place - 1].strip() if place else ""
            if above.endswith(":") and (is_aside(above) or renounces(above)):
                return ""
            conditional = fenced_blocks(paragraphs[place]) and _CONDITION.match(rest.strip())
            return shown if not conditional and _only_remarks(rest, gold) else ""
        if bold_parts(paragraphs[place]) and not paragraphs[place].lstrip().startswith("#"):
            return ""
    return ""


def _without_programs(said: str) -> str:
    """Drop the fenced programs behind which nothing but words stands."""
    for start, end, inside in reversed(fenced_blocks(said)):
        if _PROGRAM.search(inside) and not _ASSIGNED.fullmatch(inside.strip()):
            said = f"{said[:start]}\n\n{said[end:]}"
    return said


def _shown(paragraph: str) -> str:
    """Return what the last line of a paragraph shows."""
    whole = _DISPLAY.fullmatch(paragraph.strip())
    if whole is not None:
        return whole["said"]
    if fenced_blocks(paragraph):
        return _in_fence(paragraph)
    line = paragraph.strip().splitlines()[-1].strip()
    labelled = _labelled(line)
    if labelled is not None:
        return labelled
    match = _SHOWN.fullmatch(line) if len(line) <= _SHORT else None
    if match is None or _LABEL.match(line.lstrip("*_#> -")) or line.startswith("#"):
        return ""
    before = match["before"]
    if denies(before) or is_aside(before) or renounces(before) or "`" in before:
        return ""
    told = (match["said"] or match["display"]).strip()
    return "" if told.endswith((":", "?")) else told


def _in_fence(paragraph: str) -> str:
    """Return the one line of a fenced block that is all of a paragraph."""
    (start, end, inside), *others = fenced_blocks(paragraph)
    is_all = not others and (start, end) == (0, len(paragraph.strip()))
    return inside.strip() if is_all and "\n" not in inside.strip() else ""


def _labelled(line: str) -> str | None:
    """Return the option, the named value or the truth that a line tells; `` where it is no answer."""
    option = _OPTION.fullmatch(line)
    if option is not None:
        return "" if denies(line.partition(":")[0]) else option["said"]
    named = _NAMED.fullmatch(line)
    if named is not None:
        return "" if _LABEL.match(line.lstrip("*_")) or is_afterword(line) else named["said"]
    truth = _TRUTH.fullmatch(line)
    if truth is not None:
        return "" if denies(line[truth.end("said") :]) else truth["said"]
    return None


def _completes(rest: str) -> bool:
    """Tell whether what follows a value only ends its sentence."""
    rest = rest.strip(" .!\n")
    is_end = _IS_ALL.fullmatch(rest) is not None and "\n" not in rest
    return is_end and not denies(rest) and not _IS_NONE.search(rest)


def _only_remarks(rest: str, gold: str) -> bool:
    """Tell whether all that follows only checks, explains or adds, and tells no other value."""
    if rest.strip() and (is_afterword(rest) or _completes(rest)):
        return True
    if not rest.strip() or len(rest) > _MOST_REMARKS or _GOES_ON.search(rest):
        return False
    label, _, behind = rest.partition(":")
    told = behind.strip() if _CHECKS.match(label) else extract(rest).text or ""
    if of_one_kind(told, gold):
        return False
    return not _is_text(gold) or _is_sentence(told)


def of_one_kind(told: str, gold: str) -> bool:
    """Tell whether what is told is a value of the reference's kind, words apart."""
    try:
        value, wanted = read(told), read(gold)
    except Undecided:
        return False
    return bool(told) and not isinstance(value, Text) and type(value) is type(wanted)


def _is_text(gold: str) -> bool:
    try:
        return isinstance(read(gold), Text)
    except Undecided:
        return True


def _is_sentence(told: str) -> bool:
    """Tell whether a remark has more words than a name or a term has, or none."""
    return not told or len(told.split()) >= _SENTENCE
