# ruff: noqa: E501 - patterns are read by the row
"""Drop what stands around an answer: remarks, labels, bullets, ticks, the name of its kind.

Each function takes an answer and the text beside it, and returns the bare answer or None.
"""

from __future__ import annotations

import re

from loong.answers.rewordings import named_compounds
from loong.answers.rewordings.glossed import is_misnamed
from loong.answers.units.unit import parse_unit

_DOUBLED = re.compile(
    r"\\\\(?=(?:d?frac|sqrt|text|pi|times|cdot|left|right|circ|mathrm|infty|le|ge|in|cup|boxed|pm|theta|alpha)(?![a-z]))"
)
_GOES_ON = re.compile(
    r"(?:[,;]|(?<![A-Za-z])(?:and|or|not|nor|xor|iff?|implies|then|only if|unless)"
    r"|\\(?:lor|land|vee|wedge|lnot|neg|to|implies|iff|oplus|(?:Left)?[Rr]ightarrow))\Z",
    re.IGNORECASE,
)
"""How a text ends that goes on in brackets."""
_BRACKETED = re.compile(r"(.*\S)\s+[(\[]([^()\[\]]{1,200})[)\]]\.?", re.DOTALL)
_NAME_LENGTH = 20
_HEDGE = re.compile(
    r"^(?:no|nope|wait|actually|sorry|correction|should be|make that|or|maybe|perhaps|possibly|alternatively|and|mod|base|in base|plus|minus|but|wrong|incorrect|rejected|excluded|extraneous|invalid|false|fails?|crossed out|ruled out|complement|reversed?|in reverse|backwards?|negated|inverted|swapped|transposed|shuffled)\b",
    re.IGNORECASE,
)
_WORDY = re.compile(
    r"(?<![\\A-Za-z])(?!(?:sqrt|cbrt|sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|ln|log|lg|exp|pi|max|min|abs)(?![A-Za-z]))[A-Za-z]{2,}"
    r"|^\s*[0-9]+\s?(?:s\.?f\.?|d\.?p\.?)"
)
_PLACES = re.compile(
    r"(?:(?:rounded\s)?to\s)?[0-9]{1,2}\s?(?:d\.?\s?p\.?|s\.?\s?f\.?|sig(?:nificant)?\.?\s?(?:figs?|figures|digits)\.?|decimals?|decimal places?|places?)"
)
_CALLED = re.compile(
    r"(?:\\[A-Za-z]+|(?<![A-Za-z])(?:sqrt|cbrt|a?(?:rc)?(?:sin|cos|tan|cot|sec|csc)h?|ln|log|lg|exp|max|min|abs|gcd|lcm|det|O|Theta|Omega)|[-+*/^=<>])\s*\Z"
)
_REMARK = re.compile(
    r"(.*?\S)\s*(?:(?:,|;|:|\s[-–—]+)\s*(?:because|since|as(?= (?:[a-z]+\s){1,3}(?:confirms?|shows?|verif\w+|demonstrates?|proves?)\b| (?:the|it|this|we|there|required|desired|claimed|expected))|who(?:se)?|which(?!\s(?:is|are|equals|rounds to|rounds up to|rounds down to|gives|makes|becomes|simplifies to|reduces to|comes to|amounts to|works out to)\s(?:(?:about|approximately|roughly|nearly|around|exactly|equal to)\s)?(?:[-+$\\0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|half|(?:an?|one)\s(?:half|third|quarter|dozen|hundred|thousand|million))\b))|where|by|using|directed|pointing|acting|not|rather than|instead of"
    r"|(?:so|hence|thus|therefore)(?![^A-Za-z0-9]{1,4}(?:also\b|now\b|(?:it|this|that|he|she|they)\s(?:is|are|was|will|must)\b|(?:\S+\s){0,8}?(?:[-+$\\]?[0-9]|will be\b|(?:yes|no|true|false)\b)))|obtained|meaning|with|(?:first\s)?(?:published|written|composed|painted|completed|released|premiered|founded|erected|built|born)(?=\s(?:in|on|by|around|between|from|[0-9])))"
    r"|\s+(?:because|since|due to|(?:when|upon being) divided by|(?:up)?on division by|,?\s*rounded|,?\s*correct to|,?\s*to (?:the nearest|(?:one|two|three|four|five|[0-9]+) (?:decimal|significant|d\.?p|s\.?f))"
    r"|,?\s*in total|(?:after|upon|by)\s(?:factor(?:ing|ization|isation)|simplif(?:ying|ication)|expand(?:ing)?|expansion|reduc(?:ing|tion)|rounding|cancell?ing|cancellation|conversion)|altogether|approximately|approx|roughly|respectively|, respectively))(?![A-Za-z]).*",
    re.IGNORECASE | re.DOTALL,
)
_LEAVES = re.compile(
    r"\b(?:leaving|leaves|remaining|remains?)\s(?:[a-z]+\s){0,3}[$€£]?[0-9]", re.IGNORECASE
)
"""What a remark comes to that goes on from an amount to the next."""
_ITALIC = re.compile(r"\A[*_]([^\W\d_][^*_]{1,200})[*_]\Z")
_ANOTHER_GROUP = re.compile(r"(?:\b(?:is|are|was|were|gives?|becomes?|gets?)|'s)\s?[\[({]")
_LAST_NUMBER = re.compile(r"(?<![\w.,])[0-9][0-9,.]*\Z")
_MEASURED = re.compile(r"(?<![\w.,])(?P<number>[0-9][0-9,.]*)\s?[A-Za-zμ°]")
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;.]))(?:(?:part|question|q)\s?)?(?:\((?P<a>[a-h]|[1-9]|i{1,3}|iv|v|vi)\)|(?P<b>[a-h]|[1-9]|i{1,3}|iv|v|vi)\))\s*[:=]?\s*",
    re.IGNORECASE,
)
_LABELS = (tuple("abcdefgh"), tuple("123456789"), ("i", "ii", "iii", "iv", "v", "vi"))
_WORDS_OF_KIND = re.compile(
    r"(?:the\s|an?\s)?[0-9]{2}(?:\.[0-9])?\s?% (?:CI|confidence interval)(?:\s?[:=]\s?|\sis\s|\s)(?=[(\[])|(?:the\s)?(?:line|plane|circle|parabola|curve|ellipse|hyperbola|sphere)(?:\s(?:with equation|given by)|\s?:)?\s(?=[^=a-z]{0,3}[a-z0-9][^=A-Za-z]?[^=]{0,60}=[^=]{1,60}\Z)|#\s?(?=[0-9])|(?-i:the\s(?:city|town|village|island|river|planet)\sof\s(?=[A-ZÀ-Þ]))|the\s(?=[0-9])(?![0-9]{3}0s\b)|in\s(?=[12][0-9]{3}\Z)|(?:the\s|an?\s)?(?:ordered\s)?(?:point|pair|triple|set|list|(?:column\s)?vector|interval|number|value|integer|fraction|coordinates?|probability|matrix|word|string|function|tuple|array|year|amount|total|figure|sum)s?\s(?:of\s|is\s|are\s|:\s)?(?=[\"'(\[{$\\0-9A-Za-z-])",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:the\s)?(?:vertices|nodes|indices|positions|rows|columns|edges|points|numbers|elements)\s(?P<listed>[0-9]{1,9}(?:,\s?[0-9]{1,9}){0,60},?\s(?:and|&)\s[0-9]{1,9})",
    re.IGNORECASE,
)
_INTERVAL = re.compile(
    r"(?:on\s|in\s)?(?:the\s|an?\s)?(?P<kind>closed|open)\sinterval\s(?:from|between)\s(?P<low>[^\s,;]{1,30})\s(?:to|and)\s(?P<high>[^\s,;]{1,30})",
    re.IGNORECASE,
)
_PROPERTY = re.compile(
    r"(?:an?\s|the\s)?(?:total\s|net\s)?(?:magnitude|length|mass|area|volume|speed|velocity|distance|height|width|radius|diameter|weight|force|energy|power|pressure|temperature|density|charge|current|voltage|resistance|momentum|price|cost|size|perimeter|frequency|wavelength|acceleration|molarity|concentration|pH)\s(?:of\s|is\s|=\s)?(?:about\s|approximately\s)?(?=[$\\0-9+-])"
)
_OTHER_NAME = re.compile(r"(?:the\s)?[A-Za-z]{2,20}\s?=")
"""What names its value by a word, which may be another property: `pOH = 4` beside `pH = 4`."""
_AGAIN = re.compile(r"(?:=|≡|i\.e\.,?|that is,?|equivalently,?)\s?[-+$€£]?[0-9]", re.IGNORECASE)
"""What states the answer again, and must be the same value."""
_LABELLED = re.compile(
    r"(?:(?:on|at|in)\s)?(?:the\s)?(?P<label>season|episode|chapter|volume|page|line|week|day|round|level|grade|floor|room|row|column|position|place|node|vertex|team|player|lane|gate|platform|track|stage|group|type|class|number|no\.)\s#?(?P<number>[0-9]{1,6})"
    r"(?:,\s(?:which|who|where)\s(?!.*(?P=label))[^;]{1,80})?\.?",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"(?:the\s)?(?:node|vertex|cell|square|room|gate|seat|platform|station|router|box|point|state|row|column|position|place|site|server|host|team|group|class|type)\s(?P<code>[A-Za-z]{1,2}_?[0-9]{1,4})\.?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Za-z]{1,2}_?[0-9]{1,4}")
