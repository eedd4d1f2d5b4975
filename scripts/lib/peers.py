"""Pigeon and the programs that it is compared with, each tuned by its own manual: for speed, or
(`thrifty`) to sleep while nothing happens, which with these two excludes each other.
A peer works in a folder of its own on ports that somebody else has opened."""
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path


class Peer:
    """Start it, give it texts, stop or kill it."""

    name = ""
    quick = False  # is a text a matter of milliseconds?
    cycle = 0.0    # seconds that it spends on a text beside the modem's own time
    thrifty = False

    def __init__(self, programs, folder, ports):
        self.programs = Path(programs)
        self.folder = Path(folder)
        self.ports = [str(port) for port in ports]
        self.processes = []
        self.folder.mkdir(parents=True, exist_ok=True)

    def run(self, *command, **more):
        log = Path(self.folder, "output.log").open("ab")
        process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log, start_new_session=True, **more)
        log.close()
        self.processes.append(process)
        return process

    def pids(self):
        return [process.pid for process in self.processes if process.poll() is None]

    def kill(self):
        """As a power cut or the kernel would, children and all."""
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes = []

    def unsettled(self):
        """The numbers of texts of which it says that only the owner can tell whether they went."""
        return []

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes = []


class Gammu(Peer):
    """gammu-smsd with its file backend. It drives one modem a process."""

    name = "gammu-smsd"
    cycle = 0.7

    @staticmethod
    def installed():
        return shutil.which("gammu-smsd") is not None

    def spool(self, modem):
        return self.folder / f"phone{modem}"

    def configure(self, modem, answer):
        spool = self.spool(modem)
        for part in ("inbox", "outbox", "sent", "error"):
            (spool / part).mkdir(parents=True, exist_ok=True)
        hook = ""
        if answer:
            script = spool / "answer.sh"
            script.write_text("#!/bin/sh\n"
                              f'exec gammu-smsd-inject -c {spool}/rc TEXT "$SMS_1_NUMBER" '
                              f'-text "{answer}"\n', encoding="utf-8")
            script.chmod(0o755)
            hook = f"RunOnReceive = {script}\n"
        (spool / "rc").write_text(
            f"[gammu]\ndevice = {self.ports[modem]}\nconnection = at115200\n"
            "synchronizetime = no\n\n"
            "[smsd]\nservice = files\n"
            # Its manual: each of these checks takes a command between two texts.
            "checksecurity = 0\nchecksignal = 0\ncheckbattery = 0\nchecknetwork = 0\n"
            "statusfrequency = 0\nresetfrequency = 0\nhardresetfrequency = 0\n"
            # Seconds between two looks into the outbox and at the modem (30 by default, and with 0
            # it never looks), and between two turns of its loop; 0 is a busy loop.
            f"commtimeout = 1\nloopsleep = {int(self.thrifty)}\n"
            f"receivefrequency = {1 if answer else 15}\ndeliveryreport = no\n"
            f"inboxpath = {spool}/inbox/\noutboxpath = {spool}/outbox/\n"
            f"sentsmspath = {spool}/sent/\nerrorsmspath = {spool}/error/\n{hook}",
            encoding="utf-8")

    def start(self, answer=None):
        for modem in range(len(self.ports)):
            self.configure(modem, answer)
            self.run("gammu-smsd", "-c", self.spool(modem) / "rc")

    def queue(self, texts, report=False):
        """Texts for all modems in turn, each as `gammu-smsd-inject` would leave it."""
        for index, (number, text) in enumerate(texts):
            outbox = self.spool(index % len(self.ports)) / "outbox"
            name = f"OUTA20260101_000000_{index:05d}_{number}_sms0.txt{'d' if report else ''}"
            # Written aside and moved, so that no half file is read.
            aside = outbox.parent / name
            aside.write_bytes(text.encode("utf-8"))
            aside.rename(outbox / name)


