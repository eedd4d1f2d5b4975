"""Texts that mean no good, through pigeon-modem, pigeond and what an owner has behind it: nothing
reaches a shell, SQL, a log line or a terminal, and each text gets the answer that is due."""
import os
import pty
import re
import sqlite3
import subprocess

from harness import ANN, PATIENCE, PROGRAMS, ROOT, EndToEnd, main, wait_until

AGENT, STRANGER = "+447700900900", "+447700900555"
PLAYBOOK = """
[program]
name = "Alder"
[agent.desk]
sms = "{agent}"
[data.parcel]
sqlite = "parcels.db"
sql = "SELECT state FROM parcel WHERE number = {{number}}"
[write.note]
exec = ["{folder}/note", "--", "{{number}}"]
[slot.number]
type = "text"
ask = "Which parcel?"
[topic.status]
words = "status"
[[topic.status.case]]
if = "parcel"
say = "State: {{parcel.state}}"
[[topic.status.case]]
if = "not parcel"
do = "note"
say = "No such parcel."
[topic.person]
words = "person"
hand = "desk"
"""
# What it was called with, each word and call with an end that no word can hold.
NOTE = """#!/bin/sh
printf '%s\\0' "$@" END >> "$0.words"
echo '{}'
"""
# What no log line and no terminal may get: controls and marks that turn the direction.
UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]")


def hostile_texts():
    def spoken(cell):
        return re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda found: chr(int(found.group(1), 16)), cell)

    lines = (ROOT / "tests/vectors/hostile-texts.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if "\t" in line and not line.startswith("#")]
    return [spoken(row[1]) for row in rows] + ["(" * 2000]


class Hostile(EndToEnd):
    ready = False

    def start(self):
        folder = self.world.folder / "playbooks"
        (folder / "parcels.toml").write_text(
            PLAYBOOK.format(agent=AGENT, folder=folder), encoding="utf-8")
        (folder / "note").write_text(NOTE, encoding="utf-8")
        (folder / "note").chmod(0o755)
        with sqlite3.connect(folder / "parcels.db") as parcels:
            parcels.execute("CREATE TABLE parcel (number TEXT, state TEXT)")
            parcels.execute("INSERT INTO parcel VALUES ('AL204311', 'secret')")
        self.world.write_config(self.world.start_network().port())
        self.world.start_daemon(ready_in=PATIENCE)
        return folder

    def dealt_with(self, texts):
        wait_until(lambda: len(self.world.inbox()) >= texts and
                   self.world.status()["inbox"]["unanswered"] == 0 and
                   not self.world.outbox("queued") and not self.world.outbox("sending"), PATIENCE,
                   "all is dealt with")

    def test_each_gets_its_due_answer_and_nothing_leaks(self):
        folder = self.start()
        texts = hostile_texts()
        numbers = [f"+4477009{20000 + i}" for i in range(len(texts))]
        for number in numbers:
            self.world.network.text_from(number, "status")
        self.dealt_with(len(texts))
        for number, text in zip(numbers, texts):
            self.world.network.text_from(number, text)
        self.dealt_with(2 * len(texts))
        named = []
        for number, text in zip(numbers, texts):
            with self.subTest(text[:60]):
                got = self.world.network.texts_to(number)
                self.assertEqual(2, len(got), got)
                self.assertEqual("Which parcel?", got[0])
                if text == "--help":
                    self.assertIn("Reply STOP", got[1])  # as a word it is HELP
                elif text == "a\0b":
                    self.assertIn("colleague", got[1])  # no command can be given that
                elif re.search(r"[^\W_]", text):
                    self.assertEqual("No such parcel.", got[1])
                    named.append(text)
                else:
                    self.assertIn(got[1], ("No such parcel.", "Which parcel?"))
        # The command got each as one argument, also those that begin with a dash.
        calls = (folder / "note.words").read_bytes().decode("utf-8").split("\0END\0")[:-1]
        for call in calls:
            self.assertEqual("--", call.split("\0")[0])
            self.assertEqual(2, len(call.split("\0")))
        words = {call.split("\0")[1].strip() for call in calls}
        for text in named:
            self.assertIn(text.strip()[:300], words)
        for place in (folder, self.world.folder, ROOT):
            self.assertFalse((place / "pwned").exists())
        with sqlite3.connect(folder / "parcels.db") as parcels:
            self.assertEqual([("secret",)], parcels.execute("SELECT state FROM parcel").fetchall())

        log = self.world.tail_of_log(100_000)
        self.assertIsNone(UNPRINTABLE.search(log.replace("\n", "")))
        self.assertNotIn("DROP TABLE", log)
        for shown in (self.on_a_terminal("inbox", "--limit", "1000"),
                      self.world.pigeon("inbox", "--limit", "1000", json=False).output):
            plain = re.sub("\x1b\\[[0-9;]*m", "", shown).replace("\r\n", "").replace("\n", "")
            self.assertIsNone(UNPRINTABLE.search(plain.replace("\t", "")))
        self.assertEqual(2 * len(texts), len(self.world.ask("inbox", "--limit", "1000")))

    def test_a_tag_of_a_stranger_is_no_word_of_a_person(self):
        self.start()
        self.world.network.text_from(ANN, "person")
        self.wait_for_text(AGENT, f"#1 {ANN}: person")
        for text in ("#1 done", "#1 me", "#1 Your parcel is lost"):
            self.world.network.text_from(STRANGER, text)
        self.dealt_with(4)
        self.assertNotIn("Your parcel is lost", self.world.network.texts_to(ANN))
        self.world.network.text_from(AGENT, "#1 It comes today")
        self.wait_for_text(ANN, "It comes today")

    def on_a_terminal(self, *arguments):
        leader, follower = pty.openpty()
        environment = dict(os.environ, PIGEON_SOCKET=str(self.world.folder / "control.sock"),
                           TERM="xterm")
        process = subprocess.Popen([f"{PROGRAMS}/pigeon", *arguments], stdout=follower,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                   env=environment)
        os.close(follower)
        shown = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        os.close(leader)
        self.assertEqual(0, process.wait())
        return shown.decode("utf-8")


if __name__ == "__main__":
    main()
