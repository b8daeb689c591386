# ruff: noqa: E501 - many cases in few lines
"""Ordinary programs whose output in the sandbox must be that of plain Python, byte for byte."""

from __future__ import annotations

STDIN = "alpha beta\n12 30\nžluťoučký kůň\n\nlast line"

PROGRAMS = {
    # ---------------------------------------------------------------- text
    "string methods": r"""
s = "  The quick brown fox, the lazy dog  "
print(s.strip().title(), s.split(","), s.count("the"), s.find("fox"), s.rfind("o"))
print("a-b_c".translate(str.maketrans("-_", "+*")), "x".center(7, "."), "ab\tc".expandtabs(4))
print("straße".casefold() == "STRASSE".casefold(), "ǅ".swapcase(), "ﬁ".upper(), "İ".lower())
print("1½²".isnumeric(), "²".isdigit(), "²".isdecimal(), "a b".isidentifier())
print(*"one,two,,three".rpartition(","), "abc".removeprefix("a"), "%-5s|%05.1f" % ("x", 3.14159))
""",
    "unicode": r"""
import unicodedata as u
s = "e\u0301 é Å \U0001F600 \u200b"
print([u.name(c, "?") for c in s], len(s))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, ascii(u.normalize(form, s)))
print(s.encode("utf-8"), s.encode("utf-16-le"), sorted("zéaÀ", key=u.category))
print("\N{GREEK SMALL LETTER ALPHA}", "日本語"[::-1], ord("𝒳"), chr(0x1F40D))
""",
    "encodings": r"""
for codec in ("latin-1", "cp1252", "utf-7", "utf-16", "shift_jis", "gb18030", "idna", "cp437"):
    try:
        print(codec, "grün".encode(codec), "grün".encode(codec).decode(codec))
    except UnicodeError as error:
        print(codec, type(error).__name__, error)
print(b"\xff\xfea".decode("utf-8", "backslashreplace"), "\ud800".encode("utf-8", "surrogatepass"))
import codecs
print(codecs.lookup("utf8").name, codecs.encode("Hello", "rot13"), codecs.BOM_UTF8)
""",
    "formats": r"""
for spec in ("", ">10", "^+12.3f", "010.2e", ",.2f", "_.1f", "%", "g", "#.3g"):
    print(repr(spec), format(1234.5678, spec))
for n in (0, 255, -77, 10**20):
    print(f"{n:b} {n:o} {n:#x} {n:_} {n:>+25,}")
x = {"k": [1, 2]}
print(f"{x['k'][1]!r:>4} {'nested ' + f'{3:{5}}'} {x=} {3.0:.0f} {True:d}")
print("{0.real} {1[2]} {name!a}".format(3 + 4j, "abc", name="ü"))
""",
    "bytes": r"""
b = bytearray(b"hello world")
b[0:5] = b"HOWDY!"
print(b, bytes(b).hex(" "), bytes.fromhex("de ad be ef"), memoryview(b)[2:5].tobytes())
print(b.find(b"w"), b"a,b,c".split(b","), b"x" * 3, bytes(range(5)), int.from_bytes(b"\x01\x00"))
m = memoryview(bytearray(range(12))).cast("B", (3, 4))
print(m.shape, m.tolist(), m[1, 2])
""",
    "regular expressions": r"""
import re
text = "2024-02-29, 1999-12-31 and 31.12.1999; tel +49 (30) 1234-56"
print(re.findall(r"(\d{4})-(\d\d)-(\d\d)", text))
print(re.sub(r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d{4})", r"\g<y>/\g<m>/\g<d>", text))
print(re.split(r"[,;]\s*", text), re.fullmatch(r"(a+)+b?", "aaaa").span())
print([m.group() for m in re.finditer(r"(?<=\()\d+(?=\))|\b\w{3}\b", text)])
print(re.compile(r"^\s*#.*$", re.M).sub("", "a\n # b\nc").split(), re.escape("a.b*c"))
print(re.match(r"(?i:STRASSE)|(?x) s t ", "strasse"), re.subn("a", lambda m: m[0] * 2, "banana"))
""",
    "textwrap and template": r"""
import textwrap, string
t = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor."
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("  a\n    b\n"), textwrap.shorten(t, 25), textwrap.indent("x\ny", "> "))
print(string.Template("$who owes $$${much}0").substitute(who="Ann", much=1.5))
print(string.capwords("the end of it"), string.Formatter().format("{:>4}", 7))
""",
    "both streams": r"""
import sys
for i in range(5):
    print("out", i)
    print("err", i, file=sys.stderr)
sys.stdout.write("no newline")
sys.stderr.write("x" * 100)
print(sys.stdout.encoding, sys.stdout.errors, sys.stdin.encoding, sys.stdout.isatty())
sys.stdout.buffer.write(b"raw\n")
""",
    "print options": r"""
print()
print(1, "a", None, sep="--", end="!\n", flush=True)
print(*range(3), sep="\n")
print("a\r\nb\x00c\x1b[1mbold\x1b[0m")
import io
f = io.StringIO()
print("captured", file=f)
print(repr(f.getvalue()))
""",
    "pretty printing": r"""
from pprint import pprint, pformat
data = {"b": [1, {"z": (1, 2)}], "a": {"long": "word " * 20, "set": {3, 1, 2}}, 5: None}
data["also"] = data["b"]
pprint(data, width=50)
print(pformat(list(range(40)), width=30, compact=True))
import reprlib
print(reprlib.repr("x" * 100), reprlib.repr(list(range(100))))
""",
    "difflib": r"""
import difflib
a, b = "one\ntwo\nthree\n".splitlines(1), "one\ntoo\nthree\nfour\n".splitlines(1)
print("".join(difflib.unified_diff(a, b, "old", "new")))
print("".join(difflib.ndiff(a, b)))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
""",
    "locale": r"""
import locale
print(locale.setlocale(locale.LC_ALL, ""), locale.getpreferredencoding(False))
print(locale.localeconv()["decimal_point"], locale.format_string("%d", 1234567, grouping=True))
print(sorted(["b", "A", "ä", "a"], key=locale.strxfrm))
""",
    # ---------------------------------------------------------------- numbers
    "big integers": r"""
print(2**521 - 1, pow(3, 10**6, 10**9 + 7), -7 // 2, -7 % 3, divmod(-7, 2))
f = 1
for i in range(1, 200):
    f *= i
print(f, f.bit_length(), hex(f)[:40], int(str(f)[:50], 10), int("zz", 36), (255).to_bytes(2, "big"))
import math
print(math.isqrt(10**41), math.comb(100, 50), math.perm(20, 3), math.gcd(2**40, 6**30), math.lcm(4, 6))
""",
    "too many digits": r"""
try:
    print(len(str(10**5000)))
except ValueError as error:
    print(error)
import sys
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(0)
print(len(str(7**10000)))
""",
    "floats": r"""
import math, sys
print(0.1 + 0.2, 1e16, 1e-5, 123456789012345680.0, 5e-324, -0.0, float("inf"), float("nan"))
print(round(2.5), round(3.5), round(-0.5), round(2.675, 2), 7 // 0.3, (0.1).hex(), 3.0.is_integer())
print((0.1).as_integer_ratio(), float.fromhex("0x1.8p1"), sys.float_info.epsilon, math.ulp(1e10))
print(sum([0.1] * 10), math.fsum([0.1] * 10), math.nextafter(1, 2), math.remainder(7, 3))
print(1e308 * 10, -1e308 * 10, math.copysign(1, -0.0), math.frexp(10.5), math.modf(-3.25))
""",
    "mathematics": r"""
import math, cmath
print(math.pi, math.e, math.tau, math.gamma(5.5), math.erf(0.5), math.lgamma(100), math.dist((0, 0), (3, 4)))
print([round(f(0.7), 15) for f in (math.sin, math.cos, math.tan, math.asinh, math.atanh, math.expm1)])
print(cmath.sqrt(-2), cmath.exp(1j * math.pi), cmath.polar(1 + 1j), abs(3 + 4j), (1 + 2j) ** 3)
print(math.prod(range(1, 11)), math.hypot(1, 2, 3), math.log(8, 2), math.log1p(1e-10))
for bad in ("math.sqrt(-1)", "math.log(0)", "1 / 0", "math.factorial(-1)", "10.0 ** 400"):
    try:
        print(eval(bad))
    except (ValueError, ZeroDivisionError, OverflowError) as error:
        print(bad, type(error).__name__, error)
""",
    "decimals": r"""
from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, InvalidOperation
print(D("1.10") + D("2.2"), D(1) / D(3), D("2").sqrt(), D(0.1), D("1E+5").normalize())
with localcontext() as c:
    c.prec = 60
    print(D(2).sqrt(), D(1).exp(), D(10).ln())
print(D("2.675").quantize(D("0.01"), ROUND_HALF_UP), D("-7") % D(3), D("NaN"), D("-0"))
try:
    D("x")
except InvalidOperation as error:
    print(error)
print(getcontext(), D("123.4500").as_tuple(), f"{D('1234567.891'):,.2f}")
""",
    "fractions": r"""
from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.125"), F(0.1), F(3.14159).limit_denominator(1000), F(-7, 2) // 1)
print(sum(F(1, n) for n in range(1, 30)), F(2, 3) ** -2, float(F(1, 7)), F("-3/4"), abs(F(-1, 2)))
print(sorted([F(1, 2), 0.3, 1, F(2, 5)]), hash(F(1, 2)) == hash(0.5), repr(F(6, 4)))
""",
    "statistics": r"""
import statistics as s
d = [2.5, 3.1, 4.7, 5.0, 5.0, 6.2, 9.9]
print(s.mean(d), s.median(d), s.mode(d), s.stdev(d), s.pvariance(d), s.quantiles(d, n=4))
print(s.harmonic_mean(d), s.geometric_mean(d), s.multimode("aabbc"), s.fmean(d))
print(s.linear_regression([1, 2, 3], [2, 4.1, 6]), s.correlation([1, 2, 3], [1, 5, 2]))
n = s.NormalDist(10, 2)
print(n.cdf(12), n.inv_cdf(0.9), n + 3, s.NormalDist.from_samples(d))
""",
    "seeded random": r"""
import random
r = random.Random(42)
print(r.random(), r.randint(1, 100), r.sample(range(50), 5), r.choices("abc", [1, 2, 3], k=5))
x = list(range(10))
r.shuffle(x)
print(x, r.gauss(0, 1), r.uniform(1, 2), r.expovariate(2), r.betavariate(1, 2), r.getrandbits(70))
random.seed("text")
print(random.random(), random.triangular(0, 1, 0.2), random.randbytes(4))
state = random.getstate()
print(random.random() == (random.setstate(state), random.random())[1])
""",
    "primes": r"""
def sieve(n):
    marks = bytearray([1]) * (n + 1)
    marks[:2] = b"\0\0"
    for i in range(2, int(n**0.5) + 1):
        if marks[i]:
            marks[i * i :: i] = bytes(len(marks[i * i :: i]))
    return [i for i, m in enumerate(marks) if m]
p = sieve(20000)
print(len(p), p[-5:], sum(p))
def factor(n):
    d = 2
    while d * d <= n:
        while n % d == 0:
            yield d
            n //= d
        d += 1
    if n > 1:
        yield n
print([list(factor(n)) for n in (360, 9973, 2**31 - 1, 600851475143)])
""",
    # ---------------------------------------------------------------- time
    "dates": r"""
from datetime import date, datetime, time, timedelta, timezone
d = datetime(2024, 2, 29, 23, 59, 59, 999999, tzinfo=timezone.utc)
print(d, d.isoformat(), d + timedelta(days=366), d.strftime("%A %d %B %Y %j %U %H:%M:%S.%f %Z %z %p"))
print(datetime.strptime("31/12/1999 08:05", "%d/%m/%Y %H:%M"), date.fromisoformat("2024-W09-4"))
print(date(2024, 12, 30).isocalendar(), timedelta(seconds=-1), timedelta(weeks=1) / timedelta(hours=5))
print(d.astimezone(timezone(timedelta(hours=5, minutes=30))), time(12, 30) < time(13), date.max)
print(datetime.fromtimestamp(1e9), datetime.fromtimestamp(1e9, timezone.utc).timestamp())
""",
    "time zones": r"""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones
for name in ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"):
    z = ZoneInfo(name)
    for month in (1, 7):
        t = datetime(2023, month, 1, 12, tzinfo=z)
        print(name, t, t.tzname(), t.dst(), t.utctimetuple()[:6])
t = datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
print(t.utcoffset(), t.replace(fold=1).utcoffset(), "Africa/Abidjan" in available_timezones())
""",
    "time module": r"""
import time
print(time.gmtime(86400 * 365)[:6], time.strftime("%Y-%m-%d", time.localtime(0)), time.timezone)
print(time.mktime((2000, 1, 1, 0, 0, 0, 0, 1, 0)), time.asctime(time.gmtime(1)), time.daylight)
a = time.perf_counter(); time.sleep(0.01); b = time.perf_counter()
print(b > a, time.monotonic() > 0, time.process_time() >= 0, time.time() > 1.6e9)
""",
    "calendar": r"""
import calendar
print(calendar.month(2024, 2))
print(calendar.TextCalendar(calendar.SUNDAY).formatyear(2023, m=4)[:600])
print(calendar.isleap(1900), calendar.monthrange(2023, 2), calendar.timegm((1970, 1, 2, 0, 0, 0)))
""",
    # ---------------------------------------------------------------- functions and classes
    "itertools": r"""
import itertools as it
print(list(it.permutations("abc", 2)), list(it.combinations_with_replacement([1, 2, 3], 2)))
print(list(it.accumulate([1, 2, 3, 4], lambda a, b: a * b)), list(it.chain.from_iterable(["ab", "c"])))
print([(k, len(list(g))) for k, g in it.groupby("aaabbc")], list(it.islice(it.count(5, 3), 4)))
print(list(it.product([0, 1], repeat=3)), list(it.zip_longest("ab", "xyz", fillvalue="-")))
print(list(it.pairwise("abcd")), list(it.takewhile(lambda x: x < 3, it.cycle([1, 2, 3]))), list(it.starmap(pow, [(2, 3)])))
""",
    "functools": r"""
import functools as f
@f.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(200), fib.cache_info(), f.reduce(lambda a, b: a * 10 + b, [1, 2, 3]), f.partial(int, base=2)("101"))
@f.singledispatch
def show(x): return "object"
@show.register
def _(x: int): return "int"
@show.register(list)
def _(x): return "list"
print(show(1), show([]), show(""), show.dispatch(bool)(True))
@f.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(2), V(3) > V(2), sorted("bca", key=f.cmp_to_key(lambda a, b: (a < b) - (a > b))))
def deco(g):
    @f.wraps(g)
    def inner(*a): return g(*a)
    return inner
print(deco(fib).__name__, deco(show).__wrapped__ is show)
""",
    "dataclasses": r"""
from dataclasses import dataclass, field, asdict, replace, fields, FrozenInstanceError
@dataclass(order=True, frozen=True, slots=True)
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list, compare=False, repr=False)
p = P(1)
print(p, P(0, 9) < p, asdict(p), replace(p, y=5), [f.name for f in fields(P)], hash(P(1)) == hash(p))
try:
    p.x = 3
except FrozenInstanceError as error:
    print(type(error).__name__, error)
@dataclass
class Q(P.__base__):
    n: int = 0
    def __post_init__(self): self.n += 1
print(Q(4), Q.__match_args__, P.__slots__)
""",
    "enums": r"""
from enum import Enum, IntFlag, auto, StrEnum, unique
class C(Enum):
    RED = 1
    GREEN = auto()
    CRIMSON = 1
    def shout(self): return self.name + "!"
class F(IntFlag):
    R = 4
    W = 2
    X = 1
class S(StrEnum):
    A = auto()
print(list(C), C.CRIMSON, C(2).shout(), C["RED"].value, F.R | F.X, F(7) & ~F.W, F.R in F(5), S.A, f"{S.A}")
try:
    C(9)
except ValueError as error:
    print(error)
try:
    unique(C)
except ValueError as error:
    print(error)
""",
    "typing": r"""
import typing as t
T = t.TypeVar("T")
class Box(t.Generic[T]):
    def get(self, x: "T | None" = None) -> t.Optional[T]: ...
class N(t.NamedTuple):
    a: int
    b: str = "x"
class D(t.TypedDict, total=False):
    k: list[int]
print(N(1), N(2)._replace(b="q"), Box[int], t.get_type_hints(N), t.get_args(t.Union[int, str, None]))
print(D(k=[1]), D.__optional_keys__, t.Callable[[int], str], list[int] | None, t.Literal[1, "a"], t.cast(int, "s"))
@t.runtime_checkable
class Sized(t.Protocol):
    def __len__(self) -> int: ...
print(isinstance([], Sized), isinstance(3, Sized))
""",
    "generators": r"""
def counter():
    got = None
    try:
        while True:
            got = yield (got or 0) * 2
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("closed")
g = counter()
print(next(g), g.send(5), g.throw(ValueError("v")))
g.close()
def flat(x):
    for y in x:
        if isinstance(y, list):
            n = yield from flat(y)
        else:
            yield y
    return len(x)
print(list(flat([1, [2, [3, [4]]], 5])), sum(i * i for i in range(10)))
it = iter([1])
next(it)
try:
    next(it)
except StopIteration as s:
    print("stop", s.value)
""",
    "context managers": r"""
import contextlib
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, *e): print("exit", self.name, e[0] and e[0].__name__); return self.swallow
with M("a", True), M("b") as b:
    raise KeyError(b.name)
with contextlib.ExitStack() as stack:
    for i in range(3):
        stack.enter_context(M(i))
    stack.callback(print, "callback")
@contextlib.contextmanager
def tag(t):
    print(f"<{t}>")
    yield
    print(f"</{t}>")
with tag("p"), contextlib.suppress(ZeroDivisionError):
    1 / 0
import io
with contextlib.redirect_stdout(io.StringIO()) as f:
    print("hidden")
print(len(f.getvalue()))
""",
    "descriptors and metaclasses": r"""
class Typed:
    def __set_name__(self, owner, name): self.name = "_" + name; print("named", name, owner.__name__)
    def __get__(self, obj, kind): return self if obj is None else getattr(obj, self.name, None)
    def __set__(self, obj, value): setattr(obj, self.name, int(value))
class Meta(type):
    def __new__(m, name, bases, ns, **kw): print("making", name, kw); return super().__new__(m, name, bases, ns)
    def __call__(cls, *a): print("calling", a); return super().__call__(*a)
class A(metaclass=Meta, flag=1):
    x = Typed()
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
    def __getattr__(self, n): return f"no {n}"
class B(A): pass
b = B()
b.x = "12"
print(b.x, b.other, B.__mro__, type(B), vars(b))
""",
    "operators": r"""
import operator as o
class V:
    def __init__(s, *c): s.c = c
    def __add__(s, x): return V(*map(o.add, s.c, x.c))
    def __matmul__(s, x): return sum(map(o.mul, s.c, x.c))
    def __rmul__(s, k): return V(*(k * c for c in s.c))
    def __getitem__(s, i): return s.c[i]
    def __len__(s): return len(s.c)
    def __repr__(s): return f"V{s.c}"
    def __eq__(s, x): return s.c == x.c
    def __bool__(s): return any(s.c)
    def __format__(s, f): return "|".join(format(c, f) for c in s.c)
v = V(1, 2, 3)
print(v + v, v @ v, 2 * v, v[::-1], list(v), bool(V(0)), f"{v:03d}", v == V(1, 2, 3), v != v)
print(o.itemgetter(1, 2)(v), o.attrgetter("c")(v), o.methodcaller("__len__")(v), o.index(5))
""",
    "pattern matching": r"""
from dataclasses import dataclass
@dataclass
class P: x: int; y: int
def f(v):
    match v:
        case 0 | 1: return "bit"
        case int(n) if n < 0: return f"negative {n}"
        case str() as s: return f"text {s}"
        case [a, *rest]: return f"list {a} {rest}"
        case {"k": k, **other}: return f"map {k} {other}"
        case P(x=0, y=y): return f"axis {y}"
        case P(x, y): return f"point {x} {y}"
        case None: return "none"
        case _: return "other"
for v in (1, -5, "q", [1, 2, 3], (7,), {"k": 1, "z": 2}, P(0, 4), P(1, 2), None, 2.5):
    print(f(v))
""",
    "scopes and closures": r"""
x = "global"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x += "!"
        return x
    return inner
f = outer()
print(f(), f(), x, f.__closure__[0].cell_contents, f.__code__.co_freevars)
print([g() for g in [lambda i=i: i * 2 for i in range(3)]], [g() for g in [lambda: i for i in range(3)]])
def args(a, /, b, *c, d=4, **e): return a, b, c, d, e
print(args(1, 2, 3, d=5, z=6), args.__defaults__, args.__kwdefaults__)
try:
    args(a=1)
except TypeError as error:
    print(error)
exec("y = x * 2")
print(y, eval("x[0]", {"x": "k"}), sorted(k for k in globals() if not k.startswith("__")))
if (n := len(x)) > 3: print(n)
""",
    "recursion": r"""
import sys
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError as error:
        return str(error)
print(depth(0), sys.getrecursionlimit())
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 9))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(len(hanoi(10)), " ".join(hanoi(3)))
sys.setrecursionlimit(3000)
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(2500))
""",
    "copying": r"""
import copy
a = [1, [2, 3], {"k": (4, [5])}]
a.append(a)
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
print(s[1], d[1], d[3] is d, s[3] is a, d)
class K:
    def __init__(self): self.v = [1]
    def __deepcopy__(self, memo): print("deep"); return K()
    def __copy__(self): print("shallow"); return self
copy.copy(K()); copy.deepcopy([K()])
""",
    "abstract classes": r"""
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    def double(self): return 2 * self.area()
class Sq(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a**2
try:
    Shape()
except TypeError as error:
    print(error)
print(Sq(3).double, isinstance({}, Mapping), issubclass(str, Sequence))
class M(Mapping):
    def __getitem__(self, k): return {"a": 1}[k]
    def __iter__(self): return iter("a")
    def __len__(self): return 1
print(dict(M()), M().get("z", 5), "a" in M(), list(M().items()))
""",
    "weak references": r"""
import weakref, gc
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N{self.n}"
a = N(1)
r = weakref.ref(a, lambda _: print("gone"))
d = weakref.WeakValueDictionary(k=a)
s = weakref.WeakSet([a])
weakref.finalize(a, print, "finalised")
print(r(), dict(d), len(s))
del a
print(r(), dict(d), len(s))
x, y = N(2), N(3)
x.o, y.o = y, x
w = weakref.ref(x)
del x, y
print(w() is not None, gc.collect() > 0, w())
""",
    "destructors at the end": r"""
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("end of", self.n)
a, b, _c = A("a"), A("b"), A("c")
ring = [A(1), A(2)]
ring.append(ring)
a.me = a
def g():
    try:
        yield
    finally:
        print("generator closed")
h = g(); next(h)
import atexit
atexit.register(print, "at exit")
A("at once")
print("last line")
""",
    "destructors without cycles": r"""
class A:
    __slots__ = ("n",)
    def __init__(self, n): self.n = n
first = A(1)
import tempfile, io
A.__del__ = lambda self, say=print: say("del", self.n)
second = [A(2), A(3)]
third = {"k": A(4), "j": A(5)}
del first
print("done")
""",
    # ---------------------------------------------------------------- concurrency
    "asyncio": r"""
import asyncio
async def work(n, q):
    await asyncio.sleep(0.001 * n)
    await q.put(n)
    return n * n
async def main():
    q = asyncio.Queue()
    print(await asyncio.gather(*(work(i, q) for i in (3, 1, 2))))
    print(sorted([q.get_nowait() for _ in range(q.qsize())]))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    async with asyncio.TaskGroup() as group:
        t = group.create_task(work(1, q))
    print(t.result(), asyncio.current_task().get_name() != "")
    lock, event = asyncio.Lock(), asyncio.Event()
    async with lock:
        asyncio.get_running_loop().call_later(0.001, event.set)
        await event.wait()
    try:
        await asyncio.gather(work(1, q), asyncio.wait_for(asyncio.Future(), 0.005))
    except asyncio.TimeoutError as e:
        print(type(e).__name__)
    async def gen():
        for i in range(3):
            yield i
    print([i async for i in gen()], await asyncio.to_thread(sum, [1, 2]))
asyncio.run(main())
""",
    "threads": r"""
import threading
lock, total, order = threading.Lock(), 0, []
def add(n):
    global total
    for _ in range(1000):
        with lock:
            total += n
threads = [threading.Thread(target=add, args=(i,), name=f"t{i}") for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(total, [t.name for t in threads], threading.active_count(), threading.main_thread().name)
barrier, local = threading.Barrier(3), threading.local()
def meet(i):
    local.v = i
    barrier.wait()
    order.append(local.v)
ts = [threading.Thread(target=meet, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(order), hasattr(local, "v"))
def bad(): raise ValueError("in a thread")
t = threading.Thread(target=bad); t.start(); t.join()
e = threading.Event()
threading.Timer(0.005, e.set).start()
print(e.wait(5))
""",
    "many threads at once": r"""
import threading
go, out = threading.Event(), []
def wait(i):
    block = [bytes(10**5) for _ in range(3)]
    go.wait()
    out.append(i + len(block))
ts = [threading.Thread(target=wait, args=(i,)) for i in range(40)]
for t in ts: t.start()
print(threading.active_count())
go.set()
for t in ts: t.join()
print(sorted(out))
""",
    "queues": r"""
import queue, threading
q, done = queue.Queue(maxsize=2), []
def consume():
    while (item := q.get()) is not None:
        done.append(item * 10)
        q.task_done()
t = threading.Thread(target=consume)
t.start()
for i in range(10): q.put(i)
q.join(); q.put(None); t.join()
print(done)
p = queue.PriorityQueue()
for x in (3, 1, 2): p.put((x, "x"))
print([p.get() for _ in range(3)], queue.LifoQueue().empty())
try:
    queue.Queue().get_nowait()
except queue.Empty:
    print("empty")
""",
    "futures": r"""
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
with ThreadPoolExecutor(4) as pool:
    fs = {pool.submit(pow, 2, n): n for n in range(6)}
    print(sorted(f.result() for f in as_completed(fs)))
    print(list(pool.map(lambda x: x + 1, range(5))))
    bad = pool.submit(lambda: 1 / 0)
    print(type(bad.exception()).__name__, len(wait(fs).done))
""",
    "context variables": r"""
import contextvars, asyncio
v = contextvars.ContextVar("v", default="none")
async def child(n):
    v.set(n)
    await asyncio.sleep(0)
    return v.get()
async def main():
    v.set("main")
    print(await asyncio.gather(child(1), child(2)), v.get())
asyncio.run(main())
print(v.get(), contextvars.copy_context().run(lambda: (v.set(5), v.get())[1]), v.get())
""",
    "signals": r"""
import signal, os, time
def handler(n, frame): print("got", signal.Signals(n).name)
for s in (signal.SIGUSR1, signal.SIGTERM, signal.SIGINT):
    signal.signal(s, handler)
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGTERM)
signal.raise_signal(signal.SIGINT)
signal.setitimer(signal.ITIMER_REAL, 0.005)
signal.signal(signal.SIGALRM, handler)
while signal.getitimer(signal.ITIMER_REAL)[0] > 0: time.sleep(0.001)
print(signal.getsignal(signal.SIGUSR1) is handler, signal.strsignal(9))
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
""",
    "timeout by alarm": r"""
import signal
class Late(Exception): pass
def ring(*_): raise Late
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True: pass
except Late:
    print("stopped a loop")
""",
    # ---------------------------------------------------------------- errors and ends
    "traceback on stderr": r"""
def f(n):
    return g(n - 1)
def g(n):
    if n < 0:
        raise ValueError(f"negative: {n}")
    return f(n)
print("before", flush=True)
f(3)
""",
    "exceptions": r"""
class E(Exception):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
def risky(n):
    try:
        if n == 0: raise E(1)
        if n == 1: return "early"
        if n == 2: {}["x"]
        return "fine"
    except E as e:
        return f"{e!r} {e.code} {e.args}"
    except LookupError as e:
        raise RuntimeError("wrapped") from e
    else:
        return "never"
    finally:
        print("finally", n)
for n in range(4):
    try:
        print(risky(n))
    except RuntimeError as e:
        print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except* ValueError as g:
    print("values", g.exceptions)
except* KeyError as g:
    print("keys", g.exceptions)
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print(e)
""",
    "traceback module": r"""
import traceback, sys
def inner(): raise OSError(2, "gone", "file.txt")
def outer(): inner()
try:
    outer()
except OSError as error:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1], len(traceback.extract_tb(error.__traceback__)))
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.name, frame.lineno, frame.line)
    print(error.errno, error.strerror, error.filename, sys.exc_info()[0])
print(sys.exc_info(), traceback.format_exception_only(ValueError("v")))
""",
    "exit with a number": "import sys\nprint('out')\nsys.exit(42)",
    "exit from a thread": r"""
import sys, threading
t = threading.Thread(target=sys.exit, args=(3,))
t.start(); t.join()
print("main goes on")
""",
    "exit in a finally": r"""
import sys
try:
    sys.exit(5)
finally:
    print("cleaning")
""",
    "exit with text": "print('text to stderr follows')\nraise SystemExit('the reason')",
    "hard exit": "import os\nprint('flushed', flush=True)\nprint('lost')\nos._exit(9)",
    "interrupted": "print('a')\nraise KeyboardInterrupt",
    "own hook": r"""
import sys
def hook(kind, error, trace): print("hook:", kind.__name__, error, trace.tb_lineno)
sys.excepthook = hook
print("about to fail")
undefined_name
""",
    "exit hooks": r"""
import atexit
@atexit.register
def last(): print("last")
for i in range(3):
    atexit.register(print, "hook", i)
def gone(): print("never")
atexit.register(gone)
atexit.unregister(gone)
print("main done")
""",
    "syntax errors seen": r"""
for source in ("x = = 1", "def f(:", "for", "print 'x'", "(", "'abc", "return 1", "a b", "f(a=1, 2)"):
    try:
        exec(source)
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text))
""",
    "name errors": r"""
class K: spam = 1
for bad in ("prnt(1)", "K().span", "import json as j; j.dmps", "[].push", "'a' + 1", "len(5)", "int('x')", "[1][5]", "None.x"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
""",
    "a warning": r"""
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first", DeprecationWarning)
    warnings.warn("second", UserWarning, stacklevel=1)
    eval("1 is 1")
print([(w.category.__name__, str(w.message), w.lineno) for w in caught])
warnings.simplefilter("error")
try:
    warnings.warn("now an error")
except UserWarning as e:
    print(e)
""",
    # ---------------------------------------------------------------- data formats
    "json": r"""
import json
d = {"ü": [1, 2.5, None, True], "n": {"x": float("inf")}, "t": (1,)}
print(json.dumps(d), json.dumps(d, ensure_ascii=False, indent=2, sort_keys=True))
print(json.loads('{"a": [1, 2e3, "\\u00e9", NaN]}', parse_int=str), json.loads("[1]", object_hook=dict))
try:
    json.loads('{"a": }')
except json.JSONDecodeError as e:
    print(e, e.pos)
class Enc(json.JSONEncoder):
    def default(self, o): return sorted(o)
print(json.dumps({"s": {3, 1}}, cls=Enc, separators=(",", ":")))
""",
    "csv": r"""
import csv, io
f = io.StringIO()
w = csv.writer(f, quoting=csv.QUOTE_MINIMAL)
w.writerows([["a", "b,c", 'd"e'], [1, 2.5, None], ["line\nbreak", "", "ü"]])
print(repr(f.getvalue()))
print(list(csv.reader(io.StringIO(f.getvalue()))))
r = csv.DictReader(io.StringIO("x;y\n1;2\n3;4\n"), delimiter=";")
print(list(r), csv.Sniffer().sniff("a\tb\nc\td\n").delimiter)
""",
    "xml": r"""
import xml.etree.ElementTree as ET
from xml.dom import minidom
root = ET.fromstring("<r a='1'><b>t&amp;x</b><c><b k='v'/></c><!-- note --></r>")
print([e.tag for e in root.iter()], root.find("c/b").attrib, root.findtext("b"), root.get("a"))
ET.SubElement(root, "new", z="ü").text = "<>"
print(ET.tostring(root, encoding="unicode"))
print(minidom.parseString(ET.tostring(root)).toprettyxml(indent=" ")[:80])
try:
    ET.fromstring("<a><b></a>")
except ET.ParseError as e:
    print(e)
""",
    "html and urls": r"""
import html, html.parser, urllib.parse as u
print(html.escape("<a href='x'>&"), html.unescape("&eacute;&#33;&lt;"))
class P(html.parser.HTMLParser):
    def handle_starttag(self, t, a): print("start", t, a)
    def handle_data(self, d): print("data", repr(d))
P().feed("<p class=x>Hi <b>you</b>")
r = u.urlparse("https://user@host:8080/p/a;x?q=1&r=%20&q=2#f")
print(r, r.port, u.parse_qs(r.query), u.urlencode({"a": "ü b"}), u.quote("a/b c"), u.urljoin("http://a/b/c", "../d"))
""",
    "sqlite in memory": r"""
import sqlite3
c = sqlite3.connect(":memory:")
c.row_factory = sqlite3.Row
c.executescript("create table t(a integer primary key, b text); create index i on t(b);")
c.executemany("insert into t(b) values (?)", [("x",), ("y",), ("z",)])
print([tuple(r) for r in c.execute("select a, b, count(*) over () n from t where b > 'x' order by b desc")])
c.create_function("twice", 1, lambda s: s * 2)
print(c.execute("select twice(b), json_extract('{\"k\": 5}', '$.k') from t").fetchone()[:])
try:
    c.execute("insert into t values (1, 'dup')")
except sqlite3.IntegrityError as e:
    print(e)
with c:
    c.execute("delete from t")
print(c.total_changes, c.execute("select count(*) from t").fetchone()[0])
""",
    "sqlite in a file": r"""
import sqlite3, os
for i in range(2):
    c = sqlite3.connect("data.db")
    c.execute("create table if not exists t(n)")
    c.execute("insert into t values (?)", (i,))
    c.commit()
    print(c.execute("select n from t").fetchall())
    c.close()
print(os.listdir("."), os.path.getsize("data.db"))
os.remove("data.db")
""",
    "pickles": r"""
import pickle, collections, datetime
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __reduce__(self): return A, (self.x,)
N = collections.namedtuple("N", "p q")
class S:
    def __getstate__(self): return {"only": 1}
    def __setstate__(self, s): self.__dict__.update(s, back=True)
d = {"a": A([1]), "n": N(1, 2), "d": datetime.date(2000, 1, 1), "f": len, "s": {1, 2}, "c": A}
for protocol in range(6):
    assert pickle.loads(pickle.dumps(d, protocol)) == d
print(vars(pickle.loads(pickle.dumps(S()))), pickle.loads(pickle.dumps(A)) is A, pickle.dumps(A(1), 0))
try:
    pickle.dumps(lambda: 1)
except Exception as e:
    print(type(e).__name__)
""",
    "structures": r"""
import struct, array
print(struct.pack("<ihbq2sxf", 1, -2, 3, 4, b"ab", 1.5).hex(), struct.calcsize("@ihq"))
print(struct.unpack(">Hd", bytes(range(10))), list(struct.iter_unpack("<h", b"\1\0\2\0")))
a = array.array("d", [1, 2, 3])
a.extend([4.5]); a.byteswap(); a.byteswap()
print(a, a.itemsize, a.tobytes()[:8], array.array("u", "hé").tounicode())
""",
    "hashes": r"""
import hashlib, hmac, zlib, base64, binascii, secrets
for name in sorted(hashlib.algorithms_guaranteed - {"shake_128", "shake_256"}):
    print(name, hashlib.new(name, b"loong").hexdigest())
print(hashlib.shake_128(b"x").hexdigest(8), hashlib.pbkdf2_hmac("sha256", b"p", b"s", 10).hex())
print(hmac.new(b"k", b"m", "sha1").hexdigest(), hmac.compare_digest("a", "a"), zlib.crc32(b"abc"), zlib.adler32(b"abc"))
print(base64.b64encode(b"\xff\xfe"), base64.urlsafe_b64encode(b"\xff\xfe"), base64.b85encode(b"hello"), base64.b32decode("MFRGG==="))
print(binascii.hexlify(b"az"), binascii.crc_hqx(b"123", 0), len(secrets.token_hex(8)), hash(1.5), hash("text"))
""",
    "compression": r"""
import zlib, gzip, bz2, lzma, io
data = b"the same again and again " * 200
for m in (zlib, gzip, bz2, lzma):
    packed = m.compress(data)
    print(m.__name__, len(packed) < len(data), m.decompress(packed) == data)
with gzip.open("x.gz", "wt", encoding="utf-8") as f: f.write("häl\nlo")
with gzip.open("x.gz", "rt", encoding="utf-8") as f: print(f.readlines())
print(zlib.compress(b"a" * 100, 9).hex())
""",
    "archives": r"""
import zipfile, tarfile, io
with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr(zipfile.ZipInfo("one.txt", (2020, 1, 1, 0, 0, 0)), "first")
    z.writestr(zipfile.ZipInfo("d/two.txt", (2020, 1, 1, 0, 0, 0)), "second" * 100)
with zipfile.ZipFile("a.zip") as z:
    print(z.namelist(), z.read("one.txt"), z.getinfo("d/two.txt").file_size, z.testzip())
buffer = io.BytesIO()
with tarfile.open(fileobj=buffer, mode="w:gz") as t:
    i = tarfile.TarInfo("f"); i.size = 3
    t.addfile(i, io.BytesIO(b"abc"))
buffer.seek(0)
with tarfile.open(fileobj=buffer) as t:
    print(t.getnames(), t.extractfile("f").read())
""",
    "configuration files": r"""
import configparser, tomllib, io, shlex, getopt
c = configparser.ConfigParser()
c.read_string("[a]\nx = 1\ny = %(x)s0\n[b]\nflag = yes\n")
print(c.sections(), c["a"].getint("y"), c.getboolean("b", "flag"), c.get("a", "z", fallback="none"))
out = io.StringIO(); c.write(out); print(out.getvalue())
print(tomllib.loads('a = 1\n[t]\nd = 1979-05-27\nl = ["x", "y"]\n'))
print(shlex.split("a 'b c' d\\ e"), shlex.quote("it's"), getopt.getopt(["-a", "--b=1", "z"], "a", ["b="]))
""",
    # ---------------------------------------------------------------- collections and algorithms
    "collections": r"""
from collections import Counter, OrderedDict, defaultdict, deque, ChainMap, namedtuple, UserList
c = Counter("mississippi")
print(c, c.most_common(2), c - Counter("miss"), sum(c.values()), sorted(c.elements())[:4])
d = deque([1, 2, 3], maxlen=3); d.append(4); d.rotate(1); d.appendleft(0)
print(d, defaultdict(list, {"a": [1]}), OrderedDict(b=1, a=2), ChainMap({"x": 1}, {"x": 2, "y": 3}))
P = namedtuple("P", "x y", defaults=[0])
print(P(1), P(1)._asdict(), P._fields, UserList([3, 1])[::-1])
o = OrderedDict.fromkeys("abc"); o.move_to_end("a"); print(o.popitem(last=False), o)
""",
    "sets and dicts": r"""
a, b = {3, 1, 2}, {2, 5}
print(a | b, a & b, a - b, a ^ b, a < {1, 2, 3, 4}, a.isdisjoint({9}), frozenset([1]) in {frozenset([1])})
words = {"pear", "fig", "apple", "kiwi", "plum", "date"}
print(words, list(words), {w: len(w) for w in words}, min(words, key=len), hash("pear"))
d = {"z": 1, "a": 2}
d |= {"m": 3}
print(d, list(reversed(d)), d.setdefault("q", []), d.pop("z"), {**d, "a": 0}, dict(zip("ab", [1, 2])))
print({v: k for k, v in d.items() if v}, d.keys() & {"a", "q"}, sorted(d, key=str))
""",
    "sorting": r"""
import bisect, heapq, random
r = random.Random(1)
x = [r.randrange(1000) for _ in range(20)]
print(sorted(x, reverse=True), sorted("bBaA", key=str.lower), bisect.bisect_left(sorted(x), 500))
h = x[:]; heapq.heapify(h)
print([heapq.heappop(h) for _ in range(5)], heapq.nlargest(3, x), list(heapq.merge([1, 4], [2, 3])))
people = [("Ann", 30), ("Bob", 25), ("Cy", 30)]
print(sorted(people, key=lambda p: (-p[1], p[0])))
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
""",
    "graphs by hand": r"""
import heapq, graphlib
from collections import deque
g = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}
dist, heap = {}, [(0, "a")]
while heap:
    d, u = heapq.heappop(heap)
    if u not in dist:
        dist[u] = d
        for v, w in g[u].items(): heapq.heappush(heap, (d + w, v))
print(dist)
t = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
print(list(t.static_order())[0])
try:
    list(graphlib.TopologicalSorter({1: {2}, 2: {1}}).static_order())
except graphlib.CycleError as e:
    print(e.args)
def bfs(n):
    seen, q = {(0, 0)}, deque([((0, 0), 0)])
    while q:
        (x, y), k = q.popleft()
        if (x, y) == (n, n): return k
        for dx, dy in ((1, 2), (2, 1), (-1, 2), (2, -1), (1, -2), (-2, 1)):
            p = (x + dx, y + dy)
            if p not in seen and 0 <= p[0] <= n and 0 <= p[1] <= n:
                seen.add(p); q.append((p, k + 1))
print(bfs(7))
""",
    "dynamic programming": r"""
def knapsack(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[cap]
print(knapsack([(12, 4), (2, 2), (1, 1), (4, 10), (1, 2)], 15))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("AGGTABQWERTY", "GXTXAYBWETY"))
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    return sum(queens(n, row + 1, cols | 1 << c, d1 | 1 << row + c, d2 | 1 << row - c + n)
               for c in range(n) if not (cols >> c & 1 or d1 >> row + c & 1 or d2 >> row - c + n & 1))
print([queens(n) for n in range(1, 8)])
""",
    "game of life": r"""
grid = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(12):
    near = {}
    for x, y in grid:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    grid = {p for p, n in near.items() if n == 3 or n == 2 and p in grid}
print("\n".join("".join(".#"[(x, y) in grid] for x in range(8)) for y in range(8)), sorted(grid))
""",
    # ---------------------------------------------------------------- files and input
    "standard input": r"""
import sys
print(input("name? "), [int(x) for x in input().split()])
for line in sys.stdin:
    print(repr(line))
try:
    input()
except EOFError as e:
    print("EOF", e)
""",
    "standard input at once": "import sys\nt = sys.stdin.read()\nprint(len(t), t.upper(), sys.stdin.read() == '')",
    "file input": "import fileinput\nfor line in fileinput.input(encoding='utf-8'): print(fileinput.lineno(), line, end='')",
    "paths": r"""
from pathlib import Path, PurePosixPath
import os
p = Path("deep") / "er" / "file.tar.gz"
p.parent.mkdir(parents=True)
p.write_text("line 1\nline ü\n", encoding="utf-8")
print(p.read_text(encoding="utf-8"), p.suffixes, p.stem, p.exists(), p.stat().st_size, list(Path(".").rglob("*")))
p.rename("moved"); Path("link").symlink_to("moved")
print(sorted(os.listdir(".")), Path("link").read_bytes()[:6], Path("link").is_symlink(), os.path.isfile("link"))
print(PurePosixPath("/a/b/../c").parts, Path("/x/y").relative_to("/x"), os.path.normpath("a//b/../c"), Path("a").with_suffix(".py"))
try:
    open("missing")
except FileNotFoundError as e:
    print(e)
os.walk(".")
print([(d, f) for _, d, f in os.walk("deep")])
""",
    "reading and writing": r"""
with open("f.txt", "w", encoding="utf-8", newline="") as f:
    print(f.write("a\r\nb\nç"), f.tell(), f.name, f.mode, f.closed)
with open("f.txt", "rb") as f: print(f.read())
with open("f.txt", encoding="utf-8") as f: print(f.readlines())
with open("f.txt", "a+", encoding="utf-8") as f:
    f.write("!"); f.seek(0); print(f.readline(), f.read())
with open("b.bin", "wb+", buffering=0) as f:
    f.write(bytes(range(10))); f.seek(-3, 2); print(f.read(), f.truncate(4))
import os, shutil
print(os.stat("b.bin").st_size, shutil.copy("b.bin", "c.bin"), sorted(os.listdir()), oct(os.stat("b.bin").st_mode & 0o777))
with open("sparse", "wb") as f: f.seek(100_000); f.write(b"x")
print(os.path.getsize("sparse"))
""",
    "temporary files": r"""
import tempfile, os
with tempfile.TemporaryDirectory() as d:
    path = os.path.join(d, "x")
    open(path, "w").write("here")
    print(os.listdir(d), open(path).read())
print(os.path.exists(d))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
    f.write("abc"); f.flush(); print(os.path.getsize(f.name), f.name.endswith(".txt"))
with tempfile.SpooledTemporaryFile(10) as f:
    f.write(b"x" * 50); f.seek(0); print(len(f.read()))
fd, name = tempfile.mkstemp(); os.close(fd); os.remove(name); print(os.path.exists(name))
""",
    "in memory files": r"""
import io, mmap
b = io.BytesIO(b"one\ntwo\n")
print(b.readlines(), b.seek(0), io.TextIOWrapper(b, "ascii").read())
s = io.StringIO("a\nb"); print(s.readline(), s.tell(), list(s))
r = io.BufferedReader(io.BytesIO(b"x" * 20), 8); print(r.peek(1)[:2], r.read(3), r.tell())
m = mmap.mmap(-1, 20); m[0:5] = b"hello"; print(m.find(b"l"), m[:6], m.size())
with open("m.bin", "wb+") as f:
    f.write(b"0123456789"); f.flush()
    with mmap.mmap(f.fileno(), 0) as m: m[2:4] = b"ZZ"; print(m[:])
""",
    "working directory": r"""
import os, sys, glob, fnmatch
os.makedirs("a/b"); os.chdir("a")
open("b/x.py", "w").write("value = 41\n")
print(os.path.basename(os.getcwd()), glob.glob("**/*.py", recursive=True), fnmatch.filter(["a.c", "b.py"], "*.py"))
sys.path.insert(0, "b")
import x
print(x.value + 1, x.__name__, os.path.basename(x.__file__))
import importlib
open("b/x.py", "w").write("value = 'changed now'\n")
print(importlib.reload(x).value)
""",
    "pipes inside": r"""
import os, select, socket, threading
r, w = os.pipe()
os.write(w, b"through"); os.close(w)
print(os.read(r, 100), os.read(r, 1))
a, b = socket.socketpair()
a.sendall(b"ping"); print(b.recv(10)); b.sendall(b"pong")
print(select.select([a], [], [], 1)[0] == [a], a.recv(10))
a.close(); print(b.recv(1)); b.close()
""",
    # ---------------------------------------------------------------- the interpreter
    "main": r"""
import sys, os, __main__
def helper(): return "helped"
if __name__ == "__main__":
    print(__name__, sys.argv[1:], len(sys.argv), os.path.basename(__file__), __main__.helper(), __doc__)
print(__builtins__.__name__, __spec__, sys.modules["__main__"] is __main__, __package__, helper.__module__)
print(list(vars(__main__)))
x: int = 5
print(__annotations__)
""",
    "inspection": r"""
import inspect
def f(a, b: int = 2, *c, d, **e) -> str:
    "Do it."
    return a  # the end
class K(dict):
    def m(self): return 1
print(inspect.signature(f), inspect.getdoc(f), inspect.getfullargspec(f).kwonlyargs)
print(inspect.getsource(f), inspect.getsource(K.m), inspect.getsource(K), inspect.getsourcelines(f)[1])
print([n for n, _ in inspect.getmembers(K, inspect.isfunction)], inspect.getmro(K)[1], inspect.isgeneratorfunction(f))
frame = inspect.currentframe()
print(frame.f_lineno, frame.f_code.co_name, inspect.stack()[0].function, inspect.stack()[0].lineno)
""",
    "syntax trees": r"""
import ast, dis, tokenize, io, keyword
tree = ast.parse("x = [i ** 2 for i in range(3) if i]")
print(ast.dump(tree), ast.unparse(tree), ast.literal_eval("{'a': (1, 2.5, None)}"))
class Inc(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.Constant(n.value + 1)
print(eval(compile(ast.fix_missing_locations(Inc().visit(ast.parse("1 + 2", mode="eval"))), "", "eval")))
print([t.string for t in tokenize.generate_tokens(io.StringIO("a += 1 # c").readline)], keyword.iskeyword("match"))
dis.dis(compile("a + b * 2", "<d>", "eval"))
""",
    "doctests": r'''
def add(a, b):
    """Add.

    >>> add(1, 2)
    3
    >>> add("a", 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> add(2, 2)
    5
    """
    return a + b
import doctest
print(doctest.testmod())
''',
    "unit tests": r"""
import unittest, sys, io
class T(unittest.TestCase):
    def setUp(self): self.x = 1
    def test_good(self): self.assertEqual(self.x, 1)
    def test_bad(self): self.assertIn(5, [1, 2])
    def test_error(self): raise ValueError("v")
    @unittest.skip("not now")
    def test_skipped(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertLess(i, 5)
s = io.StringIO()
r = unittest.TextTestRunner(stream=s, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(r, [l for l in s.getvalue().splitlines() if l.startswith("test_")], r.wasSuccessful())
from unittest import mock
m = mock.Mock(return_value=3); print(m(1, k=2), m.call_args, m.called)
""",
    "unit tests as a script": r"""
import unittest
class T(unittest.TestCase):
    def test(self): print("ran"); self.assertTrue(False)
if __name__ == "__main__":
    unittest.main()
""",
    "logging": r"""
import logging, sys, io
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s")
log = logging.getLogger("a.b")
def work(): log.info("value %d of %s", 3, [1]); log.debug("detail")
work()
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
log.setLevel("ERROR"); log.warning("unseen")
h = logging.StreamHandler(io.StringIO()); logging.getLogger("q").addHandler(h); logging.getLogger("q").error("e")
print(repr(h.stream.getvalue()), log.getEffectiveLevel(), logging.getLevelName(20))
""",
    "arguments": r"""
import argparse, sys
p = argparse.ArgumentParser(prog="tool", description="Do things.")
p.add_argument("files", nargs="*"); p.add_argument("-n", "--number", type=int, default=3, help="how many (default %(default)s)")
p.add_argument("--mode", choices=["a", "b"]); p.add_argument("-v", action="count", default=0)
print(p.parse_args(["x", "y", "-n", "5", "-vv", "--mode=b"]), p.parse_args([]))
print(p.format_help())
try:
    p.parse_args(["--mode", "z"])
except SystemExit as e:
    print("exit", e.code)
""",
    "garbage collection": r"""
import gc, sys
print(gc.isenabled(), gc.get_threshold(), sys.getrefcount(object()))
class N: pass
gc.collect()
for _ in range(5):
    a = N(); a.a = a
del a
print(gc.collect(), gc.garbage, gc.is_tracked({}), gc.is_tracked({"a": []}))
gc.disable(); print(gc.isenabled()); gc.enable()
""",
    "system facts": r"""
import sys, platform, os, sysconfig
print(sys.version, sys.platform, sys.byteorder, sys.maxsize, sys.hash_info.width, sys.implementation.name)
print(platform.python_version(), platform.machine(), os.name, os.sep, os.linesep == "\n", sys.getsizeof([]), sys.getsizeof(10**30))
print(sys.executable == sys.orig_argv[0] or sys.executable, sys.prefix, sys.getfilesystemencoding(), sys.float_repr_style)
print(os.environ.get("TZ"), os.environ.get("HOME"), os.getenv("NOPE", "default"), os.path.expanduser("x"), os.cpu_count() > 0)
print(sysconfig.get_path("stdlib") in sys.path, sysconfig.get_path("purelib") in sys.path, sys.flags.optimize, sys.dont_write_bytecode)
""",
    "resource use": r"""
import resource, time, os
x = [i for i in range(200_000)]
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_maxrss > 1000, u.ru_utime >= 0, resource.getpagesize(), os.times().user >= 0)
import tracemalloc
tracemalloc.start()
y = bytearray(10**6)
current, peak = tracemalloc.get_traced_memory()
print(current >= 10**6, peak >= current)
import timeit
print(timeit.timeit("1 + 1", number=1000) > 0)
""",
    "modules": r"""
import importlib, sys, types, pkgutil
m = importlib.import_module("os.path"); print(m.__name__, importlib.util.find_spec("nope_nothing"))
t = types.ModuleType("made"); t.x = 5; sys.modules["made"] = t
import made
print(made.x, made, types.SimpleNamespace(a=1), isinstance(len, types.BuiltinFunctionType))
for name in ("no_such_module", "os.nothing", "json.none"):
    try:
        importlib.import_module(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
try:
    from math import nothing
except ImportError as e:
    print(e)
import this
""",
    "builtins": r"""
print(abs(-3), all([]), any([0, 1]), ascii("é"), bin(5), callable(len), chr(97), divmod(7, 2), hex(255))
print(list(enumerate("ab", 1)), list(filter(None, [0, 1])), isinstance(True, int), list(map(max, [1, 5], [3, 2])))
print(max("abc", key=ord), min([], default="d"), next(iter([]), "end"), oct(8), pow(2, -1, 7), list(range(9, 0, -3)))
print(list(reversed([1, 2])), repr("a'b"), round(1234.567, -2), slice(1, 5, 2).indices(4), sorted({3, 1}), sum([[1], [2]], []))
print(type(3).__name__, list(zip("ab", [1, 2], strict=True)), vars(type("T", (), {"a": 1}))["a"], NotImplemented, ...)
print(str(b"x", "ascii"), complex("1+2j"), bool("False"), object.__doc__[:20], help is not None, dir(3)[:2])
help(divmod)
""",
    "quit": "print('before')\nquit(4)",
    "deep data": r"""
x = None
for i in range(100_000): x = (x, i)
n = 0
while x: x, _ = x; n += 1
print(n)
d = {}
e = d
for i in range(500): e[i] = {}; e = e[i]
print(len(repr(d)))
del d
""",
    "much output": "for i in range(20000): print(i, 'x' * (i % 50))",
    "output without flush at an error": "print('a' * 9000)\nprint('b', end='')\nraise LookupError('gone')",
    "deprecated modules": r"""
import warnings
warnings.simplefilter("ignore")
import cgi, imghdr, crypt, telnetlib, aifc
print(cgi.parse_header("text/html; charset=utf-8"))
""",
    "numbers as text": r"""
import string
def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v: out += s; n -= v
    return out
print([roman(n) for n in (4, 9, 14, 1994, 3999)])
def base(n, b):
    digits = string.digits + string.ascii_letters
    return "0" if n == 0 else (base(n // b, b).lstrip("0") + digits[n % b])
print([base(10**12, b) for b in (2, 3, 7, 36, 62)])
print("".join(chr((ord(c) - 97 + 13) % 26 + 97) for c in "uryyb"), sum(map(int, str(2**1000))))
""",
    "simulation": r"""
import random, math
random.seed(2024)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(20000))
print(4 * inside / 20000)
def logistic(x, r, n):
    for _ in range(n): x = r * x * (1 - x)
    return x
print([logistic(0.3, r, 200) for r in (2.5, 3.2, 3.5, 3.9)])
x, v, dt = 1.0, 0.0, 0.001
for _ in range(5000):
    v -= x * dt; x += v * dt
print(x, v, math.cos(5.0))
""",
    "linear algebra by hand": r"""
from fractions import Fraction as F
def solve(a, b):
    n = len(a); m = [list(map(F, r)) + [F(y)] for r, y in zip(a, b)]
    for i in range(n):
        p = next(r for r in range(i, n) if m[r][i]); m[i], m[p] = m[p], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for r in range(n):
            if r != i: m[r] = [x - m[r][i] * y for x, y in zip(m[r], m[i])]
    return [r[-1] for r in m]
print(*solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
def det(m): return m[0][0] if len(m) == 1 else sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
print(det([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), [[sum(a * b for a, b in zip(r, c)) for c in zip(*[[1, 2], [3, 4]])] for r in [[0, 1], [1, 0]]])
""",
    # ---------------------------------------------------------------- libraries
    "networkx": r"""
import networkx as nx
g = nx.Graph([(1, 2, {"weight": 4}), (2, 3, {"weight": 1}), (1, 3, {"weight": 7}), (3, 4, {"weight": 2})])
print(g, nx.shortest_path(g, 1, 4, weight="weight"), dict(nx.degree(g)), nx.clustering(g), nx.diameter(g))
print(sorted(nx.minimum_spanning_edges(g, data=False)), list(nx.bridges(g)), nx.to_dict_of_lists(g))
d = nx.gn_graph(12, seed=3)
print(sorted(d.edges), nx.is_directed_acyclic_graph(d), list(nx.topological_sort(d)), nx.dag_longest_path(d))
f = nx.DiGraph(); f.add_edge("s", "a", capacity=3); f.add_edge("a", "t", capacity=2); f.add_edge("s", "t", capacity=1)
print(nx.maximum_flow(f, "s", "t"), nx.minimum_cut(f, "s", "t")[0])
r = nx.erdos_renyi_graph(20, 0.2, seed=1)
print(nx.number_connected_components(r), nx.greedy_color(r), sorted(map(len, nx.find_cliques(r))), nx.transitivity(r))
try:
    nx.shortest_path(g, 1, 99)
except nx.NetworkXException as e:
    print(type(e).__name__, e)
""",
    "networkx with scipy": r"""
import networkx as nx
g = nx.karate_club_graph()
p = nx.pagerank(g)
print(max(p, key=p.get), round(p[0], 6), nx.adjacency_matrix(nx.path_graph(3)).todense())
print([round(x, 6) for x in nx.laplacian_spectrum(nx.cycle_graph(5))], round(nx.algebraic_connectivity(nx.path_graph(4), seed=1), 6))
""",
    "numpy": r"""
import numpy as np
a = np.arange(12).reshape(3, 4)
print(a, a.T @ a, a[:, ::2], a[a % 2 == 0], a.sum(axis=0), a.mean(), a.dtype)
print(np.linalg.solve([[3.0, 1], [1, 2]], [9, 8]), np.linalg.det(np.eye(3) * 2), np.linspace(0, 1, 5))
r = np.random.default_rng(7)
print(r.integers(0, 100, 5), r.normal(size=3), r.permutation(5))
np.random.seed(0); print(np.random.rand(2), np.random.randint(10, size=4))
print(np.fft.fft([1, 0, 0, 0]), np.polyfit([0, 1, 2], [1, 3, 7], 2).round(6), np.unique([3, 1, 3], return_counts=True))
with np.errstate(all="ignore"): print(np.array([1.0, -1, 0]) / 0.0, np.log(np.array([1.0, -1])))
print(np.array([1, 2, 3]) * 1.5, np.where([1, 0], "a", "b"), np.float64(0.1), np.set_printoptions(precision=3), np.pi * np.ones(2))
""",
    "sympy": r"""
from sympy import *
x, y, n = symbols("x y n")
print(solve(x**3 - 6*x**2 + 11*x - 6), integrate(x**2 * exp(-x), (x, 0, oo)), diff(sin(x**2), x, 2))
print(limit((1 + 1/n)**n, n, oo), series(cos(x), x, 0, 6), factor(x**4 - 1), simplify((x**2 - 1)/(x - 1)))
print(Matrix([[1, 2], [3, 4]]).inv(), Matrix([[2, 0], [0, 3]]).eigenvects(), summation(1/n**2, (n, 1, oo)))
print(factorint(123456), isprime(10**9 + 7), Rational(3, 9), sqrt(50), pi.evalf(30), latex(Integral(x, x)), solveset(x**2 + 1, x))
pprint(Eq(x**2 / y, sqrt(x)))
print(srepr(x + 1), nsolve(cos(x) - x, 1), Poly(x**2 - y, x).coeffs(), binomial(10, 3))
""",
    "mpmath": r"""
from mpmath import mp, mpf, quad, zeta, findroot, sin, nstr
mp.dps = 40
print(mp.pi, mpf(1) / 3, zeta(3), quad(lambda x: x**2, [0, 1]), findroot(sin, 3), nstr(mp.e, 10))
""",
    "scipy": r"""
import numpy as np
from scipy import optimize, integrate, linalg, stats, special, interpolate, sparse
print(round(optimize.brentq(lambda x: x**3 - 2, 0, 2), 10), optimize.minimize_scalar(lambda x: (x - 2) ** 2).x.round(6))
print(optimize.linprog([-1, -2], A_ub=[[1, 1]], b_ub=[4]).x, round(integrate.quad(np.exp, 0, 1)[0], 10))
print(linalg.expm(np.zeros((2, 2))), stats.norm.cdf(1.96).round(6), special.gamma(5), stats.ttest_1samp([1, 2, 3], 2).pvalue)
print(interpolate.interp1d([0, 1], [0, 10])(0.3), sparse.csr_matrix(np.eye(2)).nnz, integrate.solve_ivp(lambda t, y: -y, (0, 1), [1]).y[0, -1].round(3))
""",
    "pandas": r"""
import pandas as pd, io
d = pd.read_csv(io.StringIO("k,v\na,1\nb,2\na,3\n"))
print(d.groupby("k").v.agg(["sum", "mean"]), d.describe().round(3), d.sort_values("v", ascending=False).to_string())
print(pd.date_range("2024-02-27", periods=3), d.pivot_table(index="k", values="v", aggfunc="max"), d.to_json())
""",
    "z3": r"""
from z3 import *
x, y = Ints("x y")
s = Solver()
s.add(x + y == 10, x - y == 4)
print(s.check(), s.model()[x], s.model()[y])
b = Bool("b")
print(simplify(And(b, True)), prove(Or(b, Not(b))))
o = Optimize(); o.add(x >= 0, x <= 7, y >= 0, x + y <= 9); h = o.maximize(2 * x + y); o.check(); print(o.upper(h))
""",
}
"""Programs by name, each a whole script."""

LIBRARIES = ("networkx", "numpy", "sympy", "mpmath", "scipy", "pandas", "z3")
"""Packages without which the programs that name them are left out."""
