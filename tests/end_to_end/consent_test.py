"""STOP is final, START brings back, HELP answers; whatever the spelling.
PIGEON_QUEUED=10000 queues so many texts before the STOPs come."""
import json
import os
from datetime import timedelta

from harness import ANN, BOB, PATIENCE, EndToEnd, instant, main, wait_until


class Consent(EndToEnd):
    def says(self, text, number=ANN):
        """The customer writes, and everything that it causes has been done."""
        before = len(self.world.inbox())
        self.world.network.text_from(number, text)
        wait_until(lambda: len(self.world.inbox()) > before, PATIENCE, f"{text!r} comes in")
        wait_until(lambda: self.world.status()["inbox"]["unanswered"] == 0, PATIENCE,
                   f"{text!r} is dealt with")
        wait_until(lambda: not self.world.outbox("sending") and not [
            each for each in self.world.outbox("queued") if each["not_before"] is None],
            PATIENCE, "nothing is on its way")

    def remind(self, text, when="in 2 hours", number=ANN):
        return self.world.ask("remind", number, when, text, "--exact")[-1]["id"]

    def got(self, number=ANN):
        return self.world.network.texts_to(number)

    def test_stop_is_confirmed_once_and_cancels_what_is_planned(self):
        reminder, for_bob = self.remind("Yours"), self.remind("Bob's", number=BOB)
        self.says("STOP")
        self.assertEqual(1, len(self.got()), self.got())
        self.assertIn("START", self.got()[0])
        self.assertEqual("cancelled", self.world.message(reminder)["state"])
        self.assertEqual("queued", self.world.message(for_bob)["state"])
        self.says("stop.")
        self.says("Hours?")
        self.assertEqual(1, sum("START" in text for text in self.got()), self.got())

    def test_after_stop_nothing_goes_to_that_number(self):
        self.says("« Arrêt. »")
        count = len(self.got())
        for arguments in (("send", ANN, "Just this"), ("send", ANN, "Or this", "--priority", "9"),
                          ("remind", ANN, "in 2 seconds", "Or that", "--exact")):
            with self.subTest(arguments[0]):
                answer = self.world.pigeon(*arguments)
                self.assertEqual(3, answer.exit, answer)
        self.assertEqual("sent", self.world.ask("send", BOB, "Bob may")[-1]["state"])
        self.assertEqual(count, len(self.got()))
        show = self.world.ask("consent", "show", ANN)[0]
        self.assertTrue(show["blocked"])
        self.assertEqual("« Arrêt. »", show["entries"][-1]["evidence"])

    def test_a_reminder_that_is_due_while_stopped_never_leaves(self):
        reminder = self.remind("Too late", when="in 4 seconds")
        self.says("Please take me off this list")
        self.wait_for_state(reminder, "cancelled")
        soon = self.remind("For Bob", when="in 5 seconds", number=BOB)
        self.wait_for_state(soon, "sent")  # by now the other one would have left
        self.assertEqual(0, sum("Too late" in text for text in self.got()))

    def test_a_list_is_entered_once_and_brings_nobody_back(self):
        self.says("STOP")
        carol, dan = "+447700900103", "+447700900104"
        table = self.world.folder / "list.csv"
        table.write_text("number,state,source,date\n"
                         f"{ANN},yes,till,2026-01-05\n"
                         f"{BOB},yes,till,2026-01-05\n"
                         f"{carol},no,by phone,2026-02-01\n"
                         f"{dan},perhaps,till,2026-02-01\n", encoding="utf-8")
        preview = self.world.pigeon("consent", "import", table, "--dry-run")
        self.assertEqual(1, preview.exit, preview)
        self.assertEqual([], self.world.ask("consent", "show", BOB)[0]["entries"])
        first = self.world.pigeon("consent", "import", table)
        self.assertEqual(preview.items[:-1], first.items[:-1])
        self.assertEqual({"granted": 1, "revoked": 1, "there": 0, "left_out": 1, "wrong": 1},
                         {key: first.item[key] for key in
                          ("granted", "revoked", "there", "left_out", "wrong")})
        self.assertEqual([(5, "error", "unknown-state"), (2, "left_out", "stopped")],
                         [(each["line"], kind, each[kind]["code"]) for each in first.items[:-1]
                          for kind in ("error", "left_out") if kind in each])
        again = self.world.pigeon("consent", "import", table)
        self.assertEqual((0, 0, 2), tuple(again.item[key] for key in
                                          ("granted", "revoked", "there")))
        entry = self.world.ask("consent", "show", BOB)[0]["entries"]
        self.assertEqual([("granted", "import", "till", "2026-01-05T00:00:00Z")],
                         [(each["event"], each["method"], each["evidence"], each["at"])
                          for each in entry])
        self.assertEqual(3, self.world.pigeon("send", carol, "No").exit)
        self.assertEqual(3, self.world.pigeon("send", ANN, "No").exit)
        self.assertIn(f"{table}:5: ", self.world.pigeon("consent", "import", table,
                                                        json=False).output)
        self.assertTrue(self.world.ask("consent", "show", ANN)[0]["chain"]["whole"])

    def test_start_brings_back_what_is_not_due_yet(self):
        reminder = self.remind("See you")
        self.says("Stop")
        self.assertEqual("cancelled", self.world.message(reminder)["state"])
        self.says("START")
        self.assertEqual("queued", self.world.message(reminder)["state"])
        self.assertEqual(2, len(self.got()), self.got())
        self.assertEqual("sent", self.world.ask("send", ANN, "Welcome back")[-1]["state"])
        events = [entry["event"] for entry in self.world.ask("consent", "show", ANN)[0]["entries"]]
        self.assertEqual(["revoked", "resumed"], events)

    def test_help_answers_also_after_stop(self):
        self.says("help")
        self.assertIn("01632 960001", self.got()[-1])
        self.says("STOP", BOB)
        self.says("HELP", BOB)
        self.assertEqual(2, len(self.got(BOB)), self.got(BOB))
        self.assertIn("01632 960001", self.got(BOB)[-1])

    def test_stop_survives_a_kill(self):
        reminder = self.remind("Later")
        self.says("stop")
        self.world.kill_daemon()
        self.world.start_daemon(ready_in=PATIENCE)
        self.assertEqual("cancelled", self.world.message(reminder)["state"])
        self.assertEqual(3, self.world.pigeon("send", ANN, "Hello").exit)
        self.assertEqual(1, len(self.got()))

    def test_a_suspicion_holds_what_goes_by_itself_until_somebody_clears_it(self):
        self.says("please stop")
        self.assertIn("reply STOP", self.got()[-1])
        show = self.world.ask("consent", "show", ANN)[0]
        self.assertEqual((False, True), (show["blocked"], show["suspected"]))
        self.assertEqual(3, self.world.pigeon("send", ANN, "An offer").exit)
        self.world.ask("consent", "clear", ANN)
        self.assertEqual("sent", self.world.ask("send", ANN, "Your glasses are ready")[-1]["state"])

    def test_the_ledger_is_granted_revoked_exported_and_erased(self):
        self.world.ask("consent", "grant", ANN, "--method", "paper", "--evidence", "=form of May")
        self.world.ask("consent", "revoke", BOB, "--method", "voice")
        self.assertEqual(3, self.world.pigeon("consent", "grant", BOB).exit)
        self.assertEqual(3, self.world.pigeon("send", BOB, "Hello").exit)
        entries = self.world.control("consent_export")
        self.assertEqual(["granted", "revoked"], [each["event"] for each in entries])
        table = self.world.pigeon("consent", "export", json=False).output
        self.assertIn('"\'=form of May"', table)
        show = self.world.ask("consent", "show", ANN)[0]
        self.assertEqual((True, 2, entries[-1]["hash"]),
                         tuple(show["chain"][key] for key in ("whole", "entries", "head")))
        self.says("hours")
        self.world.ask("consent", "erase", ANN)
        self.assertNotIn(ANN, json.dumps(self.world.inbox() + self.world.outbox()
                                         + self.world.control("consent_export")))
        self.assertEqual(3, self.world.pigeon("send", ANN, "Hello").exit)
        self.assertTrue(self.world.ask("consent", "show", ANN)[0]["chain"]["whole"])
        self.says("START")
        self.assertEqual("sent", self.world.ask("send", ANN, "Welcome back")[-1]["state"])

    def test_the_opt_in_question_is_put_only_to_who_wrote_or_signed_up(self):
        self.assertEqual(3, self.world.pigeon("consent", "ask", ANN).exit)
        self.world.ask("consent", "ask", ANN, "--evidence", "form on our site")
        wait_until(lambda: self.got(), PATIENCE, "the question")
        self.assertIn("reply YES", self.got()[0])
        self.says("Yes")
        self.assertIn("you're in", self.got()[1])
        self.assertTrue(self.world.ask("consent", "show", ANN)[0]["consent"])


