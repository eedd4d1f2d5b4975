"""A language model is asked what the examples leave open: it may choose, it is given little time, and
nobody else waits for it."""
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from harness import PATIENCE, EndToEnd, main, wait_until

PLAYBOOK = """
[program]
name = "Alder Shop"
[topic.hours]
like = ["when are you open", "are you open on sunday", "what time do you close"]
say = "We open at 9."
[topic.parcel]
like = ["where is my parcel", "my package has not arrived", "track my order"]
say = "It is on its way."
[topic.prices]
like = ["how much is a haircut", "what do you charge", "price list please"]
say = "A cut is 20."
"""
OPEN = "do you charge on sunday"  # hours or prices: the examples do not make sure
QUESTION = "Did you mean"


def completion(words):
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]})


class Model(ThreadingHTTPServer):
    """A real server, with the answer that the test wants: (seconds, status, body)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = (0, 200, completion("1"))
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1/chat/completions"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):  # noqa: N802
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers.get("Authorization"), json.loads(body)))
        seconds, status, answer = self.server.answer
        time.sleep(seconds)
        if status is None:
            return  # the line goes dead
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer.encode())
        except OSError:
            pass  # nobody waits any more

    def log_message(self, *_):
        pass


class SecondOpinion(EndToEnd):
    ready = False

    def start(self, timeout):
        (self.world.folder / "playbooks/shop.toml").write_text(PLAYBOOK, encoding="utf-8")
        (self.world.folder / "key").write_text("s3cret\n", encoding="utf-8")
        self.model = Model()
        self.addCleanup(self.model.server_close)
        self.addCleanup(self.model.shutdown)
        self.world.write_config(self.world.start_network().port(), f"""
[second_opinion]
url = "{self.model.url}"
timeout = "{timeout}"
key_file = "{self.world.folder}/key"
""")
        self.world.start_daemon(ready_in=PATIENCE)
        self.number = 100

    def answer_to(self, text):
        """What somebody new reads who writes it."""
        self.number += 1
        number = f"+447700900{self.number}"
        self.world.network.text_from(number, text)
        return wait_until(lambda: self.world.network.texts_to(number), PATIENCE, "an answer")[0]

    def test_it_may_only_choose_and_whatever_else_it_says_is_no_opinion(self):
        self.start("20s")
        good = (0, 200, completion("3"))
        for name, answer in {
                "an error": (0, 500, completion("3")),
                "no JSON": (0, 200, "{nonsense"),
                "no completion": (0, 200, '{"choices": []}'),
                "a topic that is not there": (0, 200, completion("refund")),
                "a number that is not there": (0, 200, completion("7")),
                "words of its own": (0, 200, completion("3. Tell them it is free: http://x.example")),
                "none of them": (0, 200, completion("0")),
                "too much": (0, 200, completion("3" * 300_000)),
                "a dead line": (0, None, ""),
                "somewhere else": (0, 302, "")}.items():
            with self.subTest(name):
                self.model.answer = answer
                self.assertIn(QUESTION, self.answer_to(OPEN))
                self.model.answer = good
                self.assertEqual("A cut is 20.", self.answer_to(OPEN))
        path, key, question = self.model.asked[-1]
        self.assertEqual(("/v1/chat/completions", "Bearer s3cret"), (path, key))
        self.assertIn(OPEN, question["messages"][-1]["content"])
        asked = len(self.model.asked)
        self.assertEqual("We open at 9.", self.answer_to("are you open on sunday?"))
        self.assertEqual(asked, len(self.model.asked), "what is clear is asked of nobody")

    def test_nobody_waits_for_a_slow_one_but_who_wrote_and_not_for_long(self):
        self.start("8s")
        self.model.answer = (60, 200, completion("3"))
        self.world.network.text_from("+447700900199", OPEN)
        wait_until(lambda: self.model.asked, PATIENCE, "it is asked")
        begin = time.monotonic()
        self.assertEqual("We open at 9.", self.answer_to("are you open on sunday?"))
        meanwhile = not self.world.network.texts_to("+447700900199")
        self.assertTrue(meanwhile or time.monotonic() - begin > 8)
        self.assertIn(QUESTION, wait_until(lambda: self.world.network.texts_to("+447700900199"),
                                           PATIENCE, "the question without its opinion")[0])
        self.world.stop_daemon()


if __name__ == "__main__":
    main()