_WEIGHED = re.compile(
    r"(?P<path>(?!.*\bor\b).*[\])A-Za-z0-9]),?\s(?:with|having|at)\s(?:an?\s|the\s|its\s)?(?:(?:total|overall|minimum|minimal|shortest|combined|path)\s){0,2}(?:weight|cost|length|distance|sum|value|time)\s(?:of\s|is\s|=\s)?[0-9.]{1,12}(?:\s[a-z]{1,12})?\.?",
    re.DOTALL,
)
_WEIGHT = re.compile(r"\b(?:weight|cost|length|distance|sum|value|time)\b", re.IGNORECASE)
_BULLETED = re.compile(r"[ \t]*(?:[-*•–]|[0-9]{1,2}[.)])[ \t]+(\S.*)")
_MARKS = re.compile(
    r"^(?:=>|->|>>>|✅|✓|✔|☑)\s*|^[\u2600-\u27bf\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\ufe0f]{1,8}\s+(?=[^\W\d_]{2})|\s*[✅✓✔☑]\Z"
)


def undoubled(text: str, other: str) -> str | None:
    """Read LaTeX whose backslashes were doubled on the way."""
    del other
    return _DOUBLED.sub(r"\\", text) if "\\\\" in text else None


def without_bracket(text: str, other: str) -> str | None:
    """Drop a remark in brackets at the end; `5 (m)` keeps its unit."""
    match = _BRACKETED.fullmatch(text) if text.endswith((")", "]", ").", "].")) else None
    if match is not None and any(map(str.isdigit, match[2])) and _WEIGHT.search(other):
        return None
    if match is None or _GOES_ON.search(match[1]) or _HEDGE.match(match[2].strip()):
        return None
    if _AGAIN.match(match[2].strip()):
        return None
    wrong = is_misnamed(text) or named_compounds.is_misnamed("", match[1], match[2])
    if wrong or _CALLED.search(match[1][-_NAME_LENGTH:]):
        return None
    if parse_unit(match[2]) is not None:
        return f"{match[1]} {match[2]}"
    worded = _WORDY.search(match[2]) and not match[2][0].isdigit()
    return match[1] if worded or _PLACES.fullmatch(match[2]) else None


