"""The layer check itself: it holds here, and it fails on each kind of breach."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TABLE = """
| level | room | what it is for | may include |
|---|---|---|---|
| 0 | base | values | |
| 1 | async | the door to Asio | base |
| 2 | sms | the codec | base |
| 3 | modem | a modem | base async sms |
| 3 | drivers | families | base modem |
"""
ROOMS = """
pigeon_room(base)
pigeon_room(async USES base LINKS Threads::Threads)
pigeon_room(sms   USES base)
pigeon_room(modem USES base async
                       sms LINKS PkgConfig::X)
"""
DRIVERS = "target_link_libraries(pigeon_drivers PUBLIC pigeon_modem PRIVATE pigeon_compile_options)\n"


def check(root):
    done = subprocess.run([sys.executable, ROOT / "scripts/check-layers", root],
                          capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


class CheckLayers(unittest.TestCase):
    def judge(self, files):
        """What is said of a sound small house after `files` were laid over it."""
        sound = {
            "src/README.md": TABLE, "src/CMakeLists.txt": ROOMS, "drivers/CMakeLists.txt": DRIVERS,
            "src/base/hex.h": "#include <string>\n", "src/async/asio.h": "#include <boost/asio/post.hpp>\n",
            "src/sms/tpdu.cc": '#include "sms/tpdu.h"\n\n#include "base/hex.h"\n', "src/sms/tpdu.h": "",
            "src/modem/modem.cc": '#include <boost/asio/post.hpp>\n#include "sms/tpdu.h"\n',
            "drivers/acme/profile.cc": '#include "drivers/catalog.h"\n#include "modem/modem.h"\n',
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (sound | files).items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check(folder)

    def test_this_repository_keeps_its_layers(self):
        self.assertEqual((0, "The layers hold.\n"), check(ROOT))

    def test_a_sound_house_passes(self):
        self.assertEqual((0, "The layers hold.\n"), self.judge({}))

    def test_each_breach_is_named(self):
        rows = [
            ("a look at a room that the row does not name",
             {"src/sms/tpdu.cc": '\n#include "async/asio.h"\n'},
             "src/sms/tpdu.cc:2: sms may not include async"),
            ("a look up", {"src/base/hex.h": '  #  include "sms/tpdu.h"\n'},
             "src/base/hex.h:1: base may not include sms"),
            ("a family that reaches past its room", {"drivers/acme/profile.cc": '#include "sms/tpdu.h"\n'},
             "drivers/acme/profile.cc:1: drivers may not include sms"),
            ("Asio where nothing may wait", {"src/sms/tpdu.h": "#include <boost/asio/ip/tcp.hpp>\n"},
             "src/sms/tpdu.h:1: sms may not wait, so it may not include Asio"),
            ("an include without its room", {"src/sms/tpdu.cc": '#include "tpdu.h"\n'},
             'src/sms/tpdu.cc:1: write "sms/tpdu.h", with the room in front'),
            ("an include of no room", {"src/sms/tpdu.cc": '#include "utils/misc.h"\n'},
             "src/sms/tpdu.cc:1: utils is not a room"),
            ("a folder without a row", {"src/utils/misc.h": ""},
             "src/utils: no row in the table of src/README.md"),
            ("a room that links too much",
             {"src/CMakeLists.txt": ROOMS.replace("sms   USES base", "sms   USES base async")},
             "CMakeLists.txt: sms links async, which the table does not allow"),
            ("a room that links too little", {"src/CMakeLists.txt": ROOMS.replace("sms LINKS", "LINKS")},
             "CMakeLists.txt: modem may include sms but does not link it"),
            ("a row without a library", {"src/README.md": TABLE + "| 4 | web | the door | base |\n"},
             "CMakeLists.txt: no library for the room web"),
            ("a table that looks up", {"src/README.md": TABLE.replace("| values | |", "| values | sms |")},
             "src/README.md: base (level 0) looks up to sms"),
            ("a circle of peers",
             {"src/README.md": TABLE.replace("| async sms |", "| base async sms drivers |")
              .replace("base async sms |", "base async sms drivers |")},
             "src/README.md: modem includes itself in a circle"),
            ("no table", {"src/README.md": "# The house\n"}, "src/README.md: no layer table found"),
        ]
        for what, files, said in rows:
            with self.subTest(what):
                code, output = self.judge(files)
                self.assertEqual(1, code, output)
                self.assertIn(said, output.splitlines())


if __name__ == "__main__":
    unittest.main()
