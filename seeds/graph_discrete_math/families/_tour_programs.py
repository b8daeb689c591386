"""Programs that find trails and round trips by search alone, without the theorem on odd degrees."""

from __future__ import annotations

STROKES = """from collections import deque

pairs = list(G.edges)
done = 2 ** len(pairs) - 1


def fewest_lifts(closed):
    starts = list(G)[:1] if closed else list(G)
    best = {(v, 0): 0 for v in starts}
    queue = deque(best)
    while True:
        v, used = queue.popleft()
        if used == done and (v in starts or not closed):
            return best[v, used]
        steps = [(w, used, 1) for w in G if w != v]
        for i, pair in enumerate(pairs):
            if v in pair and not used >> i & 1:
                steps.append((pair[0] if v == pair[1] else pair[1], used | 1 << i, 0))
        for w, more, price in steps:
            lifts = best[v, used] + price
            if lifts < best.get((w, more), 10**9):
                best[w, more] = lifts
                (queue.append if price else queue.appendleft)((w, more))


"""

ENDS = """pairs = list(G.edges)
found = set()


def draw(v, used, start):
    if len(used) == len(pairs):
        found.add((start, v))
        return
    for i, pair in enumerate(pairs):
        if v in pair and i not in used:
            draw(pair[0] if v == pair[1] else pair[1], used | {i}, start)


for v in G:
    draw(v, frozenset(), v)
ends = sorted(set().union(*found))
print("{" + ", ".join(str(v) for v in ends) + "}")
"""

ROUND = """from heapq import heappop, heappush

pairs, place = list(G.edges), list(G)
length = [G.edges[pair].get("weight", 1) for pair in pairs]
near = [[] for _ in place]
for i, (a, b) in enumerate(pairs):
    near[place.index(a)].append((place.index(b), i))
    near[place.index(b)].append((place.index(a), i))
best, heap = {(0, 0): 0}, [(0, len(pairs), 0, 0)]
while True:
    extra, left, v, used = heappop(heap)
    if left == 0 and v == 0:
        break
    if extra > best[v, used]:
        continue
    for w, i in near[v]:
        again = used >> i & 1
        more, state = extra + length[i] * again, (w, used | 1 << i)
        if more < best.get(state, 10**9):
            best[state] = more
            heappush(heap, (more, left - 1 + again, *state))
"""
