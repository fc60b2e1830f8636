"""python3 -m unittest discover .ci/vulnerabilities"""

import contextlib
import http.server
import importlib.machinery
import importlib.util
import json
import socket
import threading
import unittest
from pathlib import Path

loader = importlib.machinery.SourceFileLoader("check", str(Path(__file__).with_name("check")))
check = importlib.util.module_from_spec(importlib.util.spec_from_loader("check", loader))
loader.exec_module(check)

LOG4J = "org.apache.logging.log4j:log4j-core"
ADVISORIES = json.loads((check.HERE / "advisories.json").read_text())["advisories"]


@contextlib.contextmanager
def server(vulnerable):
    """OSV's interface, on this machine."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            results = [{"vulns": [{"id": "GHSA-x"}]} if q["package"]["name"] == vulnerable else {} for q in asked]
            body = json.dumps({"results": results}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}"
    finally:
        listening.shutdown()
        listening.server_close()


class CheckTest(unittest.TestCase):
    def test_versions_sort_as_maven_sorts_them(self):
        rising = ["1.0-alpha1", "1.0-beta", "1.0-rc1", "1.0", "1.0.1", "1.9", "1.10", "2.0-beta9", "2.0", "2.0.1"]
        self.assertEqual(rising, sorted(reversed(rising), key=check.order))
        self.assertEqual(check.order("1.0"), check.order("1"))
        self.assertEqual(check.order("33.0-jre"), check.order("33.0"))

    def test_a_version_within_a_range_is_affected_and_its_fix_is_not(self):
        def found(version):
            return [i for _, i in check.look_through({("Maven", LOG4J, version)}, ADVISORIES)]

        self.assertIn("CVE-2021-44228", found("2.14.1"))
        self.assertNotIn("CVE-2021-44228", found("2.15.0"))
        self.assertEqual([], found("2.25.4"))

    def test_osv_is_asked_and_believed(self):
        with server(LOG4J) as url:
            check.OSV = url
            hits = check.ask_osv({("Maven", LOG4J, "2.99.0"), ("Maven", "a:b", "1")})
        self.assertEqual([(("Maven", LOG4J, "2.99.0"), "GHSA-x")], hits)

    def test_where_osv_is_not_reached_nothing_is_claimed(self):
        check.OSV = "http://127.0.0.1:9"
        self.assertIsNone(check.ask_osv({("Maven", "a:b", "1")}))

    def test_an_osv_that_keeps_silent_is_not_waited_for(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            check.OSV = f"http://127.0.0.1:{silent.getsockname()[1]}"
            check.PATIENCE_SECONDS = 0.2
            self.assertIsNone(check.ask_osv_in_time({("Maven", "a:b", "1")}))

    def test_the_pinned_tools_are_looked_up_too(self):
        self.assertIn("moto", {name for _, name, _ in check.python_packages()})
        self.assertIn("@redocly/cli", {name for _, name, _ in check.npm_packages()})


if __name__ == "__main__":
    unittest.main()