class Smstools(Peer):
    """smstools3: one smsd, which forks a process for each modem."""

    name = "smstools3"
    cycle = 0.15

    @staticmethod
    def installed():
        return all(map(shutil.which, ("smsd", "inotifywait")))

    def start(self, answer=None):
        for part in ("incoming", "outgoing", "checked", "sent", "failed"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        hook = ""
        if answer:
            script = self.folder / "answer.sh"
            script.write_text(
                "#!/bin/sh\n[ \"$1\" = RECEIVED ] || exit 0\n"
                'while read -r name value; do [ "$name" != From: ] || break; done <"$2"\n'
                f'printf "To: %s\\n\\n{answer}" "$value" >{self.folder}/answer.$$\n'
                f"exec mv {self.folder}/answer.$$ {self.folder}/outgoing/\n", encoding="utf-8")
            script.chmod(0o755)
            hook = f"eventhandler = {script}\n"
        names = [f"GSM{index}" for index in range(len(self.ports))]
        config = (f"devices = {', '.join(names)}\nloglevel = 2\nlogfile = {self.folder}/smsd.log\n"
                  f"incoming = {self.folder}/incoming\noutgoing = {self.folder}/outgoing\n"
                  f"checked = {self.folder}/checked\nsent = {self.folder}/sent\n"
                  f"failed = {self.folder}/failed\n"
                  # Its manual: seconds to sleep when there was nothing to do; 0 is a busy loop. New
                  # files can be told by inotify: sooner for one answer at a time, but of many texts
                  # at once those that come while it falls asleep are missed.
                  f"delaytime = {int(self.thrifty)}\ndelaytime_mainprocess = {int(self.thrifty)}\n"
                  f"notifier = {'yes' if self.thrifty or answer else 'no'}\n"
                  "trust_outgoing = yes\nignore_outgoing_priority = yes\n"
                  f"stats_interval = 0\nreceive_before_send = no\n{hook}")
        for name, port in zip(names, self.ports):
            config += (f"\n[{name}]\ndevice = {port}\nincoming = {'high' if answer else 'no'}\n"
                       # Its manual: look less, and more often, at what the modem says; without
                       # these two each command begins with a tenth of a second of listening.
                       "detect_message_routing = no\ndetect_unexpected_input = no\n"
                       "poll_faster = 100\ncheck_network = 0\ncheck_sim = no\npin = ignore\n"
                       "status_signal_quality = no\nstatus_include_counters = no\nreport = no\n")
        (self.folder / "smsd.conf").write_text(config, encoding="utf-8")
        self.run("smsd", "-t", f"-c{self.folder}/smsd.conf", f"-p{self.folder}/smsd.pid",
                 f"-i{self.folder}/smsd.info")

    def queue(self, texts, report=False):
        wish = "Report: yes\n" if report else ""
        for index, (number, text) in enumerate(texts):
            aside = self.folder / f"text{index:05d}"
            aside.write_bytes(f"To: {number.lstrip('+')}\n{wish}\n{text}".encode("utf-8"))
            aside.rename(self.folder / "outgoing" / aside.name)


class Pigeon(Peer):
    """pigeond with its default settings: every state is on disk before it is acted on."""

    name = "pigeon"
    quick = True
    cycle = 0.005

    @staticmethod
    def installed():
        return True

    def start(self, answer=None):
        for part in ("data", "playbooks"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        if answer:
            (self.folder / "playbooks/bench.toml").write_text(
                '[program]\nname = "Bench"\nhelp = "Call 01632 960001."\n\n[topic.any]\n'
                f'words = ["query"]\nsay = "{answer}"\n', encoding="utf-8")
        config = (f'data = "{self.folder}/data"\nsocket = "{self.folder}/control.sock"\n'
                  f'playbooks = "{self.folder}/playbooks"\ncountry = "GB"\n'
                  'timezone = "Europe/London"\n')
        for index, port in enumerate(self.ports):
            config += f'[[modem]]\nname = "sim{index}"\nport = "{port}"\n'
        (self.folder / "pigeon.toml").write_text(config, encoding="utf-8")
        self.run(self.programs / "pigeond", "--config", self.folder / "pigeon.toml")
        while self.pigeon("status", "--wait-ready", "30").returncode != 0:
            time.sleep(0.05)

    def pigeon(self, *arguments, **more):
        return subprocess.run([self.programs / "pigeon", "--socket", self.folder / "control.sock",
                               *arguments], capture_output=True, text=True, check=False, **more)

    def queue(self, texts, report=False):
        lines = "".join(json.dumps({"to": number, "text": text, "report": report}) + "\n"
                        for number, text in texts)
        done = self.pigeon("send", "--batch", "-", input=lines)
        if done.returncode != 0:
            raise RuntimeError(f"pigeon send --batch: {done.stderr}")

    def unsettled(self):
        lines = self.pigeon("outbox", "--state", "unknown", "--limit", "100000", "--json").stdout
        return [json.loads(line)["number"] for line in lines.splitlines()]
