"""Makers of pairs about numbers, algebra and collections, for `benchmarks/spell.py`."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

Draw = tuple[str, str, bool]
"""Prediction, gold, label."""
Maker = Callable[[random.Random, bool], Draw]


def _latex(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    sign = "-" if value < 0 else ""
    return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}"


def _fraction(r: random.Random) -> Fraction:
    return Fraction(r.choice([-1, 1, 1]) * r.randint(1, 60), r.randint(2, 30))


def _other_digit(r: random.Random, text: str) -> str:
    """Change one digit to another that is not 0."""
    at = r.choice([i for i, sign in enumerate(text) if sign.isdigit()])
    return text[:at] + r.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


# ---------------------------------------------------------------- numbers


def integer(r: random.Random, equal: bool) -> Draw:
    """Spell a whole number of up to 24 digits."""
    value = r.choice([-1, 1, 1]) * r.randint(10**3, 10 ** r.randint(4, 24))
    said = str(value) if equal else _other_digit(r, str(value))
    grouped = f"{int(said):,}"
    spelled = [
        grouped,
        grouped.replace(",", "{,}"),
        grouped.replace(",", r"\,"),
        grouped.replace(",", "_"),
        grouped.replace(",", "\u202f"),
        said.replace("-", "−"),
        f"**{said}**",
        rf"\boxed{{{said}}}",
        f"${said}$",
        f"n = {said}",
        f"{said}.0",
        f"The answer is {grouped}.",
        said.translate(dict(zip(map(ord, "0123456789"), "٠١٢٣٤٥٦٧٨٩", strict=True))),
    ]
    return r.choice(spelled), str(value), equal


def decimal(r: random.Random, equal: bool) -> Draw:
    """Give more digits that round to the reference, or other or too few digits."""
    places = r.randint(2, 5)
    unit = Decimal(1).scaleb(-places)
    digits = r.randint(1, 10**7)
    gold = (digits - digits % 10 + r.randint(1, 9)) * unit  # its last digit is not 0
    if equal:
        said = gold + unit * Decimal(r.randint(-49, 49)) / 100
    elif r.choice([True, False]):
        said = gold + r.choice([-1, 1]) * r.randint(1, 9) * unit
    else:
        said = round(gold, places - 1)
    return (
        r.choice(["{}", "≈ {}", "${}$", "x = {}", r"\boxed{{{}}}"]).format(said),
        f"{gold}",
        equal,
    )


def fraction(r: random.Random, equal: bool) -> Draw:
    """Spell a fraction unreduced, mixed or as a quotient, or give another one."""
    gold = _fraction(r)
    turned = 1 / gold if abs(gold) != 1 else gold + 1
    said = gold if equal else r.choice([turned, -gold, gold + Fraction(1, 7)])
    n, d, k = said.numerator, said.denominator, r.randint(2, 5)
    spelled = [f"{n}/{d}", f"{n * k}/{d * k}", rf"\dfrac{{{n * k}}}{{{d * k}}}", _latex(said)]
    spelled += [f"Fraction({n}, {d})", f"{n}⁄{d}", rf"\boxed{{{_latex(said)}}}"]
    whole, rest = divmod(abs(n), d)
    if whole and rest:
        spelled += [f"{'-' * (n < 0)}{whole} {rest}/{d}"] * 2
    if not equal and gold.denominator % 3 == 0:
        spelled = [f"{float(gold):.5f}"]  # rounded: no such fraction
    return r.choice(spelled), r.choice([_latex(gold), f"{gold}"]), equal


def percent(r: random.Random, equal: bool) -> Draw:
    """Spell a percentage as a share."""
    value = Decimal(r.randint(1, 1500)) / 10
    said = value if equal else r.choice([value / 100, value * 10, value + Decimal("0.7"), -value])
    share = f"{(said / 100).normalize():f}"
    spelled = [share, f"{said}\\%", f"{said} percent", f"{said} %", _latex(Fraction(said) / 100)]
    return r.choice(spelled), f"{value}%", equal


def scientific(r: random.Random, equal: bool) -> Draw:
    """Spell a number with a power of ten."""
    mantissa, power = Decimal(r.randint(101, 999)) / 100, r.choice([-1, 1]) * r.randint(5, 30)
    gold = rf"{mantissa} \times 10^{{{power}}}"
    if not equal:
        mantissa, power = r.choice(
            [(mantissa, -power), (mantissa, power + 1), (mantissa + Decimal("0.03"), power)]
        )
    raised = str(power).translate(dict(zip(map(ord, "-0123456789"), "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)))
    spelled = [f"{mantissa}e{power}", f"{mantissa}E{power:+03d}", f"{mantissa}×10{raised}"]
    spelled += [f"{mantissa}*10^{power}", f"{mantissa} * 10**{power}"]
    spelled += [rf"{mantissa} \cdot 10^{{{power}}}", f"{mantissa * 10} × 10^{power - 1}"]
    return r.choice(spelled), gold, equal


def base(r: random.Random, equal: bool) -> Draw:
    """Spell a number in a base."""
    value = r.randint(20, 5000)
    said = value if equal else value + r.randint(1, 9)
    spellings = [
        [f"{said:b}_2", f"0b{said:b}", f"({said:b})_{{2}}"],
        [f"{said:X}_{{16}}", f"0x{said:x}", f"0x{said:X}"],
        [f"{said:o}_8", f"0o{said:o}", f"{said:o}_{{8}}"],
    ]
    at = r.randrange(3)
    gold = [f"{value:b}_2", f"0x{value:X}", f"{value:o}_8"][at]
    return r.choice(spellings[at]), gold, equal


def complex_number(r: random.Random, equal: bool) -> Draw:
    """Spell a Gaussian integer."""
    a, b = r.randint(-20, 20), r.choice([-1, 1]) * r.randint(2, 20)
    c, d = (a, b) if equal else r.choice([(a, -b), (a + 1, b), (b + 41, a + 22)])
    spelled = [f"{d}i{c:+d}", f"({c}{d:+d}j)", f"{c} {d:+d}*I", f"complex({c}, {d})"]
    return r.choice([*spelled, rf"z = {c} {d:+d}\,i"]), f"{a}{b:+d}i", equal


# ---------------------------------------------------------------- algebra


def _polynomial(terms: list[int], style: str) -> str:
    power = {"latex": "^{{{}}}", "python": "**{}", "plain": "^{}"}[style]
    times = "*" if style == "python" else ""
    said = ""
    for degree in range(len(terms) - 1, -1, -1):
        factor = terms[degree]
        if not factor:
            continue
        size = "" if abs(factor) == 1 and degree else str(abs(factor))
        tail = "" if not degree else "x" + (power.format(degree) if degree > 1 else "")
        sign = "-" if factor < 0 else "+"
        said += f" {sign} {size}{times if size and tail else ''}{tail}"
    return "-" + said[3:] if said.startswith(" - ") else said[3:]


def polynomial(r: random.Random, equal: bool) -> Draw:
    """Factor or expand a polynomial."""
    a, b = r.randint(1, 9), r.choice([-1, 1]) * r.randint(1, 9)
    c, d = r.randint(1, 9), r.choice([-1, 1]) * r.randint(1, 9)
    terms = [b * d, a * d + b * c, a * c]
    gold = rf"({_polynomial([b, a], 'plain')})({_polynomial([d, c], 'plain')})"
    if not equal:
        terms[r.randrange(3)] += r.choice([-1, 1]) * r.randint(1, 5)
    said = _polynomial(terms, r.choice(["latex", "python", "plain"]))
    return r.choice([(said, gold, equal), (gold, said, equal)])


def surd(r: random.Random, equal: bool) -> Draw:
    """Simplify a root."""
    a, b = r.randint(2, 12), r.choice([2, 3, 5, 6, 7, 10, 11, 13])
    gold = rf"{a}\sqrt{{{b}}}"
    spelled = [rf"\sqrt{{{a * a * b}}}", f"{a}*sqrt({b})", f"{a}√{b}", f"sqrt({a * a * b})"]
    spelled += [rf"\frac{{{a * b}}}{{\sqrt{{{b}}}}}"]
    wrong = [rf"\sqrt{{{a * b}}}", rf"{a}\sqrt{{{b + 1}}}", f"{a * a}*sqrt({b})"]
    wrong += [f"{a * b**0.5:.4f}", rf"-{a}\sqrt{{{b}}}"]
    return r.choice(spelled if equal else wrong), gold, equal


def identity(r: random.Random, equal: bool) -> Draw:
    """Use an identity of logarithms, angles or powers with drawn constants."""
    (a, b), k = r.sample(range(3, 10), 2), r.randint(2, 6)  # from 3 on, or 2 + 2 = 2 * 2
    rows = [
        (rf"\ln {a} + \ln {b}", rf"\ln {a * b}", rf"\ln {a + b}"),
        (rf"{k}\ln {a}", rf"\ln {a**k}", rf"\ln {a * k}"),
        (rf"2\sin({k}x)\cos({k}x)", rf"\sin({2 * k}x)", rf"\cos({2 * k}x)"),
        (rf"\cos^2({k}x) - \sin^2({k}x)", rf"\cos({2 * k}x)", rf"\cos({k}x)"),
        (rf"e^{{{a}x}} e^{{{b}x}}", rf"e^{{{a + b}x}}", rf"e^{{{a * b}x}}"),
        (rf"\frac{{x^{{{a + k}}}}}{{x^{{{k}}}}}", f"x^{{{a}}}", f"x^{{{a + 2 * k}}}"),
        (rf"\frac{{\pi}}{{{k}}} + \frac{{\pi}}{{{k}}}", rf"\frac{{2\pi}}{{{k}}}", rf"\pi^{{{k}}}"),
        (rf"({a}+{b}i)({a}-{b}i)", str(a * a + b * b), str(a * a - b * b)),
        (rf"\binom{{{a + k}}}{{{k}}} y", rf"\binom{{{a + k}}}{{{a}}} y", rf"\binom{{{a}}}{{1}} y"),
        (
            rf"\frac{{x^{{{k}}}}}{{{k}}} + C",
            f"x**{k}/{k} + C",
            rf"\frac{{x^{{{k}}}}}{{{k + 1}}} + C",
        ),
    ]
    gold, same, other = r.choice(rows)
    return (same if equal else other), gold, equal


def interval(r: random.Random, equal: bool) -> Draw:
    """Spell an interval as an inequality, as sympy or with turned brackets."""
    low = r.randint(-20, 20)
    high = low + r.randint(1, 20)
    left, right = r.choice([True, False]), r.choice([True, False])
    gold = f"{'(['[left]}{low}, {high}{')]'[right]}"
    if not equal:
        low, high, left, right = r.choice(
            [
                (low - 1, high, left, right),
                (low, high + 1, left, right),
                (low, high, not left, right),
                (low, high, left, not right),
            ]
        )
    kind = {(1, 1): "", (0, 0): ".open", (1, 0): ".Ropen", (0, 1): ".Lopen"}[left, right]
    signs = (["<", r"\le"], ["<", "≤"], ["<", "<="])
    one = r.choice(signs)
    spelled = [f"{low} {one[left]} x {one[right]} {high}", f"Interval{kind}({low}, {high})"]
    spelled += [rf"\left{'(['[left]}{low}, {high}\right{')]'[right]}"]
    spelled += [f"{'(['[left]}{low}.0, {high}.0{')]'[right]}"]
    return r.choice(spelled), gold, equal


# ---------------------------------------------------------------- collections


def _numbers(r: random.Random) -> list[int]:
    return r.sample(range(-30, 60), r.randint(3, 7))


def _bent(r: random.Random, values: list[int]) -> list[int]:
    """Return other values: one changed, dropped or added."""
    at = r.randrange(len(values))
    return r.choice(
        [
            [*values[:at], values[at] + 100, *values[at + 1 :]],
            values[:at] + values[at + 1 :],
            [*values, 77],
        ]
    )


def a_set(r: random.Random, equal: bool) -> Draw:
    """Shuffle and spell a set."""
    values = _numbers(r)
    said = r.sample(values, len(values)) if equal else _bent(r, values)
    inner = ", ".join(map(str, said))
    spelled = [f"{{{inner}}}", rf"\{{{inner}\}}", f"FiniteSet({inner})", inner]
    spelled += [", ".join(map(str, said[:-1])) + f" and {said[-1]}", rf"$\left\{{{inner}\right\}}$"]
    body = ", ".join(map(str, values))
    return r.choice(spelled), r.choice([f"{{{body}}}", rf"\{{{body}\}}"]), equal


def a_list(r: random.Random, equal: bool) -> Draw:
    """Spell a list; another order is another list."""
    values = _numbers(r)
    turned = [*values[1:], values[0]]
    said = values if equal else r.choice([turned, values[::-1], _bent(r, values)])
    spelled = [str(said), str(said).replace(" ", ""), f"array({said})", f"`{said}`"]
    spelled += ["[" + " ".join(map(str, said)) + "]", str([float(value) for value in said])]
    spelled += [f"```\n{said}\n```", str([f"np.int64({value})" for value in said]).replace("'", "")]
    return r.choice(spelled), str(values), equal


def a_dict(r: random.Random, equal: bool) -> Draw:
    """Shuffle a dict; another value at one key is another dict."""
    keys = r.sample(["a", "b", "c", "total", "mean", "max", "n"], r.randint(2, 5))
    gold = {key: r.randint(0, 99) for key in keys}
    said = {key: gold[key] for key in r.sample(keys, len(keys))}
    if not equal:
        said[r.choice(keys)] += r.randint(1, 9)
    spelled = [str(said), json.dumps(said), json.dumps(said, indent=2), f"OrderedDict({said})"]
    spelled += [f"```json\n{json.dumps(said)}\n```", str({k: float(v) for k, v in said.items()})]
    return r.choice(spelled), str(gold), equal


def matrix(r: random.Random, equal: bool) -> Draw:
    """Spell a matrix; one other entry or the transpose is another matrix."""
    rows, columns = r.randint(2, 3), r.randint(2, 3)
    gold = [[r.randint(-9, 99) for _ in range(columns)] for _ in range(rows)]
    said = [list(row) for row in gold]
    if not equal:
        said[r.randrange(rows)][r.randrange(columns)] += r.choice([-1, 1]) * r.randint(1, 9)
    body = r" \\ ".join(" & ".join(map(str, row)) for row in said)
    spelled = [rf"\begin{{{env}}} {body} \end{{{env}}}" for env in ("pmatrix", "bmatrix")]
    spelled += [f"Matrix({said})", f"array({said})", str(said)]
    spelled += ["[" + "\n ".join("[" + " ".join(map(str, row)) + "]" for row in said) + "]"]
    return r.choice(spelled), r.choice([str(gold), f"Matrix({gold})"]), equal


def cycles(r: random.Random, equal: bool) -> Draw:
    """Turn and reorder the cycles of a permutation."""
    drawn = r.sample(range(1, 10), 8)
    parts = [drawn[:3], drawn[3:5], drawn[5:]]
    said = [part[k:] + part[:k] for part in parts for k in [r.randrange(len(part))]]
    if not equal:
        said[0] = [said[0][1], said[0][0], said[0][2]]
    r.shuffle(said)
    words = ["(" + " ".join(map(str, part)) + ")" for part in said]
    gold = "".join("(" + " ".join(map(str, part)) + ")" for part in parts)
    return r.choice(["".join(words), " ".join(words), f"${''.join(words)}$"]), gold, equal


MAKERS: list[tuple[str, Maker]] = [
    ("integer", integer),
    ("decimal", decimal),
    ("fraction", fraction),
    ("percent", percent),
    ("scientific", scientific),
    ("base", base),
    ("complex", complex_number),
    ("expression", polynomial),
    ("expression", surd),
    ("expression", identity),
    ("interval", interval),
    ("set", a_set),
    ("list", a_list),
    ("dict", a_dict),
    ("matrix", matrix),
    ("permutation", cycles),
]
