from __future__ import annotations

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import pytest
import typer
from huggingface_hub import DatasetCard
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from loong.cli import domains as domains_module
from loong.cli import report as report_module
from loong.data import read_items, write_jsonl
from loong.errors import UsageError
from loong.registry import domains
from loong.report import dataset_card, html, write_report
from loong.report.markup import python
from loong.run.summary import Rejected, Summary
from loong.types import Evidence, Item, Provenance, Solution

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script></pre></textarea><svg/onload=alert(1)>",
    "\x00\x1b[31m\u202e reversed \ud800 half",
    "a | b\n| c `d` ```\n# e [f](javascript:g) \\",
    "--- \n: & *x !!python/object {",
]


def summary(**changes: Any) -> Summary:
    fields: dict[str, Any] = {
        "run_id": "r1",
        "domain": "logic",
        "strategy": "few-shot",
        "model": "openai:x",
        "asked": 10,
        "attempts": 20,
        "candidates": 18,
        "executed": 15,
        "agreed": 12,
        "kept": 10,
        "rejected": {"disagree": 7, "crash": 3},
        "requests": 5,
        "seconds": 3725,
        "sandbox_level": "full",
    }
    return Summary(**(fields | changes))


def item(n: int, text: str = "") -> Item:
    return Item(
        id=f"{n:032x}",
        domain="logic",
        question=f"Question number {n}? {text}",
        final_answer=f"{n}{text}",
        answer_type="integer",
        rationale=f"print({n})  # {text}",
        chain_of_thought=f"It is \\boxed{{{n}}}. {text}",
        metadata={
            "difficulty": n % 3,
            "tags": [f"tag{text}"],
            "license": "MIT" if n % 2 else f"Odd{text}",
            "source": ["https://a.example", f"b{text}"],
        },
        evidence=Evidence(
            code_answer=f"{n}{text}",
            code_runs=2,
            cot_answers=(f"{n}{text}", None),
            agreement="1/2",
            confidence=0.9,
            sandbox_level="full",
            verifier=f"math{text}",
        ),
        provenance=Provenance(strategy=f"s{text}", seed_ids=(f"x{text}",), parameters={"k": text}),
    )


def reject(n: int, text: str = "") -> Rejected:
    return Rejected(
        attempt=n,
        code=f"disagree{text}",
        reason=f"disagree: the code says 5, reasoning 6 {text}",
        question=f"Rejected question {n}? {text}",
        rationale=f"print({text}",
        final_answer=f"5{text}",
        solutions=(
            Solution(solver="rationale", way="code", answer="5", note=text),
            Solution(solver="m", way="reasoning", answer=None, text=text, note=f"cut {text}"),
        ),
    )


def header_of(card: DatasetCard) -> dict[str, Any]:
    fields: dict[str, Any] = cast("Any", card.data).to_dict()
    return fields


