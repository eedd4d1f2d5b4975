"""Programs that nobody here wrote take pigeon-modem for a modem: gammu and smstools3 of Debian. Each
test is skipped where its program is not installed (scripts/bench installs them)."""
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from harness import ANN, PROGRAMS, wait_until

from world import Network  # found by harness

NUMBER = "+447700900001"  # of modem 0


class OtherPrograms(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="pigeon-"))
        self.network = Network(PROGRAMS, self.folder)

    def tearDown(self):
        self.network.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def gammu(self, *arguments):
        config = self.folder / "gammurc"
        config.write_text(f"[gammu]\ndevice = {self.network.port()}\nconnection = at115200\n",
                          encoding="utf-8")
        done = subprocess.run(["gammu", "-c", config, *arguments], capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        return done.stdout

    @unittest.skipUnless(shutil.which("gammu"), "gammu is not installed")
    def test_gammu_identifies_sends_and_reads(self):
        self.assertIn("Made-up modem", self.gammu("--identify"))
        self.gammu("sendsms", "TEXT", ANN, "-text", "Sent by gammu")
        self.assertEqual(["Sent by gammu"], self.network.texts_to(ANN))
        self.network.text_from(ANN, "Read by gammu")
        self.assertIn("Read by gammu", self.gammu("getallsms"))

    @unittest.skipUnless(shutil.which("smsd"), "smstools is not installed")
    def test_smsd_of_smstools_sends_and_receives(self):
        spool = self.folder / "spool"
        for part in ("outgoing", "checked", "incoming", "sent", "failed"):
            (spool / part).mkdir(parents=True)
        config = self.folder / "smsd.conf"
        config.write_text(
            "devices = GSM1\n"
            f"outgoing = {spool}/outgoing\nchecked = {spool}/checked\nincoming = {spool}/incoming\n"
            f"sent = {spool}/sent\nfailed = {spool}/failed\nlogfile = {self.folder}/smsd.log\n"
            "delaytime = 1\nreceive_before_send = no\n"
            f"[GSM1]\ndevice = {self.network.port()}\nincoming = high\n"
            "check_network = 0\npin = ignore\nreport = no\n",
            encoding="utf-8")
        with open(self.folder / "output", "wb") as output:
            smsd = subprocess.Popen(["smsd", "-t", f"-c{config}", f"-p{self.folder}/smsd.pid",
                                     f"-i{self.folder}/smsd.info"], stdout=output, stderr=output,
                                    start_new_session=True)
        try:
            (spool / "text").write_text(f"To: {ANN.lstrip('+')}\n\nSent by smsd\n", encoding="utf-8")
            (spool / "text").rename(spool / "outgoing/text")
            wait_until(lambda: [each.strip() for each in self.network.texts_to(ANN)] == ["Sent by smsd"],
                       60, "smsd sends")
            self.network.text_from(ANN, "Read by smsd")
            wait_until(lambda: any("Read by smsd" in each.read_text(encoding="utf-8", errors="replace")
                                   for each in (spool / "incoming").iterdir()), 60, "smsd receives")
        finally:
            smsd.terminate()
            try:
                smsd.wait(15)
            except subprocess.TimeoutExpired:
                smsd.kill()
                smsd.wait()


if __name__ == "__main__":
    unittest.main(verbosity=2)
