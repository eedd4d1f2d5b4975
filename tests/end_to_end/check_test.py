"""`pigeond --check` says where a configuration is wrong and what to write instead."""
import re
import subprocess

from harness import PROGRAMS, EndToEnd, main

GOOD = """\
data      = "/var/lib/pigeon"
socket    = "/run/pigeon/control.sock"
country   = "GB"
timezone  = "Europe/London"
quiet     = "20:00-08:00"

[[modem]]
name   = "sim1"
port   = "/dev/serial/by-id/usb-Example"
driver = "auto"
pin    = "0000"
"""

# What is replaced by what; line and column of the fault; words that have to be said.
BROKEN = [
    ("no TOML", 'country   = "GB"', "country   = GB", "3:13", []),
    ("an unknown key", "timezone  =", "timezome  =", "4:1", ["timezome", "timezone"]),
    ("an unknown zone", '"Europe/London"', '"Europe/Londn"', "4:13", ["Europe/Londn"]),
    ("a number without quotes", 'pin    = "0000"', "pin    = 1234", "11:10", ["pin"]),
    ("quiet hours that are none", '"20:00-08:00"', '"from 20 to 8"', "5:13", ["20:00-08:00"]),
    ("an unknown country", '"GB"', '"England"', "3:13", ["GB"]),
    ("an unknown driver", '"auto"', '"nokia3310"', "10:10", ["nokia3310", "generic"]),
    ("a port that is neither path nor address", '"/dev/serial/by-id/usb-Example"', '"COM3"', "9:10",
     ["COM3", "/dev/serial/by-id"]),
    ("an unknown quirk", 'pin    = "0000"\n', '[modem.quirks]\nsetle = 5\n', "12:1", ["settle"]),
    ("a modem without a port", 'port   = "/dev/serial/by-id/usb-Example"\n', "", "7:", ["port"]),
    ("a modem that is no list", "[[modem]]", "[modem]", "7:", ["[[modem]]"]),
    ("two modems of one name", 'pin    = "0000"\n',
     '[[modem]]\nname = "sim1"\nport = "/dev/ttyUSB1"\n', "12:8", ["sim1"]),
    ("nowhere to keep the data", 'data      = "/var/lib/pigeon"', "", "", ["data", "/var/lib/pigeon"]),
]


class Check(EndToEnd):
    ready = False

    def check(self, text):
        self.world.config.write_text(text, encoding="utf-8")
        done = subprocess.run([PROGRAMS + "/pigeond", "--check", "--config", self.world.config],
                              capture_output=True, text=True, timeout=30, check=False)
        return done.returncode, done.stderr

    def test_a_good_configuration_is_good(self):
        self.assertEqual((0, ""), self.check(GOOD))

    def test_broken_ones_are_told_by_line_and_column(self):
        for what, old, new, place, words in BROKEN:
            with self.subTest(what):
                self.assertIn(old, GOOD)
                code, said = self.check(GOOD.replace(old, new))
                self.assertEqual(2, code, said)
                form = re.compile(re.escape(f"{self.world.config}:") + r"\d+:\d+: \S.*")
                for line in said.splitlines():
                    self.assertRegex(line, form)
                self.assertIn(f"{self.world.config}:{place}", said)
                for word in words:
                    self.assertIn(word, said)

    def test_all_faults_are_told_at_once(self):
        code, said = self.check(GOOD.replace('"GB"', '"England"').replace('"0000"', '"12"')
                                .replace('"20:00-08:00"', '"25:00-08:00"'))
        self.assertEqual(2, code)
        self.assertEqual(["3", "5", "11"], re.findall(r"pigeon\.toml:(\d+):", said))

    def test_a_file_that_is_not_there(self):
        self.world.config.unlink(missing_ok=True)
        done = subprocess.run([PROGRAMS + "/pigeond", "--check", "--config", self.world.config],
                              capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertIn(str(self.world.config), done.stderr)

    def test_a_broken_playbook_is_told_too(self):
        folder = self.world.folder / "playbooks"
        playbook = folder / "shop.toml"
        playbook.write_text('[program]\nname = "Shop"\n\n[topic.x]\nwords = ["stop"]\nsay = "No."\n',
                            encoding="utf-8")
        code, said = self.check(f'playbooks = "{folder}"\n' + GOOD)
        self.assertEqual(2, code, said)
        self.assertIn(f"{playbook}:5:", said)

    def test_a_place_on_no_clock_and_two_programs_of_one_name_are_told(self):
        folder = self.world.folder / "playbooks"
        playbook, other = folder / "shop.toml", folder / "twin.toml"
        text = '[program]\nname = "Shop"\ntimezone = "{}"\n[topic.x]\nwords = "x"\nsay = "No."\n'
        playbook.write_text(text.format("Europe/Lodnon"), encoding="utf-8")
        code, said = self.check(f'playbooks = "{folder}"\n' + GOOD)
        self.assertEqual(2, code, said)
        checked = subprocess.run([PROGRAMS + "/pigeon", "check", playbook], capture_output=True,
                                 text=True, timeout=30, check=False)
        self.assertEqual(1, checked.returncode)
        for told in (said, checked.stdout):
            self.assertIn(f'{playbook}:3:12: "Europe/Lodnon" is not a time zone', told)
            self.assertIn("Europe/London", told)
        for one in (playbook, other):
            one.write_text(text.format("Europe/London"), encoding="utf-8")
        code, said = self.check(f'playbooks = "{folder}"\n' + GOOD)
        self.assertEqual(2, code, said)
        self.assertRegex(said, re.escape(str(other)) + r":1:\d+: the program's name `Shop`")


if __name__ == "__main__":
    main()
