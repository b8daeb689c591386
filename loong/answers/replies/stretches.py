# ruff: noqa: E501 - patterns are read by the row
"""Take the last value that a reply writes in signs, whatever words stand around it.

`Thus every x with x <= -0.6 works` tells an inequality, `My program printed {'a': 1}` a table. The
last such stretch is what the writer ends on; nothing is read where another follows, or where the
words around it deny it, suppose it or make something else of it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from loong.answers.read import read
from loong.answers.replies.prose import is_small_talk
from loong.answers.replies.statement import unbolded
from loong.answers.text.chat import is_said
from loong.answers.text.denial import denies
from loong.answers.text.split import outside, split, wrapped
from loong.answers.values import Boolean, Date, Quantity, Undecided

_READ_LENGTH = 800
_MOST_AFTER = 160
_MOST_GOLD = 400
_IN_SIGNS = re.compile(
    r"[=<>≤≥∪∩∧∨¬→↔∈√^+*/|\[{(\\]|[&~]|\s-\s|[0-9]i\b|[0-9]e[+-]?[0-9]|(?<=[a-z0-9])-(?=[a-z0-9])"
)
_DELIMITED = re.compile(
    r"\$\$(?P<a>[^$]{1,600})\$\$|\$(?P<b>[^$\n]{1,300})\$(?![0-9])|\\\((?P<c>.{1,600}?)\\\)|\\\[(?P<d>.{1,600}?)\\\]|```[a-z]{0,10}\n(?P<f>[^`]{1,600})```|`(?P<e>[^`]{1,300})`",
    re.DOTALL,
)
_ENVIRONMENT = re.compile(r"\\begin\{(?P<kind>[a-z]{3,12}\*?)\}")
_ATOM = re.compile(
    r"\\(?:left|right|[,;!% ])|\((?:aq|s|l|g)\)"
    r"|(?:(?<![\w\\])(?:array|Matrix|matrix|frozenset|set|dict|tuple|list|complex|Interval|Union|FiniteSet|Counter|OrderedDict|deque)(?=[(\[]))"
    r"|\\[A-Za-z]+"
    r"|(?<![A-Za-z])(?:(?:[A-Z][a-z]?[0-9₀-₉]{0,3}){2,12}|[A-Z][a-z]?(?=\((?:aq|s|l|g)\)|[⁺⁻²³]|\^))(?![a-z])"
    r"|(?<![\w.])[0-9][0-9,]*(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?[A-Za-z]?(?![A-Za-z0-9])|(?<![\w.])\.[0-9]+"
    r"|(?<![A-Za-z])(?:sqrt|sin|cos|tan|cot|sec|csc|log|ln|exp|arcsin|arccos|arctan|pi|inf|infinity|oo|True|False|None|mod)(?![A-Za-z])"
    r"|(?<![A-Za-z'’])[A-Za-zα-ωΑ-Ωℝℤℕℚℂ∞π∅](?:_\{?\w{1,3}\}?|[₀-₉]{1,3}|')?(?![A-Za-z'’])"
)
_OPERATOR = re.compile(
    r"(?<![A-Za-z])(?:AND|OR|NOT|XOR)(?![A-Za-z])|<=>|<->|<=|>=|==|!=|->|=>|\*\*|&&|\|\||[+\-−–*/^=<>≤≥≠≡≅≈∼~↦±×·÷∪∩∧∨¬→↔⇒⇔∈∉⊆|%!°√,:&²³⁴⁵⁶⁷⁸⁹⁻⁺¹⁰]"
)
_CALLED = re.compile(r"[A-Za-z_]\w+\Z")
"""What a call's arguments stand behind."""
_THAT_IS = re.compile(r"\bi\.e\.,?|\bOut\[[0-9]{1,4}\]\s?=")
_JOINED = re.compile(r"\s{0,2},?\s{0,2}\b(?:or|and)\s{1,2}")
_SIGNED = re.compile(r"[<>≤≥=≠]|\\(?:leq?|geq?|neq?)(?![A-Za-z])")
_PROSE = re.compile(r"[A-Za-zÀ-ÿ]{2,}[,;]?\s+[A-Za-zÀ-ÿ]{2,}")
_COUNTED = re.compile(r"[0-9]{1,3}:\s(?=\S+(?:\s(?:-|–|→|->)\s\S+){2})")
"""A number that ends the words before a path."""
_BLANK = re.compile(r"[ \t]{1,3}(?=\S)")
_COMMA = re.compile(",")
_WORDED = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{5,}")
_QUOTED = re.compile(r"'[^'\n]{0,80}'|\"[^\"\n]{0,80}\"|\\(?:text|mathrm)\{[^{}]{0,40}\}")
_LONE = re.compile(r"[\s(\[]*(?:[A-Za-z0-9]{1,2}|[ivx]{1,4})[)\]]?[.:]?")
_VALUE = re.compile(r"[0-9]|[=<>≤≥∪∩∧∨¬→↔∈√^+*/|&~]|->|\\[A-Za-z]{2}|[\[{(]")
_EDGES = " \t\n.,;:=*"
_LEFT = " \t\n(\"'“‘:*–—>§="
_RIGHT = " \t\n.,;:!)\"'”’*–—"
"""What may stand beside a stretch without a blank."""
_UNSTATED = re.compile(
    r"\b(?:if|unless|let|suppose|assum\w+|given|input|example|e\.g|such as|like|starting|start with|starts with|initial\w*|original\w*|before|instead|wrong\w*|incorrect\w*|either"
    r"|guess\w*|perhaps|maybe|possibly|probably|almost|nearly|attempt|tried|try|candidates?|option|distractor|rather|formerly|previous\w*|earlier|question|problem|asked?|except|without|minus|excluding|apart|outside|reverse[ds]?|half|twice|(?:double|triple)(?= (?:the|that|this|of|as)\b)|plus|times|remov\w+|delet\w+|add(?:ed|ing)?|append\w*|swap\w*|chang\w+|contain(?:s|ed)? in|approach\w*|beyond|above|below|under|over|up to|contradict\w*|begins?|(?<!at the )(?<!in the )ends?(?! up)|(?:integers?|primes?|elements?)\s(?:in|[xyzt]\s(?:in|with|where|such\sthat|satisfying))|(?:first|last)\s(?:\w+\s)?(?:entr|element|term|item|digit|row|column|part)\w*|one of|one (?:pair|solution|root|example)|colleague|students?|classmates?|friends?|textbook|compar\w+|differs?|together|permutation|inside|failure|cannot|false|not|never|neither|nor|no|none|hardly|ignor\w+|undefined|forbidden|fails?|violat\w+|modulo|between(?![^:]*:)|nested|would|should|could|might|may|hypothe\w+|conjecture\w*|claim\w*|said|says|believe[sd]?|think|thinks|hint|prove|show that|verify that|check (?:that|if|whether)|whether)\b|n't\b|\?",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:complement|negation|inverse|transpose|subset|superset|reflection|magnitude|conjugate|length|number|size|sum|product|average|mean|median|max\w*|min\w*|determinant|trace|rank|derivative|integral|square[ds]?|root|reciprocal|absolute|opposite|sign)\b"
    r"(?!.*\s(?:is|are|was|were|be|being|equals|becomes?|reads?|gives?|has|have)\b[^,;]*(?:\W|\bnamely|\bto be|\bthe (?:point|matrix|vector|list|tuple|set|interval|pair))*\Z)",
    re.IGNORECASE,
)
"""What is told of another value, where no verb says that it is this one."""
_CARRIED_OUT = re.compile(
    r"\b(?:if|when|once) (?:one|you|we) (?:runs?|calls?|prints?|executes?|evaluates?|enters?|types?|works?|carry|carries|expands?|simplif(?:y|ies)|multipl(?:y|ies)|computes?)\b[^,;]{0,80},",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"(?:[)}\]]|\\[A-Za-z]+|(?<![A-Za-z])(?:det|tr|adj|cof|rk|rank|dim|ker|arg|conj|floor|ceil|gcd|lcm|sgn))\s?\Z"
)
"""What makes another value of the value right behind it: an operator, or the end of a formula."""
_UNFINISHED = re.compile(
    r"\b(?:of|than|not|or|from|versus|vs|to|by|for|after|past|beside|near|about|around)(?:\s(?:the|set|list|interval|pair|point))*\s*[\s$`(\\]*\Z",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:consist(?:s|ing)|composed|set|solution|solutions|value|values|form|answer|answers|sequence|order|ordering|interval|range|list|path|route|matrix|vector|roots|root|pair|tuple|domain|converged?|converges?|simplif\w+|equals?|equal|equivalent|leads?|reduces?|amounts?|comes?|goes|point|points)\s(?:\w+ly\s)?(?:of|to|is)(?:\s(?:the|set|list|interval|pair|point|roots|value))*\s*[\s$`(\\]*\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:but|however|wait|actually|instead|correction|sorry|oops|edit|no|then|next|after|now|still|unless|except|minus|plus|without|if|or|also|too|another(?!\sorder\b)|second(?:ly)?,|similarly|likewise|respectively|alternatively|otherwise|although|though|yet|of which|valid|extraneous|needs?|needed|want|complement|first|initial|previous|wrong|fails?|excluded)\b",
    re.IGNORECASE,
)
_BOUNDS = ("<", ">", "≤", "≥", "≠", "≈", "~")
_AFTER = re.compile(
    r"[\s*\"'”’]*(?:\Z|[.,;:!)—–(\n]|-\s|\s(?:works?|holds?|satisf(?:y|ies)|solves?|suffices?|qualif(?:y|ies)|remains?|(?:is|are|as)\s(?:the|our|my|what|required|desired|claimed|expected|needed|wanted|asked|announced|correct|right|balanced)\b|in\s(?:total|all|simplest|lowest|interval|set|vector|matrix|this|that)\b|respectively|here|exactly|on (?:the|your) (?:screen|console|terminal)\b|for\s\w+\([^()]{0,40}\)[.!]?\s*\Z))"
)
"""What may follow a value without making another one of it."""
_CONCLUDED = re.compile(r"\b(?:hence|thus|therefore|so|consequently)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:we (?:get|obtain|find|have|arrive at)|yield(?:s|ing)|leav(?:es|ing)|giv(?:es|ing)|becom(?:es|ing))\b"
    r"|\b[a-z]{3,12}ing\b[^:]{0,60}\btime:",
    re.IGNORECASE,
)
"""What leads from a step to what comes out of it."""
_GLOSS = re.compile(
    r"[=≈~]|(?:or|i\.e\.|that is|which)\b|(?:centre|center|radius|vertex|focus|slope|since|where|because|here|using|by|see)\b"
)
_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“*(\\$])|\n\s*\n")


def _is_in_signs(gold: str) -> bool:
    """Tell whether a reference is written in signs: a relation, a formula, something in brackets."""
    if len(gold) > _MOST_GOLD or _IN_SIGNS.search(gold) is None:
        return False
    if any(_WORDED.search(gold, *span) for span in outside(gold)):
        return False
    try:
        return not isinstance(read(gold), (Boolean, Date, Quantity))
    except Undecided:
        return False


def last_stretch(said: str, gold: str) -> list[str]:
    r"""Return the last value in signs that a reply tells, or nothing.

    Args:
        said: what the reply says.
        gold: the reference; only one that is written in signs itself is told so.

    Returns:
        One text, without the marks around it; none where words before or behind it make another
        value of it, or where another stretch follows.
    """
    if not _is_in_signs(gold):
        return []
    text = unbolded(_without_pleasantries(said[-_READ_LENGTH:]))
    text = _THAT_IS.sub(";", text)
    found = [span for span in _stretches(text) if not _LONE.fullmatch(text[slice(*span)])]
    if not found:
        return []
    start, end = found[-1]
    if len(found) > 1 and _restates(text, found[-2], found[-1]):
        start, end = found[-2]
    before = _CONCLUDED.split(_before(_masked(text, found[:-1], 0, start)))[-1]
    before = _CARRIED_OUT.sub("", before)
    if denies(before) or not _is_stated(
        _REACHED.split(before)[-1], _QUOTED.sub("", text[end:]), gold
    ):
        return []
    value = _as_kind(_unmarked(text[start:end]), gold)
    return [value] if value and value != said.strip() else []


def _before(text: str) -> str:
    """Return the sentence that leads to a value, or the label that stands in a paragraph above it."""
    *above, last = _BREAK.split(text)
    labelled = above and above[-1].rstrip().endswith(":") and not any(map(str.isalnum, last))
    return f"{above[-1]} {last}" if labelled else last


def _as_kind(value: str, gold: str) -> str:
    """Write a list without brackets in the brackets of the reference."""
    edges = wrapped(gold.strip())
    bare = wrapped(value) is None and len(split(value, _COMMA)) > 1 and not _SIGNED.search(value)
    return f"{edges[0]}{value}{edges[2]}" if edges and bare and "\\begin" not in value else value


def _is_stated(before: str, after: str, gold: str) -> bool:
    """Tell whether a value is stated between these words, and neither denied nor made another."""
    if (
        _APPLIED.search(before)
        or before.rstrip().endswith(_BOUNDS)
        or ("=" in gold and before.rstrip().endswith("="))
    ):
        return False
    if (before[-1:] or " ") not in _LEFT or (after[:1] or " ") not in _RIGHT:
        return False
    if len(after) > _MOST_AFTER or "?" in after or not _AFTER.match(after):
        return False
    if denies(after) or _GOES_ON.search(after):
        return False
    if _UNSTATED.search(before) or _OF_ANOTHER.search(before):
        return False
    return _UNFINISHED.search(before) is None or _OF.search(before) is not None


def _without_pleasantries(text: str) -> str:
    lines = [line for line in text.splitlines() if is_said(line) or not line.strip().isalnum()]
    while lines and is_small_talk(lines[-1].strip()):
        lines.pop()
    return "\n".join(lines)


def _restates(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether the last stretch only stands in brackets behind the one before it."""
    between = text[one[1] : other[0]]
    return "(" in between and ")" in text[other[1] :][:3] and len(between) <= len(" (or 12 ")


def _masked(text: str, spans: list[tuple[int, int]], start: int, end: int) -> str:
    """Return a part of a text with a sign in place of each stretch in it."""
    kept = [start]
    for one, other in spans:
        kept += [one, other]
    kept.append(end)
    return "§".join(text[one:other] for one, other in zip(kept[::2], kept[1::2], strict=True))


def _unmarked(value: str) -> str:
    whole = _DELIMITED.fullmatch(value.strip())
    inside = next((group for group in whole.groups() if group), "") if whole else value
    return " ".join(inside.split()).strip(_EDGES)


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return the spans of a text that are written in signs, joined over `and` and `or`."""
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(text):
        if text[place] == "(" and _CALLED.search(text, max(0, place - 20), place):
            place = _closing(text, place) or place + 1
            continue
        end = _delimited(text, place) or _run(text, place)
        if end is None:
            place = (_closing(text, place) if text[place] == "(" else None) or place + 1
            continue
        span = _trimmed(text, place, end)
        if span is not None:
            spans.append(span)
        place = end
    return _joined(text, spans)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join relations, and bracketed groups, that `and` or `or` stands between."""
    if not spans:
        return []
    found = [spans[0]]
    for one, other in pairwise(spans):
        left, right = text[slice(*one)], text[slice(*other)]
        signed = bool(_SIGNED.search(left)) and bool(_SIGNED.search(right))
        groups = left[-1] in ")]}" and right[0] in "([{" and left[0] in "([{"
        if (signed or groups) and _JOINED.fullmatch(text, one[1], other[0]):
            found[-1] = (found[-1][0], other[1])
        else:
            found.append(other)
    return found


def _delimited(text: str, place: int) -> int | None:
    """Return where a part between marks of mathematics or code ends that begins here."""
    if text[place] not in "$\\`":
        return None
    match = _DELIMITED.match(text, place)
    if match is None:
        return None
    inside = next(group for group in match.groups() if group)
    return None if text[place] == "$" and _is_prose(inside) else match.end()


def _run(text: str, place: int) -> int | None:
    """Return where a run of numbers, letters, signs and bracketed groups ends that begins here."""
    end = place
    while end < len(text):
        step = _group(text, end) or _environment(text, end) or _atom(text, end)
        if step is None:
            match = _OPERATOR.match(text, end)
            step = match.end() if match else None
        if step is None:
            blank = _BLANK.match(text, end)
            if blank is None or end == place:
                break
            end = blank.end()
            continue
        end = step
    return end if end > place else None


def _atom(text: str, place: int) -> int | None:
    match = _ATOM.match(text, place)
    if match is None:
        return None
    if match[0] in {"a", "A", "I"}:
        near = f"{text[max(0, place - 2) : place]}§{text[match.end() : match.end() + 5]}"
        if not _OPERATOR.search(near.replace(",", " ").replace(":", " ")):
            return None
    return match.end()


def _environment(text: str, place: int) -> int | None:
    match = _ENVIRONMENT.match(text, place)
    if match is None:
        return None
    close = f"\\end{{{match['kind']}}}"
    end = text.find(close, match.end())
    return None if end < 0 else end + len(close)


def _group(text: str, place: int) -> int | None:
    """Return where a bracketed group ends that begins here and holds a value, not prose."""
    end = _closing(text, place)
    if end is None or _is_prose(text[place + 1 : end - 1]):
        return None
    return None if text[place] == "(" and _GLOSS.match(text, place + 1) else end


def _closing(text: str, place: int) -> int | None:
    """Return where the group ends whose bracket stands here."""
    if text[place] not in "([{":
        return None
    deep, quote = 0, ""
    for end in range(place, len(text)):
        sign = text[end]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"" and not text[end - 1].isalnum():
            quote = sign
        elif sign in "([{":
            deep += 1
        elif sign in ")]}":
            deep -= 1
            if deep == 0:
                return end + 1
    return None


def _is_prose(inside: str) -> bool:
    if _QUOTED.fullmatch(inside):
        return True
    bare = _QUOTED.sub("0", inside).strip()
    return _PROSE.search(bare) is not None or (bare.isalpha() and len(bare) > 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch without signs at its edges; None where it holds no value."""
    while start < end and text[start] in " ,:;.=→–−*/!%&)]}" and text[start] not in "-−":
        start += 1
    while start < end and text[end - 1] in " ,:;.=→<>+-–−*/(&\n":
        end -= 1
    counted = _COUNTED.match(text, start, end) if text[:start].rstrip()[-1:].isalpha() else None
    start = counted.end() if counted else start
    inside = text[start:end]
    return (start, end) if inside and _VALUE.search(inside) else None
