"""What scripts/bench measures: one peer on a made-up network, seen from the network's side. All
moments are those of pigeon-modem's own events, so the measuring takes no part in them."""
import collections
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

from world import Network

TEXT = "Your order {} is ready. We are open until 6 pm; bring your receipt, please."
ANSWER = "We have your query."
PATIENCE = 40  # seconds without any news after which a job is given up


def texts(count, first=0):
    # Not the numbers of the modems themselves (+447700900001 on): those would write to each other.
    return [(f"+4477020{index:05d}", TEXT.format(index)) for index in range(first, first + count)]


class Events:
    """What the network has seen, in order, read from pigeon-modem's `follow` stream."""

    def __init__(self, network):
        self.line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.line.connect(str(network.socket))
        self.line.sendall(b'{"follow":true}\n')
        self.seen = collections.defaultdict(list)
        self.news = threading.Condition()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with self.line.makefile("r", encoding="utf-8") as lines:
            for line in lines:
                event = json.loads(line)
                for key in ("at", "handed"):
                    if key in event:
                        event[key] = datetime.fromisoformat(
                            event[key].replace("Z", "+00:00")).timestamp()
                with self.news:
                    self.seen[event.get("event")].append(event)
                    self.news.notify_all()

    def count(self, kind):
        return len(self.seen[kind])

    def wait(self, kind, first, count, patience=PATIENCE):
        """The `count` events of a kind from number `first` on; fewer when none has come for
        `patience` seconds."""
        seen = self.seen[kind]
        with self.news:
            while (before := len(seen)) < first + count:
                if not self.news.wait_for(lambda: len(seen) > before, patience):
                    break
        return seen[first:first + count]


class Scene:
    """A network, a peer on its modems in a folder of its own, and what the network sees."""

    def __init__(self, peer, programs, modems=1, latency_ms=0, answer=None, disk=None):
        self.folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self.network = Network(programs, self.folder, "--count", str(modems),
                               "--send-latency", str(latency_ms))
        self.events = Events(self.network)
        self.modems = modems
        ports = [self.network.port(index) for index in range(modems)]
        self.peer = peer(programs, (disk or self.folder) / "peer", ports)
        self.peer.start(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.peer.stop()
        self.network.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def warm_up(self):
        """Until each modem has sent one text: the peer has come to its own pace."""
        self.peer.queue([(f"+44770070{index:04d}", "warm-up") for index in range(self.modems)])
        self.events.wait("submit", 0, self.modems)

    def send(self, count):
        """Queues texts and waits for them. When that began, and the submits in their order."""
        first = self.events.count("submit")
        start = time.time()
        self.peer.queue(texts(count))
        return start, self.events.wait("submit", first, count)

    def pids(self):
        """The peer's processes and their children."""
        pids = list(self.peer.pids())
        for pid in pids:
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                pids.extend(int(child) for child in children.read_text().split())
        return pids

    def usage(self):
        """CPU-seconds used and sleeps ended so far, MiB resident, over all processes."""
        ticks = wakes = kib = shared = 0
        for pid in self.pids():
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                ticks += sum(map(int, fields[11:15]))  # utime, stime and those of its children
                for status in Path(f"/proc/{pid}/task").glob("*/status"):
                    wakes += field_of(status, "voluntary_ctxt_switches")
                kib += field_of(Path(f"/proc/{pid}/status"), "VmRSS")
                shared += field_of(Path(f"/proc/{pid}/smaps_rollup"), "Pss")
            except OSError:
                continue  # it has just ended
        return {"cpu": ticks / os.sysconf("SC_CLK_TCK"), "wakes": wakes, "rss_mib": kib / 1024,
                "pss_mib": shared / 1024}


def field_of(path, name):
    for line in path.read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0


class Disk:
    """A file system of its own on a loop device, so that every sector written to it is a peer's:
    its data, its names and the journal. Needs root; `folder` is None where there are no loops."""

    def __init__(self):
        self.base = Path(tempfile.mkdtemp(prefix="bench-disk-"))
        self.folder = None
        image, folder = self.base / "image", self.base / "disk"
        folder.mkdir()
        with image.open("wb") as file:
            file.truncate(256 << 20)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        # Without the lazy initialisation, whose writes would be counted as somebody's.
        made = subprocess.run(["mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0",
                               image], **quiet)
        if made.returncode == 0 and subprocess.run(["mount", "-o", "loop", image, folder],
                                                   **quiet).returncode == 0:
            self.folder = folder
            device = os.stat(folder).st_dev
            self.counters = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}/stat")

    def written(self):
        os.sync()
        return int(self.counters.read_text().split()[6]) * 512

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.folder:
            subprocess.run(["umount", self.folder], check=False)
        shutil.rmtree(self.base, ignore_errors=True)


def throughput(peer, programs, count, runs):
    """Texts a second through one modem that answers at once, from the command that queues them to
    the last one on the air."""
    rates = []
    for _ in range(runs):
        with Scene(peer, programs) as scene:
            scene.warm_up()
            start, seen = scene.send(count)
            if seen:
                rates.append(len(seen) / (seen[-1]["at"] - start))
    return {"texts_per_second": statistics.median(rates) if rates else None, "runs": rates}


