# ruff: noqa: E501 - patterns are read by the row
"""Take the answer out of a sentence: what stands after its verb, or before it."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies, supposes
from loong.answers.text.languages import without_ending, without_lead_in
from loong.answers.text.split import split

_SHORT_LINE = 400
_COPULA = re.compile(
    r"\s(?:is|are|equals|equal to|was|were)(?=\s)(?! (?:the|an?) )|(?<=[a-z]{3})(?<![a-z]Error)(?<![a-z]Exception):(?=\s)"
)
_VERB = re.compile(
    r"(?:\s(?:is|are|was|were|be|equals|equal to|comes? to|comes? out (?:to|as|at)|amounts? to|totals?"
    r"|gives?(?: us)?|yields?|gets?|obtain|find|have|has|makes?|becomes?|returns?|prints?|outputs?|(?:evaluates?|converges?) to|(?:must|should|can|may) be (?:balanced|rewritten|written|expressed) as"
    r"|(?:simplif(?:y|ies)|reduces?|boils?|collapses?|works? out|rounds?|condenses?|shrinks?|adds? up|sums?)(?:\s(?:further|nicely|neatly|down|cleanly|just|exactly|simply|all the way|beautifully|conveniently)){0,2} to|factors? as|leaves?(?: us)?(?: with)?|(?<!cannot be )(?:(?:re)?(?:writes?|written)(?: (?:this|it|that))? as|expressed as)|stands? at|(?:ends?|ended|wind|winds) up with|arrives? at|namely:?|(?:is|are|am) left with|needs?|contains?|takes?|weighs?|measures?|lasts?|lautet|ist|beträgt|est|vaut|es|è|é|равно|равен)"
    r"|(?<=[a-z])'s)(?=[\s:])(?:\s(?:exactly|simply|just|given by|equal to|about|therefore|thus):?(?=\s))?"
    r"|は\s?(?=[0-9\\$])|(?<=[A-Za-z]{2})(?<![a-z]Error)(?<![a-z]Exception):(?=\s)|\s(?:=|⇒|=>|\\Rightarrow|\\implies)\s|(?<=[A-Za-z])\s≈\s(?=[0-9][0-9.,]{0,20}\s?[A-Za-z°])"
)
_CHINESE = re.compile(
    r"(?P<subject>[^0-9，,、；;：:？?]{1,60})[为為是]\s?(?P<value>[-0-9\\$(][^\u4e00-\u9fff，；？?]{0,60})"
)
_CHINESE_OPEN = re.compile(
    r"若|如|假|设|設|令|当|當|也许|也許|可能|或|大概|大约|大約|猜|否|步|第|取|误|誤|原|初|限|界|估|近"
)
"""What a Chinese sentence supposes, doubts, counts or bounds with."""
_NUMBER_WORD = re.compile(
    r"(?<!\bthe )(?<!\bthese )(?<!\bthose )\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"[^=]{0,80}[0-9][^,;=]{0,60}(?:(?:\s(?:and|or|while)|,?\swhereas)\s\$?(?!so\b|thus\b|hence\b|therefore\b|the (?:answer|result))[A-Za-z]"
    r"|,\s\$?\\?[A-Za-z]{1,10}_\{?[0-9a-z]\}?\s?\Z)"
)
"""What says one amount and begins to tell of another thing: `12 and Ben`."""
_AT_THE_END = re.compile(
    r"(?<!\b[Oo]ne)(?<![0-9])(?<!bounded)(?<!divisible)(?<!multiplied)(?<!divided)(?<!creased)(?<!reached)(?<!attained)(?<!occurs)(?<!integer)(?<!number)(?<!element)(?<!prime)\s(?:at|on|in|by)\s(?=[^a-z]*[0-9])"
)
CIRCUMSTANCE = re.compile(
    r"(?:based on|according to|given|using|by|after|from|with|since|because|in|for|as|at|by|once|multiplying|looking|considering|(?<![\w,]\s)(?:of (?:the|all|these|those)|among|(?:written|published|released|painted|composed|founded|built|born) (?:in|by|on|at)))\b[^,]{1,150},\s+"
    r"|(?<![\w,.]\s)(?:on [a-z]{3,9} [0-9]{1,2},|in) [0-9]{4},?\s+(?=[a-z])",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:does not exist|doesn't exist|diverges|cannot be determined|no (?:real |such )?solutions?)\b"
)
_AMOUNT = re.compile(
    r"(?P<sign>[$€£¥₹]\s?)?(?<![\w.,])(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<share>\s?%)?(?P<noun>[\s-](?:[a-zA-Z°/]{2,20}|[gmsJKNVWLh](?![A-Za-z])))?"
)
_TOLD = re.compile(r"(?=(?:\S+\s+){4})[A-Z][a-z]*,?\s+[A-Za-z]")
_BOUND = re.compile(r"\b(?:before|after|until|till|since|by)\s\Z", re.IGNORECASE)
_YEAR = re.compile(r"[12][0-9]{3}")
_OR_ANOTHER = re.compile(r"\bor\s(?:the\s)?[A-Z]")
_GOES_ON = re.compile(
    r"(?:[a-z]{3}|[A-Z]{2}|[0-9)])(?<!\bProf)[.!?]\s{1,3}[\"“A-Z0-9]|[.!?]\s{1,3}(?:It|He|She|They)\b"
)
REFERRED = re.compile(
    r"\b(?:half|twice|double|triple|third|quarter|than|least|most|between|multiples?|factors?|divisible|divisors?"
    r"|squared?|cubed?|roots?|plus|minus|times|increased?|decreased?|reduced|not|never|neither|nor|no|wrong|incorrect"
    r"|more|fewer|older|younger|longer|shorter|exceeds?|divides?|ago|if|unless|either|or|except|until|remainder|power|mod|modulo|below|above|under|over|up to|step|case|asked?|question|suppose|assume|let|none|nothing|first|initially|originally|already|guess|each|per)\b|n't\b|[0-9]!(?=\s?\$)|[?^*=<>|≤≥≠+;:()\\]|(?<=[A-Za-z0-9])/",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:the\s)?(.{1,80}?)\s(?:is|are|was|were)\s(?:(?:the|an?|indeed)\s(?!(?:work|creation|invention|brainchild)\sof\s)[A-Za-z]|(?:correct|right|formed|produced|obtained|released|precipitated|evolved)[.!]?$"
    r"|(?:our|my)\s(?:(?:final|required|desired|complete|full)\s){0,2}(?:answer|result|solution|conclusion|choice|value)s?[.!]?$"
    r"|what\s(?:we|i|you)\s(?:get|got|want|wanted|need|needed|find|found|obtain|were\s(?:asked|looking)\sfor)[.!]?$)",
    re.IGNORECASE,
)
_COMMA = re.compile(",")
_TASK = re.compile(
    r"(?:find|determine|compute|calculate|solve|evaluate|simplify|prove|what (?:is|are)|how many)\s(?=.*[.?!]$)",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"[*_`\s]{0,9}(?:(?:my|our|the|an?|one)\s)?(?:(?:wrong|incorrect|rejected)(?:\s[a-z]+)?|not (?:the|an|my) answer"
    r"|(?:first|initial|previous|earlier|tentative)\s(?:answer|guess|attempt|try|idea|thought|estimate)"
    r"|no [a-z]+|guess|hint|example|given|inputs?|question|problem|prompt|iteration|timeout|assumption|distractor|trap)\s?[*_`]*:",
    re.IGNORECASE,
)


_NUMBER = r"[-+−$€£¥]{0,2}\s?[0-9][0-9.,/]*(?:\s?\\?(?:%|percent|°[CF]?)|\s(?!(?:of|is|in|to|and|or|plus|minus|times|over|by|more|less|the|mod|choose|gives|makes|comes|equals)\s)[a-z]{1,12}(?=\s))?"
_WORKED = re.compile(
    rf"(?=[^=]*\Z|.*\sof\s){_NUMBER}(?:!|\s(?:squared|cubed|factorial)|(?:\s?[*×·⋅+/÷^−-]\s?|\s(?:of|and|plus|minus|times|over|mod(?:ulo)?|choose|(?:more|less)\sthan|(?:multiplied|divided|increased|decreased)\sby|(?:raised\s)?to\sthe\spower(?:\sof)?|percent\sof)\s){_NUMBER}){{1,6}}"
    r"\s(?:is|equals|=|gives|makes|comes\sto)\s(?:exactly\s|just\s)?(?P<value>[-+−$€£¥\\]{0,2}[0-9][^,;:?=]{0,40}?)[.!]?",
    re.IGNORECASE,
)
"""A sum in words and what it comes to: `15% of 80 is 12`."""
_REACHED = re.compile(
    r"[^=]{0,80}[0-9][^,;=]{0,30}?,?\s(?:(?:which|and)\s)?(?:is\s)?(?:(?:reached|attained|achieved|obtained|taken|assumed|occurs|occurring)\s(?:only\s)?)?(?:at|when|for|where)\s(?:the\spoint\s)?[A-Za-z]"
)
"""What says one amount and begins to tell its place: `7, reached at x`."""


def is_aside(line: str) -> bool:
    """Tell whether a line is labelled as something else than an answer: a guess, an example, a hint."""
    return _NO_ANSWER.match(line) is not None


def is_task(line: str) -> bool:
    """Tell whether a line sets a task, as the repeated question does, and so states nothing."""
    return len(line) <= _SHORT_LINE and _TASK.match(line) is not None


def said(line: str) -> str:
    """Return what a sentence says, such as `7` where the line is `the distance is 7`."""
    if len(line) > _SHORT_LINE or line.count(":") > 1:
        return line
    if not line[:1].isalpha():
        worked = _WORKED.fullmatch(line)
        return worked["value"] if worked else line
    if supposes(line):
        return line
    clauses = split(line, _COPULA)
    if any(map(_ANOTHER.match, clauses[1:-1])):
        return line
    return clauses[-1] if len(clauses) > 1 and clauses[-1] else line


def sayings(line: str) -> list[str]:
    """Return what else a sentence may say: the parts after its verbs, or the subject it names."""
    line = without_ending(without_lead_in(line.strip()))
    nothing = _NOTHING.search(line) if len(line) <= _SHORT_LINE else None
    if nothing is not None and line.rstrip(" .").endswith(nothing[0]):
        return [line] if denies(line[: nothing.start()]) else [line, nothing[0]]
    silent = "\n" in line or is_task(line) or is_aside(line)
    if len(line) > _SHORT_LINE or silent or denies(line):
        return [line]
    worked = _WORKED.fullmatch(line)
    if worked is not None:
        return [line, worked["value"]]
    chinese = _CHINESE.fullmatch(line.rstrip("。."))
    if chinese is not None and not _CHINESE_OPEN.search(chinese["subject"]):
        return [line, chinese["value"]]
    clauses = [clause for clause in split(line, _VERB) if clause]
    found = [line]
    if len(clauses) > 1 and not line[:1].isdigit() and not any(map(_ANOTHER.match, clauses[1:-1])):
        placed = any(map(_REACHED.fullmatch, clauses[1:-1]))
        found += [] if placed else [clauses[-1]]
        first = line.find(clauses[1], len(clauses[0]))
        found += [line[first:]] if first > 0 else []
    ending = split(line, _AT_THE_END)
    found += ending[-1:] if len(ending) > 1 else []
    line = CIRCUMSTANCE.sub("", line, count=1)
    subject = _SUBJECT.match(line)
    if subject is None or _OR_ANOTHER.search(line) or _GOES_ON.search(line):
        return [text.strip() for text in found]
    if len(split(line, _COMMA)) == 1 and len(split(line, _COPULA)) <= len("ab"):
        found.append(subject[1])
    return [text.strip() for text in found]


def only_amount(sentence: str) -> list[str]:
    """Return the one amount that a sentence tells, such as `72 clips`; nothing where there are two.

    A sentence that compares, denies or computes tells none.
    """
    if len(sentence) > _SHORT_LINE or REFERRED.search(sentence) or not _TOLD.match(sentence):
        return []
    if denies(sentence):
        return []
    found = list(_AMOUNT.finditer(sentence))
    if len(found) != 1 or sum(map(str.isdigit, sentence)) != sum(map(str.isdigit, found[0][0])):
        return []
    match = found[0]
    if _YEAR.fullmatch(match[0].strip()) and _BOUND.search(sentence[: match.start()]):
        return []
    if _NUMBER_WORD.search(sentence):
        return []
    number = f"{match['sign'] or ''}{match['number'].rstrip(',')}{match['share'] or ''}"
    return [f"{number}{match['noun']}" if match["noun"] and not match["sign"] else number]
