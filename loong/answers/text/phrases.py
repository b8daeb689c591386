"""Compare words, codes and flags."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
_PLAIN = re.compile(r"[^\W\d_][^\W\d_' ,.-]*(?:[ ,.'-]+[^\W\d_' ,.-]+)*[.!]?")
_ARTICLE = re.compile(r"(?:the|an|a) (?=\S{2})", re.IGNORECASE)
_CHOICE = re.compile(r"(?:option|choice|answer)?\s*[(\[]?([A-Ea-e])[)\].]?", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}|^[^aeiouy]+$")
_STARTS = (
    "bl|br|ch|cl|cr|dr|dw|fl|fr|gh|gl|gn|gr|kh|kl|kn|kr|ll|mn|ph|pl|pn|pr|ps|pt|rh|sc|sh|sk|sl|sm"
    "|sn|sp|sq|st|sw|th|tr|ts|tw|wh|wr"
)
_UNSPOKEN = re.compile(
    rf"\A(?!{_STARTS})[b-df-hj-np-tv-xz]{{2}}|[eiu]h\Z|[jqvx][jqvwxz]|yx|xw|q[^u]|[jq]\Z"
)
"""What no word begins with, holds or ends on: it is spelled backwards, or a cipher."""
_SPEAKABLE = 4
_HUMPS = re.compile(r"[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})+")
_IDENTIFIER = re.compile(
    r"(?![ie][A-Z]|(?:mac|mc|de|di|la|le|du|da|van|von|el|al)[A-Z])[a-z]+(?:[A-Z][a-z]+)+"
    r"|(?:Is|Has|Get|Set|To|Starts|Ends|Index|Parse|Append|Print)(?:[A-Z][a-z]+)+"
    r"|[A-Z][A-Za-z]*(?:Error|Exception|Warning|Iteration)"
)
"""A name of a function, variable or error, whose capitals count: no brand such as iPhone."""
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that no accent makes."""
_SPELLED = re.compile(r"[A-Z](?:[ -][A-Z]){2,60}")
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\.){1,6}[A-Z](?![\w])\.?")
_SHORT_WORDS = frozenset({"up", "go", "it", "is", "me", "my", "we", "on", "by", "of", "to", "or"})
_SPACED_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z](?:\.\s?|\s)){2,6}(?=[A-Z][a-z])")
_MIDDLE = re.compile(r"(?<=[a-z])\s[A-Z]\.(?=\s[A-Z][a-z])")
_NAME = re.compile(r"[A-Z][\w'-]+\s[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\.?")
_TWO_PEOPLE = frozenset({"George Bush", "John Adams"})
"""Names that are told apart by an initial in the middle."""
_SUFFIX = re.compile(r",?\s(Jr|Sr|II|III|IV)\.?\Z")
_TITLE = re.compile(
    r"(?:King|Queen|Sir|Dr|Doctor|Mr|Mrs|Ms|Mme|Mlle|Captain|Capt"
    r"|Lord|Lady|President|Prof|Professor|Emperor|Pope|Miss|Dame"
    r"|Colonel|Inspector|Detective|Sergeant|Reverend|Rev|Senator"
    r"|Admiral|Rear Admiral|Vice Admiral|Lieutenant|Prime Minister|Chancellor|Madame|Monsieur)"
    r"\.?\s(?=[A-Z]\S*\s[A-Z])"
)
_SHORTENED: dict[str, tuple[str, ...]] = {
    short: tuple(words)
    for short, *words in map(
        str.split,
        (
            "mt mount", "st saint street", "dr doctor drive", "mr mister", "prof professor",
            "ft fort", "ste sainte suite", "blvd boulevard", "ave avenue", "rd road", "ln lane",
            "hwy highway", "pkwy parkway", "sq square", "mtn mountain", "mtns mountains",
            "mts mountains", "vol volume", "no number", "nr number", "op opus", "pt part point",
            "ch chapter", "vs versus", "jr junior", "sr senior", "gen general", "col colonel",
            "lt lieutenant", "sgt sergeant", "capt captain", "gov governor", "sen senator",
            "rev reverend", "univ university", "inst institute", "dept department",
            "bros brothers", "assn association", "intl international", "natl national",
            "govt government", "acad academy", "ed edition", "cmdr commander", "maj major",
            "pres president",
            "bldg building", "fig figure", "sec section", "eq equation", "thm theorem",
        ),
    )
}  # fmt: skip
"""Abbreviations in titles, and the words that each stands for."""
_LOWER = frozenset({"dr", "mr", "st"})
"""Those that are told in lower case, too."""

