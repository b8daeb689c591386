"""Pieces of HTML. Every text that comes in is untrusted and leaves escaped."""

from __future__ import annotations

import io
import keyword
import tokenize
from collections.abc import Iterable, Sequence
from html import escape

from loong.report.facts import clean, percent

_LONGEST = 20_000  # characters of one text that are shown
_KINDS = {tokenize.STRING: "s", tokenize.COMMENT: "c", tokenize.NUMBER: "n"}


def text(value: str) -> str:
    """Return text as HTML shows it; a very long one is cut, and says so."""
    cut = len(value) - _LONGEST
    shown = value if cut <= 0 else f"{value[:_LONGEST]}\n… {cut} more characters"
    return escape(clean(shown))


def chip(value: str, colour: str = "", label: str = "") -> str:
    """Return a small coloured mark, or nothing for an empty value."""
    if not value:
        return ""
    named = f"<b>{escape(label)}</b>" if label else ""
    return f'<span class="chip {colour}">{named}{text(value)}</span>'


def fold(title: str, body: str, note: str = "") -> str:
    """Return a part that opens on a click, or nothing for an empty body."""
    if not body:
        return ""
    aside = f"<small>{text(note)}</small>" if note else ""
    return f"<details><summary>{escape(title)}{aside}</summary>{body}</details>"


def prose(value: str) -> str:
    """Return a block of running text, or nothing for an empty one."""
    return f'<pre class="prose">{text(value)}</pre>' if value.strip() else ""


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Return names and values; empty values are left out."""
    lines = [f"<tr><th>{escape(k)}</th><td>{text(v)}</td></tr>" for k, v in rows if v.strip()]
    return f"<table>{''.join(lines)}</table>" if lines else ""


def bars(rows: Sequence[tuple[str, int, str]], whole: int, colour: str = "") -> str:
    """Return a bar for each (name, count, meaning), as a share of the whole."""
    widest = max((count for _, count, _ in rows), default=0) or 1
    parts = [_bar(name, count, meaning, whole, widest) for name, count, meaning in rows]
    return f'<dl class="bars {colour}">{"".join(parts)}</dl>'


def _bar(name: str, count: int, meaning: str, whole: int, widest: int) -> str:
    what = f'<dd class="what">{text(meaning)}</dd>' if meaning else ""
    return (
        f'<dt>{text(name)}</dt><dd class="track"><i style="width:{100 * count / widest:.1f}%"></i>'
        f"</dd><dd>{count:,}<small>{percent(count, whole)}</small></dd>{what}"
    )


def python(source: str) -> str:
    """Return a program with its words coloured, or nothing for an empty one."""
    if not source.strip():
        return ""
    shown = clean(source)
    if len(shown) > _LONGEST:
        return f"<pre>{text(source)}</pre>"
    try:
        return f"<pre>{_coloured(shown)}</pre>"
    except (tokenize.TokenError, SyntaxError):  # what models write need not be Python
        return f"<pre>{text(source)}</pre>"


def _coloured(source: str) -> str:
    starts = [0]
    for line in io.StringIO(source):
        starts.append(starts[-1] + len(line))
    parts: list[str] = []
    place = 0
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        kind = "k" if keyword.iskeyword(token.string) else _KINDS.get(token.type)
        if kind is None:
            continue
        start = starts[token.start[0] - 1] + token.start[1]
        end = starts[token.end[0] - 1] + token.end[1]
        parts += (
            escape(source[place:start]),
            f'<span class="{kind}">{escape(source[start:end])}</span>',
        )
        place = end
    return "".join([*parts, escape(source[place:])])
