"""What the flight recorder wrote during a fault, played again by pigeon-modem --replay, brings the same
fault about: a report of a bug becomes a test."""
from pathlib import Path

from harness import ANN, PATIENCE, EndToEnd, World, PROGRAMS, main, wait_until

QUICK = '[modem.quirks]\nsubmit_deadline = "2s"\n'


class Replay(EndToEnd):
    more_config = QUICK

    def traces(self):
        return sorted(Path(self.world.folder, "data/traces").glob("*.txt"))

    def test_a_text_that_was_never_answered_is_never_answered_again(self):
        self.world.network.fault("no_final")
        first = self.world.pigeon("send", ANN, "Is anybody there?", "--wait", "queued").items[0]["id"]
        self.wait_for_state(first, "unknown")
        [trace] = wait_until(self.traces, PATIENCE, "the flight recorder has written")
        text = trace.read_text(encoding="utf-8")
        self.assertNotIn(ANN.lstrip("+"), text, "numbers are masked")
        self.assertIn("# no answer to AT+CMGS=", text)
        with World(PROGRAMS) as again:
            network = again.start_network("--replay", trace)
            again.write_config(network.port(), QUICK)
            again.start_daemon(ready_in=PATIENCE)
            second = again.pigeon("send", ANN, "Is anybody there?", "--wait", "queued").items[0]["id"]
            wait_until(lambda: again.message(second)["state"] == "unknown", PATIENCE,
                       "the replayed modem does not answer either")


if __name__ == "__main__":
    main()