_HYPHEN = re.compile(r"(?<=\w)(?<![0-9][eE])-(?=\w)")
_GREEK = r"(?:alpha|beta|gamma|delta|theta|lambda|omega|sigma|infinity)\b"
_BETWEEN_WORDS = re.compile(
    r"(?:[ ,]|(?<![0-9])\.|\.(?![0-9])|(?<![0-9a-z])!|(?<=[^\W\d_]{2})!"
    rf"|(?<=\w)(?<![0-9][eE])-(?=\w)|(?<= )-(?= (?!{_GREEK})[^\W\d_]{{3}})"
    r"|(?<=[A-Z] )-(?= [A-Z]\b))+"
)
"""What stands between words: no sign of a number or letter, no point in a number, no factorial."""
_SPACED_SIGN = re.compile(rf"(?<=[a-z]{{2}} -) (?=[0-9]|oo\b|[a-z]\b|{_GREEK})")
_GREEK_PREFIX = re.compile(rf"({_GREEK}) (?=-[^\W\d_]{{3}})")
"""The blank that a letter's name leaves behind it: `alpha -helix`."""
_PREFIXED = re.compile(
    r"(?:[A-Z]-[A-Z][a-z]{2,20}|[a-z]-[a-z]{3,20})(?:[ -][^\W\d_]{3,20}){0,4}[.!]?"
)
_SUBSTANCE = re.compile(
    r"(?:ose|ine?|ol|ate|al|[ey]ne|yl|one|ide|ane|acid|ium)(?: acid)?[.!]?\Z", re.I
)
_HYPHENED = re.compile(r"[A-Za-z]-(?=[a-z]?[aeiouy])[a-z]{2,3}")
_MIXED = re.compile(r"[^\W_][\w' ,.+-]*[.!]?")
_QUOTED_OR_BLANK = re.compile(r" +|(?<!\w)'[^']*'|\"[^\"]*\"")
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMAND = re.compile(
    r"(?:grep|ls|cp|mv|rm|mkdir|chmod|chown|git|pip3?|npm|curl|wget|sudo|ssh|cd|sed|awk|tar|ln"
    r"|docker|python3? -m) "
)
"""What begins a command to a shell, whose every letter counts."""
_ALIASES = {
    "dne": "does not exist",
    "null": "none",
    "nil": "none",
    "none exist": "none",
    "none exists": "none",
    "n/a": "not applicable",
    "na": "not applicable",
    "nan": "not a number",
}
"""Abbreviations that every reader takes for the words, told in lower case."""

_SUBJECT = re.compile(
    r"(?:the |this )?(?:limit |derivative |inverse |value |it )(?=does not exist)"
)


def same_words(answer: str, gold: str, *, quoted: bool = False) -> bool:
    """Tell whether two texts are the same words or the same code.

    Codes keep every letter, sign and case, quoted ones every blank too. Ordinary words may differ
    in the case of a first letter and in blanks against hyphens.
    """
    left, right = _squeezed(answer), _squeezed(gold)
    if left == right or (_COMMAND.match(left) and _COMMAND.match(right)):
        return left == right
    first, second = _CHOICE.fullmatch(left), _CHOICE.fullmatch(right)
    if first is not None and second is not None:
        return first[1].upper() == second[1].upper()
    if not quoted and _spelled_out(left) == _spelled_out(right):
        return True
    if not quoted and _same_otherwise(left, right):
        return True
    if not _is_prose(left, quoted=quoted) or not _is_prose(right, quoted=quoted):
        return not quoted and _dense(left) == _dense(right)
    return _same_spelling(_words(left), _words(right)) or (not quoted and _same_name(left, right))


