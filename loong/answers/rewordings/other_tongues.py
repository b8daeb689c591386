# ruff: noqa: E501 - patterns are read by the row
"""Read yes and no with what is said behind them, lists and glosses of other languages than English."""

from __future__ import annotations

import re

_LONGEST = 300
_YES = r"ja|oui|sí|si|sì|sim|да|так|tak|ano|evet|jo|igen|ναι|是的|对的?|是|はい|そうです|네|예|हाँ|हां|نعم|כן"
_NO = r"nein|non|não|нет|ні|nie|ne|hayır|nej|nem|nee|όχι|不是|不|否|いいえ|아니(?:요|오)|नहीं|لا|לא"
_SPOKEN = re.compile(
    rf"(?:(?P<yes>{_YES})|(?P<no>{_NO}))(?:\s?[,.;:!，。、：；！]\s?|\s[–—-]\s|\s?[(（](?P<gloss>[a-z]{{2,5}})[)）](?:\Z|[,.;:!，。、]?\s?))(?P<rest>[^?？]{{0,{_LONGEST}}})",
    re.IGNORECASE | re.DOTALL,
)
"""A yes or a no, perhaps with its English in brackets, and what it is said of."""
_DENIED = re.compile(
    r"\b(?:nein|nee|nej|nem|nicht|kein\w{0,2}|nie(?:mals)?|pas|jamais|aucune?|no|nunca|ningún|ninguna|não|nunca|non|mai|niet|geen|не|нет|never|not|cannot|falsch|faux|falso|false|wrong|неверно)\b|n['’]t\b|[不没沒非]|ない|ません|않|아니|नहीं",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"\b(?:wahr|richtig|korrekt|stimmt|vraie?s?|juste|exacte?s?|verdad\w*|ciert[oa]s?|correct\w*|corret[oa]s?|ver[oi]|giust[oa]|juist|waar|верн\w+|правд\w+|true|right)\b|[对真]|正确|正しい|맞",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:aber|doch|oder|vielleicht|sondern|mais|ou|peut-être|pero|sino|quizás?|tal vez|mas|talvez|ma|oppure|forse|maar|of|но|или|может|but|or|wait|maybe|actually|yes|true|ja|oui|sí|sim|да)\b|但|或|可能|かも|しかし|지만|लेकिन",
    re.IGNORECASE,
)
_ENGLISH = {"yes": "true", "true": "true", "no": "false", "false": "false"}
_TRUTHS = frozenset(_ENGLISH)
_NUMBER = r"[-+−–]?[0-9]{1,30}(?:[./][0-9]{1,30})?"
_NUMBERS = re.compile(
    rf"(?P<before>{_NUMBER}(?:,\s{_NUMBER}){{0,40}}),?\s(?:und|sowie|et|y|e|og|och|en|и|та|ve|và|és|dan|i|και|ו)\s(?P<last>{_NUMBER})"
)
"""Numbers, the last of them behind an `and` of another language."""
_GLOSSED = re.compile(
    r"(?:[^*]{0,200}\*\*)?[^()（）*]{2,80}(?:\*\*)?\s?[(（](?:engl?\.|englisch|english|auf Englisch|in English|en anglais|en inglés|em inglês|in inglese|англ\.|英文?|英語|英语)[:：]?\s?[*_\"“]{0,2}(?P<gloss>[A-Za-z][A-Za-z '-]{1,60}?)[*_\"”]{0,2}[)）]\.?",
    re.IGNORECASE,
)


def truth(text: str, other: str) -> str | None:
    """Read `Nein, das gilt nicht` and `Sí (yes), son …` as no and yes beside a yes or no."""
    if other.strip(" .!").lower() not in _TRUTHS or len(text) > _LONGEST:
        return None
    match = _SPOKEN.fullmatch(text.strip(" *_"))
    if match is None or _DOUBTED.search(match["rest"]):
        return None
    said = "true" if match["yes"] else "false"
    gloss = (match["gloss"] or "").lower()
    if gloss and _ENGLISH.get(gloss) != said:
        return None
    denied = _DENIED.search(match["rest"]) is not None
    turned = denied if match["yes"] else not denied and _TRUE.search(match["rest"]) is not None
    return None if turned else said


def listed(text: str, other: str) -> str | None:
    """Read `1, 4 und 7` as a list of numbers."""
    del other
    match = _NUMBERS.fullmatch(text) if len(text) <= _LONGEST else None
    return f"{match['before']}, {match['last']}" if match else None


def glossed(text: str, other: str) -> str | None:
    """Read the English that a term of another language is glossed with, beside English words."""
    return in_english(text) if other.isascii() else None


def in_english(text: str) -> str | None:
    """Return the English that a sentence glosses its last term with; None where it denies."""
    match = _GLOSSED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return match["gloss"] if match and not _DENIED.search(text) else None
