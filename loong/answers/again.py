# ruff: noqa: E501 - patterns are read by the row
"""Spell an answer again that a sentence, a remark or another culture's spelling stands around.

Each rewording is tried only where the first reading was not the reference, and only for short texts.
A rewording never drops a second answer: what is restated must be the same value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from loong.answers.number import parse_number
from loong.answers.split import MAX_DEPTH, depth, split
from loong.answers.units import parse_unit

_LONGEST = 400
_COMMA_DECIMAL = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]+)(?![0-9,])")
_EUROPEAN = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9.,])")
_THOUSANDS = re.compile(r"(?<![0-9,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")
_DOUBLED = re.compile(
    r"\\\\(?=(?:d?frac|sqrt|text|pi|times|cdot|left|right|circ|mathrm|infty|le|ge|in|cup|boxed|pm|theta|alpha)(?![a-z]))"
)
_BRACKETED = re.compile(r"(.*\S)\s+[(\[]([^()\[\]]{1,200})[)\]]\.?", re.DOTALL)
_HEDGE = re.compile(
    r"^(?:or|maybe|perhaps|possibly|alternatively|and|mod|plus|minus|but)\b", re.IGNORECASE
)
_WORDY = re.compile(r"[A-Za-z]{2,}|^\s*[0-9]+\s?(?:s\.?f\.?|d\.?p\.?)")
_REMARK = re.compile(
    r"(.*?\S)\s*(?:(?:,|;|:|\s[-–—]+)\s*(?:because|since|as(?= (?:the|it|this|we|there))|which(?!\s(?:is|are|equals)\s[-+$\\0-9])|where|so\b|hence|by|using|not|rather than|instead of"
    r"|obtained|meaning|thus|therefore|with)"
    r"|\s+(?:because|since|due to|,?\s*rounded|,?\s*correct to|,?\s*to (?:the nearest|(?:one|two|three|four|five|[0-9]+) (?:decimal|significant|d\.?p|s\.?f))"
    r"|,?\s*in total|altogether|approximately|approx|roughly|respectively|, respectively))(?![A-Za-z]).*",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"(?:^|(?<=[\s,;.]))(?:(?:part|question|q)\s?)?(?:\((?P<a>[a-h]|[1-9]|i{1,3}|iv|v|vi)\)|(?P<b>[a-h]|[1-9]|i{1,3}|iv|v|vi)\))\s*[:=]?\s*",
    re.IGNORECASE,
)
_LABELS = (tuple("abcdefgh"), tuple("123456789"), ("i", "ii", "iii", "iv", "v", "vi"))
_WORDS_OF_KIND = re.compile(
    r"#\s?(?=[0-9])|the\s(?=[0-9])|in\s(?=[12][0-9]{3}\Z)|(?:the\s|an?\s)?(?:ordered\s)?(?:point|pair|triple|set|list|vector|interval|number|value|integer|fraction|coordinates?|probability|matrix|word|string|function|tuple|array|year|amount|total|figure|sum)s?\s(?:of\s|is\s|are\s|:\s)?(?=[\"'(\[{$\\0-9A-Za-z-])",
    re.IGNORECASE,
)
_TRUTHS = {
    "true": ("t", "y", "correct", "right", "ja", "oui", "sí", "si", "sì", "sim", "да", "是", "对", "对的", "正确", "はい", "not false", "affirmative", "✓", "✔", "✅", "it is true", "wahr", "vrai", "verdadero"),
    "false": ("f", "n", "incorrect", "wrong", "nein", "non", "não", "нет", "否", "不是", "错", "错误", "いいえ", "not true", "negative", "untrue", "✗", "✘", "❌", "it is false", "it is not true", "falsch", "faux", "falso"),
}  # fmt: skip
_TRUTH = {word: truth for truth, words in _TRUTHS.items() for word in words}
_SAID_TRUTHS = {"true": "true", "yes": "true", "false": "false", "no": "false"}


def rewordings(answer: str, gold: str) -> Iterator[tuple[str, str]]:
    """Yield other spellings of a pair, one change each, the likeliest first."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return
    if max(depth(answer), depth(gold)) > MAX_DEPTH:
        return
    for change in _CHANGES:
        left, right = change(answer, gold), change(gold, answer)
        if left and left != answer:
            yield left, gold
        if right and right != gold:
            yield answer, right
        if left and right and left != answer and right != gold:
            yield left, right


def _truth(text: str, other: str) -> str | None:
    if other.strip(" .!").lower() not in _SAID_TRUTHS:
        return None
    return _TRUTH.get(text.strip(" .!*").lower())


def _decimal_comma(text: str, other: str) -> str | None:
    """Read the comma of `2,5` as a point beside a text without commas."""
    grouped = _EUROPEAN.sub(lambda m: m[0].replace(".", "").replace(",", "."), text)
    if grouped != text:
        return grouped
    if "," in other or ";" in other or "," not in text or _THOUSANDS.search(text):
        return None
    if len(split(text, re.compile(","))) > 2 and not text.lstrip(" -+").startswith("0,"):  # noqa: PLR2004
        return None
    return _COMMA_DECIMAL.sub(r"\1.\2", text)


def _undoubled(text: str, other: str) -> str | None:
    del other
    return _DOUBLED.sub(r"\\", text) if "\\\\" in text else None


