"""A SIM sends no more than its quota allows, and a restart makes no quota new."""
import json
import time

from harness import PATIENCE, EndToEnd, main, wait_until


class Quota(EndToEnd):
    more_config = 'quotas = ["3 per 4s"]\n'

    def submits(self):
        return self.world.network.ask("stats")["events"].get("submit", 0)

    def test_what_is_above_it_waits_and_then_goes(self):
        lines = [json.dumps({"to": f"+4477009001{i:02d}", "text": "x"}) for i in range(5)]
        start = time.monotonic()
        self.world.ask("send", "--batch", "-", stdin="\n".join(lines))
        wait_until(lambda: self.submits() == 3, PATIENCE, "the first three go")
        self.world.kill_daemon()
        self.world.start_daemon()
        wait_until(lambda: self.submits() == 5, PATIENCE, "the rest goes")
        self.assertGreater(time.monotonic() - start, 4)
        self.assertIn("a quota is used up", self.world.tail_of_log())


if __name__ == "__main__":
    main()
