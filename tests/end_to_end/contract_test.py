"""Every family of drivers/ in every trouble reaches its goal, with one daemon that is never restarted:
one pigeond and one pigeon-modem, a modem for each cell of the table, all side by side. The table is
printed: seconds to the goal.

PIGEON_FAMILIES=huawei,zte and PIGEON_SCENES=reboot choose some of them."""
import os
import sys
import time
import unittest

from harness import PROGRAMS, ROOT, World

PATIENCE = int(os.environ.get("PIGEON_PATIENCE", "200"))  # seconds; slow machines are not failures
LOOK = 0.5     # seconds between two looks at the daemon and the network

FAMILIES = [name for name in os.environ.get("PIGEON_FAMILIES", "").split(",") if name] or sorted(
    each.parent.name for each in (ROOT / "drivers").glob("*/profile.cc"))

CONFIG = """data = "{folder}/data"
socket = "{folder}/control.sock"
country = "GB"
timezone = "Europe/London"
log = "warn"
"""
MODEM = """
[[modem]]
name = "{name}"
port = "{port}"
driver = "{family}"
pin = "0000"
[modem.quirks]
sweep_every = "5s"
"""


class Cell:
    """One modem of one family, and the trouble that befalls it."""

    def __init__(self, table, index, family, scene):
        self.table, self.index, self.family, self.scene = table, index, family, scene
        self.name = f"m{index}"
        self.phone = f"+4479111{index:05d}"
        self.number = 0
        self.story = SCENES[scene](self)
        self.waits_for = None
        self.began = self.ended = None
        self.trouble_over = None  # when the modem was able again

    def fault(self, kind, **more):
        self.table.network.fault(kind, modem=self.index, **more)
        self.trouble_over = time.monotonic()

    # --- what a story waits for: (in words, a question to a snapshot)

    def ready(self):
        return "can send", lambda now: now.modems[self.name]["can_send"]

    def not_ready(self):
        return "is seen to be unable", lambda now: not now.modems[self.name]["can_send"]

    def sends(self, text=None, to_state=("sent", "delivered"), **more):
        self.number += 1
        text = text or f"{self.family} {self.scene} {self.number}"
        [message] = self.table.world.control("send", to=self.phone, text=text, modem=self.name,
                                       wait="queued", **more)[:1]
        return (f"sends {text[:30]!r}",
                lambda now: now.out.get(message["id"], {}).get("state") in to_state)

    def receives(self, text=None):
        self.number += 1
        text = text or f"to {self.family} {self.scene} {self.number}"
        self.table.network.text_from(self.phone, text, modem=self.index)
        return f"receives {text[:30]!r}", lambda now: (self.phone, text) in now.inbox

    # ---

    def step(self, now):
        """Goes on with the story as far as it goes now."""
        while self.ended is None:
            if self.waits_for and not self.waits_for[1](now):
                return
            self.waits_for = next(self.story, None)
            if self.waits_for is None:
                self.ended = time.monotonic()


def both_ways(cell):
    sent, received = cell.sends(), cell.receives()
    yield sent
    yield received


def init(cell):
    yield cell.ready()


def send(cell):
    yield cell.ready()
    yield cell.sends()


def receive(cell):
    yield cell.ready()
    yield cell.receives()


def long(cell):
    yield cell.ready()
    text = f"{cell.family} says at length " + "that there is much to be said, " * 10
    sent, received = cell.sends(text), cell.receives(text + "is the answer")
    yield sent
    yield received


def report(cell):
    yield cell.ready()
    has_reports = cell.table.show(cell.name)["indications"].split(",")[3] != "0"
    yield cell.sends(to_state=("delivered",) if has_reports else ("sent",), report=True)


def full(cell):
    yield cell.ready()
    cell.fault("full")
    yield cell.receives()


def reboot(cell):
    yield cell.ready()
    cell.fault("reboot")
    # One that is handed over right now may be lost; where there is no prompt nobody knows.
    yield cell.sends(to_state=("sent", "unknown"))
    yield from both_ways(cell)


