"""A few seconds of scripts/soak; PIGEON_SOAK=300 makes it as many."""
import json
import os
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Soak(unittest.TestCase):
    def test_everything_is_accounted_for_whatever_goes_wrong(self):
        done = subprocess.run(
            [sys.executable, ROOT / "scripts/soak", "--seconds", os.environ.get("PIGEON_SOAK", "8"),
             "--programs", os.environ["PIGEON_BIN_DIR"]],
            capture_output=True, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        figures = json.loads(done.stdout)
        print(figures)
        self.assertEqual(figures["out"], sum(figures["states"].values()))


if __name__ == "__main__":
    unittest.main()
