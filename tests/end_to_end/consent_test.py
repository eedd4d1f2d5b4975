"""STOP is final, START brings back, HELP answers; whatever the spelling."""
from harness import ANN, BOB, PATIENCE, EndToEnd, main, wait_until


class Consent(EndToEnd):
    def says(self, text, number=ANN):
        """The customer writes, and everything that it causes has been done."""
        before = len(self.world.inbox())
        self.world.network.text_from(number, text)
        wait_until(lambda: len(self.world.inbox()) > before, PATIENCE, f"{text!r} comes in")
        wait_until(lambda: self.world.ask("status")[0]["inbox"]["unanswered"] == 0, PATIENCE,
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


if __name__ == "__main__":
    main()
