"""Bring an answer's spelling into one plain form: signs, LaTeX, decorations, white space."""

from __future__ import annotations

import re
import unicodedata

from loong.answers.spellings.choosing_signs import without_choices, without_singletons
from loong.answers.spellings.programs import without_programs
from loong.answers.spellings.siunitx import without_siunitx
from loong.answers.text.greek import named_letters

_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_SUPERSCRIPTS = str.maketrans(_RAISED, "0123456789+-abcdefghijklmnoprstuvwxyz")
_SUPERSCRIPT_RUN = re.compile(f"[{_RAISED}]+")
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ"
_SUBSCRIPTS = str.maketrans(_LOWERED, "0123456789+-aeoxhklmnpstijruv")
_SUBSCRIPT_RUN = re.compile(f"[{_LOWERED}]+")
_VULGAR = re.compile("([0-9]?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_ROOT = re.compile(r"√\s*([0-9]+(?:\.[0-9]+)?|[A-Za-z])")
_HIGHER_ROOT = re.compile(r"([∛∜])\s*(?:([0-9]+(?:\.[0-9]+)?|[A-Za-z])|(?=[({]))")


_SIGNS = {
    **dict.fromkeys("−–—‐‑‒﹣－", "-"),
    **dict.fromkeys("×⋅·∙∗✕", "*"),
    **dict.fromkeys("“”„‟«»「」『』", '"'),
    **dict.fromkeys("‘’‚", "'"),
    **dict.fromkeys("µ", "μ"),
    **dict.fromkeys("º˚", "°"),
    "÷": "/",
    "⁄": "/",
    "√": " \\sqrt ",
    "π": " pi ",
    "∞": " oo ",
    "≤": "<=",
    "⩽": "<=",
    "≥": ">=",
    "⩾": ">=",
    "≠": "!=",
    "±": " ± ",
    "∓": " ∓ ",
    "Ω": "Ω",
    **dict.fromkeys("→⟶⟼↦➜➔➡", "->"),
    **dict.fromkeys("⇒⟹", "=>"),
    **dict.fromkeys("↔⟷⇔⟺", "<->"),
    "℃": "°C",
    "ᵀ": "^T",
    "ℝ": " Reals ",
    "ℤ": " Integers ",
    "ℕ": " Naturals ",
    "ℚ": " Rationals ",
    "ℂ": " Complexes ",
    "∅": " ∅ ",
    "∖": " setminus ",
    "⌊": " \\lfloor ",
    "⌋": " \\rfloor ",
    "⌈": " \\lceil ",
    "⌉": " \\rceil ",
    "⟨": "(",
    "⟩": ")",
    "٫": ".",
    "٬": ",",
    "【": "[",
    "】": "]",
}
_TABLE = {ord(sign): plain for sign, plain in _SIGNS.items()}

_COMMAND = re.compile(r"\\([A-Za-z]+|[^A-Za-z])")
_TEXT = re.compile(
    r"\\(?:text|mathrm|textrm|textup|textsf|texttt|textbf|textit|emph|mathbf|mathit|mathsf|mathtt|"
    r"bm|boldsymbol|operatorname|mbox|hbox|rm|bf|it|displaystyle|textstyle|boxed|fbox|"
    r"underline|textnormal|textsc|mathcal|mathscr|large|Large)"
    r"\*?\s*\{((?:[^{}]|\^\{[^{}]{0,9}\})*)\}"
)
_BLACKBOARD = re.compile(r"\\mathbb\s*\{?\s*([A-Z])\s*\}?")
_TRANSPOSED = re.compile(
    r"(?<=[A-Za-z)}\]])\s?\^\s{0,4}\{?\s{0,4}(?:\\top|\\intercal|⊤)(?![a-z])\s{0,4}\}?"
)
_DEGREES = re.compile(r"\^\s*\{?\s*(?:\\circ|\\degree)\s*\}?|\\(?:text)?degree|\\circ")
_COLOUR = re.compile(r"\\(?:text)?colou?r\s*(?:\[[a-z]+\])?\s*\{[a-zA-Z0-9!]*\}")
_OVER = re.compile(r"\{([^{}]*)\\(over|choose)(?![A-Za-z])([^{}]*)\}")
_OVER_ALL = re.compile(r"\A([^{}=<>,\\]{1,60})\\(over|choose)(?![A-Za-z])([^{}=<>,\\]{1,60})\Z")
_OVER_GROUPS = re.compile(r"\{([^{}]{1,60})\}\s?\\over\s?\{([^{}]{1,60})\}")
_ROW_GAP = re.compile(
    r"\\\\\*?\s?\[\s?-?[0-9.]{1,6}\s?(?:pt|em|ex|mm|cm|in|px|\\baselineskip|\\jot)\s?\]"
)
"""The room that LaTeX leaves below a row."""
_TIE = re.compile(r"(?<=[0-9A-Za-z})])~(?=[\\A-Za-z])")
_TIED_UNIT = re.compile(r"(?<=[0-9)}])([\s$]{0,4}\\(?:mathrm|text|textrm|rm)\s?\{)~")
_BRACED_UNIT = re.compile(r"(?<=[0-9])( {0,3})\{([A-Za-zμΩ]{2,4})\}(?=\^)")
_PMOD = re.compile(r"\\p?o?mod\s*(?:\{([^{}]*)\}|([0-9A-Za-z]))")
_NAMED_VECTOR = re.compile(
    r"\A\\(?:vec|overrightarrow|bar|overline|hat|widehat|tilde|mathbf)\s*\{([A-Za-z]{1,3})\}(?=\s*=)"
)
_UNIT_VECTOR = re.compile(
    r"\\(?:hat|vec|widehat)\s*\{?\s*\\?(?:math(?:bf|rm)\s?\{\s?)?([ijk])(?:math)?\s*\}{0,2}(?![A-Za-z])"
)
_AXIS = re.compile(r"\\hat\s?\{?\s?(?:\\math(?:bf|rm)\s?\{?\s?)?([xyz])\s?\}{0,2}(?![A-Za-z0-9_])")
_PRIMES = re.compile(r"\s?\^\s?(?:\{\s?((?:\\prime\s?){1,4}|'{1,4})\s?\}|\\prime(?![A-Za-z]))")
_RAISED_PRIME = re.compile(r"(?<=[A-Za-z)])[′″‴]{1,3}")
_SHORT_FRACTION = re.compile(r"\\[dtc]?frac\s*([0-9A-Za-z])\s*([0-9]|[A-Za-z](?![A-Za-z]))")
_HALF_SHORT = re.compile(r"\\[dtc]?frac\s*([0-9])\s*\{")
_SHORT_LATTER = re.compile(r"(\\[dtc]?frac\s*\{[^{}]*\})\s*([0-9A-Za-z])")
_SHORT_ROOT = re.compile(r"\\sqrt\s*([0-9A-Za-z])")
_GROUPED_LATEX = re.compile(r"(?<=[0-9])(?:\{,\}|\\,|\\!,|,\\! ?|\\ )(?=[0-9]{3}(?![0-9]))")

_BACKSLASH = re.compile(
    r"(?<![A-Za-z\\])(R|Reals|\\mathbb\s?\{?R\}?)\s{0,2}\\(?:\s?(?=\{[^{}\\]{1,60}\})|\s(?=[\[(][^\\]{1,60}[\])]\Z))|(?<=[A-Z])\s\\\s(?=[A-Z](?![A-Za-z]))"
)
"""The sign between a set and what is taken out of it."""
_WEDGE = re.compile(r"(?<=[\w)\s])(?:/\\(?=[\s(~¬!])|(?<=\s)\\/(?=\s))")
"""And, or in letters of a keyboard; what else begins with a backslash is a command."""
_WEDGES = {"/\\": " and ", "\\/": " or "}
_TAKEN_OUT = re.compile(r"\A(\{[^{}\\]{1,200}\})\s?\\\s?(?=\{[^{}\\]{1,200}\}\Z)")
_CROSS = re.compile(
    r"(\\(?:vec|overrightarrow|mathbf|boldsymbol|bm)\s?\{[^{}]{1,12}\}\s?)\\times"
    r"(?=\s?\\(?:vec|overrightarrow|mathbf|boldsymbol|bm)(?![A-Za-z]))"
)
_SLANTED = re.compile(r"\\(?:sfrac|nicefrac|flatfrac|xfrac)(?![A-Za-z])")
_THIN = re.compile(r"[0-9]\.[0-9]{3}(?:\\,[0-9]{3})*\\,[0-9]{1,3}(?![0-9])")

_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi "
    "rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi "
    "Omega pi ell hbar angle triangle"
)
_FUNCTIONS = (
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth sech csch arccot "
    "arcsinh arccosh arctanh ln log lg exp max min gcd lcm det sgn"
)
_COMMANDS: dict[str, str] = {
    **{name: f" {name} " for name in (_GREEK + " " + _FUNCTIONS).split()},
    **dict.fromkeys(["cdot", "times", "ast"], "*"),
    **dict.fromkeys(["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr"], ""),
    **dict.fromkeys(["middle", "displaystyle", "textstyle", "limits", "mathrm", "rm", "bf"], ""),
    **dict.fromkeys(["mathcal", "mathscr", "cal"], ""),
    **dict.fromkeys(
        ["tiny", "scriptsize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge"], ""
    ),
    **dict.fromkeys(["Bigl", "Bigr", "mathit", "mathbf", "text", "textbf"], ""),
    **dict.fromkeys(["!", "/"], ""),
    **dict.fromkeys(["(", ")", "[", "]"], " "),
    **dict.fromkeys([",", ";", ":", ">", " ", "quad", "qquad", "thinspace", "space"], " "),
    **dict.fromkeys(["le", "leq", "leqslant"], "<="),
    **dict.fromkeys(["ge", "geq", "geqslant"], ">="),
    **dict.fromkeys(["lt"], "<"),
    **dict.fromkeys(["gt"], ">"),
    **dict.fromkeys(["ne", "neq"], "!="),
    **dict.fromkeys(["emptyset", "varnothing"], " ∅ "),
    **dict.fromkeys(["lor", "vee"], " or "),
    **dict.fromkeys(["land", "wedge"], " and "),
    **dict.fromkeys(["to", "rightarrow", "mapsto", "longrightarrow", "xrightarrow"], "->"),
    **dict.fromkeys(["Rightarrow", "implies", "Longrightarrow"], "=>"),
    **dict.fromkeys(["leftrightarrow", "Leftrightarrow", "iff"], "<->"),
    **dict.fromkeys(["neg", "lnot"], "¬"),
    **dict.fromkeys(["oplus"], " ⊕ "),
    **dict.fromkeys(["veebar"], " ⊻ "),
    **dict.fromkeys(["forall"], "∀"),
    **dict.fromkeys(["exists"], "∃"),
    **dict.fromkeys(["top"], " ⊤ "),
    **dict.fromkeys(["bot"], " ⊥ "),
    **dict.fromkeys(["equiv"], " ≡ "),
    **dict.fromkeys(["bmod", "mod"], " mod "),
    **dict.fromkeys(["approx", "simeq"], " ≈ "),
    **dict.fromkeys(["rightleftharpoons", "leftrightharpoons"], " ⇌ "),
    **dict.fromkeys(["{", "lbrace"], "{"),
    **dict.fromkeys(["}", "rbrace"], "}"),
    **dict.fromkeys(["lbrack"], "["),
    **dict.fromkeys(["rbrack"], "]"),
    **dict.fromkeys(["langle"], "("),
    **dict.fromkeys(["rangle"], ")"),
    **dict.fromkeys(["lvert", "rvert", "vert", "mid"], "|"),
    **dict.fromkeys(["setminus", "backslash"], " setminus "),
    **dict.fromkeys(["dots", "ldots", "cdots", "dotsc", "dotsb", "hdots"], "..."),
    "nabla": "∇",
    "varepsilon": " epsilon ",
    "vartheta": " theta ",
    "varphi": " phi ",
    "div": "/",
    "pm": " ± ",
    "mp": " ∓ ",
    "colon": ":",
    "infty": " oo ",
    "in": " ∈ ",
    "nmid": " ∤ ",
    "notin": " ∉ ",
    "cup": " ∪ ",
    "cap": " ∩ ",
    "dfrac": "\\frac",
    "tfrac": "\\frac",
    "cfrac": "\\frac",
    "imath": "i",
    "jmath": "j",
    "dbinom": "\\binom",
    "tbinom": "\\binom",
    "%": "%",
    "$": "$",
    "#": "#",
    "&": "&",
    "_": "_",
    "Omega": " Ω ",
    "mu": " mu ",
}

