"""loong's tests; `tests.stub_server` is also what the benchmarks talk to."""
