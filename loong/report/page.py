"""The report: one HTML file that needs no network and runs no script but its own search."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from loong.report import facts
from loong.report.markup import bars, chip, fold, prose, python, table, text
from loong.run.summary import Rejected, Summary
from loong.types import Evidence, Item, Provenance, Solution

ITEMS, REJECTS = 200, 100
"""At most so many of each are shown."""


def html(summary: Summary, items: Sequence[Item], rejected: Sequence[Rejected]) -> str:
    """Return the page of a run."""
    style, script = _asset("page.css"), _asset("page.js")
    # the browser itself refuses whatever is not these two, should an escape ever be missing
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = f"{_domain(summary)}: {summary.kept} verified problems"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)}</title><style>{style}</style></head><body>"
        f"{_header(summary)}<main>{_funnel(summary)}{_distributions(items)}"
        f"{_items(items)}{_rejects(rejected)}{_footer(summary)}</main>"
        f"<script>{script}</script></body></html>\n"
    )


# ---------------------------------------------------------------- the run


def _header(summary: Summary) -> str:
    chips = [
        chip(summary.strategy, "violet", "strategy"),
        chip(summary.model or "no model", "blue", "written by"),
        chip(summary.solver or "", "blue", "solved by"),
        chip(summary.sandbox_level, "green", "sandbox"),
        chip(str(summary.seed), label="seed"),
        chip(summary.run_id, label="run"),
        chip(summary.created, label="made"),
    ]
    return (
        '<header><div><div class="brand">loong · run report</div>'
        f"<h1>{text(_domain(summary))}</h1>"
        f'<div class="chips">{"".join(chips)}</div>{_figures(summary)}</div></header>'
    )


def _figures(summary: Summary) -> str:
    figures = [
        (f"{summary.kept:,}", f"verified of {summary.asked:,} asked for"),
        (facts.percent(summary.kept, summary.attempts), f"of {summary.attempts:,} attempts"),
        (facts.duration(summary.seconds), "at work"),
    ]
    if summary.requests:
        tokens = summary.prompt_tokens + summary.completion_tokens
        figures.append((f"{summary.requests:,}", f"model requests, {tokens:,} tokens"))
    shown = (f'<div class="figure"><strong>{a}</strong><span>{b}</span></div>' for a, b in figures)
    return f'<div class="figures">{"".join(shown)}</div>'


def _funnel(summary: Summary) -> str:
    stages = facts.stages(summary)
    reasons = sorted(summary.rejected.items(), key=lambda pair: (-pair[1], pair[0]))
    funnel = f'<h2>Funnel</h2><div class="sheet">{bars(stages, summary.attempts)}</div>'
    if not reasons:
        return funnel
    fell = bars([(code, count, "") for code, count in reasons], summary.attempts, "red")
    return f'{funnel}<h2>Why the rest fell out</h2><div class="sheet">{fell}</div>'


def _distributions(items: Sequence[Item]) -> str:
    if not items:
        return ""
    parts = [
        _distribution("Answer types", facts.answer_types(items), len(items), "blue"),
        _distribution("Difficulty", facts.difficulties(items), len(items), "violet"),
    ]
    return f'<h2>What is in it</h2><div class="pair">{"".join(parts)}</div>'


def _distribution(title: str, counts: list[tuple[str, int]], whole: int, colour: str) -> str:
    shown = bars([(name, count, "") for name, count in counts[:12]], whole, colour)
    return f'<div class="sheet"><h3>{title}</h3>{shown}</div>'


def _footer(summary: Summary) -> str:
    version = f" {text(summary.version)}" if summary.version else ""
    return f"<footer>Written by loong{version}. Everything is in this file.</footer>"


# ---------------------------------------------------------------- items and rejects


def _items(items: Sequence[Item]) -> str:
    search = (
        '<div class="tools"><input type="search" aria-label="Search the problems shown" '
        'placeholder="Search questions, answers, programs, reasons …"><output></output></div>'
    )
    cards = "".join(_item(item) for item in items[:ITEMS])
    if not items:
        cards = '<p class="sheet empty">No problem was verified.</p>'
    return f"<h2>Verified problems</h2>{_told(len(items), ITEMS, 'items.jsonl')}{search}{cards}"


def _rejects(rejected: Sequence[Rejected]) -> str:
    if not rejected:
        return ""
    cards = "".join(_reject(row) for row in rejected[:REJECTS])
    return f"<h2>Rejected problems</h2>{_told(len(rejected), REJECTS, 'rejected.jsonl')}{cards}"


def _told(count: int, most: int, file: str) -> str:
    if count <= most:
        return ""
    return f'<p class="note">The first {most} of {count:,} are shown; {file} holds them all.</p>'


def _item(item: Item) -> str:
    evidence = item.evidence
    chips = [
        chip(item.answer_type, "blue"),
        chip(facts.difficulty(item.metadata), "violet", "difficulty"),
        chip(evidence.agreement if evidence else "", "green", "agreement"),
        chip(f"{evidence.confidence:.3f}" if evidence else "", "green", "confidence"),
        *(chip(tag, "amber") for tag in _tags(item)),
    ]
    return (
        f'<article class="card"><code class="id">{text(item.id[:12])}</code>'
        f'<div class="chips">{"".join(chips)}</div>'
        f'<div class="question">{text(item.question)}</div>{_answer(item.final_answer)}'
        f"<div class=folds>{fold('Program', python(item.rationale))}"
        f"{fold('Chain of thought', prose(item.chain_of_thought))}"
        f"{fold('Evidence', table(_evidence(evidence)) if evidence else '')}"
        f"{fold('Provenance', table(_provenance(item.provenance)))}</div></article>"
    )


def _reject(row: Rejected) -> str:
    reason = row.reason.removeprefix(f"{row.code}:").strip()
    solutions = "".join(_solution(solution) for solution in row.solutions)
    return (
        f'<article class="card rejected"><code class="id">attempt {row.attempt}</code>'
        f'<div class="chips">{chip(row.code, "red")}</div>'
        f"{f'<div class=reason>{text(reason)}</div>' if reason else ''}"
        f'<div class="question">{text(row.question)}</div>'
        f"{_answer(row.final_answer) if row.final_answer else ''}"
        f"<div class=folds>{fold('Program', python(row.rationale))}{solutions}"
        f"{fold('Provenance', table(_provenance(row.provenance)))}</div></article>"
    )


def _solution(solution: Solution) -> str:
    said = solution.note if solution.answer is None else f"answer {solution.answer}"
    if solution.way == "reasoning":
        return fold("Chain of thought", prose(solution.text) or prose(said), said[:200])
    return fold("What the program gave", prose(f"{said}\n{solution.note}".strip()), said[:200])


def _answer(answer: str) -> str:
    return f'<div class="answer"><span>answer</span><code>{text(answer)}</code></div>'


def _evidence(evidence: Evidence) -> list[tuple[str, str]]:
    given = "\n".join(answer if answer is not None else "none" for answer in evidence.cot_answers)
    return [
        ("program printed", evidence.code_answer),
        ("in so many runs", str(evidence.code_runs)),
        ("reasoning gave", given),
        ("agreement", evidence.agreement),
        ("confidence", f"{evidence.confidence:.4f}"),
        ("sandbox level", evidence.sandbox_level),
        ("compared by", evidence.verifier),
    ]


def _provenance(provenance: Provenance) -> list[tuple[str, str]]:
    drawn = provenance.parameters
    return [
        ("strategy", provenance.strategy),
        ("written by", provenance.generator_model or ""),
        ("solved by", provenance.solver_model or ""),
        ("seeds", "\n".join(provenance.seed_ids)),
        ("parameters", json.dumps(drawn, ensure_ascii=False) if drawn else ""),
        ("made", provenance.created),
    ]


def _tags(item: Item) -> list[str]:
    tags = item.metadata.get("tags")
    return [tag for tag in tags if isinstance(tag, str)][:6] if isinstance(tags, list) else []


def _domain(summary: Summary) -> str:
    return summary.domain.replace("_", " ").capitalize()


def _asset(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