_NUMBER_SETS = {
    "R": "Reals",
    "Z": "Integers",
    "N": "Naturals",
    "Q": "Rationals",
    "C": "Complexes",
}
_BEFORE_INDEX = re.compile(r"(?<=[A-Za-z])[ ]+_")
_MICRO = re.compile(
    r"(?<=[0-9})]) {1,3}mu {0,3}(?=(?:A|V|W|m|s|g|F|H|C|L|l|N|J|T|mol|Pa|eV|Ω|M|Sv|Gy|rad) {0,3}\Z)"
)
_WHITE = re.compile(r"\s+")
_BLANKS = re.compile(r" {2,}")
_WRAPPED = (
    re.compile(r"\$\$(.*)\$\$", re.DOTALL),
    re.compile(r"\$((?:[^$\\]|\\.)*)\$", re.DOTALL),
    re.compile(r"\\\((.*)\\\)", re.DOTALL),
    re.compile(r"\\\[(.*)\\\]", re.DOTALL),
    re.compile(r"\*\*\*([^*]+)\*\*\*[.:]?"),
    re.compile(r"\*\*((?:(?!\*\*).)*)\*\*[.:]?", re.DOTALL),
    re.compile(r"__([^_].*)__", re.DOTALL),
    re.compile(r"_([^_\s][^_]*)_"),
    re.compile(r"\*([^*\s][^*]*)\*", re.DOTALL),
    re.compile(r"#(?=[^#]{0,200}[_^\\]|[-0-9., ]{1,40}#)([^#\s][^#]*)#"),
    re.compile(r"```[a-z]*\n(.*)```", re.DOTALL),
    re.compile(r"`([^`]*)`", re.DOTALL),
    re.compile(r"\\(?:boxed|fbox)\s*\{(.*)\}", re.DOTALL),
    re.compile(r"<answer>(.*)</answer>", re.DOTALL),
)


