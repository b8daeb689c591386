"""Commands to a shell, whose options have a short and a long name: `ls -a` is `ls --all`.

Only commands and options that are surely known here; the words between options keep their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST = 300
_OPTIONS = {
    "pip install": "U:upgrade r:requirement= e:editable= q:quiet c:constraint= t:target=",
    "pip3 install": "U:upgrade r:requirement= e:editable= q:quiet c:constraint= t:target=",
    "pip uninstall": "y:yes r:requirement=",
    "git commit": "m:message= a:all s:signoff F:file= :amend :no-edit",
    "git branch": "d:delete a:all r:remotes m:move c:copy f:force",
    "git push": "u:set-upstream f:force d:delete n:dry-run :tags :all",
    "git add": "A:all p:patch u:update n:dry-run f:force",
    "git switch": "c:create= d:detach",
    "git fetch": "p:prune :all",
    "git rebase": "i:interactive :continue :abort",
    "git tag": "a:annotate d:delete m:message= l:list",
    "git clone": "b:branch= :depth=",
    "git log": "p:patch :oneline :graph",
    "ls": "l: a:all A:almost-all R:recursive r:reverse h:human-readable d:directory t: S: 1:",
    "ln": "s:symbolic f:force v:verbose n:no-dereference",
    "rm": "r:recursive R:recursive f:force v:verbose d:dir",
    "cp": "r:recursive R:recursive f:force v:verbose a:archive p:",
    "mkdir": "p:parents v:verbose m:mode=",
    "chmod": "R:recursive v:verbose",
    "chown": "R:recursive v:verbose",
    "grep": "i:ignore-case v:invert-match r:recursive n:line-number c:count l:files-with-matches"
    " o:only-matching w:word-regexp x:line-regexp q:quiet E:extended-regexp F:fixed-strings"
    " e:regexp= A:after-context= B:before-context= C:context= m:max-count=",
    "sort": "r:reverse n:numeric-sort u:unique k:key= t:field-separator= f:ignore-case",
    "uniq": "c:count d:repeated u:unique i:ignore-case",
    "head": "n:lines= c:bytes=",
    "tail": "n:lines= c:bytes= f:follow",
    "wc": "l:lines w:words c:bytes m:chars",
    "du": "h:human-readable s:summarize a:all",
    "df": "h:human-readable",
    "tar": "x:extract c:create t:list z:gzip j:bzip2 v:verbose f:file= C:directory=",
    "curl": "X:request= H:header= d:data= o:output= O:remote-name L:location s:silent I:head"
    " k:insecure u:user=",
    "npm install": "g:global D:save-dev",
    "docker ps": "a:all q:quiet",
    "docker build": "t:tag= f:file=",
    "docker rm": "f:force v:volumes",
    "docker run": "d:detach i:interactive t:tty p:publish= v:volume= e:env= w:workdir= :rm :name=",
    "docker exec": "d:detach i:interactive t:tty e:env= w:workdir=",
    "docker logs": "f:follow",
}
"""Short and long names of options, those with `=` before a value."""
_LEADING_ONLY = frozenset({"docker run", "docker exec", "git log"})
"""Behind their first word stand the options of another command."""
_WORD = re.compile(
    r"\s*(\"[^\"\\$`]*\"|'[^']*'|[^\s\"'|;&<>$`\\(){}]+(?:\"[^\"\\$`]*\"|'[^']*')?)(?=\s|\Z)"
)
_PLAIN = re.compile(r"'[\w.,:/@%+-]+'|\"[\w.,:/@%+-]+\"")
_DOUBLE = re.compile(r"\"[^\"'!]*\"")

Option = tuple[str, str]


def same(answer: str, gold: str) -> bool | None:
    """Tell that two texts are one command; None where they are not, or are none.

    Two of `ln` that differ would be read as logarithms.
    """
    if max(len(answer), len(gold)) > _LONGEST or "-" not in gold or "-" not in answer:
        return None
    if answer.split(maxsplit=1)[:1] != gold.split(maxsplit=1)[:1]:
        return None
    left, right = _read(answer), _read(gold)
    if left is None or right is None:
        return None
    return True if left == right else (left[0] != "ln" and None)


def _read(text: str) -> tuple[str, list[Option], list[str]] | None:
    """Return a command, its options in the order of the alphabet, and its other words."""
    words = _words(text.strip())
    if words is None:
        return None
    name = next((one for one in (" ".join(words[:2]), *words[:1]) if one in _OPTIONS), None)
    if name is None:
        return None
    shorts, longs = _table(name)
    options: list[Option] = []
    others: list[str] = []
    rest = iter(words[len(name.split()) :])
    for word in rest:
        if word in {"--", "-"} or (others and name in _LEADING_ONLY):
            others += [word, *rest]
        elif word.startswith("--"):
            found = _long(word, longs, rest)
            if found is None:
                return None
            options.append(found)
        elif word.startswith("-"):
            cluster = _short(word[1:], shorts, longs, rest)
            if cluster is None:
                return None
            options += cluster
        else:
            others.append(word)
    return name, sorted(options), others


def _words(text: str) -> list[str] | None:
    """Split a command at its blanks; None where it holds signs of the shell's own."""
    found: list[str] = []
    at = 0
    while at < len(text):
        match = _WORD.match(text, at)
        if match is None:
            return None
        found.append(_unquoted(match[1]))
        at = match.end()
    return found


def _unquoted(word: str) -> str:
    """Drop quotes that hold one plain word, and write others as single ones."""
    if _PLAIN.fullmatch(word):
        return word[1:-1]
    return f"'{word[1:-1]}'" if _DOUBLE.fullmatch(word) else word


def _table(name: str) -> tuple[dict[str, str], dict[str, bool]]:
    """Return the long names of short options, and which options take a value."""
    shorts: dict[str, str] = {}
    longs: dict[str, bool] = {}
    for entry in _OPTIONS[name].split():
        short, _, long = entry.partition(":")
        full = long.removesuffix("=") or short
        longs[full] = long.endswith("=")
        if short:
            shorts[short] = full
    return shorts, longs


def _long(word: str, longs: dict[str, bool], rest: Iterator[str]) -> Option | None:
    full, equals, value = word[2:].partition("=")
    if full not in longs or len(full) == 1 or (equals and not longs[full]):
        return None
    told = value if equals or not longs[full] else next(rest, "")
    return None if longs[full] and not told else (full, _unquoted(told))


def _short(
    letters: str, shorts: dict[str, str], longs: dict[str, bool], rest: Iterator[str]
) -> list[Option] | None:
    """Read `-la`, `-n 5` and `-n5`."""
    options: list[Option] = []
    for place, letter in enumerate(letters):
        if letter not in shorts:
            return None
        full = shorts[letter]
        if longs[full]:
            value = letters[place + 1 :] or next(rest, "")
            return [*options, (full, _unquoted(value))] if value else None
        options.append((full, ""))
    return options
