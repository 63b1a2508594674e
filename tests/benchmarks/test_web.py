from benchmarks.web import Run, figures_of, new_queries, run_of, typed

TOLD = """  Thread Stats   Avg      Stdev     Max   +/- Stdev
  Latency Distribution
     50%  912.00us
     75%    2.10ms
     99%    1.25s
  990 requests in 4.02s, 18.64MB read
  Socket errors: connect 1, read 2, write 0, timeout 4
  Non-2xx or 3xx responses: 5
Requests/sec:    246.02
"""


def test_what_wrk_says_is_read() -> None:
    assert run_of(TOLD) == Run(rate=246.02, p50=0.912, p99=1250.0, errors=12)


def test_ratios_are_those_of_medians() -> None:
    runs = [Run(rate, 1.0, 4.0, 1) for rate in (10, 50, 20)]
    bare = [Run(rate, 1.0, 2.0, 0) for rate in (100, 40, 10)]
    figures = figures_of(runs, bare)
    assert (figures["requests a second"], figures["of bare"], figures["errors"]) == (20, 0.5, 3)
    assert figures["p99 of p50"] == 4


def test_no_new_query_comes_twice() -> None:
    queries = [f"كلمة{n} أخرى{n}" for n in range(200)]
    new = new_queries(queries, 1)
    assert len(set(new)) == len(new) > 20_000
    assert new == new_queries(queries, 1) != new_queries(queries, 2)


def test_completions_are_asked_for_with_every_letter() -> None:
    assert typed(["سد مأرب", "سد"]) == ["س", "سد", "سد م", "سد مأ", "سد مأر", "سد مأرب"]
