"""Makers of pairs about quantities, words and whole replies, for `benchmarks/spell.py`."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from fractions import Fraction

from benchmarks.spell_values import Draw, Maker

# ---------------------------------------------------------------- quantities

_UNITS: dict[str, dict[str, Fraction]] = {
    "length": {
        "mm": Fraction(1, 1000),
        "cm": Fraction(1, 100),
        "m": Fraction(1),
        "km": Fraction(1000),
        "inches": Fraction(254, 10000),
        "ft": Fraction(3048, 10000),
    },
    "mass": {
        "mg": Fraction(1, 10**6),
        "g": Fraction(1, 1000),
        "kg": Fraction(1),
        "tonnes": Fraction(1000),
    },
    "speed": {"m/s": Fraction(1), "km/h": Fraction(10, 36), "cm/s": Fraction(1, 100)},
    "energy": {
        "J": Fraction(1),
        "kJ": Fraction(1000),
        "kWh": Fraction(3600000),
        "MJ": Fraction(10**6),
    },
    "volume": {
        "mL": Fraction(1, 1000),
        "L": Fraction(1),
        "cm^3": Fraction(1, 1000),
        "m^3": Fraction(1000),
    },
    "power": {"W": Fraction(1), "kW": Fraction(1000), "mW": Fraction(1, 1000)},
    "pressure": {
        "Pa": Fraction(1),
        "kPa": Fraction(1000),
        "bar": Fraction(10**5),
        "atm": Fraction(101325),
    },
    "concentration": {
        "mol/L": Fraction(1),
        "mmol/L": Fraction(1, 1000),
        "mM": Fraction(1, 1000),
    },
    "dose": {"mg/dL": Fraction(1, 100), "g/L": Fraction(1), "mg/L": Fraction(1, 1000)},
    "flow": {"L/min": Fraction(1), "mL/min": Fraction(1, 1000), "L/h": Fraction(1, 60)},
    "force": {"N": Fraction(1), "kN": Fraction(1000)},
    "charge": {"C": Fraction(1), "mC": Fraction(1, 1000)},
    "voltage": {"V": Fraction(1), "mV": Fraction(1, 1000), "kV": Fraction(1000)},
    "frequency": {"Hz": Fraction(1), "kHz": Fraction(1000), "MHz": Fraction(10**6)},
}


def _written(value: Fraction) -> str | None:
    """Write a fraction as a short decimal, or None where it has none."""
    for places in range(10):
        scaled = value * 10**places
        if scaled.denominator == 1:
            return f"{float(value):.{places}f}" if abs(scaled) < 10**12 else None
    return None


def quantity(r: random.Random, equal: bool) -> Draw:
    """Convert between two units exactly, or change the number, the prefix or the dimension."""
    kinds = list(_UNITS)
    while True:
        kind = r.choice(kinds)
        here, there = r.sample(list(_UNITS[kind]), 2)
        value = Fraction(r.randint(1, 400), r.choice([1, 1, 2, 4, 5, 10]))
        said = value * _UNITS[kind][here] / _UNITS[kind][there]
        if not equal:
            said *= r.choice([Fraction(11, 10), Fraction(10), Fraction(1, 10), Fraction(3, 4)])
        text, gold = _written(said), _written(value)
        if not equal and r.choice([True, False]):
            other = r.choice([name for name in kinds if name != kind])
            there, text = r.choice(list(_UNITS[other])), gold
        if text and gold:
            break
    spelled = [f"{text} {there}", rf"{text}\ \text{{{there}}}", rf"\boxed{{{text} \; {there}}}"]
    spelled += [rf"{text}~\mathrm{{{there}}}", f"about {text} {there}", f"**{text} {there}**"]
    if "/" in there:
        above, below = there.split("/")
        spelled += [rf"{text} \frac{{\text{{{above}}}}}{{\text{{{below}}}}}"]
    return r.choice(spelled), f"{gold} {here}", equal


_MONTHS = 12


def date(r: random.Random, equal: bool) -> Draw:
    """Spell a day; day, month or year off is another day."""
    day = datetime.date(1900, 1, 1) + datetime.timedelta(days=r.randint(0, 50000))
    said = day if equal else day + datetime.timedelta(days=r.choice([-1, 1, 7, 31, 365, 366]))
    forms = ["%B %d, %Y", "%d %B %Y", "%Y/%m/%d", "%b %d, %Y", "%A, %d %B %Y", "%Y-%m-%d"]
    if said.day > _MONTHS:
        forms += ["%m/%d/%Y", "%d.%m.%Y"]
    word = said.strftime(r.choice(forms))
    gold = day.strftime(r.choice(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]))
    return r.choice([word, f"**{word}**", f"on {word}", repr(said)]), gold, equal


def duration(r: random.Random, equal: bool) -> Draw:
    """Spell a time span in hours, minutes and seconds."""
    gold = r.randint(1, 600) * r.choice([60, 300, 900])
    said = gold if equal else gold + r.choice([-30, 60, 600, 3600])
    hours, rest = divmod(said, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [f"{n} {w}" for n, w in ((hours, "h"), (minutes, "min"), (seconds, "s")) if n]
    spelled = [" ".join(parts), f"{said} s", f"{said} seconds"]
    if not seconds:
        spelled += [f"{said // 60} minutes", f"{said // 60} min"]
    if hours and minutes and not seconds:
        spelled += [f"{hours} hours and {minutes} minutes"] * 2
    return r.choice(spelled), r.choice([f"{gold // 60} min", f"{gold} seconds"]), equal


# ---------------------------------------------------------------- words


def choice(r: random.Random, equal: bool) -> Draw:
    """Say a letter as people do."""
    gold = r.choice("ABCDE")
    said = gold if equal else r.choice([letter for letter in "ABCDE" if letter != gold])
    remark = r.choice(["42", "the mitral valve", "only I and II", r"\frac{1}{2}", "increases"])
    spelled = [f"({said})", f"{said}.", f"{said}) {remark}", f"({said}) {remark}", f"**{said}**"]
    spelled += [rf"\text{{{said}}}", rf"\boxed{{\textbf{{({said})}}}}", f"Option {said}"]
    spelled += [f"The answer is ({said}).", f"Answer: {said}", f"The correct option is {said}."]
    spelled += [f"{said}: {remark}", f"<answer>{said}</answer>", f"choice ({said})"]
    return r.choice(spelled), gold, equal


_NAMES = (
    "Helsinki Nairobi Lima Kyoto Ottawa Marrakesh Darwin Euler Gauss Noether Curie Ramanujan "
    "hepatitis insulin ribosome glucagon neutrino entropy parabola octahedron palindrome torus "
    "amygdala copper tungsten mercury argon lithium Saturn Neptune Andromeda quicksort heapsort"
)


def word(r: random.Random, equal: bool) -> Draw:
    """Decorate a word, or shuffle its letters or take another word."""
    gold = r.choice(_NAMES.split())
    said = gold
    while not equal and said[:3].casefold() == gold[:3].casefold():  # or it may be a slip
        said = r.choice(["".join(r.sample(gold, len(gold))), r.choice(_NAMES.split())])
    spelled = [said.lower(), said.upper(), f"{said}.", f"**{said}**", rf"\text{{{said}}}"]
    spelled += [f'"{said}"', rf"\boxed{{\text{{{said}}}}}", f"The answer is {said}.", f"`{said}`"]
    return r.choice(spelled), gold, equal


def flag(r: random.Random, equal: bool) -> Draw:
    """Decorate a flag, or change its case or one sign."""
    signs = "abcdefghijkmnpqrstuvwxyz234567_"
    gold = r.choice(["flag", "CTF", "picoCTF", "HTB"])
    gold += "{" + "".join(r.choice(signs) for _ in range(r.randint(6, 20))) + "k}"
    at = r.randrange(gold.index("{") + 1, len(gold) - 1)
    wrong = [gold.replace("k}", "K}"), gold[:at] + "8" + gold[at + 1 :], gold[:at] + gold[at + 1 :]]
    said = gold if equal else r.choice(wrong)
    spelled = [said, f"`{said}`", f"The flag is {said}", f"**{said}**", f"```\n{said}\n```"]
    return r.choice(spelled), gold, equal


# ---------------------------------------------------------------- whole replies

_VALUES: list[Callable[[random.Random], tuple[str, str]]] = [
    lambda r: (str(n := r.randint(2, 900)), str(n + r.randint(1, 9))),
    lambda r: (rf"\frac{{{(n := r.randint(1, 8))}}}{{11}}", rf"\frac{{{n + 1}}}{{11}}"),
    lambda r: (rf"{(n := r.randint(2, 9))}\sqrt{{7}}", rf"{n + 1}\sqrt{{7}}"),
    lambda r: (f"({(n := r.randint(0, 9))}, {n + 4})", f"({n + 4}, {n})"),
    lambda r: (f"x^2+{(n := r.randint(2, 9))}", f"x^2-{n}"),
    lambda r: (f"{(n := r.randint(10, 99))} cm", f"{n} kg"),
]


def steps(r: random.Random, equal: bool) -> Draw:
    """Box every step of a long chain; the last box counts."""
    gold, other = r.choice(_VALUES)(r)
    said, before = (gold, other) if equal else (other, gold)
    lines = [
        f"Step {number}. We look at case {number} and find {r.randint(1, 99)} of its kind."
        for number in range(1, r.randint(4, 40))
    ]
    lines.insert(len(lines) // 2, rf"So far this gives $\boxed{{{before}}}$ for the first part.")
    turn = r.choice(
        [
            "Wait, I left out one case. Let me correct that.",
            "But the question asks for the second part.",
            "That is not what was asked, though. Let me redo the computation.",
        ]
    )
    close = r.choice([rf"Therefore the answer is $\boxed{{{said}}}$.", rf"\[\boxed{{{said}}}\]"])
    return "\n".join([*lines, turn, close]), gold, equal


def think(r: random.Random, equal: bool) -> Draw:
    """Think one value and answer another; what was thought does not count."""
    gold, other = r.choice(_VALUES)(r)
    said, thought = (gold, other) if equal else (other, gold)
    muse = rf"Perhaps it is \boxed{{{thought}}}. Hmm, I check {r.randint(2, 99)} cases again."
    close = r.choice(
        [
            f"The answer is ${said}$.",
            rf"$\boxed{{{said}}}$",
            f"<answer>{said}</answer>",
            f"**Final answer:** ${said}$",
        ]
    )
    return f"<think>\n{muse}\n</think>\n\n{close}", gold, equal


def closing(r: random.Random, equal: bool) -> Draw:
    """Commit to one answer in many ways, or to none, to two, or to another."""
    gold, other = r.choice(_VALUES)(r)
    said = gold if equal else other
    commit = [
        f"The answer is ${said}$.",
        f"**Answer:** ${said}$",
        rf"Hence the result is $\boxed{{{said}}}$, as claimed.",
        f"Final answer: {said}",
        f"First I thought ${other}$, but I had dropped a term.\nThe answer is ${said}$.",
        rf"\boxed{{{said}}}" + "\n\nLet me know if you would like to see another method.",
        f"<answer>{said}</answer>",
        f"#### {said}",
    ]
    vague = [
        f"The answer is either ${gold}$ or ${other}$.",
        f"It might be ${gold}$, or it might be ${other}$; I cannot decide.",
        f"I first thought the answer was ${gold}$, but that is wrong.\nThe answer is ${other}$.",
        f"The answer is not ${gold}$.",
        rf"\boxed{{{gold}}} or \boxed{{{other}}}",
        "I am sorry, I cannot solve this problem.",
        "We write the equation, simplify both sides and obtain that x must be",
    ]
    return r.choice(commit if equal or r.choice([True, False]) else vague), gold, equal


def long_text(r: random.Random, equal: bool) -> Draw:
    """Bury the final answer behind thousands of words that name the other value."""
    gold, other = r.choice(_VALUES)(r)
    said, noise = (gold, other) if equal else (other, gold)
    filler = f"We try ${noise}$ in line {r.randint(1, 99)} and see that it fails. "
    return filler * r.randint(100, 600) + rf"The answer is \boxed{{{said}}}.", gold, equal


MAKERS: list[tuple[str, Maker]] = [
    ("quantity", quantity),
    ("date", date),
    ("duration", duration),
    ("choice", choice),
    ("word", word),
    ("flag", flag),
    ("reply", steps),
    ("reply", think),
    ("reply", closing),
    ("adversarial", long_text),
]