_HTML = re.compile(
    r"<(su[pb])>([^<>]{1,40})</\1>"
    r"|</?(?:b|i|em|strong|p|span|br ?/?)>"
    r"|&(?:lt|gt|le|ge|times|middot|minus|plusmn|deg|pi|nbsp|amp|ne);"
)
_HTML_SIGNS = {"sup": "^({})", "sub": "_{{{}}}"}


def _plain_html(match: re.Match[str]) -> str:
    import html

    if match[1]:
        return _HTML_SIGNS[match[1]].format(match[2])
    return html.unescape(match[0]) if match[0][0] == "&" else ""


def tidy(text: str) -> str:
    """Return an answer in plain spelling; linear in its length."""
    if "<" in text or "&" in text:
        text = _HTML.sub(_plain_html, text)
    text = undecorated(_WHITE.sub(_one_blank, visible(text)))
    if not text.isascii():
        text = _plain_signs(text)
    text = without_choices(without_programs(text))
    if "\\" in text:
        text = _WEDGE.sub(lambda m: _WEDGES[m[0]], text)
        text = _TAKEN_OUT.sub(r"\1 \\setminus ", _BACKSLASH.sub(r"\1 \\setminus ", text))
    if "}^" in text:
        text = _BRACED_UNIT.sub(r"\1\2", text)
    if "{,}" in text or "\\" in text:
        text = _plain_latex(text)
    if "$" in text[1:]:
        text = _inner_dollars(text)
    return without_singletons(_BLANKS.sub(" ", text).strip())


