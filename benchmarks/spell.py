"""Write `benchmarks/answers/spelled.jsonl`: values re-spelled and falsified by our own arithmetic.

    python benchmarks/spell.py

Each maker draws a value, spells it in two ways (equal) or spells another value (different), and
knows which from exact arithmetic of its own; no comparer is asked. The same file comes out each
time.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import spell_sciences, spell_values, spell_words  # noqa: E402 - no package

_TARGET = Path(__file__).parent / "answers" / "spelled.jsonl"
_EACH = 40


def _by_hand() -> set[tuple[str, str]]:
    files = [path for path in _TARGET.parent.glob("*.jsonl") if path != _TARGET]
    pairs = [json.loads(line) for path in files for line in path.open(encoding="utf-8")]
    return {(pair["prediction"], pair["gold"]) for pair in pairs}


def rows() -> Iterator[dict[str, object]]:
    """Yield every pair that is not there by hand once, about half of each maker's equal."""
    seen = _by_hand()
    for kind, maker in spell_values.MAKERS + spell_sciences.MAKERS + spell_words.MAKERS:
        r = random.Random(f"{kind} {maker.__name__}")
        for number in range(_EACH):
            prediction, gold, equal = maker(r, number % 2 == 0)
            if (prediction, gold) in seen:
                continue
            seen.add((prediction, gold))
            mark = hashlib.sha256(f"{prediction}\0{gold}".encode()).hexdigest()[:8]
            pair: dict[str, object] = {
                "id": f"{kind}-{mark}",
                "prediction": prediction,
                "gold": gold,
            }
            yield pair | {"equal": equal, "type": kind}


def main() -> None:
    """Write the file."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows()]
    _TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} pairs in {_TARGET.name}")


if __name__ == "__main__":
    main()