class Page(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.open: list[str] = []
        self.text = ""
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_untrusted_text_stays_text() -> None:
    plain = Page(html(summary(), [item(1)], [reject(1)]))
    for text in NASTY:
        page = html(summary(model=text, domain=f"d{text}"), [item(1, text)], [reject(1, text)])
        page.encode()
        seen = Page(page)
        assert not seen.open
        assert seen.tags.keys() == plain.tags.keys()
        assert seen.tags["script"] == 1
        assert seen.attributes == plain.attributes
    assert "<script>alert(1)</script>" in Page(html(summary(), [item(1, NASTY[0])], [])).text
    assert "https://a.example" not in html(summary(), [item(1)], [])


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_coloured_code_says_what_the_code_says(source: str) -> None:
    shown = Page(python(source)).text
    expected = source.replace("\r\n", "\n")
    for char in set(shown) ^ set(expected):
        expected = expected.replace(char, "\N{REPLACEMENT CHARACTER}")
    assert shown == (expected if source.strip() else "")


def test_python_words_are_coloured() -> None:
    assert '<span class="k">def</span> f(): <span class="c"># é &lt;x&gt;</span>' in python(
        'é = """a\nb"""\ndef f(): # é <x>\n    return 1'
    )


def test_the_page_shows_so_many_and_says_so() -> None:
    page = Page(html(summary(), [item(n) for n in range(250)], [reject(n) for n in range(130)]))
    assert "The first 200 of 250 are shown; items.jsonl holds them all." in page.text
    assert "The first 100 of 130 are shown; rejected.jsonl holds them all." in page.text
    assert page.tags["article"] == 300
    assert "Question number 199?" in page.text
    assert "Question number 200?" not in page.text
    for word in ("50.0 %", "verified of 10 asked for", "1 h 2 min", "the code says 5, reasoning 6"):
        assert word in page.text
    giant = Page(html(summary(), [item(1, "x" * 50_000)], []))
    assert "more characters" in giant.text
    assert len(giant.text) < 400_000


def test_an_empty_run_has_a_page_and_a_card() -> None:
    bare = Summary(run_id="r", domain="logic", strategy="procedural", asked=5)
    assert "No problem was verified." in Page(html(bare, [], [])).text
    card = DatasetCard(dataset_card(bare, []))
    assert header_of(card)["license"] == ["unknown"]
    assert "# Logic: 0 verified problems" in card.text


def test_the_card_is_what_the_hub_reads() -> None:
    card = DatasetCard(dataset_card(summary(), [item(n) for n in range(1200)]))
    header = header_of(card)
    assert header["license"] == ["mit", "other"]
    assert header["size_categories"] == ["1K<n<10K"]
    assert header["configs"] == [
        {"config_name": "default", "data_files": [{"split": "train", "path": "items.jsonl"}]}
    ]
    for text in (
        "| attempts | 20 | 100.0 % |",
        "| disagree | 7 |",
        "| https://a.example | 1200 |",
        "arXiv:2509.03059",
        "Answer: `800` (integer)",
    ):
        assert text in card.text


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_the_card(text: str) -> None:
    made = dataset_card(summary(model=text, domain=f"d{text}"), [item(1, text)])
    made.encode()
    card = DatasetCard(made)
    assert header_of(card)["tags"][-1] == f"d{text}"
    headings = [line for line in card.text.splitlines() if line.startswith("## ")]
    assert headings == [
        f"## {title}"
        for title in (
            "How each answer was proved",
            "Funnel",
            "What is in it",
            "Samples",
            "Licence and sources",
            "How to load it",
            "Citation",
        )
    ]


def test_the_card_gives_the_way_to_load_its_items(tmp_path: Path) -> None:
    import datasets

    items = [item(n) for n in range(5)]
    write_jsonl(items, tmp_path / "items.jsonl")
    page, card = write_report(tmp_path, summary(), items, [reject(1)])
    assert (page.name, card.name) == ("report.html", "README.md")
    loaded: Any = datasets.load_dataset(
        str(tmp_path), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert list(loaded["question"]) == [i.question for i in items]
    assert read_items(tmp_path).items == tuple(items)
    with pytest.raises(UsageError, match="cannot write"):
        write_report(card / "below", summary(), items, [])


def invoke(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(domains_module.command)
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_domains_lists_and_shows() -> None:
    rows = json.loads(invoke("--json"))
    assert [row["name"] for row in rows] == domains()
    assert all(name in invoke() for name in domains())
    shown = json.loads(invoke("graph_discrete_math", "--json"))
    families = {family["name"]: family for family in shown["families"]}
    assert families["shortest_path"]["levels"] == 5
    assert "shortest_path" in invoke("graph_discrete_math")
    with pytest.raises(UsageError, match="did you mean 'graph_discrete_math'"):
        invoke("graph_discrete_maths")


async def test_a_real_run_is_reported_and_exported(tmp_path: Path) -> None:
    from loong.export import export
    from loong.run import Order, fulfil, load

    folder = tmp_path / "run"
    await fulfil(
        Order(domain="graph_discrete_math", n=3, folder=folder, strategy="procedural", levels=(1,))
    )
    app = typer.Typer()
    app.command()(report_module.command)
    for path in (folder / "report.html", folder / "README.md"):
        path.unlink(missing_ok=True)
    told = CliRunner().invoke(app, [str(folder)], catch_exceptions=False)
    assert told.stdout.splitlines() == [
        f"wrote {folder / 'items.jsonl'}",
        f"wrote {folder / 'rejected.jsonl'}",
        f"wrote {folder / 'report.html'}",
        f"wrote {folder / 'README.md'}",
    ]
    items = load(folder)[1]
    assert len(items) == 3
    page = Page((folder / "report.html").read_text(encoding="utf-8"))
    assert all(" ".join(one.question.split()) in " ".join(page.text.split()) for one in items)
    assert read_items(folder).items == tuple(items)
    assert read_items(export(items, "jsonl", tmp_path / "out")).items == tuple(items)
    with pytest.raises(UsageError):
        CliRunner().invoke(app, [str(tmp_path)], catch_exceptions=False)


def test_importing_the_commands_is_light() -> None:
    from subprocess import run

    program = (
        "import sys; import loong.cli.export, loong.cli.domains, loong.cli.report; "
        "print([m for m in ('pyarrow', 'datasets', 'rich', 'loong.data') if m in sys.modules])"
    )
    told = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() in ("[]", "['rich']")  # typer itself may bring rich
