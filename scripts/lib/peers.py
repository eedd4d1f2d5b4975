"""The programs that Pigeon is compared with, each tuned by its own manual for one thing: speed.
A peer works in a folder of its own on ports that somebody else has opened."""
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path


class Peer:
    """Start it, give it texts, stop it."""

    name = ""

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
            "[smsd]\nservice = files\nlogfile = /dev/null\ndebuglevel = 0\n"
            # Its manual: each of these checks takes a command between two texts.
            "checksecurity = 0\nchecksignal = 0\ncheckbattery = 0\nchecknetwork = 0\n"
            "statusfrequency = 0\nresetfrequency = 0\nhardresetfrequency = 0\n"
            "loopsleep = 0\nreceivefrequency = 0\nmaxretries = 1\ndeliveryreport = no\n"
            f"inboxpath = {spool}/inbox/\noutboxpath = {spool}/outbox/\n"
            f"sentsmspath = {spool}/sent/\nerrorsmspath = {spool}/error/\n{hook}",
            encoding="utf-8")

    def start(self, answer=None):
        for modem in range(len(self.ports)):
            self.configure(modem, answer)
            self.run("gammu-smsd", "-c", self.spool(modem) / "rc")

    def queue(self, texts):
        """Texts for all modems in turn, each as `gammu-smsd-inject` would leave it."""
        for index, (number, text) in enumerate(texts):
            outbox = self.spool(index % len(self.ports)) / "outbox"
            name = f"OUTA20260101_000000_{index:05d}_{number}_sms0.txt"
            # Written aside and moved, so that no half file is read.
            aside = outbox.parent / name
            aside.write_bytes(text.encode("utf-8"))
            aside.rename(outbox / name)


class Smstools(Peer):
    """smstools3: one smsd, which forks a process for each modem."""

    name = "smstools3"

    @staticmethod
    def installed():
        return shutil.which("smsd") is not None

    def start(self, answer=None):
        for part in ("incoming", "outgoing", "checked", "sent", "failed"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        hook = ""
        if answer:
            script = self.folder / "answer.sh"
            script.write_text(
                "#!/bin/sh\n[ \"$1\" = RECEIVED ] || exit 0\n"
                "from=$(sed -n 's/^From: //p' \"$2\" | head -n 1)\n"
                f"file=$(mktemp {self.folder}/answer.XXXXXX)\n"
                f'printf "To: %s\\n\\n{answer}" "$from" >"$file"\n'
                f'mv "$file" {self.folder}/outgoing/\n', encoding="utf-8")
            script.chmod(0o755)
            hook = f"eventhandler = {script}\n"
        names = [f"GSM{index}" for index in range(len(self.ports))]
        config = (f"devices = {', '.join(names)}\nloglevel = 2\nlogfile = {self.folder}/smsd.log\n"
                  f"incoming = {self.folder}/incoming\noutgoing = {self.folder}/outgoing\n"
                  f"checked = {self.folder}/checked\nsent = {self.folder}/sent\n"
                  f"failed = {self.folder}/failed\n"
                  # Its manual: seconds to sleep when there was nothing to do.
                  "delaytime = 0\ndelaytime_mainprocess = 0\nstats_interval = 0\n"
                  f"receive_before_send = no\nautosplit = 3\n{hook}")
        for name, port in zip(names, self.ports):
            config += (f"\n[{name}]\ndevice = {port}\nincoming = {'high' if answer else 'no'}\n"
                       "check_memory_method = 2\nstatus_signal_quality = no\n"
                       "status_include_counters = no\nmodem_disabled = no\nsend_delay = 0\n"
                       "check_sim = no\ncs_convert = yes\npin = ignore\nreport = no\n")
        (self.folder / "smsd.conf").write_text(config, encoding="utf-8")
        self.run("smsd", "-t", f"-c{self.folder}/smsd.conf", f"-p{self.folder}/smsd.pid",
                 f"-i{self.folder}/smsd.info")

    def queue(self, texts):
        for index, (number, text) in enumerate(texts):
            aside = self.folder / f"text{index:05d}"
            aside.write_bytes(f"To: {number.lstrip('+')}\n\n{text}".encode("utf-8"))
            aside.rename(self.folder / "outgoing" / aside.name)


class Pigeon(Peer):
    """pigeond with its default settings: every state is on disk before it is acted on."""

    name = "pigeon"
    playbook = ""

    @staticmethod
    def installed():
        return True

    def start(self, answer=None):
        for part in ("data", "playbooks"):
            (self.folder / part).mkdir(exist_ok=True)
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

    def queue(self, texts):
        lines = "".join(json.dumps({"to": number, "text": text}) + "\n" for number, text in texts)
        done = self.pigeon("send", "--batch", "-", input=lines)
        if done.returncode != 0:
            raise RuntimeError(f"pigeon send --batch: {done.stderr}")
