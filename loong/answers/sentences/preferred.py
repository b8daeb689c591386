# ruff: noqa: E501 - patterns are read by the row
"""Find the one option that a sentence chooses: `for sure D, it can't be A or B`, `B不是 A`.

Read clause by clause: what a clause chooses, denies or only gives a reason for. A sentence that
chooses two options, or leaves one open, chooses none.
"""

from __future__ import annotations

import re

_LONGEST = 400
_LETTER = r"[(\[]?\s?(?P<letter>[A-J])\s?[)\]]?"
_IS_OPTION = re.compile(r"[(\[]?[A-J][)\]]?\.?")
_ANY = re.compile(
    r"(?<![\w.'’])(?:\(\s?([A-J])\s?\)|\[([A-J])\]|([A-HJ]))(?![\w'’]|\s?[-+*/=^<>]|\.[\w])"
)
_CUT = re.compile(
    r"(?P<mark>[,;!。，；！—–]|\.(?=\s|\Z)|:(?=\s)|\s-\s"
    r"|\b(?:because|since|as|but|so|thus|hence|therefore|while|whereas|although|and not|rather than|instead of|not|over|rather|then)\b"
    r"|而不是|而非|而是|因为|所以|因此|但是|但|不是|并非|不选|\b(?:(?:et|und|y|e|а|and)\s)?(?:non|pas|no|nicht|não|не)\b(?=\s[(\[]?[A-J](?!\w)))"
)
_REASONS = frozenset({"because", "since", "as", "while", "whereas", "although", "因为"})
_DENIED = frozenset(
    {
        "and not",
        "rather than",
        "instead of",
        "not",
        "over",
        "而不是",
        "而非",
        "不是",
        "并非",
        "不选",
    }
)
_DENYING = re.compile(r"(?:\A|\s)(?:non|pas|no|nicht|não|не)\Z")
_NEGATIVE = re.compile(
    r"\b(?:not|never|neither|nor|wrong|incorrect|false|rule[sd]? out|eliminat\w+|exclud\w+|except|impossible|cannot|ruling out|discard\w*|reject\w*)\b|n't\b|不|错|排除|否",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:either|or|maybe|perhaps|possibly|might|could|would be|if|unless|whether|cannot decide|can't decide|unsure|not sure|who knows|both)\b|或|可能|也许|如果|还是|\?|？",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(
    r"\b(?:all|every\w*|any\w*|none|nothing)\b[^,;.]{0,40}\b(?:but|except|save|besides|other than)\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:\b(?:answer|choice|pick|option|result|selection|conclusion|verdict|solution|so|therefore|thus|hence|letter)|答案|选项|选择)\s?\Z|^\W*(?:best|correct|right|final)\b",
    re.IGNORECASE,
)
_LEAD = (
    r"(?:(?:well|ok|okay|for sure|for certain|definitely|certainly|surely|clearly|obviously|hence|thus|therefore|so|then|rather|instead|actually|finally|overall|in the end)\s)?"
    r"(?:(?:i|we)(?:'d|'ll|\swould|\swill)?\s(?:(?:definitely|would|firmly|strongly)\s)?(?:think|believe|say|guess|choose|pick|select|go(?:\swith|\sfor)|am going with|opt for|vote for|prefer|conclude)\s(?:that\s|with\s)?|i'm\s(?:going with|sure|confident|certain)\s(?:that\s)?)?"
    r"(?:(?:that|this|which)\s(?:leaves\s(?:us\swith\s)?|makes\s)|leaving\s|making\s|(?:choose|pick|select|go with|going with|take|mark|opt for)\s|(?:it|that|this)(?:'s|\sis|\smust be|\shas to be|\shas got to be|\shas gotta be|\sshould be|\swill be|\scan only be|'s\s(?:got to|gotta) be)\s"
    r"|(?:my|the|our)\s(?:final\s|best\s|correct\s|right\s|only\s)?(?:pick|choice|answer|selection|vote|guess|option)(?:\sleft)?(?:\sis|\smust be|\sshould be|'s)?\s?)?"
    r"(?:(?:definitely|clearly|surely|certainly|only|just|simply|obviously)\s)?(?:(?:the\s)?(?:option|choice|letter|answer|alternative)\s)?"
)
_TAIL = (
    r"(?:\s(?:it\sis|(?:the\s)?(?:only\s|most\s)?(?:right|correct|best|suitable|appropriate)(?:\s(?:choice|answer|option|one|pick))?|for\ssure|for\scertain|no doubt|without a doubt|by far|in my opinion|to me|definitely|obviously|clearly|here|only|alone|then|instead|indeed|of course|i think|i believe|i'd say"
    r"|(?:is|are|was|must be|has to be|should be|will be)(?:\s(?:clearly|definitely|therefore|thus|indeed|obviously|the|a|my|our|most|likely|only|best|better|final|right|correct|true|suitable|appropriate|plausible|accurate|one|option|choice|answer|pick|selection)){1,6}"
    r"|(?:seems|looks|appears|sounds)(?:\sto be)?(?:\s(?:the|most|more|right|correct|best|better|plausible|likely|reasonable|appropriate|accurate|option|choice|answer)){1,5}"
    r"|(?:fits|works|matches|holds|wins|remains|is left)(?:\s(?:best|here|the description))?))?"
)
_CHOSEN = re.compile(rf"{_LEAD}{_LETTER}{_TAIL}", re.IGNORECASE)
_NO_CHOICE = r"(?!.*\b(?:not|never|no|nor|neither|without|wrong\w*|incorrect\w*|false\w*|fails?|failed|violat\w+|contradict\w*|rul\w+\sout|eliminat\w+|exclud\w+|except|besides|unlike|avoid\w*|reject\w*|discard\w*|traps?|tempt\w*|distract\w*|decoy|disagree\w*|oppos\w+|against|mistak\w+|misread\w*|confus\w+|instead|than|if|many|some|most students|people|would be|first|initial\w*)\b|.*n['’]t\b)"
_SOLE = re.compile(
    rf"{_NO_CHOICE}(?:[Tt]he\s)?[Oo]nly\s(?:(?:option|choice|answer|statement|one)\s)?{_LETTER}(?:\s[a-z][a-z'’-]*){{1,12}}"
    rf"|{_NO_CHOICE}[A-Za-z][a-z'’-]*(?:,?\s[a-z'’-]+){{1,20}}\s(?:option|(?:answer\s)?choice)\s{_LETTER.replace('letter', 'last')}"
)
"""A clause of one option, which alone does what is asked or which it ends on."""
_CHINESE = re.compile(
    r"(?:(?:我|我们)?(?:认为|觉得|会选|选择|选)?)?(?:正确)?(?:的)?(?:答案|选项|选择)?(?:应该|应当|应|肯定|一定|就|显然|只能|只有|故|所以|因此)?(?:是|为|选择|选)?(?:选项)?\s?"
    + _LETTER
    + r"\s?(?:项|选项)?(?:是)?(?:正确|对|最合适|最佳|最好)?(?:的)?(?:答案)?"
)