def written(peer, programs, count):
    """Bytes that reach the disk for each text, from its queueing to its end, file system and all."""
    with Disk() as disk:
        if disk.folder is None:
            return {"bytes_per_text": None}
        with Scene(peer, programs, disk=disk.folder) as scene:
            scene.warm_up()
            before = disk.written()
            _, seen = scene.send(count)
            time.sleep(0.5)
            return {"bytes_per_text": (disk.written() - before) / max(len(seen), 1)}


def efficiency(peer, programs, modems, each, latency_ms=1000):
    """How much of the time the lines were busy, when each text takes a second: from the first PDU
    on a line to the last text on the air."""
    with Scene(peer, programs, modems, latency_ms) as scene:
        scene.warm_up()
        _, seen = scene.send(modems * each)
        if not seen:
            return {"of_ideal": 0.0}
        elapsed = max(one["at"] for one in seen) - min(one["handed"] for one in seen)
        return {"of_ideal": len(seen) / modems * latency_ms / 1000 / elapsed}


def reply(peer, programs, count, queued=0, modems=1, latency_ms=0):
    """Milliseconds from an incoming text (the modem has it) to the PDU of its answer on the line,
    without the time for which the modem was still busy with a text that was in the air."""
    with Scene(peer, programs, modems, latency_ms, answer=ANSWER) as scene:
        if not peer.quick:
            scene.warm_up()
        if queued:
            scene.peer.queue(texts(queued))
            scene.events.wait("submit", 0, modems)
        delays = []
        for index in range(count):
            modem = index % modems
            number = f"+4477008{index:05d}"
            scene.network.text_from(number, "query", modem)
            arrived = scene.events.wait("deliver", index, 1)[0]["at"]
            answer = wait_for_answer(scene, number, 10)
            if answer is None:
                break  # a peer that does not answer is not waited for again
            busy = [one["at"] for one in scene.events.seen["submit"]
                    if one["modem"] == answer["modem"] and one["handed"] <= arrived < one["at"]]
            delays.append((answer["handed"] - max([arrived, *busy])) * 1000)
            time.sleep(random.uniform(0.02, 0.15) if peer.quick else random.uniform(0.1, 1.1))
        if len(delays) < count:
            return {"p50_ms": None, "p99_ms": None, "answered": len(delays)}
        delays.sort()
        return {"p50_ms": statistics.median(delays),
                "p99_ms": delays[min(len(delays) - 1, int(len(delays) * 0.99))],
                "answered": len(delays)}


def wait_for_answer(scene, number, seconds):
    submits = scene.events.seen["submit"]

    def found():
        return next((one for one in reversed(submits) if one["to"].lstrip("+") == number[1:]), None)
    with scene.events.news:
        scene.events.news.wait_for(found, seconds)
    return found()


def idle(peers, programs, modems, seconds):
    """What each costs while nothing happens; all at the same time, since all should be asleep."""
    scenes = []
    try:
        for peer in peers:
            scenes.append(Scene(type(peer.name, (peer,), {"thrifty": True}), programs, modems))
        for scene in scenes:
            scene.warm_up()
        time.sleep(3)
        before = [scene.usage() for scene in scenes]
        time.sleep(seconds)
        results = {}
        for scene, first in zip(scenes, before):
            last = scene.usage()
            results[scene.peer.name] = {
                "cpu_seconds": (last["cpu"] - first["cpu"]) * 60 / seconds,
                "wakeups_per_second": (last["wakes"] - first["wakes"]) / seconds,
                "rss_mib": last["rss_mib"], "pss_mib": last["pss_mib"]}
        return results
    finally:
        for scene in scenes:
            scene.__exit__()


def killed(peer, programs, count, kills, latency_ms=100):
    """How many texts went twice, and how many never, when the peer was killed (SIGKILL) at random
    moments of its work and started again."""
    dice = random.Random(4)
    with Scene(peer, programs, 1, latency_ms) as scene:
        scene.warm_up()
        submits = scene.events.seen["submit"]
        first = len(submits)
        scene.peer.queue(texts(count), report=True)
        done = 0
        while done < kills and len(submits) - first < count:
            if not scene.events.wait("submit", len(submits), 1):
                break
            time.sleep(dice.uniform(0, peer.cycle + latency_ms / 1000))
            scene.peer.kill()
            scene.peer.start()
            done += 1
        while len({one["to"] for one in submits[first:]}) < count:
            if not scene.events.wait("submit", len(submits), 1, 15):
                break
        time.sleep(2)
        times = collections.Counter(one["to"] for one in submits[first:])
        unsettled = set(scene.peer.unsettled())
        wanted = {number.lstrip("+") for number, _ in texts(count)}
        told = {number.lstrip("+") for number in unsettled | set(times)}
        return {"kills": done, "twice": sum(n > 1 for n in times.values()),
                "lost": len(wanted - told), "unsettled": len(unsettled)}
