"""kill -9 at random moments: no text is lost, none goes out twice.
PIGEON_KILLS=200 kills so often, during five times as many texts."""
import os
import random
import time
from collections import Counter

from harness import ANN, PATIENCE, EndToEnd, main, wait_until

TEXTS = 100
KILLS = 20
SEED = 20261124
KILLS_WITH_REPORTS = int(os.environ.get("PIGEON_KILLS", 12))


class KillsUnderAServiceManager(EndToEnd):
    network_options = ("--send-latency", "100")
    service_manager = True

    def test_every_text_is_settled_by_its_report(self):
        moments = random.Random(SEED + 2)
        count = 5 * KILLS_WITH_REPORTS
        texts = [f"Text {n}" for n in range(count)]
        lines = "".join(f'{{"to":"+4477010{n:05d}","text":"{text}","report":true}}\n'
                        for n, text in enumerate(texts))
        self.world.ask("send", "--batch", "-", stdin=lines)
        doubts = 0
        for _ in range(KILLS_WITH_REPORTS):
            time.sleep(moments.uniform(0, 0.5))
            self.world.kill_daemon()
            self.world.start_daemon(ready_in=PATIENCE if moments.random() < 0.8 else None)
            doubts += len(self.world.outbox("unknown"))
        wait_until(lambda: not self.world.outbox("queued") and not self.world.outbox("sending"),
                   PATIENCE + count, "every text has gone")
        time.sleep(1)  # the last reports
        arrived = Counter(each["to"] for each in self.world.network.ask("sent")["sent"])
        twice = sum(times > 1 for times in arrived.values())
        states = Counter(each["state"] for each in self.world.outbox())
        print(f"{KILLS_WITH_REPORTS} kills during {count} texts: {count - len(arrived)} not arrived, "
              f"{twice} twice, {dict(states)} ({doubts} were in doubt for a while)")
        self.assertEqual(0, twice)
        # Killed between the promise on disk and the PDU on the line, a text stays in doubt, and no
        # report of it can come. Of those that arrived none is in doubt, and none is lost.
        doubted = {each["number"] for each in self.world.outbox("unknown")}
        self.assertEqual(set(), doubted & set(arrived))
        self.assertEqual(count, len(arrived) + len(doubted))
        self.assertLess(len(doubted), max(2, KILLS_WITH_REPORTS // 4))
        # A report that was read from the line and not yet on disk when the kill came is gone.
        self.assertLessEqual(set(states), {"sent", "delivered", "unknown"})
        self.assertLess(states["sent"], KILLS_WITH_REPORTS)

    def test_a_modem_that_was_renamed_is_not_locked_out_by_its_own_old_line(self):
        self.world.stop_daemon()
        config = self.world.config.read_text(encoding="utf-8")
        self.world.config.write_text(config.replace('"sim1"', '"front desk: 1"'), encoding="utf-8")
        self.world.start_daemon(ready_in=PATIENCE)
        self.assertEqual("sent", self.world.ask("send", ANN, "By another name")[-1]["state"])
        self.world.service_manager.hear()
        self.assertEqual(1, len(self.world.service_manager.store))


class Kills(EndToEnd):
    network_options = ("--send-latency", "60")

    def test_a_hundred_texts_survive_twenty_kills(self):
        moments = random.Random(SEED)
        texts = [f"Text {n}" for n in range(TEXTS)]
        self.queue(texts)
        for _ in range(KILLS):
            time.sleep(moments.uniform(0, 0.25))
            self.world.kill_daemon()
            # Ready or not: the next kill may also strike while the modem is being set up.
            self.world.start_daemon(ready_in=PATIENCE if moments.random() < 0.8 else None)
        ended = self.wait_until_all_ended()

        arrived = Counter(self.world.network.texts_to(ANN))
        states = Counter(each["state"] for each in ended)
        print(f"{KILLS} kills: {dict(states)}, {len(arrived)} arrived")
        self.assertEqual(sorted(texts), sorted(each["text"] for each in ended))
        self.assertLessEqual(set(states), {"sent", "unknown"})
        self.assertEqual([], [text for text, times in arrived.items() if times > 1])
        for each in ended:
            if each["state"] == "sent":
                self.assertEqual(1, arrived[each["text"]], each)
        # One text at a time is with the modem, so each kill can cost one answer at most.
        self.assertLessEqual(states["unknown"], KILLS)
        self.assertGreater(states["sent"], TEXTS - KILLS - 1)

    def test_an_unknown_text_waits_for_a_word_and_obeys_it(self):
        self.world.network.fault("no_final", count=1)
        answer = self.world.pigeon("send", ANN, "Perhaps", "--wait", "queued")
        message = answer.item["id"]
        wait_until(lambda: self.world.network.texts_to(ANN), PATIENCE, "the network has it")
        self.world.kill_daemon()
        self.world.network.fault("none")
        self.world.start_daemon(ready_in=PATIENCE)
        self.wait_for_state(message, "unknown")
        other = self.world.ask("send", ANN, "The next one")[-1]
        self.assertEqual("sent", other["state"])
        self.assertEqual(["Perhaps", "The next one"], self.world.network.texts_to(ANN))
        self.assertEqual("sent", self.world.ask("resolve", message, "sent")[-1]["state"])

    def test_incoming_texts_survive_kills(self):
        moments = random.Random(SEED + 1)
        texts = [f"Question {n}" for n in range(30)]
        for at, text in enumerate(texts):
            self.world.network.text_from(ANN, text)
            if at % 6 == 5:
                time.sleep(moments.uniform(0, 0.2))
                self.world.kill_daemon()
                self.world.start_daemon(ready_in=None)
        wait_until(lambda: len(self.world.inbox()) >= len(texts), PATIENCE * 2, "all are in the inbox")
        self.assertEqual(sorted(texts), sorted(each["text"] for each in self.world.inbox()))


if __name__ == "__main__":
    main()
