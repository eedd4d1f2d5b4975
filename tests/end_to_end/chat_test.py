"""A person at the keyboard takes a conversation: `pigeon chat` shows it, sends what is typed, and
gives it back."""
import os
import subprocess

from harness import ANN, BOB, PATIENCE, PROGRAMS, EndToEnd, main, wait_until

PLAYBOOK = """
[program]
name = "Alder"
[topic.hours]
words = "hours"
say = "We are open."
"""


class Chat(EndToEnd):
    ready = False

    def start(self):
        (self.world.folder / "playbooks/alder.toml").write_text(PLAYBOOK, encoding="utf-8")
        self.world.write_config(self.world.start_network().port())
        self.world.start_daemon(ready_in=PATIENCE)

    def says(self, text, number=ANN):
        before = len(self.world.inbox())
        self.world.network.text_from(number, text)
        wait_until(lambda: len(self.world.inbox()) > before and
                   self.world.status()["inbox"]["unanswered"] == 0, PATIENCE,
                   f"{text!r} is dealt with")

    def test_a_person_takes_it_and_gives_it_back(self):
        self.start()
        self.says("hours")
        self.wait_for_text(ANN, "We are open.")
        environment = dict(os.environ, PIGEON_SOCKET=str(self.world.folder / "control.sock"))
        chat = subprocess.Popen([f"{PROGRAMS}/pigeon", "chat", ANN], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                encoding="utf-8", env=environment)
        self.assertEqual(["in", "received", "1", "hours"],
                         chat.stdout.readline().rstrip("\n").split("\t")[1:])
        self.assertEqual("We are open.", chat.stdout.readline().rstrip("\n").split("\t")[4])
        self.says("Hours\u202e? \x1b[2J")
        self.assertEqual("Hours\\u{202E}? \\u{1B}[2J",
                         chat.stdout.readline().rstrip("\n").split("\t")[4])
        self.says("other words", BOB)
        chat.stdin.write("done\n\n/nonsense\n" + "long " * 40 + "\n")
        chat.stdin.flush()
        self.wait_for_text(ANN, "done")
        for segments, text in (("1", "done"), ("2", "long " * 39 + "long ")):
            shown = chat.stdout.readline().rstrip("\n").split("\t")
            self.assertEqual(["out", segments, text], [shown[1], shown[3], shown[4]])
        chat.stdin.write("/done\n")
        chat.stdin.flush()
        self.assertEqual(0, chat.wait(PATIENCE))
        remarks = chat.stderr.read()
        chat.stdin.close()
        chat.stdout.close()
        chat.stderr.close()
        self.assertIn("conversation #1", remarks)
        self.assertIn("There is no /nonsense", remarks)
        self.assertEqual(1, self.world.network.texts_to(ANN).count("We are open."),
                         "the machine was silent")
        self.says("hours?")  # the very same text within a second would be a repeated delivery
        self.wait_for_text(ANN, "We are open.", count=2)

    def test_it_stays_with_whoever_quits_and_nobody_is_written_to_after_stop(self):
        self.start()
        left = self.world.pigeon("chat", ANN, stdin="Hello\n/quit\n", json=False)
        self.assertEqual(0, left.exit, left)
        self.wait_for_text(ANN, "Hello")
        self.assertIn("pigeon reply 1 done", left.words)
        self.says("hours")
        self.assertNotIn("We are open.", self.world.network.texts_to(ANN))
        self.says("STOP", BOB)
        refused = self.world.pigeon("chat", BOB, stdin="Please come back\n", json=False)
        self.assertEqual(3, refused.exit, refused)
        self.assertIn("STOP", refused.words)
        self.assertEqual(1, len(self.world.network.texts_to(BOB)))


if __name__ == "__main__":
    main()
