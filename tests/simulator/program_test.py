"""The program pigeon-modem as a user meets it: options, what it prints, signals, and the phone."""
import json
import os
import signal
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["PIGEON_BIN_DIR"], "pigeon-modem")
PATIENCE = 60


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=PATIENCE,
                          **options)


class Program(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name, "modems")
        self.control = Path(folder.name, "control")

    def start(self, *arguments):
        program = subprocess.Popen(
            [PROGRAM, "--dir", self.folder, "--control", self.control, *arguments],
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(program.stdout.close)
        self.addCleanup(program.wait)
        self.addCleanup(program.kill)
        lines = []
        while not lines or lines[-1] != "ready":
            line = program.stdout.readline()
            self.assertTrue(line, f"ended after {lines}")
            lines.append(line.rstrip("\n"))
        return program, lines

    def ask(self, request):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(self.control))
            stream = connection.makefile("rw")
            stream.write(json.dumps(request) + "\n")
            stream.flush()
            return json.loads(stream.readline())

    def test_prints_a_line_a_modem_and_ready(self):
        _, lines = self.start("--count", "2", "--number", "07700 900123")
        self.assertEqual(lines, [f"modem0 {self.folder}/modem0 +447700900123",
                                 f"modem1 {self.folder}/modem1 +447700900002", "ready"])

    def test_ends_cleanly_on_sigterm_and_sigint(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            program, _ = self.start("--count", "3")
            self.assertEqual(len(list(self.folder.iterdir())), 3)
            program.send_signal(number)
            self.assertEqual(program.wait(PATIENCE), 0)
            self.assertEqual(list(self.folder.iterdir()), [])
            self.assertFalse(self.control.exists())

    def test_takes_over_from_one_that_was_killed(self):
        program, _ = self.start()
        program.kill()
        program.wait()
        self.assertTrue(self.control.exists())
        self.start()
        self.assertTrue(self.ask({"stats": {}})["ok"])

    def test_idles_without_using_the_processor(self):
        program, _ = self.start("--count", "8")
        before = processor_ticks(program.pid)
        with self.assertRaises(subprocess.TimeoutExpired):
            program.wait(0.5)
        self.assertLessEqual(processor_ticks(program.pid) - before, 5)

    def test_wrong_options_exit_2_and_say_what_is_right(self):
        rows = [
            ([], "--dir"),
            (["--dir", self.folder, "--count", "0"], "--count"),
            (["--dir", self.folder, "--like", "teapot"], "quectel-m"),
            (["--dir", self.folder, "--pin", "12"], "4 to 8 digits"),
            (["--dir", self.folder, "--number", "12"], "12"),
            (["--nonsense"], "--nonsense"),
            (["talk"], "--control"),
        ]
        for arguments, said in rows:
            with self.subTest(arguments=arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(said, done.stderr)

    def test_a_folder_that_cannot_be_made_exits_1(self):
        done = run("--dir", "/dev/null/modems")
        self.assertEqual(done.returncode, 1)
        self.assertIn("/dev/null/modems", done.stderr)

    def test_help_shows_examples(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("pigeon-modem talk --control", done.stdout)

    def test_the_pin_is_asked_for(self):
        self.start("--pin", "0000")
        port = os.open(self.folder / "modem0", os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, port)
        os.write(port, b"AT+CPIN?\r")
        heard = b""
        while b"OK\r\n" not in heard:
            heard += os.read(port, 4096)
        self.assertIn(b"+CPIN: SIM PIN", heard)

    def test_a_phone_texts_and_hears(self):
        self.start("--count", "2")
        phone = subprocess.Popen(
            [PROGRAM, "talk", "--control", self.control, "--as", "+447700900101", "--to", "1"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(phone.stdout.close)
        self.addCleanup(phone.wait)
        self.addCleanup(phone.kill)
        phone.stdin.write("Is there a table?\n\nAt eight\n")
        phone.stdin.flush()
        port = os.open(self.folder / "modem1", os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, port)
        while self.ask({"stats": {}})["modems"][1]["stored"] < 2:
            pass
        os.write(port, b'ATE0;+CMGS="+447700900101"\rYes\rat eight\x1a')
        self.assertEqual(phone.stdout.readline(), "+447700900002: Yes\n")
        self.assertEqual(phone.stdout.readline(), "  at eight\n")
        phone.stdin.close()
        self.assertEqual(phone.wait(PATIENCE), 0)

    def test_a_phone_without_a_network_exits_4(self):
        done = run("talk", "--control", self.control, "--as", "+447700900101", stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 4)
        self.assertIn(str(self.control), done.stderr)


def processor_ticks(pid):
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


if __name__ == "__main__":
    unittest.main(verbosity=2)