def without_remark(text: str, other: str) -> str | None:
    """Drop `because …`, `, which …`, `rounded to …` behind an answer."""
    del other
    match = _REMARK.fullmatch(text) if " " in text else None
    rest = text[match.end(1) :] if match else ""
    if match is None or "\n" in rest.strip() or _tells_again(match[1], rest):
        return None
    if _LEAVES.search(rest):
        return None
    if match[1][0] in "[({" and _ANOTHER_GROUP.search(rest):
        return None
    return _ITALIC.sub(r"\1", match[1].rstrip(" ,;:"))


def _tells_again(said: str, rest: str) -> bool:
    """Tell whether a remark tells the number before it once more, with a unit: `4900, so 4900 kPa`."""
    number = _LAST_NUMBER.search(said[-_NAME_LENGTH:])
    told = (match["number"] for match in _MEASURED.finditer(rest))
    return number is not None and number[0] in told


def without_gloss(text: str, other: str) -> str | None:
    """Drop what a formula means in words: `∀x Cat(x) ::: Everything is a cat`."""
    formula, mark, _ = text.partition(" ::: ")
    return formula if mark and ":::" not in other else None


def without_kind(text: str, other: str) -> str | None:
    """Drop `the point`, `the set` before an answer, `vertices` before a list of their numbers."""
    several = _SEVERAL.fullmatch(text) if other[:1] in "[({0123456789" else None
    match = _WORDS_OF_KIND.match(text)
    return several["listed"] if several else text[match.end() :] if match else None