def _same_otherwise(left: str, right: str) -> bool:
    """Compare texts that are abbreviated, hyphenated or written in capitals."""
    if _alias(left) == _alias(right) or _same_but_for_hyphens(left, right):
        return True
    return "-" in left and (_same_in_capitals(left, right) or _same_in_title(left, right))


def _same_in_title(left: str, right: str) -> bool:
    """Compare `Z-Score` with `z-score`; `D-` and `d-` before a substance are two things."""
    if _PREFIXED.match(left) is None or _PREFIXED.match(right) is None:
        return False
    small = left.islower() or right.islower()
    return small and not _SUBSTANCE.search(left) and left.casefold() == right.casefold()


def _same_name(left: str, right: str) -> bool:
    """Compare names of which one leaves out a title or the one initial in the middle."""
    if bool(_TITLE.match(left)) != bool(_TITLE.match(right)):
        left, right = _TITLE.sub("", left, count=1), _TITLE.sub("", right, count=1)
    suffixes = [match[1] for match in map(_SUFFIX.search, (left, right)) if match]
    if len(suffixes) == len("lr") and len(set(suffixes)) == 1:
        left, right = _SUFFIX.sub("", left), _SUFFIX.sub("", right)
    initials = len(_MIDDLE.findall(left)), len(_MIDDLE.findall(right))
    if sorted(initials) == [0, 1]:
        left, right = _MIDDLE.sub("", left), _MIDDLE.sub("", right)
        if not _NAME.fullmatch(left) or not _NAME.fullmatch(right) or left in _TWO_PEOPLE:
            return False
    return _same_spelling(_words(left), _words(right))


def _same_but_for_hyphens(left: str, right: str) -> bool:
    """Compare `e-mail` with `email` and `COVID-19` with `COVID19`."""
    if ("-" in left) == ("-" in right) or not (_WORD.search(left) and _WORD.search(right)):
        return False
    one, other = _HYPHEN.sub("", left), _HYPHEN.sub("", right)
    return len(one) >= _SPEAKABLE and (
        one == other or (one[1:] == other[1:] and one[:1].lower() == other[:1].lower())
    )


def _same_in_capitals(left: str, right: str) -> bool:
    """Compare `N-ARY SUM` with `N-ary sum`: a part behind a hyphen, beside a word in capitals."""
    loud, plain = (left, right) if left.isupper() else (right, left)
    words = list(zip(loud.split(), plain.split(), strict=False))
    if not loud.isupper() or plain.isupper() or len(loud.split()) != len(plain.split()):
        return False
    alike = all(
        _same_word(one, other) or (_HYPHENED.fullmatch(other) and one.lower() == other.lower())
        for one, other in words
    )
    return alike and any(_shouted(one, other) for one, other in words if "-" not in one)


def _spelled_out(text: str) -> str:
    """Write `A C B B` as ACBB."""
    return text.replace(" ", "").replace("-", "") if _SPELLED.fullmatch(text) else text


def _alias(text: str) -> str:
    lower = text.strip(" .!").lower()
    lower = _SUBJECT.sub("", lower, count=1)
    return _ALIASES.get(lower, lower if lower in _SPELLED_OUT else text)


_SPELLED_OUT = frozenset(_ALIASES.values())


def _is_prose(text: str, *, quoted: bool) -> bool:
    """Tell whether a text is words, with numbers at most between them, and no code."""
    if _PLAIN.fullmatch(text):
        return True
    return (
        not quoted
        and _MIXED.fullmatch(text) is not None
        and len(_WORD.findall(text)) > 0
        and " " in text
    )


