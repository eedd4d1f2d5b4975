"""The foreign modem, held against examples that were printed elsewhere, and over its own pty."""
import json
import os
import select
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import generic_modem as peer

# The SUBMIT to +46708251358 that many introductions to PDU mode print (dreamfabric.com/sms).
HELLO = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37"


class Codec(unittest.TestCase):
    def test_the_well_known_submit_is_read(self):
        sent = peer.read_submit(bytes.fromhex(HELLO)[1:])
        self.assertEqual(("+46708251358", "hellohello", None),
                         (sent["number"], sent["text"], sent["part"]))

    def test_the_well_known_deliver_has_the_same_packed_text(self):
        pdu, length = peer.make_deliver("+46708251358", "hellohello")
        self.assertEqual("E8329BFD4697D9EC37", pdu.hex().upper()[-18:])
        self.assertEqual("040B916407281553F80000", pdu.hex().upper()[16:38])
        self.assertEqual(len(pdu) - 8, length)

    def test_the_extension_table_and_ucs2_are_read(self):
        euro = bytes.fromhex("0100049121430000029B32")  # ESC 0x65: 23.038 section 6.2.1.1
        self.assertEqual("€", peer.read_submit(euro)["text"])
        part = bytes.fromhex("4100049121430008" "0A" "050003070201" "D83DDE00")
        self.assertEqual(("😀", [7, 2, 1]), (peer.read_submit(part)["text"], peer.read_submit(part)["part"]))

    def test_what_is_cut_short_is_refused(self):
        whole = bytes.fromhex(HELLO)[1:]
        for length in range(len(whole)):
            with self.subTest(length), self.assertRaises((ValueError, IndexError)):
                peer.read_submit(whole[:length])


class Dialogue(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        link = Path(self.folder.name, "modem")
        self.modem = subprocess.Popen([sys.executable, peer.__file__, "--link", link],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.switch_off)
        while not link.is_symlink():
            self.assertIsNone(self.modem.poll(), "the modem has ended; are there ptys (/dev/pts)?")
            time.sleep(0.01)
        self.line = os.open(link, os.O_RDWR | os.O_NOCTTY)

        self.addCleanup(os.close, self.line)

    def switch_off(self):
        self.modem.stdin.close()
        self.modem.wait()
        self.modem.stdout.close()
        self.folder.cleanup()

    def until(self, end):
        heard = ""
        while not heard.endswith(end):
            self.assertTrue(select.select([self.line], [], [], 5)[0], f"no {end!r} after {heard!r}")
            heard += os.read(self.line, 4096).decode()
        return heard

    def ask(self, command, end="OK\r\n"):
        os.write(self.line, command.encode())
        return self.until(end)

    def test_it_takes_a_submit_and_gives_a_deliver(self):
        self.assertEqual("ATE0\r\r\nOK\r\n", self.ask("ATE0\r"))
        self.ask("AT+FOO\r", "\r\nERROR\r\n")
        self.ask("AT+CMGL=4\r", "\r\nERROR\r\n")  # a number is no status of text mode
        self.ask("AT+CMGF=0\r")
        self.ask("AT+CNMI=2,1,0,0,0\r")
        self.assertEqual("\r\n> ", self.ask("AT+CMGS=23\r", "> "))
        self.assertEqual("\r\n+CMGS: 1\r\n\r\nOK\r\n", self.ask(HELLO + "\x1a"))
        self.assertEqual("hellohello", json.loads(self.modem.stdout.readline())["text"])
        self.ask("AT+CMGS=22\r", "> ")
        self.ask(HELLO + "\x1a", "\r\n+CMS ERROR: 304\r\n")
        self.modem.stdin.write(json.dumps({"from": "+447700900101", "text": "Ça va?"}) + "\n")
        self.modem.stdin.flush()
        self.assertEqual('\r\n+CMTI: "SM",1\r\n', self.until('"SM",1\r\n'))
        self.assertIn("+CMGL: 1,0,,", self.ask("AT+CMGL=4\r"))
        self.assertIn("+CMGR: 1,,", self.ask("AT+CMGR=1\r"))
        self.ask("AT+CMGD=1\r")
        self.ask("AT+CMGR=1\r", "\r\n+CMS ERROR: 321\r\n")


if __name__ == "__main__":
    unittest.main()