def reboot_in_send(cell):
    yield cell.ready()
    cell.fault("reboot_in_send")
    yield cell.sends(to_state=("unknown", "sent"))
    yield from both_ways(cell)


def unplug(cell):
    yield cell.ready()
    cell.fault("unplug")
    yield cell.not_ready()
    cell.fault("replug")
    yield from both_ways(cell)


def pin(cell):
    yield cell.ready()
    cell.fault("lock")
    yield from both_ways(cell)


def network(cell):
    yield cell.ready()
    cell.fault("no_network", lasts_ms=3000)
    yield from both_ways(cell)


def flood(cell):
    yield cell.ready()
    cell.fault("urc_flood", count=300)
    yield from both_ways(cell)


def garbage(cell):
    yield cell.ready()
    cell.fault("garbage", count=5)
    yield from both_ways(cell)


SCENES = {story.__name__: story for story in (init, send, receive, long, report, full, reboot,
                                              reboot_in_send, unplug, pin, network, flood, garbage)}


class Snapshot:
    def __init__(self, table):
        self.modems = {each["name"]: each for each in table.world.control("modem_list")}
        self.out = {each["id"]: each for each in table.world.control("list", direction="out", limit=100000)}
        self.inbox = {(each["number"], each["text"])
                      for each in table.world.control("list", direction="in", limit=100000)}


class Contract(unittest.TestCase):
    def show(self, name):
        return self.world.control("modem_show", name=name)[0]

    def play(self, cells):
        for cell in cells:
            cell.began = time.monotonic()
        while any(cell.ended is None for cell in cells):
            if time.monotonic() - cells[0].began > PATIENCE:
                break
            now = Snapshot(self)
            for cell in cells:
                cell.step(now)
            time.sleep(LOOK)

    def print_table(self, cells, scenes):
        seconds = {(cell.family, cell.scene): f"{cell.ended - cell.began:.1f}" if cell.ended else "FAIL"
                   for cell in cells}
        print(f"{'':11}" + "".join(f"{scene[:9]:>10}" for scene in scenes))
        for family in FAMILIES:
            print(f"{family:11}" + "".join(f"{seconds[family, scene]:>10}" for scene in scenes))
        sys.stdout.flush()

    def test_every_family_in_every_trouble_reaches_its_goal(self):
        scenes = [name for name in os.environ.get("PIGEON_SCENES", "").split(",") if name] or list(
            SCENES)
        started = time.monotonic()
        with World(PROGRAMS) as self.world:
            self.network = self.world.start_network(
                "--count", str(len(FAMILIES) * len(scenes)), "--like", ",".join(FAMILIES))
            config = CONFIG.format(folder=self.world.folder)
            cells = []
            for scene in scenes:
                for family in FAMILIES:
                    cell = Cell(self, len(cells), family, scene)
                    cells.append(cell)
                    config += MODEM.format(name=cell.name, port=self.network.port(cell.index),
                                           family=family)
            self.world.config.write_text(config, encoding="utf-8")
            self.world.start_daemon(ready_in=None)
            pid = self.world.control("status")[0]["pid"]
            self.play(cells)
            print(f"{len(cells)} modems, {time.monotonic() - started:.0f} s")
            self.print_table(cells, scenes)
            self.assertEqual(pid, self.world.control("status")[0]["pid"], "the daemon was restarted")
            unfinished = [cell for cell in cells if cell.ended is None]
            for cell in unfinished[:8]:
                modem = self.show(cell.name)
                print(f"--- {cell.family} {cell.scene}: waits until it {cell.waits_for and cell.waits_for[0]};"
                      f" {modem['state']}: {modem['detail']}", file=sys.stderr)
                trace = self.world.control("modem_trace", name=cell.name, unmasked=True)
                print("\n".join(item["line"] for item in trace[-25:]), file=sys.stderr)
            self.assertEqual([], [f"{cell.family} {cell.scene}" for cell in unfinished])


if __name__ == "__main__":
    unittest.main(verbosity=2)
