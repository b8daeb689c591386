"""What the server counts, in Prometheus' exposition format."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.process_collector import ProcessCollector

from loong.types import Outcome

_SECONDS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)


class Metrics:
    """Counters of one server; a process may hold several servers."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        self.resets = Counter("loong_resets", "Questions asked.", registry=registry)
        self.steps = Counter("loong_steps", "Replies judged.", registry=registry)
        self.outcomes = Counter(
            "loong_outcomes", "Verdicts, of steps and of verify.", ["outcome"], registry=registry
        )
        self.judging = Histogram(
            "loong_judging_seconds",
            "Seconds that judging one answer took, waiting for its turn left out.",
            buckets=_SECONDS,
            registry=registry,
        )
        self.waiting = Gauge(
            "loong_judging_waiting", "Answers that wait for their turn.", registry=registry
        )
        self.sessions = Gauge("loong_sessions", "Sessions open.", ["kind"], registry=registry)
        self.expired = Counter(
            "loong_sessions_expired", "Sessions ended for being idle.", registry=registry
        )
        self.in_flight = Gauge("loong_requests_in_flight", "Requests at work.", registry=registry)
        self.refused = Counter(
            "loong_requests_refused", "Requests refused.", ["reason"], registry=registry
        )
        for outcome in Outcome:
            self.outcomes.labels(outcome.value)
        for kind in ("http", "websocket"):
            self.sessions.labels(kind)
        ProcessCollector(registry=registry)

    def text(self) -> bytes:
        """Return all of them in the text format, version 0.0.4."""
        return generate_latest(self._registry)