def _squeezed(text: str) -> str:
    squeezed = unicodedata.normalize("NFC", _BLANKS.sub(" ", text).strip())
    if " " in squeezed:
        squeezed = _SPACED_INITIALS.sub(_joined, squeezed)
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), squeezed)


def _joined(match: re.Match[str]) -> str:
    return "".join(char for char in match[0] if char.isalpha()) + " "


def _dense(text: str) -> str:
    """Drop the blanks of a text but for those that its quotes hold."""
    return _QUOTED_OR_BLANK.sub(lambda match: match[0].strip(), text)


def _words(text: str) -> list[str]:
    bare = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    joined = _GREEK_PREFIX.sub(r"\1", _SPACED_SIGN.sub("", bare))
    return [word for word in _BETWEEN_WORDS.split(joined) if word]


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether `Blvd` stands for `Boulevard`: the shorter of two words of titles."""
    short, full = sorted((one, other), key=len)
    if not (short.istitle() or short in _LOWER):
        return False
    if short.lower() == full.lower():
        return short.lower() in _LOWER and {short, full} <= {short.lower(), short.title()}
    return full.lower() in _SHORTENED.get(short.lower(), ())


def _same_spelling(left: list[str], right: list[str]) -> bool:
    if len(left) != len(right):
        return False
    if all(map(_same_word, left, right)):
        return True
    if len(left) > 1 and all(
        _same_word(one, other) or _abbreviates(one, other)
        for one, other in zip(left, right, strict=True)
    ):
        return True
    return _all_shouted(left, right) or _all_shouted(right, left)


def _all_shouted(loud: list[str], plain: list[str]) -> bool:
    """Tell whether words are others in capitals, most of them, or half of a name, long enough."""
    pairs = list(zip(loud, plain, strict=True))
    if any(one.casefold() != other.casefold() for one, other in pairs):
        return False
    most = 2 * sum(_shouted(*pair) for pair in pairs) - len(pairs)
    if most < 0 or (most == 0 and not all(map(str.istitle, plain))):
        return False
    return all(_shouted(*pair) or _shouted_shortly(*pair) for pair in pairs)


def _shouted_shortly(loud: str, plain: str) -> bool:
    return len(loud) < _SPEAKABLE and loud.isupper() and (plain.islower() or plain.istitle())


def _same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    if left.casefold() != right.casefold() or len(left) == 1:
        return len(left) >= len("São") and _unaccented(left) == _unaccented(right)
    if _IDENTIFIER.fullmatch(left) or _IDENTIFIER.fullmatch(right):
        return False
    if left[1:] == right[1:]:
        long = len(left) > len("Rr") and not left[1:].isupper()
        return long or left.lower() in _SHORT_WORDS
    return _shouted(left, right) or _shouted(right, left) or _humped(left, right)


def _unaccented(word: str) -> str:
    """Return a word without its accents, in lower case."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_STROKES))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _humped(left: str, right: str) -> bool:
    """Tell whether one of two words has a capital inside, as names have, and neither is a code."""
    named, plain = (left, right) if right.islower() else (right, left)
    if _HUMPS.fullmatch(named) is None:
        return False
    return (
        len(plain) >= _SPEAKABLE
        and plain.islower()
        and named[1:].islower() is False
        and not named.isupper()
    )


def _shouted(loud: str, plain: str) -> bool:
    """Tell whether one is the other in capitals, and a word that people speak, no cipher."""
    if not loud.isupper() or not (plain.islower() or plain.istitle()) or len(loud) < _SPEAKABLE:
        return False
    if len(loud) != len(plain) or (plain.islower() and _UNSPOKEN.search(plain)):
        return False
    return _CONSONANTS.search(plain.lower()) is None
