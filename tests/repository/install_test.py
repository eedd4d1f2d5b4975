"""`cmake --install` puts everything in its place, and systemd finds the unit sound and confined."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

BUILD = os.environ["PIGEON_BUILD_DIR"]
WORST_EXPOSURE = 2.5  # of 10; `systemd-analyze security` calls 1.5 "OK" and 9.6 "UNSAFE"


def run(*command, **more):
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, **more)


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.prefix = Path(cls.folder.name, "usr")
        cls.done = run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.unit = cls.prefix / "lib/systemd/system/pigeond.service"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.assertEqual(0, self.done.returncode, self.done.stdout)

    def test_everything_is_in_its_place(self):
        for name in ("bin/pigeond", "bin/pigeon", "bin/pigeon-modem",
                     "lib/systemd/system/pigeond.service", "lib/udev/rules.d/78-pigeon-modem.rules",
                     "lib/sysusers.d/pigeon.conf", "lib/tmpfiles.d/pigeon.conf",
                     "etc/pigeon/pigeon.toml", "share/man/man8/pigeond.8", "share/man/man1/pigeon.1",
                     "share/man/man5/pigeon.toml.5", "share/doc/pigeon/examples/pigeon.toml",
                     "share/bash-completion/completions/pigeon",
                     "share/doc/pigeon/examples/dentist.toml", "share/doc/pigeon/README.md"):
            with self.subTest(name):
                self.assertTrue((self.prefix / name).is_file())
        self.assertTrue((self.prefix / "etc/pigeon/playbooks").is_dir())

    def test_no_placeholder_is_left_and_paths_follow_the_prefix(self):
        unit = self.unit.read_text(encoding="utf-8")
        self.assertIn(f"ExecStart={self.prefix}/bin/pigeond --config {self.prefix}/etc/pigeon/", unit)
        for file in (self.unit, self.prefix / "lib/tmpfiles.d/pigeon.conf"):
            self.assertNotRegex(file.read_text(encoding="utf-8"), r"@\w+@")

    def test_under_usr_the_configuration_is_in_etc(self):
        with tempfile.TemporaryDirectory() as stage:
            done = run("cmake", "--install", BUILD, "--prefix", "/usr",
                       env={**os.environ, "DESTDIR": stage})
            self.assertEqual(0, done.returncode, done.stdout)
            self.assertTrue(Path(stage, "etc/pigeon/pigeon.toml").is_file())
            unit = Path(stage, "usr/lib/systemd/system/pigeond.service").read_text(encoding="utf-8")
            self.assertIn("ExecStart=/usr/bin/pigeond --config /etc/pigeon/pigeon.toml\n", unit)

    def test_an_owners_configuration_is_kept(self):
        with tempfile.TemporaryDirectory() as prefix:
            config = Path(prefix, "etc/pigeon/pigeon.toml")
            config.parent.mkdir(parents=True)
            config.write_text("# mine\n", encoding="utf-8")
            self.assertEqual(0, run("cmake", "--install", BUILD, "--prefix", prefix).returncode)
            self.assertEqual("# mine\n", config.read_text(encoding="utf-8"))

    def test_the_installed_configuration_is_valid(self):
        done = run(self.prefix / "bin/pigeond", "--check", "--config",
                   self.prefix / "etc/pigeon/pigeon.toml")
        self.assertEqual(0, done.returncode, done.stdout)

    def test_the_example_playbook_is_valid(self):
        done = run(self.prefix / "bin/pigeon", "check",
                   self.prefix / "share/doc/pigeon/examples/dentist.toml")
        self.assertEqual(0, done.returncode, done.stdout)

    def test_systemd_finds_the_unit_sound(self):
        done = run("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", self.unit)
        self.assertEqual((0, ""), (done.returncode, done.stdout))

    def test_the_service_is_confined(self):
        done = run("systemd-analyze", "security", "--offline=yes", "--no-pager", self.unit)
        found = re.search(r"Overall exposure level for pigeond.service: ([\d.]+)", done.stdout)
        self.assertIsNotNone(found, done.stdout)
        self.assertLessEqual(float(found.group(1)), WORST_EXPOSURE, done.stdout)

    def test_the_users_file_is_understood(self):
        done = run("systemd-sysusers", "--dry-run", self.prefix / "lib/sysusers.d/pigeon.conf")
        self.assertEqual(0, done.returncode, done.stdout)
        self.assertIn("pigeon", done.stdout)

    def test_each_rule_names_a_match_and_leaves_by_its_label(self):
        rules = (self.prefix / "lib/udev/rules.d/78-pigeon-modem.rules").read_text(encoding="utf-8")
        labels, jumps = set(), set()
        for line in filter(lambda text: text and not text.startswith("#"), rules.splitlines()):
            with self.subTest(line):
                self.assertRegex(line, r'^(\w+(\{\w+\})?(==|!=|=)"[^"]*")(, \w+(\{\w+\})?(==|!=|=)"[^"]*")*$')
            labels |= set(re.findall(r'LABEL="(\w+)"', line))
            jumps |= set(re.findall(r'GOTO="(\w+)"', line))
        self.assertEqual(labels - {"pigeon_device"}, jumps - {"pigeon_device"})
        self.assertLessEqual(jumps, labels)


if __name__ == "__main__":
    unittest.main()
