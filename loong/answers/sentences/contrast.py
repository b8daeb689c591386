# ruff: noqa: E501 - patterns are read by the row
"""Take what a sentence asserts: `B` of `not A but B`, and what stands after its last `so`."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies

_LONGEST = 400
_BOTH = re.compile(r"\bnot (?:only|just|merely)\b|\bif\b[^,;]*\bthen\b.*\belse\b", re.IGNORECASE)
_KEPT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:.*\b(?:no wait|wait,? no|no, wait|scratch that|i mean)\b[\s,:;.—–-]*)(?P<kept>.+)",
        r"[^?]{1,120}\?\s*no\b[\s,:;.—–-]+(?P<kept>.+)",
        r"(?:.*?(?:\bnot|n't|\bcannot)\s)[^;]{1,160}?[,;]?\s+but\s(?:rather\s|instead\s|it(?:'s|\sis)\s|actually\s|really\s)?(?P<kept>.+)",
        r"(?:.*?(?:\bnot|n't)\s)(?:an?\s|the\s)?\S{1,40}\s(?:it(?:'s|\sis)|rather)\s(?P<kept>.+)",
        r"(?:.*?(?:\bnot|n't)\s)[^,;]{1,120}[,;—–]\s*(?:it(?:'s|\sis)|they\sare|that(?:'s|\sis)|rather)\s(?P<kept>.+)",
        r"(?:although|though|even though|while|whereas|despite|rather than|instead of|contrary to|unlike)\b[^,]{1,150},\s*(?P<kept>.+)",
        r"(?P<kept>[^,;]{1,150}?)(?:,\s*(?:and\s)?not|,?\s(?:rather than|instead of|as opposed to|and not))\s[^;]{1,150}",
        r"(?P<kept>[^()]{1,150}?)\s*\((?:and\s)?(?:not|rather than|instead of)\s[^()]{1,100}\)",
    )
)
_TAIL = re.compile(
    r"(?:^|[\s,;:.(—–])(?:(?:and\s)?(?:so(?!\s(?:that|far|many|much|long|on|as)\b|-)|hence|thus|therefore|consequently)\b"
    r"|which means(?:\sthat)?\b|\bwe\s(?:see|find|conclude|deduce)\sthat\b|meaning(?:\sthat)?\b|(?<!\bafter\s)(?<!\bbefore\s)(?<!\bby\s)(?<!\bof\s)(?<!\bwithout\s)(?:leaving|giving|yielding)\b(?!\s(?:away|up|out|off|back|in|to|for|him|her|them)\b)|(?:which|this|that) (?:gives|leaves|makes|yields)\b"
    r"|which is(?=\s(?:exactly\s|just\s|only\s)?[$€£]?[0-9][0-9.,]{0,12}\s?[A-Za-z%°]{0,12}[.!]?\Z)"
    r"|i\.e\.|donc\b|somit\b|folglich\b|daher\b|luego\b|por lo tanto\b|por tanto\b|entonces\b|así que\b|portanto\b|logo\b|quindi\b|dunque\b"
    r"|следовательно|значит|таким образом|итак|⇒|⟹|=>|∴)[,:]?\s*(?:us\s)?"
    r"|(?:所以|因此|因而|故(?!事)|综上所述|综上|由此可得|由此可知|したがって|よって|ゆえに|따라서|그러므로)[,，:：、]?\s*"
)
_MOST_TAILS = 12


_OF_IT = re.compile(
    r"(?:it|this|that|they|these|he|she)\s(?:does|do|did|is|are|was|were|has|have|needs?|can)(?:\snot|n['’]t)\s(?!(?:the|an?|my|our)\b|[A-Z0-9$\\{\[(]|right|correct|true|so\b)[^;]{3,150}",
)
"""What a clause denies of what was just named."""


def asserted(sentence: str) -> str:
    """Return what a sentence asserts where it also says what is not so; an empty text for both."""
    if len(sentence) > _LONGEST or _BOTH.search(sentence):
        return ""
    for _ in range(2):
        found = (pattern.fullmatch(sentence) for pattern in _KEPT)
        match = next((match for match in found if match is not None), None)
        if match is None:
            break
        sentence = match["kept"].strip()
    before, _, last = sentence.rpartition("; ")
    if before and _OF_IT.match(last) and not denies(before):
        return before
    return last if before and denies(before) else sentence


def concluded(sentence: str) -> str:
    """Return what stands after the last `so`, `hence` or `which gives`, or an empty text."""
    if len(sentence) > _LONGEST:
        return ""
    ends = [match.end() for match in _TAIL.finditer(sentence)][-_MOST_TAILS:]
    return sentence[ends[-1] :].strip() if ends else ""
