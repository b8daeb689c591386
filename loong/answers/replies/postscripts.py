# ruff: noqa: E501 - patterns are read by the row
"""Drop what a writer says of an answer's form behind it: `I'll leave the root there`, `that checks out`.

Such a remark holds no value, and takes nothing back.
"""

from __future__ import annotations

import re

_TAIL = 300
_FORM = r"(?:simplif\w+|reduced?|reduction|factor(?:ed|i[sz]ed)?|exact|radicals?|surds?|roots?|denominator|fractions?|terms|form|decimals?|unevaluated|as (?:it )?is|unexpanded|rounding)"
_IT = r"(?:(?:this|that|it|which|(?:the|our) (?:final |last )?(?:fraction|result|expression|answer|ratio|root|radical|form|value)))"
_REMARKS = (
    rf"(?:and\s)?I(?:'ll|'ve|\swill|\shave|\sam)?\s(?:just\s)?(?:leave|leaving|left|keep|keeping|kept)\s(?:it|this|that|the\s[a-z]+)\s(?:[a-z]+\s){{0,4}}{_FORM}(?:\s[a-z]+){{0,3}}",
    rf"(?:and\s)?we(?:'ll|\swill|\scan)?\s(?:just\s)?(?:leave|left|keep|kept)\s(?:it|this|that|the\s[a-z]+)\s(?:[a-z]+\s){{0,4}}{_FORM}(?:\s[a-z]+){{0,3}}",
    rf"{_IT}(?:'s|\sis)\s(?:already\s|also\s|now\s)?(?:(?:fully|completely)\s)?(?:in\s(?:its\s|the\s)?(?:simplest|lowest|reduced|exact|closed|standard|most reduced|fully reduced)(?:\spossible)?\s(?:terms|form)|fully simplified|completely simplified|simplified|irreducible|fully reduced|reduced|exact|as simple as (?:it|this|that) gets)",
    rf"{_IT}\s(?:cannot|can't|can not|does not|doesn't|won't|will not)\s(?:be\s)?(?:simplif(?:y|ied)|reduced?|factor(?:ed)?)(?:\s(?:any\s)?(?:further|more|again))?",
    r"no\s(?:further|more|other)?\s?(?:simplification|reduction|rounding|simplifying|conversion)\s(?:is|are|was)\s(?:possible|needed|required|necessary|called for)",
    r"(?:this|that|it|everything|both|all of them|(?:the|our) (?:result|answer|value|figure)) (?:checks? out|looks? right|looks? good|is consistent with (?:the|our) [a-z]+(?: [a-z]+){0,4}|makes sense|seems (?:reasonable|plausible|right)|is (?:reasonable|plausible))",
    r"(?:and\s)?(?:that|this)(?:'s|\sis)\s(?:the\s)?(?:number|figure|value|one|amount|result|answer)\s(?:to\suse(?:\shere)?|(?:that\s)?we\s(?:need|needed|want|wanted|were (?:after|asked for|looking for)|are (?:after|looking for))|(?:that\s)?you\s(?:need|want|asked for|are looking for)|(?:that was\s)?asked\sfor|to\s(?:report|quote|remember))",
    r"(?:and\s)?(?:that|this)(?:'s|\sis)\s(?:our|my|the)\s(?:final\s)?answer",
)
_POSTSCRIPT = re.compile(
    rf"(?P<end>[0-9A-Za-z)\]}}%°$*!.](?:[.!]|(?<=[.!])|\s?[;,]|\s?(?:[–—]|--?(?=\s)))[*)\]$]{{0,2}})\s{{1,4}}(?:{'|'.join(_REMARKS)})[.!]{{0,3}}\s*\Z",
    re.IGNORECASE,
)
_SQUARE = re.compile(r"(?<=\w)[.!]?\s{1,3}[∎□■◻]\s*\Z")
"""The square that ends a proof."""
_CHEER = re.compile(
    r"(?<=\*\*)[.!]?\s{1,3}[\u2705\u2713\u2714\u2728\u2b50\U0001f300-\U0001faff\ufe0f]{1,6}(?=\s*(?:\Z|\n\n))"
)
"""Emoji behind what stands in bold."""
_GOODBYE = re.compile(
    r"(?<=[^\n])\s*\n[\s*_]*(?:I\shope\s(?:this|that|it)|hope\s(?:this|that|it)\s(?:helps?|clarif|makes|is)|let\sme\sknow\sif|feel\sfree\sto|happy\sto\s(?:help|explain)|good\sluck|cheers)[^\n]{0,200}\Z",
    re.IGNORECASE,
)
"""What a reply takes leave with."""
_FORMAT = re.compile(
    r"(?<=[0-9])\s?\((?:[hHmMsSdDyY]{1,4}[:/.\s-]){1,3}[hHmMsSdDyY]{1,4}\)(?=[.!]?\s*\Z)"
)
"""How a date or a time is written, told behind it."""

_OTHERWISE = re.compile(
    r"(?P<end>\b(?:answer|result|domain|range|solution(?:\sset)?|interval|set|value)(?:\s(?:is|equals)|\s?[:=])\s[^\n]{1,80}?[0-9)\]}$*][.;])\s{1,3}"
    r"(?:But\s|However,?\s)?[Ii]f\s[^.,;\n]{3,80},\s(?:then\s)?(?:it|this|that|the\s[a-z]{3,12})\s(?:is|would\sbe|becomes|equals)\s[^.;\n]{1,60}[.]?\s*\Z",
    re.IGNORECASE,
)
"""An answer, and what would be the answer otherwise: `The answer is 12. If order counts, it is 24`."""


def without_postscript(said: str) -> str:
    """Drop the remarks on an answer's form that a reply ends with."""
    said = _FORMAT.sub("", said)
    said = _SQUARE.sub("", _CHEER.sub("", said))
    said = _GOODBYE.sub("", said) if _GOODBYE.search(said, max(0, len(said) - _TAIL)) else said
    otherwise = _OTHERWISE.search(said, max(0, len(said) - _TAIL))
    said = said[: otherwise.end("end")] if otherwise else said
    for _ in range(2):
        start = max(0, len(said) - _TAIL)
        match = _POSTSCRIPT.search(said, start)
        if match is None:
            return said
        said = said[: match.end("end")].rstrip(" ,;–—-")
    return said