def _one_blank(match: re.Match[str]) -> str:
    """Shorten white space, so that no later pattern meets a long run of it."""
    return "\n" if "\n" in match[0] else " "


def visible(text: str) -> str:
    """Drop marks that nobody sees and turn control characters into blanks."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category in {"Cc", "Zs", "Zl", "Zp"} and char != "\n":
        return " "
    return char


def undecorated(text: str) -> str:
    """Strip markdown, dollar signs and a sentence's full stop from around an answer."""
    for _ in range(6):
        text = text.strip()
        bare = _without_stop(text)
        for pattern in _WRAPPED:
            match = pattern.fullmatch(bare)
            if match is not None:
                bare = match[1]
                break
        if bare == text:
            break
        text = bare
    return text


def _without_stop(text: str) -> str:
    """Drop a final full stop, but not the point of `3.` inside a code or an ellipsis."""
    if text.endswith(("\\,", "\\;", "\\!", "\\:")):
        return text[:-2].rstrip()
    if text.endswith((".", ",", ";")) and not text.endswith(".."):
        return text[:-1].rstrip()
    return text


def _plain_signs(text: str) -> str:
    text = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), named_letters(text))
    text = _SUPERSCRIPT_RUN.sub(lambda m: f"^({m[0].translate(_SUPERSCRIPTS)})", text)
    text = _SUBSCRIPT_RUN.sub(_spelled_index, text)
    text = _VULGAR.sub(_spelled_fraction, text)
    text = _TRANSPOSED.sub("^{T}", text)
    text = _ROOT.sub(r" \\sqrt{\1}", text)
    text = _HIGHER_ROOT.sub(_spelled_root, text)
    text = _RAISED_PRIME.sub(lambda m: "'" * sum(map("′″‴".index, m[0]), len(m[0])), text)
    return unicodedata.normalize("NFKC", text.translate(_TABLE))


