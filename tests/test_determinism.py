# ruff: noqa: E501 - many cases in few lines
"""Programs run twice under different seeds: what depends on chance is told from what does not."""

from __future__ import annotations

import asyncio

import pytest
import pytest_asyncio

from loong.execution import Executed, execute
from loong.sandbox import open_sandbox, probe

pytestmark = pytest.mark.asyncio(loop_scope="module")
if probe().level not in {"full", "landlock"}:
    pytest.skip(f"this machine gives level {probe().level} only", allow_module_level=True)

CHANCE = {
    "set order": "print(list({'a','b','c','d','e','f','g'}))",
    "set by repr": "print(' '.join({'ab','cd','ef','gh','ij','kl'}))",
    "hash": "print(hash('x'))",
    "random": "import random\nprint(random.random())",
    "random int": "import random\nprint(random.randint(1, 10**6))",
    "Random object": "import random\nprint(random.Random().random())",
    "system random": "import random\nprint(random.SystemRandom().random())",
    "np random": "import numpy as np\nprint(np.random.rand())",
    "default_rng": "import numpy as np\nprint(np.random.default_rng().random())",
    "RandomState": "import numpy as np\nprint(np.random.RandomState().rand())",
    "time": "import time\nprint(time.time())",
    "time ns mod": "import time\nprint(time.time_ns() % 1000003)",
    "date time": "import datetime\nprint(datetime.datetime.now())",
    "perf": "import time\nprint(time.perf_counter())",
    "id": "print(id(object()))",
    "id mod": "print(id(object()) // 16 % 1000)",
    "object": "print(repr(object())[-8:])",
    "uuid4": "import uuid\nprint(uuid.uuid4())",
    "uuid1": "import uuid\nprint(uuid.uuid1())",
    "urandom": "import os\nprint(os.urandom(4).hex())",
    "secrets": "import secrets\nprint(secrets.randbelow(10**9))",
    "min of set": "print(min({'ab','cd','ef','gh','ij'}, key=len))",
    "set pop": "s = {'a','b','c','d','e','f','g','h','i','j','k','l','m','n','o','p'}\nprint(s.pop(), s.pop(), s.pop())",
    "dict of sets": "print({'k': list({'ab','cd','ef','gh','ij'})})",
    "threads": "import threading, time, random\no = []\ndef f(i):\n    time.sleep(random.random() / 50)\n    o.append(i)\nt = [threading.Thread(target=f, args=(i,)) for i in range(8)]\n[x.start() for x in t]; [x.join() for x in t]\nprint(o)",
    "tempfile name": "import tempfile\nprint(tempfile.mkdtemp())",
    "networkx layout": "import networkx as nx\nprint(nx.gnp_random_graph(12, 0.4).edges)",
    "node order": "import networkx as nx\ng = nx.Graph()\ng.add_nodes_from({'a','b','c','d','e','f','g','h','i','j','k','l','m','n','o','p'})\nprint(list(g)[:4])",
    "process time": "import time\nprint(time.process_time_ns())",
    "timeit": "import timeit\nprint(timeit.timeit('1', number=10))",
    "frozenset": "print(next(iter(frozenset(['red','green','blue','cyan','pink']))))",
    "simulation": "import random\nprint(sum(random.random() < .5 for _ in range(1000)))",
    "shuffle": "import random\nx = list(range(10))\nrandom.shuffle(x)\nprint(x)",
    "host cpu": "import resource\nspent = resource.getrusage(0)\nprint(spent.ru_utime + spent.ru_stime)",
}
"""Programs that print another thing each time, or under another hash seed."""
FIXED = {
    "sum": "print(sum(range(100)))",
    "seeded": "import random\nrandom.seed(3)\nprint(random.random())",
    "seeded np": "import numpy as np\nprint(np.random.default_rng(0).random())",
    "sorted set": "print(sorted({'a','b','c'}))",
    "int set": "print({1,2,3})",
    "printed set": "print({'a','b','c','d'})",
    "dict": "print({'b': 1, 'a': 2})",
    "sympy": "import sympy as s\nprint(s.solve('x**3 - x', 'x'), s.expand('(a+b+c)**2'))",
    "sympy free": "import sympy as s\nprint(s.sympify('a*b+c').free_symbols)",
    "networkx": "import networkx as nx\nprint(list(nx.connected_components(nx.path_graph(4))))",
    "graph of words": "import networkx as nx\ng = nx.Graph([('a','b'),('b','c')])\nprint(nx.shortest_path(g, 'a', 'c'))",
    "components": "import networkx as nx\ng = nx.Graph([('a','b'),('c','d')])\nprint([sorted(c) for c in nx.connected_components(g)])",
    "np": "import numpy as np\nprint(np.linalg.inv(np.array([[2.,0],[0,4]])))",
    "fraction": "from fractions import Fraction as F\nprint(F(1,3)+F(1,6))",
    "hash of int": "print(hash(5), hash(2.5))",
    "sha": "import hashlib\nprint(hashlib.sha256(b'x').hexdigest())",
    "date": "import datetime\nprint(datetime.date(2024,1,1)+datetime.timedelta(30))",
    "counter": "from collections import Counter\nprint(Counter('mississippi').most_common(2))",
    "measure unprinted": "import time\nt = time.time()\nx = 2**100\nd = time.time() - t\nprint(x)",
    "min of numbers in a set": "print(min({3.5, 2.25, 9}))",
    "threads joined": "from concurrent.futures import ThreadPoolExecutor as P\nwith P(3) as p: print(list(p.map(abs,[-1,2])))",
    "scipy": "from scipy import optimize\nprint(round(optimize.brentq(lambda x: x*x-2, 0, 2), 9))",
    "sum over a set": "print(sum({str(i): i / 7 for i in range(20)}[k] for k in {str(i) for i in range(20)}))",
    "set of pairs": "print({('a', 1), ('b', 2), ('c', 3)})",
}
"""Programs that print the same answer always, sets in any order."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def found() -> dict[str, Executed]:
    """Execute all programs, some at a time."""
    programs = CHANCE | FIXED
    async with open_sandbox(servers=1) as sandbox:
        runs = await asyncio.gather(*(execute(sandbox, text) for text in programs.values()))
    return dict(zip(programs, runs, strict=True))


async def test_the_lists_are_long_and_apart() -> None:
    assert len(CHANCE) >= 20
    assert len(FIXED) >= 15
    assert not CHANCE.keys() & FIXED.keys()


@pytest.mark.parametrize("name", [*CHANCE, *FIXED])
async def test_chance_is_told_from_result(found: dict[str, Executed], name: str) -> None:
    executed = found[name]

    assert [run.status for run in executed.runs] == ["ok", "ok"], executed.runs[-1].stderr
    assert executed.deterministic is (name in FIXED), [run.stdout for run in executed.runs]
    assert executed.fault.startswith("nondeterministic") is (name in CHANCE)
