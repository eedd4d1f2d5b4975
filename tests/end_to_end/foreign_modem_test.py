"""Against a modem that is not ours (tests/peer): Pigeon sends to it, receives from it, replies."""
import json
import subprocess
import sys
import threading
from pathlib import Path

import harness
from harness import ANN, EndToEnd, main, wait_until

import generic_modem


class ForeignModem(EndToEnd):
    ready = False

    def setUp(self):
        link = Path(self.world.folder, "foreign")
        self.modem = subprocess.Popen([sys.executable, generic_modem.__file__, "--link", link],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.switch_off)
        wait_until(link.is_symlink, harness.PATIENCE, "the foreign modem is there")
        self.submits = []
        threading.Thread(target=self.listen, daemon=True).start()
        self.world.add_playbook()
        self.world.write_config(link)
        self.world.start_daemon(ready_in=harness.PATIENCE)

    def listen(self):
        for line in self.modem.stdout:
            self.submits.append(json.loads(line))

    def switch_off(self):
        self.modem.stdin.close()
        self.modem.wait(10)
        self.modem.stdout.close()

    def arrive(self, text, number=ANN):
        self.modem.stdin.write(json.dumps({"from": number, "text": text}) + "\n")
        self.modem.stdin.flush()

    def test_it_takes_what_pigeon_sends(self):
        for text in ("Hello, foreigner", "€[]", "Привет 😀"):
            with self.subTest(text):
                sent = self.world.ask("send", ANN, text)[-1]
                self.assertEqual("sent", sent["state"])
                got = self.submits[-1]
                self.assertEqual((ANN, text, None), (got["number"], got["text"], got["part"]))
                self.assertEqual([got["reference"]], sent["references"])

    def test_the_parts_of_a_long_text_make_it_whole(self):
        text = "A long one: " + "0123456789" * 35
        sent = self.world.ask("send", ANN, text)[-1]
        self.assertEqual(text, "".join(each["text"] for each in self.submits))
        parts = [each["part"] for each in self.submits]
        self.assertEqual([[3, 1], [3, 2], [3, 3]], [part[1:] for part in parts])
        self.assertEqual(1, len({part[0] for part in parts}))
        self.assertEqual([each["reference"] for each in self.submits], sent["references"])

    def test_it_is_heard_and_answered(self):
        self.arrive("Hours?")
        wait_until(lambda: self.submits, harness.PATIENCE, "an answer")
        self.assertEqual(ANN, self.submits[0]["number"])
        self.assertIn("Mon-Fri 8:30-17:30", self.submits[0]["text"])
        (heard,) = self.world.inbox()
        self.assertEqual((ANN, "Hours?", "received"), (heard["number"], heard["text"], heard["state"]))

    def test_more_texts_than_its_memory_holds_all_come_in(self):
        texts = [f"Text {n}" for n in range(generic_modem.SLOTS * 3)]
        for count, text in enumerate(texts, 1):
            self.arrive(text)
            wait_until(lambda: len(self.world.inbox()) == count, harness.PATIENCE, f"{text} comes in")
        self.assertEqual(texts, [each["text"] for each in self.world.inbox()])

    def test_texts_that_came_while_pigeon_was_away_are_read(self):
        self.world.stop_daemon()
        self.arrive("Ça va?")
        self.arrive("Жду ответа", "+447700900102")
        self.world.start_daemon(ready_in=harness.PATIENCE)
        wait_until(lambda: len(self.world.inbox()) == 2, harness.PATIENCE, "both are read")
        self.assertEqual({"Ça va?", "Жду ответа"}, {each["text"] for each in self.world.inbox()})


if __name__ == "__main__":
    main()
