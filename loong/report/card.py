"""The dataset card: the README.md of a run folder, as the Hugging Face Hub shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from loong.report import facts
from loong.run.summary import Summary
from loong.types import Item

_SAMPLES = 3
_LISTED = 20  # sources and licences that are named one by one
_LICENCES = {  # names as they stand in metadata → identifiers of the Hub
    "apache-2.0": "apache-2.0",
    "apache 2.0": "apache-2.0",
    "mit": "mit",
    "mit license": "mit",
    "cc0": "cc0-1.0",
    "cc0-1.0": "cc0-1.0",
    "cc-by-4.0": "cc-by-4.0",
    "cc-by 4.0": "cc-by-4.0",
    "cc-by-sa-4.0": "cc-by-sa-4.0",
    "cc-by-sa 4.0": "cc-by-sa-4.0",
    "cc-by-nc-4.0": "cc-by-nc-4.0",
    "cc-by-nc 4.0": "cc-by-nc-4.0",
}
_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"))

_LOADING = """\
## How to load it

```python
from datasets import load_dataset

items = load_dataset("json", data_files="items.jsonl", split="train")
```

or, with every field typed:

```python
from loong.data import read_items

items = read_items("items.jsonl").items
```

`loong export . --format trl-grpo --out DIR` writes these items for a trainer; `loong verify .` runs
every program again and compares.
"""

_CITATION = """\
## Citation

Made with loong, which follows Project Loong:

