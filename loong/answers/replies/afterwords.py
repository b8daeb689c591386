# ruff: noqa: E501 - patterns are read by the row
"""Tell an afterword (`Key takeaways: …`, `Check: …`, `(by symmetry)`) from a text that goes on to its answer."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies

_LONGEST = 2000
_WHOLE = 20_000
_CLOSE = 800
"""Of what stands before an afterword so many last characters are looked at."""
_MARKS = r"[\s(*_#>•\-–—\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]{0,12}"
_LABEL = (
    r"(?:details|working|workings|steps|derivation|calculations?|full\ssolution|key\s(?:takeaways?|ideas?|insights?|points?|facts?|observations?)|takeaways?|(?:the\s)?(?:main\s)?(?:ideas?|reasons?|reasoning|rationale|explanation|justification|intuition|interpretation|motivation|background|context)(?:\s(?:behind|for)\s[^:\n]{1,40})?"
    r"|why(?:\s[^:\n]{1,60})?|how\s(?:it|this)\s[^:\n]{1,40}|lessons?|tips?|fun\sfacts?|trivia|side\snotes?|remarks?|comments?|assumptions?(?:\s(?:made|used))?|sources?|references?|caveats?|further\sreading|properties|features|bonus"
    r"|(?:quick\s|sanity\s|plausibility\s|cross-?\s?|unit\s|dimension(?:al)?\s|numerical\s)?(?:check|verification|validation|proof|test)(?:\s(?:by|of|that|with|for)\s[^:\n]{1,60})?|double-?\s?check|quick\sproof"
    r"|erklärung|begründung|probe|kontrolle|hinweis(?:e)?|bemerkung(?:en)?|explication|vérification|remarques?|justification|explicación|comprobación|verificación|nota|observación|justificación|explicação|verificação|observação|spiegazione|verifica|uitleg|controle|проверка|объяснение|пояснение|примечание"
    r"|验证|驗證|检验|檢驗|解释|解釋|说明|說明|理由|备注|検算|説明|補足|확인|설명|검산)"
)
_LABELLED = re.compile(
    rf"{_MARKS}{_LABEL}(?:\s\([^()\n]{{1,40}}\))?[*_ ]{{0,4}}(?:[:：—–.?](?=[\s*_]|\Z|[\d]|[^\x00-\x7f])|(?<=[a-z])\n)",
    re.IGNORECASE,
)
_LATE = re.compile(
    rf"{_MARKS}(?:key\s(?:takeaways?|insights?)|takeaways?|lessons?|fun\sfacts?|trivia|side\snotes?|bonus|(?:quick\s|sanity\s)?check|verification|probe)[*_ ]{{0,4}}:",
    re.IGNORECASE,
)
"""The label of what stands behind an answer and never before it."""
_TESTS = re.compile(
    rf"{_MARKS}(?:\w+[ -]){{0,2}}(?:notes?\b|check|verif|valid|proof|test|probe|kontrolle|comprob|vérif|проверка|验证|驗證|检验|檢驗|検算|確認|검산|확인)",
    re.IGNORECASE,
)
"""How a check begins, in which a `but` tells that it fails."""
_FAILS = re.compile(r"\b(?:but|however|yet|although|only|though)\b", re.IGNORECASE)
_CHECKED = re.compile(
    r"[\s(>*_-]{0,6}(?:✔️?|✓|☑️?|✅|🔍)\s?[^\n]{1,300}|[\s(>*_-]{0,6}(?:expanding|multiplying(?:\s\w+)?|substituting|plugging|differentiating|integrating|inserting|putting|adding|dividing|squaring)\b[^\n]{0,200}\b(?:again|back|as\s(?:it\sshould|required|expected|claimed|desired|needed|wanted|it\smust))\b[^\n]{0,60}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    r"[\s*_>]{0,6}\([^()\n]{3,300}(?:\([^()\n]{1,60}\)[^()\n]{0,200})?\)[.*_\s]{0,4}"
)
_NUMERAL = re.compile(r"[0-9]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_ENDS = re.compile(
    r"(?:\A|\n|[.!?]\s)[\s*_>#]{0,6}(?:so|thus|hence|therefore|consequently|accordingly|overall|in\stotal|altogether|finally|this\s(?:gives|means|yields|leaves)|we\s(?:get|obtain|find|conclude)|it\sfollows|also|daher|folglich|somit|damit|donc|ainsi|on\sobtient|por\s(?:lo\s)?tanto|así|logo|portanto|quindi|dunque|следовательно|значит|итак|所以|因此|故)\b[^\n]{1,400}\Z"
    r"|\A(?!.*\b(?:given|let|suppose|assume|have|note|consider|question|find|what|how|if|define|denote|determine|compute|calculate|show|prove)\b)[\s*_>#$]{0,6}(?:\S+\s){0,5}\S+\Z"
    r"|\*\*[^*\n]{1,200}\*\*[^*\n]{0,120}\Z|`[^`\n]{1,200}`[^`\n]{0,40}\Z|(?:\$\$?|\\\]|\\\))[.!]?\Z|\|\s*\Z",
    re.IGNORECASE,
)
"""How a text ends that concludes."""
_CHECKED_AT_ONCE = re.compile(
    r"(?<=[.!$*)])[ \t]+(?P<check>[*_(]{0,3}(?:(?:to|let\sme|let's|we\scan)\s(?:quickly\s)?(?:double-?\s?check|verify|check|confirm)|(?:quick|sanity|double)[ -]check|check(?:ing)?[:,]|verification:|as\sa\s(?:quick\s|sanity\s)?check)\b[^\n]{5,400})\s*\Z",
    re.IGNORECASE,
)
"""A check in the paragraph that answers."""
_GOES_ON = re.compile(
    r"\b(?:wait|hmm+|hm|oops|whoops|sorry|apolog\w+|actually|instead|correction|corrected|correcting|mistake[ns]?|slip|wrong|incorrect|rather|alternatively|alternative\s(?:answers?|solutions?|values?|results?|readings?|interpretations?|methods?)|alternatives?(?:\s(?:is|are|was|would|could|may|might)\b|:)|nope|fails?|failed|contradict\w*|mismatch\w*|disagree\w*|revis\w+|reconsider\w*|re-?read\w*|scratch\sthat"
    r"|(?:final|correct|actual|right|true|real|better)\s(?:answer|result|value|option|choice|move|solution)|(?:the|my|our)\sanswer|answers?\s(?:is|are|should)|answers?\s?:|(?:so|thus|hence|therefore),?\s(?:the|it|we|this)\b|should\s(?:be|have)|must\sbe|ought\sto"
    r"|does\s?n[o']t\s(?:work|hold|match|satisfy|fit|check|agree)|do\s?n[o']t\s(?:match|agree|hold)|is\snot\s(?:right|true|the)|isn't|not\sequal|maybe|perhaps|possibly|guess(?:ed|ing)?|(?:could|might|may)\s(?:also\s|well\s)?be|unless|or\s(?:is|was)\sit|equally\s(?:valid|good|right)|also\s(?:valid|possible|right|correct|works|acceptable)"
    r"|aber|doch|falsch|sondern|korrektur|mais|faux|plutôt|pero|sino|errado|falso|sbagliato|неверно|однако|нет)\b|\\boxed|<answer|≠|\\ne\b|但是|不对|錯|错|其实|實際|いや|違|아니",
    re.IGNORECASE,
)


_TAKES_BACK = re.compile(
    r"(?:\A[^\n]{0,40}?:|[.!?…;]|\n)[\s*_]*(?:(?:no|wait|oops|whoops|sorry|actually|hm+|correction)\b[,.!:…]|or\s(?:is|was)\sit\b)|\A[^\n.!?:]{0,40}:\s{1,3}or\s(?:is|was)\sit\b|\b(?:but\s(?:that|this|it)\s(?:is|was)\swhat\s[^.!?]{1,40}\b(?:ask|want|need)(?:s|ed)?|(?:it|this|that|the\s(?:answer|result|value))\s(?:must|should|has\sto)\s(?:rather|instead|actually)\sbe|should\sbe\s(?:included|excluded|added|removed|left\sout)|so\s(?:it|this|that)\sfails\b)|(?:≠|\\neq?\b)[^.\n]{1,40}[,;]\s(?:so|hence|thus|therefore)\b",
    re.IGNORECASE,
)
"""What an afterword says that finds the answer wrong."""


def is_afterword(text: str, *, labelled: bool = False) -> bool:
    """Tell whether what stands behind an answer only explains or checks it, and takes nothing back.

    Args:
        text: all that follows the answer.
        labelled: whether it is known to begin as a check or an explanation does.
    """
    if len(text) > _LONGEST or _GOES_ON.search(text):
        return False
    if _TESTS.match(text) and _FAILS.search(text):
        return False
    if labelled or _LABELLED.match(text):
        return not (labelled and _FAILS.search(text))
    in_brackets = _BRACKETED.fullmatch(text) is not None and not denies(text)
    return in_brackets or _CHECKED.fullmatch(text.strip()) is not None


def taken_back(said: str) -> str:
    """Return the afterword in which a reply takes back what it said before; `` where none does."""
    if len(said) > _WHOLE:
        return ""
    for match in _PARAGRAPH.finditer(said):
        rest = said[match.end() :]
        if _TESTS.match(rest) or _LABELLED.match(rest):
            return rest if _TAKES_BACK.search(rest) else ""
    return ""


def before_late(said: str) -> str:
    """Return the number that a reply concludes with before a takeaway or a check, in its sentence."""
    if len(said) > _WHOLE:
        return ""
    for match in _PARAGRAPH.finditer(said):
        if _LATE.match(said, match.end()):
            head = said[: match.start()].rstrip()
            last = head.splitlines()[-1] if head else ""
            return last if _ENDS.search(head[-_CLOSE:]) and _NUMERAL.search(last) else ""
    return ""


def before_afterwords(said: str) -> str:
    """Return what a reply says up to its afterwords, where that comes to an end; `` where it has none."""
    if len(said) > _WHOLE:
        return ""
    checked = _CHECKED_AT_ONCE.search(said)
    if checked is not None and is_afterword(checked["check"], labelled=True):
        return said[: checked.start("check")].rstrip()
    for match in _PARAGRAPH.finditer(said):
        rest = said[match.end() :]
        if _LABELLED.match(rest) is None:
            continue
        head = said[: match.start()].rstrip()
        last = _PARAGRAPH.split(rest)[-1] if "\n\n" in rest else ""
        shown = last.strip().startswith(("**", "$$", "\\[", "```"))
        return head if is_afterword(rest) and not shown and _ENDS.search(head[-_CLOSE:]) else ""
    return ""