class StopOnTheAir(EndToEnd):
    network_options = ("--send-latency", "400")

    def test_a_stop_in_the_middle_of_a_long_text_keeps_its_other_parts_back(self):
        text = " ".join(f"Word{n:03}" for n in range(88))
        message = self.world.ask("send", ANN, text, "--wait", "queued")[-1]
        self.assertEqual(5, message["segments"])
        wait_until(lambda: self.world.message(message["id"])["state"] == "sending", PATIENCE,
                   "its first part is on the air")
        self.world.network.text_from(ANN, "STOP")
        ended = self.wait_for_state(message["id"], "cancelled")
        self.assertLess(len(ended["references"]), 5)
        wait_until(lambda: self.world.network.texts_to(ANN), PATIENCE, "the confirmation")
        self.assertNotIn(text, self.world.network.texts_to(ANN))
        self.assertEqual("sent", self.world.ask("send", BOB, "Bob may")[-1]["state"])
        self.assertEqual(1, len(self.world.network.texts_to(ANN)), "only the confirmation")
        # Of the parts, only those begun before the STOP was on disk.
        self.assertEqual(len(ended["references"]) + 2,
                         self.world.network.ask("stats")["events"]["submit"])


class StopUnderLoad(EndToEnd):
    network_options = ("--send-latency", "20")
    QUEUED = int(os.environ.get("PIGEON_QUEUED", 2000))

    def revoked(self):
        """When each number said STOP."""
        return {entry["number"]: entry["at"] for entry in self.world.control("consent_export")
                if entry["event"] == "revoked"}

    def test_nothing_proactive_begins_after_a_stop_with_thousands_queued_and_over_a_kill(self):
        # Not the modem's own, which would hear its own answers.
        numbers = [f"+4477011{n:05}" for n in range(200)]
        lines = "".join(json.dumps({"to": numbers[n % 200], "text": f"Offer {n}"}) + "\n"
                        for n in range(self.QUEUED))
        self.world.ask("send", "--batch", "-", stdin=lines)
        wait_until(lambda: len(self.world.network.texts_to()) > 40, PATIENCE, "they go out")
        stopped = numbers[:100]
        for number in stopped:
            self.world.network.text_from(number, "STOP")
        wait_until(lambda: len(self.world.control("consent_export")) >= 20, PATIENCE,
                   "some are on disk")
        self.world.kill_daemon()
        self.world.start_daemon(ready_in=PATIENCE)
        since = wait_until(lambda: (found := self.revoked()).keys() >= set(stopped) and found,
                           PATIENCE, "all are on disk")
        self.assertEqual(set(stopped), set(since))
        # They have to go through what is left for the others in the meantime.
        wait_until(lambda: len(self.world.network.texts_to()) > 400, PATIENCE, "the others go on")
        after = [text for text in self.world.network.ask("sent")["sent"]
                 if text["to"] in since and text["text"].startswith("Offer")
                 and instant(text["at"]) > instant(since[text["to"]]) + ON_THE_AIR]
        self.assertEqual([], after)
        left = [each for each in self.world.outbox("queued") if each["number"] in since
                and each["text"].startswith("Offer")]
        self.assertEqual([], left)
        confirmed = [text for text in self.world.network.ask("sent")["sent"]
                     if text["to"] in since and "START" in text["text"]]
        self.assertEqual(len(confirmed), len({text["to"] for text in confirmed}))


# A part that was begun before the STOP reaches its phone a little later.
ON_THE_AIR = timedelta(milliseconds=150)


if __name__ == "__main__":
    main()
