"""What every end-to-end test stands on: a world of its own with the real programs, and the daemon's
log on screen when a test fails."""
import os
import sys
import unittest
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts/lib"))
sys.path.insert(0, str(ROOT / "tests/peer"))

from world import EXAMPLE, Surprise, World, wait_until  # noqa: E402

PROGRAMS = os.environ["PIGEON_BIN_DIR"]
ANN, BOB = "+447700900101", "+447700900102"
PATIENCE = 60  # seconds for anything that has no bound of its own; slow machines are not failures

FINAL = {"sent", "delivered", "failed", "unknown", "cancelled", "expired"}


class EndToEnd(unittest.TestCase):
    """`self.world` is new for each test; with `network_options` there is a network, and with
    `ready` a daemon that can send on it."""

    ready = True
    service_manager = False  # one that keeps open lines while the daemon is not there
    network_options = ()
    more_config = ""  # of the modem

    def run(self, result=None):
        def failures():
            return len(result.failures) + len(result.errors)

        with World(PROGRAMS, self.service_manager) as self.world:
            before = failures()
            super().run(result)
            if failures() > before:
                print(f"--- the log of pigeond in {self.id()} ---\n{self.world.tail_of_log()}\n---",
                      file=sys.stderr)
        return result

    def setUp(self):
        if self.ready:
            self.world.add_playbook()
            self.world.write_config(self.world.start_network(*self.network_options).port(),
                                    self.more_config)
            self.world.start_daemon(ready_in=PATIENCE)

    def queue(self, texts, to=ANN):
        """Queues them in one batch; their ids in order."""
        lines = "".join(f'{{"to":"{to}","text":"{text}"}}\n' for text in texts)
        return [item["id"] for item in self.world.ask("send", "--batch", "-", stdin=lines)]

    def wait_for_text(self, number, text, count=1):
        wait_until(lambda: self.world.network.texts_to(number).count(text) >= count, PATIENCE,
                   f"{number} gets {text!r}")

    def wait_for_state(self, message, *states):
        return wait_until(lambda: (found := self.world.message(message))["state"] in states and found,
                          PATIENCE, f"message {message} is one of {states}")

    def wait_until_all_ended(self):
        return wait_until(lambda: (all_of_them := self.world.outbox())
                          and all(each["state"] in FINAL for each in all_of_them) and all_of_them,
                          PATIENCE * 2, "every text comes to its end")


def instant(text):
    """Of an RFC 3339 text, as all programs write it."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def main():
    unittest.main(verbosity=2)


__all__ = ["ANN", "BOB", "EXAMPLE", "FINAL", "PATIENCE", "PROGRAMS", "EndToEnd", "Surprise", "World",
           "instant", "main", "wait_until"]
