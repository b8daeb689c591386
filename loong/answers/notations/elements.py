"""The chemical elements, in the order of their atomic numbers."""

from __future__ import annotations

_TABLE = (
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se "
    "Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb "
    "Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm "
    "Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og"
)
SYMBOLS = _TABLE.split()
NUMBERS = {symbol: number for number, symbol in enumerate(SYMBOLS, start=1)}
ATOMS = frozenset([*SYMBOLS, "D", "T"])
CORES = {
    "He": "1s2",
    "Ne": "[He]2s22p6",
    "Ar": "[Ne]3s23p6",
    "Kr": "[Ar]3d104s24p6",
    "Xe": "[Kr]4d105s25p6",
    "Rn": "[Xe]4f145d106s26p6",
}
"""What the noble gas at the head of an electron configuration stands for."""