def _spelled_index(match: re.Match[str]) -> str:
    index = match[0].translate(_SUBSCRIPTS)
    return f"_{index}" if index.isdigit() or len(index) == 1 else f"_{{{index}}}"


def _spelled_root(match: re.Match[str]) -> str:
    index = "34"["∛∜".index(match[1])]
    return f" \\sqrt[{index}]" + (f"{{{match[2]}}}" if match[2] else "")


def _spelled_fraction(match: re.Match[str]) -> str:
    ratio = unicodedata.normalize("NFKC", match[2]).replace("⁄", "/")
    return f"{match[1]} {ratio}" if match[1] else ratio


def _plain_latex(text: str) -> str:
    text = _TIED_UNIT.sub(r"\1 ", _SLANTED.sub(r"\\frac", _CROSS.sub(r"\1 ⨯ ", text)))
    text = _THIN.sub(lambda m: m[0].replace("\\,", ""), without_siunitx(text))
    if len(set(_AXIS.findall(text))) > 1:
        text = _AXIS.sub(lambda m: f" {'ijk'['xyz'.index(m[1])]} ", text)
    text = _OVER_GROUPS.sub(r"\\frac{\1}{\2}", _ROW_GAP.sub(r"\\\\ ", text))
    text = _OVER_ALL.sub(_prefixed, text)
    text = _OVER.sub(_prefixed, _COLOUR.sub("", _GROUPED_LATEX.sub("", _TIE.sub(" ", text))))
    for _ in range(3):
        text, count = _TEXT.subn(r" \1 ", text)
        if not count:
            break
    text = _PMOD.sub(r" (mod \1\2)", _NAMED_VECTOR.sub(r"\1", text))
    text = _UNIT_VECTOR.sub(r" \1 ", _BLACKBOARD.sub(_number_set, text))
    text = _PRIMES.sub(lambda m: "'" * max(1, m[0].count("prime") + m[0].count("'")), text)
    text = _TRANSPOSED.sub("^{T}", _DEGREES.sub("°", _TIE.sub(" ", text)))
    text = _SHORT_FRACTION.sub(r"\\frac{\1}{\2}", text)
    text = _HALF_SHORT.sub(r"\\frac{\1}{", text)
    text = _SHORT_LATTER.sub(r"\1{\2}", text)
    text = _SHORT_ROOT.sub(r"\\sqrt{\1}", text)
    text = _BEFORE_INDEX.sub("_", _COMMAND.sub(_plain_command, text))
    return _MICRO.sub(" μ", text)


def _number_set(match: re.Match[str]) -> str:
    return f" {_NUMBER_SETS.get(match[1], f'blackboard{match[1]}')} "


def _prefixed(match: re.Match[str]) -> str:
    r"""Turn `{a \over b}` into a fraction."""
    command = "\\frac" if match[2] == "over" else "\\binom"
    return f"{command}{{{match[1].strip()}}}{{{match[3].strip()}}}"


def _plain_command(match: re.Match[str]) -> str:
    return _COMMANDS.get(match[1], match[0])


def _inner_dollars(text: str) -> str:
    """Drop pairs of dollar signs inside, as in `-233 $°$`."""
    return text.replace("$", " ") if text.count("$") % 2 == 0 else text