def interval_told(text: str, other: str) -> str | None:
    """Write `the closed interval from 0 to 4` in brackets."""
    del other
    match = _INTERVAL.fullmatch(text)
    if match is None:
        return None
    ends = "[]" if match["kind"].lower() == "closed" else "()"
    return f"{ends[0]}{match['low']}, {match['high']}{ends[1]}"


def without_property(text: str, other: str) -> str | None:
    """Drop `a magnitude of` before an amount beside a bare one."""
    match = None if _PROPERTY.match(other) or _OTHER_NAME.match(other) else _PROPERTY.match(text)
    return text[match.end() :] if match and "=" not in text[match.end() :] else None


def unlabelled(text: str, other: str) -> str | None:
    """Read `season 3, which …` and `node 5` as the number of what is asked for beside a number."""
    code = _CODED.fullmatch(text) if _CODE.fullmatch(other.strip()) else None
    if code is not None:
        return code["code"]
    match = _LABELLED.fullmatch(text)
    return match["number"] if match and other.strip().isdigit() else None


def unweighed(text: str, other: str) -> str | None:
    """Drop the length of a path behind its nodes: `0, 4, 5 with a total weight of 2`."""
    match = None if _WEIGHT.search(other) else _WEIGHED.fullmatch(text)
    return match["path"] if match else None


def parted(text: str, other: str) -> str | None:
    """Read `(a) 3 (b) 4` as the list of its parts."""
    marks = list(_LABEL.finditer(text))
    if not 2 <= len(marks) <= 9 or text[: marks[0].start()].strip():  # noqa: PLR2004
        return None
    labels = tuple((mark["a"] or mark["b"]).lower() for mark in marks)
    if not any(labels == kind[: len(labels)] for kind in _LABELS):
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[mark.end() : end].strip(" ,;.") for mark, end in zip(marks, ends, strict=True)]
    parts = [re.sub(r"[\s,;]+and$", "", part) for part in parts]
    inside = ", ".join(parts)
    if not all(parts):
        return None
    return f"({inside})" if other.startswith("(") else f"[{inside}]"


def bulleted(text: str, other: str) -> str | None:
    """Read the lines of a list as its items."""
    del other
    if "\n" not in text:
        return None
    items = [_BULLETED.fullmatch(line) for line in text.split("\n") if line.strip()]
    if len(items) < 2 or not all(items):  # noqa: PLR2004
        return None
    return f"[{', '.join(item[1] for item in items if item)}]"


def unmarked(text: str, other: str) -> str | None:
    """Drop an arrow or prompt before an answer and a tick beside it."""
    del other
    return _MARKS.sub("", text)


def calmed(text: str, other: str) -> str | None:
    """Drop the exclamation mark behind a word, unless its first letter is another one too."""
    calm = text[:-1] if re.search(r"[^\W\d_]{3}!\Z", text) else None
    return None if calm and " " not in calm and calm[:1] == other[:1].upper() != other[:1] else calm