```bibtex
@article{huang2025loong,
  title   = {Loong: Synthesize Long Chain-of-Thoughts at Scale through Verifiers},
  author  = {Huang, Xingyue and Rishabh and Franke, Gregor and others},
  journal = {arXiv preprint arXiv:2509.03059},
  year    = {2025}
}
```
"""


def dataset_card(summary: Summary, items: Sequence[Item]) -> str:
    """Return the card of a run as Markdown with a YAML header."""
    parts = [
        _header(summary, items),
        _opening(summary, items),
        _proof(summary, items),
        _funnel(summary),
        _distributions(items),
        _samples(items),
        _origin(summary, items),
        _LOADING,
        _CITATION,
    ]
    return "\n".join(part for part in parts if part)


def _header(summary: Summary, items: Sequence[Item]) -> str:
    fields = {
        "pretty_name": f"{_title(summary.domain)}: verified problems",
        "language": ["en"],
        "license": _licences(items),
        "task_categories": ["question-answering", "text-generation"],
        "tags": ["loong", "reasoning", "synthetic", "verifiable-rewards", summary.domain],
        "size_categories": [next((s for n, s in _SIZES if len(items) < n), "1M<n<10M")],
        "configs": [
            {
                "config_name": "default",
                "data_files": [{"split": "train", "path": "items.jsonl"}],
            }
        ],
    }
    # JSON is YAML, and its quoting leaves no room for what a name may contain
    lines = [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


def _licences(items: Sequence[Item]) -> list[str]:
    found = {_LICENCES.get(name.lower(), "other") for name, _ in facts.named(items, "license")}
    return sorted(found) or ["unknown"]


def _opening(summary: Summary, items: Sequence[Item]) -> str:
    model = f" with {_code(summary.model)}" if summary.model else ""
    return (
        f"# {_title(summary.domain)}: {len(items)} verified problems\n\n"
        f"Problems of the domain {_code(summary.domain)} with answers, programs and chains of "
        f"thought, written by the strategy {_code(summary.strategy)}{model} and proved by loong"
        f"{f' {summary.version}' if summary.version else ''}"
        f"{f' on {summary.created}' if summary.created else ''}. Nothing that could not be proved "
        "is among them.\n"
    )


def _proof(summary: Summary, items: Sequence[Item]) -> str:
    verifiers = ", ".join(_code(name) for name in facts.verifiers(items))
    solver = f" by {_code(summary.solver)}" if summary.solver else ""
    level = f" (sandbox level {_code(summary.sandbox_level)})" if summary.sandbox_level else ""
    lines = [
        "## How each answer was proved",
        "",
        f"1. The program in `rationale` was run in a sandbox{level}, more than once and under "
        "different hash seeds, and printed the same answer each time.",
        f"2. The problem was solved by step-by-step reasoning{solver} that never saw the program.",
        f"3. The answers were compared by type{f' with {verifiers}' if verifiers else ''}; only "
        "where they agree is the answer believed. `evidence` keeps every answer that was given.",
        "",
        _table(("agreement", "items"), facts.agreements(items)),
    ]
    return "\n".join(lines)


def _funnel(summary: Summary) -> str:
    rows = [
        (stage.name, stage.problems, facts.percent(stage.problems, summary.attempts), stage.meaning)
        for stage in facts.stages(summary)
    ]
    table = _table(("step", "problems", "of all", "meaning"), rows)
    reasons = sorted(summary.rejected.items(), key=lambda pair: (-pair[1], pair[0]))
    fell = _table(("why the rest fell out", "problems"), reasons)
    return f"## Funnel\n\n{table}\n{fell}"


def _distributions(items: Sequence[Item]) -> str:
    if not items:
        return ""
    return (
        "## What is in it\n\n"
        f"{_table(('answer type', 'items'), facts.answer_types(items))}\n"
        f"{_table(('difficulty', 'items'), facts.difficulties(items))}"
    )


def _samples(items: Sequence[Item]) -> str:
    if not items:
        return ""
    step = max(1, len(items) // _SAMPLES)
    chosen = items[::step][:_SAMPLES]
    return "## Samples\n\n" + "\n".join(
        f"**Question {number}**\n\n{_fenced(item.question)}\n"
        f"Answer: {_code(item.final_answer)} ({_plain(item.answer_type)})\n\n"
        f"<details><summary>Program</summary>\n\n{_fenced(item.rationale, 'python')}\n</details>\n"
        f"<details><summary>Chain of thought</summary>\n\n{_fenced(item.chain_of_thought)}\n"
        "</details>\n"
        for number, item in enumerate(chosen, 1)
    )


def _origin(summary: Summary, items: Sequence[Item]) -> str:
    licences, sources = facts.named(items, "license"), facts.named(items, "source")
    if not licences and not sources:
        said = "The items name no licence and no source."
        if summary.model is None:
            said = (
                "The problems were written by the parametrised problem families of loong "
                "(Apache-2.0), without any model and without anybody's text."
            )
        return f"## Licence and sources\n\n{said}\n"
    return (
        "## Licence and sources\n\n"
        f"{_table(('licence', 'items'), licences[:_LISTED])}\n"
        f"{_table(('source', 'items'), sources[:_LISTED])}"
    )


# ---------------------------------------------------------------- Markdown


def _title(domain: str) -> str:
    return _plain(domain.replace("_", " ").capitalize()) or "Problems"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [_line(row) for row in rows]
    if not lines:
        return ""
    return "\n".join([_line(head), "|" + " --- |" * len(head), *lines, ""])


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_plain(str(cell)) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    one_line = " ".join(facts.clean(text).split())
    return re.sub(r"([\\`*_\[\]<>|#$~])", r"\\\1", one_line)


def _code(text: str) -> str:
    """Return text as inline code, whatever back-ticks it holds."""
    one_line = " ".join(facts.clean(text).split()) or " "
    fence = "`" * (_longest_ticks(one_line) + 1)
    pad = " " if "`" in one_line else ""
    return f"{fence}{pad}{one_line}{pad}{fence}"


def _fenced(text: str, language: str = "text") -> str:
    fence = "`" * max(3, _longest_ticks(text) + 1)
    return f"{fence}{language}\n{facts.clean(text).rstrip()}\n{fence}\n"


def _longest_ticks(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
