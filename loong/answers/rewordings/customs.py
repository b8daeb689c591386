# ruff: noqa: E501 - patterns are read by the row
"""Spell amounts and yes or no again where another culture or habit writes them otherwise.

Each function takes an answer and the text beside it, and returns the other spelling or None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from loong.answers.number import parse_number
from loong.answers.text.split import split, wrapped

_COMMA_DECIMAL = re.compile(r"(?<![0-9,.])([0-9]+),([0-9]+)(?![0-9,])")
_EUROPEAN = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9.,])")
_THOUSANDS = re.compile(r"(?<![0-9,])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")
_TRUTHS = {
    "true": ("true", "yes", "t", "y", "correct", "right", "ja", "oui", "sí", "si", "sì", "sim", "да", "是", "对", "对的", "正确", "はい", "not false", "affirmative", "✓", "✔", "✅", "it is true", "wahr", "vrai", "verdadero", "yep", "yeah", "yup", "aye", "absolutely", "definitely", "certainly", "of course", "it is correct", "that is correct", "that's correct", "that is right", "that's right"),
    "false": ("false", "no", "f", "n", "incorrect", "wrong", "nein", "non", "não", "нет", "否", "不是", "错", "错误", "いいえ", "not true", "negative", "untrue", "✗", "✘", "❌", "it is false", "it is not true", "falsch", "faux", "falso", "nope", "nah", "nay", "definitely not", "absolutely not", "certainly not", "of course not", "not at all", "no way", "not correct", "that is incorrect", "that's incorrect", "that is wrong", "that's wrong"),
}  # fmt: skip
_TRUTH = {word: truth for truth, words in _TRUTHS.items() for word in words}
_LEADING_TRUTH = re.compile(
    r"(?:(?P<yes>yep|yeah|yup|aye)|(?P<no>nope|nah|nay)|(?P<sure>absolutely|definitely|certainly|of course)(?P<not>\snot)?)(?:\s?[,.;:!]|\s[–—-])\s(?!.*\b(?:but|wait|actually|however|maybe|yes|no|true|false|right|wrong|correct|incorrect|or|if|unless)\b)(?P<rest>[^?]{2,200})",
    re.IGNORECASE | re.DOTALL,
)
_CROSSED = re.compile(r"\W{0,4}(?:false|no|incorrect)\W{0,4}?\s?[✗✘❌]\W{0,3}", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|cannot|neither|nor|none|hardly)\b|n['’]t\b", re.IGNORECASE)
_SAID_TRUTHS = {"true": "true", "yes": "true", "false": "false", "no": "false"}
_BARE_DEGREE = re.compile(r"(?<=[0-9])\s*([CF])\Z")
_DEGREE = re.compile(r"(?:°|deg(?:rees?)?)\s?([CF])|(C)elsius|(F)ahrenheit", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"\(?([+-]?[0-9]+(?:\.[0-9]+)?)(?P<same>\s?[^0-9±()]{1,20}?)?\s*±\s*([0-9]+(?:\.[0-9]+)?)\)?(?P<unit>.*)",
    re.DOTALL,
)
_OWN = re.compile(r"±|[0-9]\([0-9]+\)|\+/?-")
"""An uncertainty of the other side's own."""
_CONCISE = re.compile(r"([+-]?[0-9]{1,9})\.([0-9]{1,9})\(([0-9]{1,3})\)(.{0,30})")
_DENOMINATOR = re.compile(r"([^/]*[0-9\s][^/]*)/\s*([A-Za-zμ][A-Za-zμ°0-9^*.()\s-]*)")
_KELVIN = re.compile(r"(?<=[gml)0-9])\s?(?=(?:K|°\s?[CF])\Z)")
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
_PER_TIME = re.compile(r"(?<![A-Za-z])(k?m)([sh])(?=\s?\^?\s?[({]*\s?-\s?[12])")
_BY_THOUSAND = re.compile(r"\$?([0-9]{1,9}(?:\.[0-9]{1,9})?)k(\s[A-Za-z][a-z ]{1,30})?")
_POINTS = re.compile(r"([+-]?[0-9][0-9,]{0,9}(?:\.[0-9]{1,9})?)\s?(?:bps?|basis points?)")
_OF_PERCENT = re.compile(
    r"([+-]?[0-9][0-9,]{0,9}(?:\.[0-9]{1,9})?)\s?(?:(?:percentage|percent|%)[\s-]?points?|(?P<short>pp|ppts?|p\.p\.))"
)
_ERA_NAME = r"(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?)"
_ERA = re.compile(
    rf"(?P<before>{_ERA_NAME})\s?(?P<last>[0-9]{{1,5}})|(?P<first>[0-9]{{1,5}})\s?(?P<after>{_ERA_NAME})",
    re.IGNORECASE,
)
_ERAS = {"BC": "BC", "BCE": "BC", "AD": "AD", "CE": "AD"}
_NOTES = 60
_LONGEST = 300
_SHARP = re.compile(r"\b([A-Ga-g])(?:♯|[\s-]?sharp\b)")
_FLAT = re.compile(r"\b([A-Ga-g])(?:♭|[\s-]?flat\b)")
_EMPTIES = frozenset({"[]", "{}", "()", "set()", "∅"})
_NO_SUCH = re.compile(
    r"none(?:\sexist)?|(?:there\s(?:are|is)\s|the graph has\s|it has\s)?no(?:\ssuch)?(?:\s(?!more\b|less\b|fewer\b|way\b|need\b|idea\b|answer\b|other\b)[a-z-]{3,20}){1,3}(?:\sexist)?\.?",
    re.IGNORECASE,
)
_LISTED = r"(?:I{1,3}|IV|VI{0,3}|IX|X|[A-H]|[1-9])"
_SOME = rf"(?:statements?\s|options?\s)?{_LISTED}(?:\s?,\s?(?:and\s)?{_LISTED}|\s(?:and|&)\s{_LISTED}){{0,8}}"
_ONLY = re.compile(rf"only\s(?P<last>{_SOME})|(?P<first>{_SOME}),?\sonly", re.IGNORECASE)
_ARROWED = re.compile(
    r"\\(?:vec|overrightarrow|boldsymbol|bm)\s?(?:\{\s?([A-Za-z])\s?\}|([A-Za-z])(?![A-Za-z]))"
)
_FACTOR_BEHIND = re.compile(r"(?<![A-Za-z0-9_])([ij])([0-9]{1,9}(?:\.[0-9]{1,9})?)(?![0-9A-Za-z.])")
_CHOSEN = re.compile(r"([0-9]{1,4})\s?C\s?([0-9]{1,4})")
_ARRANGED = re.compile(r"([0-9]{1,4})\s?P\s?([0-9]{1,4})")
_ALONG = re.compile(r"(?<![A-Za-z])(t|s|u|k|r|lambda|mu)\s?\*?\s?(?=[(\[<]|Matrix)")
_CALLED = re.compile(
    r"(?:the\s)?(?:vert(?:ex|ices)|foc(?:us|i)|cent(?:er|re)|midpoint|roots?|zeros?|solutions?|eigenvalues?|[xy]-intercepts?|slope|radius|intersection|(?:balanced\s)?coefficients|(?:critical|inflection)\spoints?)"
    r"(?:\s(?:is|are|at))?\s?[:=]?\s?(?=[-(0-9\\\[{√])",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{4,}")
_RULE = r"[A-Za-z](?:_?[0-9])?\s?->(?!\s?(?![Pp]i\b)[A-Za-z]+\s?(?:[},]|\Z))[^{}<>,;=]{1,60}"
_RULES = re.compile(
    rf"\{{?\s?(?:(?P<one>{_RULE})|(?P<several>\{{\s?{_RULE}\s?\}}(?:\s?,\s?\{{\s?{_RULE}\s?\}}){{0,9}}))\s?\}}?"
)

_RAISED = r"\s?(?:\^|\*\*)\s?(?:-?[A-Za-z]|[{(][^{}()]{0,20}[A-Za-z])"
_BEFORE_POWER = re.compile(rf"(?<![A-Za-z0-9_\\.])([A-Za-z])([0-9]{{1,3}})(?={_RAISED})")
_INDEXED = re.compile(rf"(?<![0-9])[A-Za-z][0-9]+(?![0-9])(?!{_RAISED})")


def truth(text: str, other: str) -> str | None:
    """Read `ja`, `correct` and `✓` as yes beside a yes or no."""
    if other.strip(" .!").lower() not in _SAID_TRUTHS:
        return None
    leading = _LEADING_TRUTH.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if leading is not None and (leading["no"] or leading["not"]):
        return "false"
    if leading is not None and not _DENIED.search(leading["rest"]):
        return "true"
    crossed = _CROSSED.fullmatch(text.strip())
    return "false" if crossed else _TRUTH.get(text.strip(" .!*-•").lower())


def decimal_comma(text: str, other: str) -> str | None:
    """Read the comma of `2,5` as a point beside a text without commas."""
    grouped = _EUROPEAN.sub(lambda m: m[0].replace(".", "").replace(",", "."), text)
    if grouped != text:
        return grouped
    if "," in other or ";" in other or "," not in text or _THOUSANDS.search(text):
        return None
    if wrapped(text) is not None:
        return None
    if len(split(text, re.compile(","))) > 2 and not text.lstrip(" -+").startswith("0,"):  # noqa: PLR2004
        return None
    return _COMMA_DECIMAL.sub(r"\1.\2", text)


def temperature(text: str, other: str) -> str | None:
    """Read `25 C` as a temperature beside one."""
    match, scale = _BARE_DEGREE.search(text), _DEGREE.search(other)
    if match is None or scale is None:
        return None
    return f"{text[: match.start()]} °{match[1]}"


def certain(text: str, other: str) -> str | None:
    """Drop a small uncertainty: `9.81 ± 0.02` states 9.81."""
    match = _UNCERTAIN.fullmatch(text)
    if match is None or _OWN.search(other) or not ("." in match[1] or match["unit"].strip()):
        return None
    if ((match["same"] or "").strip() or match["unit"].strip()) != match["unit"].strip():
        return None
    return f"{match[1]}{match['unit']}" if float(match[3]) * 4 <= abs(float(match[1])) else None


def concise(text: str, other: str) -> str | None:
    """Read `5.2(3)` as 5.2 ± 0.3 beside an uncertainty."""
    match = _CONCISE.fullmatch(text) if "±" in other else None
    if match is None:
        return None
    spread = Decimal(match[3]).scaleb(-len(match[2]))
    return f"{match[1]}.{match[2]} ± {spread:f}{match[4]}"


def under_one_slash(text: str, other: str) -> str | None:
    """Read `J/mol*K` and `J/molK` as `J/(mol*K)`, as it is often meant."""
    del other
    match = _DENOMINATOR.fullmatch(text)
    below = _KELVIN.sub("*", match[2].strip()) if match else ""
    return f"{match[1]}/({below})" if match and re.search(r"[* ]", below) else None


def short_scale(text: str, other: str) -> str | None:
    """Read `$1.2M` as 1.2 million dollars, and `ms^-2` as metres by seconds squared."""
    del other
    text = _PER_TIME.sub(r"\1 \2", text)
    return _MONEY.sub(lambda m: f"{m[1]} {_MONEY_SCALES[m[2].lower()]}", text)


def thousands(text: str, other: str) -> str | None:
    """Read `35k` as 35,000 where the other side is a number, and `0.5k miles` as 500 miles."""
    match = _BY_THOUSAND.fullmatch(text)
    if match is None or (not match[2] and parse_number(other) is None):
        return None
    return f"{Decimal(match[1]) * 1000:f}{match[2] or ''}"


def basis_points(text: str, other: str) -> str | None:
    """Read `25 bp` as 25 out of 10,000, as exactly as it is told, and points of percent beside it."""
    percent = _OF_PERCENT.fullmatch(text)
    if percent is not None and (_POINTS.fullmatch(other) or _OF_PERCENT.fullmatch(other)):
        return f"{percent[1]}%"
    match = _POINTS.fullmatch(text)
    points = match[1].replace(",", "") if match else ""
    return f"{points}e-4" if "." in points else f"{points}/10000" if points else None


def era(text: str, other: str) -> str | None:
    """Read `44 BCE` as 44 BC, and `476 CE` and `AD 476` as 476 AD."""
    del other
    match = _ERA.fullmatch(text)
    if match is None or (text[0].isalpha() and " " not in text and not text.isupper()):
        return None
    name = (match["before"] or match["after"]).replace(".", "").upper()
    return f"{match['first'] or match['last']} {_ERAS[name]}"


def note(text: str, other: str) -> str | None:
    """Read `C♯` and `C sharp` as C#, `B♭` and `B-flat` as Bb."""
    del other
    return _FLAT.sub(r"\1b", _SHARP.sub(r"\1#", text)) if len(text) <= _NOTES else None


def nothing(text: str, other: str) -> str | None:
    """Read `none` and `There are no bridges` as the empty list or set beside one."""
    empty = text.lower() in {"empty", "the empty set", "an empty set"}
    no_such = empty or (text != "None" and _NO_SUCH.fullmatch(text) is not None)
    return other if no_such and other in _EMPTIES else None


def only(text: str, other: str) -> str | None:
    """Drop the `only` of `I and III only`."""
    del other
    match = _ONLY.fullmatch(text)
    return (match["first"] or match["last"]) if match else None


def called(text: str, other: str) -> str | None:
    """Drop what a point or number is called, `vertex: (1, -4)`, beside a text that calls it nothing."""
    return (
        None
        if _LONG_WORD.search(other)
        else (text[match.end() :] if (match := _CALLED.match(text)) else None)
    )


def ruled(text: str, other: str) -> str | None:
    """Read Mathematica's `{{x -> 1}, {x -> 2}}` as `x = 1, x = 2`."""
    match = _RULES.fullmatch(text) if "->" in text and "->" not in other else None
    if match is None:
        return None
    return re.sub(r"\s?->\s?", " = ", re.sub(r"[{}]", "", match["one"] or match["several"])).strip()


def unvectored(text: str, other: str) -> str | None:
    r"""Write `2\vec{a} + \vec{b}` without arrows beside a text that draws none."""
    if "|" in text or _ARROWED.search(other):
        return None
    return _ARROWED.sub(lambda m: f" {m[1] or m[2]} ", text).strip()


def unit_first(text: str, other: str) -> str | None:
    """Read `2 + j3` as `2 + 3j` beside a complex number."""
    if not re.search(r"[ij](?![A-Za-z])", other):
        return None
    return _FACTOR_BEHIND.sub(r"\2\1", text)


def unindexed(text: str, other: str) -> str | None:
    """Read `n2^n` as n times a power of 2, where nothing in it has an index."""
    del other
    if "_" in text or _INDEXED.search(text):
        return None
    return _BEFORE_POWER.sub(r"\1*\2", text)


def chosen(text: str, other: str) -> str | None:
    """Read `10C3` and `10P3` as the numbers of choices beside a number."""
    if not other[:1].isdigit() and "\\" not in other:
        return None
    match = _CHOSEN.fullmatch(text)
    if match is not None:
        return f"\\binom{{{match[1]}}}{{{match[2]}}}"
    match = _ARRANGED.fullmatch(text)
    return f"perm({match[1]}, {match[2]})" if match else None


def along(text: str, other: str) -> str | None:
    """Call the parameter of a line `(1, 2) + t(3, 4)` as the other text does."""
    mine, others = set(_ALONG.findall(text)), set(_ALONG.findall(other))
    if len(mine) != 1 or len(others) != 1 or mine == others:
        return None
    return re.sub(rf"(?<![A-Za-z\\]){mine.pop()}(?![A-Za-z])", others.pop(), text)