def _without_bracket(text: str, other: str) -> str | None:
    """Drop a remark in brackets at the end; `5 (m)` keeps its unit."""
    del other
    match = _BRACKETED.fullmatch(text) if text.endswith((")", "]", ").", "].")) else None
    if match is None or match[1].endswith((",", ";")) or _HEDGE.match(match[2].strip()):
        return None
    if parse_unit(match[2]) is not None:
        return f"{match[1]} {match[2]}"
    return match[1] if _WORDY.search(match[2]) and not any(map(str.isdigit, match[2][:1])) else None


def _without_remark(text: str, other: str) -> str | None:
    del other
    match = _REMARK.fullmatch(text) if " " in text else None
    return match[1].rstrip(" ,;:") if match else None


def _without_kind(text: str, other: str) -> str | None:
    """Drop `the point`, `the set` before an answer."""
    del other
    match = _WORDS_OF_KIND.match(text)
    return text[match.end() :] if match else None


def _parted(text: str, other: str) -> str | None:
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


_BULLETED = re.compile(r"[ \t]*(?:[-*•–]|[0-9]{1,2}[.)])[ \t]+(\S.*)")


def _bulleted(text: str, other: str) -> str | None:
    """Read the lines of a list as its items."""
    del other
    if "\n" not in text:
        return None
    items = [_BULLETED.fullmatch(line) for line in text.split("\n") if line.strip()]
    if len(items) < 2 or not all(items):  # noqa: PLR2004
        return None
    return f"[{', '.join(item[1] for item in items if item)}]"


_BARE_DEGREE = re.compile(r"(?<=[0-9])\s*([CF])\Z")
_DEGREE = re.compile(r"(?:°|deg(?:rees?)?)\s?([CF])|(C)elsius|(F)ahrenheit", re.IGNORECASE)


def _temperature(text: str, other: str) -> str | None:
    """Read `25 C` as a temperature beside one."""
    match, scale = _BARE_DEGREE.search(text), _DEGREE.search(other)
    if match is None or scale is None:
        return None
    return f"{text[: match.start()]} °{match[1]}"


_UNCERTAIN = re.compile(
    r"\(?([+-]?[0-9]+(?:\.[0-9]+)?)(?P<same>\s?[^0-9±()]{1,20}?)?\s*±\s*([0-9]+(?:\.[0-9]+)?)\)?(?P<unit>.*)",
    re.DOTALL,
)


def _certain(text: str, other: str) -> str | None:
    """Drop a small uncertainty: `9.81 ± 0.02` states 9.81."""
    match = _UNCERTAIN.fullmatch(text)
    if match is None or "±" in other or not ("." in match[1] or match["unit"].strip()):
        return None
    if ((match["same"] or "").strip() or match["unit"].strip()) != match["unit"].strip():
        return None
    return f"{match[1]}{match['unit']}" if float(match[3]) * 4 <= abs(float(match[1])) else None


_DENOMINATOR = re.compile(r"([^/]*[0-9\s][^/]*)/\s*([A-Za-zμ0-9^*. -]+)")


def _under_one_slash(text: str, other: str) -> str | None:
    """Read `J/mol*K` as `J/(mol*K)`, as it is often meant."""
    del other
    match = _DENOMINATOR.fullmatch(text)
    return f"{match[1]}/({match[2]})" if match and re.search(r"[* ]", match[2].strip()) else None


_MONEY = re.compile(
    r"((?:[$€£¥₹]|\b(?:USD|EUR|GBP))\s?[0-9][0-9.,]*)\s?(k|m|mm|b|bn|t)(?![A-Za-z])", re.IGNORECASE
)
_MONEY_SCALES = {
    "k": "thousand",
    "m": "million",
    "mm": "million",
    "b": "billion",
    "bn": "billion",
    "t": "trillion",
}
_PER_SECOND = re.compile(r"(?<![A-Za-z])ms(?=\s?\^?\s?[({]*\s?-\s?[12])")


def _short_scale(text: str, other: str) -> str | None:
    """Read `$1.2M` as 1.2 million dollars, and `ms^-2` as metres by seconds squared."""
    del other
    text = _PER_SECOND.sub("m s", text)
    return _MONEY.sub(lambda m: f"{m[1]} {_MONEY_SCALES[m[2].lower()]}", text)


_COUNTER = re.compile(r"([0-9][0-9,.]*)\s?[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,4}")
_SCALES = frozenset("十百千万億亿兆萬만억천백십半分")


def _uncounted(text: str, other: str) -> str | None:
    """Drop the word that counts things in Chinese, Japanese and Korean beside a bare number."""
    match = _COUNTER.fullmatch(text)
    if match is None or _SCALES & set(text) or parse_number(other) is None:
        return None
    return match[1]


_MARKS = re.compile(r"^(?:=>|->|>>>|✅|✓|✔|☑)\s*|\s*[✅✓✔☑]\Z")


def _unmarked(text: str, other: str) -> str | None:
    """Drop an arrow or prompt before an answer and a tick beside it."""
    del other
    return _MARKS.sub("", text)


def _calmed(text: str, other: str) -> str | None:
    """Drop the exclamation mark behind a word."""
    del other
    return text[:-1] if re.search(r"[^\W\d_]{3}!\Z", text) else None


_CHANGES: tuple[Callable[[str, str], str | None], ...] = (
    _truth,
    _decimal_comma,
    _undoubled,
    _parted,
    _bulleted,
    _temperature,
    _certain,
    _under_one_slash,
    _short_scale,
    _uncounted,
    _calmed,
    _unmarked,
    _without_kind,
    _without_bracket,
    _without_remark,
)