def is_option(gold: str) -> bool:
    """Tell whether a reference is the letter of an option and nothing else."""
    return _IS_OPTION.fullmatch(gold.strip(" $\n")) is not None


def chosen(sentence: str) -> str | None:
    """Return the letter that a sentence chooses, or None where it chooses none or more than one."""
    if len(sentence) > _LONGEST or _ALL_BUT.search(sentence):
        return None
    found: set[str] = set()
    denied: set[str] = set()
    before, denying = "", False
    for mark, clause in _clauses(sentence):
        letters = {one or two or three for one, two, three in _ANY.findall(clause)}
        one = _picked(clause)
        denying = _denies(mark, clause, one, goes_on=denying)
        if denying:
            denied |= letters
        elif mark in _REASONS:
            continue
        elif _is_open(clause, one) or (mark == ":" and letters and not _ANNOUNCED.search(before)):
            return None
        else:
            found |= {one} if one else set()
            if found and letters - found:
                return None
        before = clause
    return found.pop() if len(found) == 1 and not found & denied else None


def _is_open(clause: str, picked: str | None) -> bool:
    """Tell whether a clause leaves an option open; one that alone does two things does not."""
    found = {match[0].lower() for match in _OPEN.finditer(clause)}
    return bool(found - {"both"} if picked else found)


def _denies(mark: str, clause: str, picked: str | None, *, goes_on: bool) -> bool:
    """Tell whether a clause denies what it names; a bare letter goes on with `I rule out A, B`."""
    if mark in _DENIED or _DENYING.search(mark):
        return True
    if _NEGATIVE.search(clause) and not picked:
        return True
    return goes_on and mark == "," and _IS_OPTION.fullmatch(clause) is not None


def _clauses(sentence: str) -> list[tuple[str, str]]:
    """Return each clause behind the mark or word that begins it."""
    parts = _CUT.split(f" {sentence.strip()} ")
    pairs = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    return [(mark.strip(), clause.strip(" *_`\"'")) for mark, clause in pairs if clause.strip()]


def _picked(clause: str) -> str | None:
    sole = _SOLE.fullmatch(clause)
    if sole is not None:
        return sole["letter"] or sole["last"]
    match = _CHOSEN.fullmatch(clause) or _CHINESE.fullmatch(clause)
    if match is None or not match["letter"].isupper():
        return None
    return None if match["letter"] == "I" and not re.search(r"[(\[]I", clause) else match["letter"]
