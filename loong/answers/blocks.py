# ruff: noqa: E501 - patterns are read by the row
r"""Compare blocks of Python, whose indentation counts: `for x in xs: f(x)` over one line or two.

A block is parsed and never run; blanks, comments, quotes and brackets that change nothing say nothing.
"""

from __future__ import annotations

import ast
import re
import textwrap

from loong.answers.number import parse_number
from loong.answers.read import MAX_LENGTH
from loong.answers.sentences.sayings import is_aside
from loong.answers.text.denial import denies
from loong.answers.text.fences import fenced_blocks

_LONGEST = 4000
_MOST_BRACKETS = 50
_HEAD = re.compile(
    r"^[ \t]*(?:(?:async[ \t]+)?(?:for|with|def)|if|elif|else|while|class|try|except|finally)\b[^\n]{0,400}:|^(?:return|assert|raise|yield|del)\s",
    re.MULTILINE,
)
_WARNED = re.compile(r"\\(?![\\'\"abfnrtvxuUN0-7\n])|[0-9](?=(?:if|or|and|in|is|else|for|not)\b)")
"""What Python's parser warns of on the console."""
_UNPARSED = (SyntaxError, ValueError, MemoryError, RecursionError)
_REMARK = 300
_SIGNS = re.compile(r"[=#{}\[\]@;$|]|[a-zA-Z0-9]\(|\s--?\w")
_CODE = re.compile(r"[=#{}\[\]@$|]|[a-zA-Z0-9]\(|\s--?\w")
_MENDED = re.compile(
    r"\A[^`?]{1,300}[.!]\s+(?=(?:replace|change|fix|correct|rewrite|use)\b[^.?`]{0,80}:\Z)",
    re.IGNORECASE,
)
"""What is wrong, before what it is mended by."""
_EXPLAINED = re.compile(
    r"[*_#\s]{0,4}(?:explanation|how it works)[*_]{0,3}:[*_]{0,3}\s|(?=(?:(?:This|The)\s(?!is\b|answer|result|output|correct|right|true|fix|next|other|second|final|real)|It\s|Here,?\s(?!is\b)|Without\s(?:`|the\s)))",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\AWithout\s(?:`[^`]{1,60}`|the\s[a-z]{3,20})[^.!?]{1,200}\bwould\b[^.!?]{1,200}[.!]?\Z"
)
"""What would come about without a part of an answer."""
_NAMED = re.compile(
    r"(?P<told>\b(?:prints?|returns?|gives?|outputs?|yields?|shows?|is|are|be|get|use)\s(?:just\s)?)?`(?P<code>[^`\n]{1,60})`"
)
_UNDONE = re.compile(
    r"\b(?:wrong|original|buggy|broken|before|without|instead|bug|input|given|example|starting|reactant|precursor|isomer|isomers|reverse|reversed|enantiomer|mirror|or|guess|maybe|perhaps|but|however|wait|actually|should|would|could|if)\b",
    re.IGNORECASE,
)


def is_block(text: str) -> bool:
    """Tell whether a text begins as a block of Python does, which says little of the rest."""
    return len(text) <= MAX_LENGTH and _HEAD.match(text) is not None


def same_block(answer: str, gold: str, *read: str | None) -> bool | None:
    """Compare an answer with a block of Python; None where the reference is none.

    Args:
        answer: a block, alone or as the only fenced one of a reply.
        gold: the reference, a block with a body or one line that opens it.
        read: what was taken out of the answer otherwise.
    """
    if len(gold) > _LONGEST or _HEAD.match(gold) is None:
        return None
    wanted = _parsed(gold)
    if wanted is None:
        return None
    found = any(_parsed(text) == wanted for text in [*_candidates(answer), *read] if text)
    if found:
        return True
    return False if "\n" in gold.strip() and not _is_function(gold) else None


def lone_block(said: str, gold: str) -> list[str]:
    """Return the one line that the only fence of a reply holds, for a reference in signs or where it is explained.

    Args:
        said: what the reply says; around the fence it takes nothing back and shows no other code.
        gold: the reference; only its kind is used.
    """
    if len(said) > _LONGEST:
        return []
    fences = fenced_blocks(said)
    if len(fences) != 1:
        return []
    start, end, inside = fences[0]
    before, after = _MENDED.sub("", said[:start].strip()), said[end:].strip()
    explained = _EXPLAINED.match(after)
    if explained is not None:
        after = _unquoted(_NEEDED.sub("", after[explained.end() :]), inside)
    elif _SIGNS.search(gold) is None or parse_number(gold) is not None:
        return []
    alone = "\n" not in inside.strip() and (not before or before.endswith(":"))
    around = f"{before}\n{after}"
    if not alone or len(after) > _REMARK or _CODE.search(after) or "`" in around or "?" in around:
        return []
    return [] if denies(around) or _UNDONE.search(around) or is_aside(before) else [inside.strip()]


def _unquoted(text: str, inside: str) -> str:
    """Drop the code that an explanation names, unless it tells another value than the fence does."""

    def named(match: re.Match[str]) -> str:
        told = match["told"] and match["code"].strip() not in inside
        return match[0] if told or not match["code"][:1].isalpha() else match["told"] or ""

    return _NAMED.sub(named, text)


def _candidates(answer: str) -> list[str]:
    """Return the blocks that an answer may be: all of it, or what its one fence holds."""
    answer = answer.strip("\n")
    if len(answer) > _LONGEST:
        return []
    fences = fenced_blocks(answer)
    if not fences:
        return [answer, answer.strip().strip("`")]
    start, end, inside = fences[-1]
    around = f"{answer[:start]}\n{answer[end:]}"
    alone = len(fences) == 1 and not denies(around) and not _UNDONE.search(around)
    return [inside] if alone else []


def _parsed(text: str) -> str | None:
    """Return what a block does, as a text that two blocks share exactly when they are one."""
    text = textwrap.dedent(text.expandtabs(8)).strip("\n").rstrip()
    brackets = max(map(text.count, "([{"))
    if _HEAD.match(text) is None or _WARNED.search(text) or brackets > _MOST_BRACKETS:
        return None
    if text.endswith(":"):
        text = f"{text} pass"
    if text.startswith("elif "):
        text = text[2:]
    try:
        tree = compile(text, "answer", "exec", ast.PyCF_ONLY_AST)
        return ast.dump(tree)
    except _UNPARSED:
        return None


def _is_function(text: str) -> bool:
    """Tell whether a block only names what a function returns, which is read as mathematics too."""
    return re.fullmatch(r"\s*def [^\n]{1,200}:\s+return [^\n]{1,400}\s*", text) is not None
