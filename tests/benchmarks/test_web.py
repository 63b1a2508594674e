from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from benchmarks.web import addresses, figures_of, new_queries, typed
from benchmarks.web_asking import Run, ask_each, run_of

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


def test_programs_and_boxes_type_letter_by_letter() -> None:
    assert addresses("suggest", ["ab"]) == ["/api/v1/suggest?q=a", "/api/v1/suggest?q=ab"]
    assert addresses("bar", ["ab"]) == ["/suggestions?q=a", "/suggestions?q=ab"]
    assert addresses("api", ["ab"]) == ["/api/v1/search?q=ab"]


def test_each_path_is_asked_for_once_before_the_time_counts() -> None:
    asked = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        Thread(target=server.serve_forever).start()
        ask_each(f"http://127.0.0.1:{server.server_port}", ["/a", "/b"])
        server.shutdown()
    assert asked == ["/a", "/b"]
