"""A small world with the real programs in it: pigeon-modem, pigeond and `pigeon` in a temporary
folder. The demo and the end-to-end tests both live in it."""
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from service_manager import ServiceManager

EXAMPLE = Path(__file__).resolve().parents[2] / "docs/examples/dentist.toml"

CONFIG = """\
data      = "{folder}/data"
socket    = "{folder}/control.sock"
playbooks = "{folder}/playbooks"
country   = "GB"
timezone  = "Europe/London"

[[modem]]
name = "sim1"
port = "{port}"
"""


class Surprise(Exception):
    """Something did not happen as it should have."""


def wait_until(condition, seconds, what):
    """The first truthy value of `condition()`; Surprise when none comes in time."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise Surprise(f"waited {seconds} s in vain: {what}")
        time.sleep(0.05)


class Answer:
    """What `pigeon` said: its exit status, its JSON lines, and its words on stderr."""

    def __init__(self, command, done):
        self.command = command
        self.exit = done.returncode
        self.output = done.stdout
        self.words = done.stderr

    @property
    def items(self):
        # A line ends with \n alone: JSON may hold U+2028 as it is.
        return [json.loads(line) for line in self.output.split("\n") if line]

    @property
    def item(self):
        """The last one: of `send`, the message as it ended."""
        items = self.items
        if not items:
            raise Surprise(f"{self} printed nothing")
        return items[-1]

    def __str__(self):
        return f"`{' '.join(map(str, self.command))}` -> {self.exit} {self.output}{self.words}"


class Network:
    """pigeon-modem: made-up modems and the phones behind them."""

    def __init__(self, programs, folder, *options):
        self.folder = Path(folder, "modems")
        self.socket = Path(folder, "network.sock")
        self.log = Path(folder, "pigeon-modem.log").open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            [Path(programs, "pigeon-modem"), "--dir", self.folder, "--control", self.socket,
             *options], stdout=subprocess.PIPE, stderr=self.log, text=True, start_new_session=True)
        for line in self.process.stdout:
            if line == "ready\n":
                return
        raise Surprise("pigeon-modem did not start: " + Path(self.log.name).read_text())

    def port(self, modem=0):
        return self.folder / f"modem{modem}"

    def ask(self, request, **arguments):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(10)
            line.connect(str(self.socket))
            line.sendall(json.dumps({request: arguments}).encode() + b"\n")
            with line.makefile("r", encoding="utf-8") as answers:
                answer = json.loads(answers.readline())
        if "error" in answer:
            raise Surprise(f"pigeon-modem refused {request} {arguments}: {answer['error']}")
        return answer

    def text_from(self, number, text, modem=0, **more):
        """A customer writes."""
        return self.ask("inject", modem=modem, **{"from": number}, text=text, **more)

    def fault(self, kind, modem=0, **more):
        return self.ask("fault", modem=modem, kind=kind, **more)

    def texts_to(self, number=None):
        """What phones have got, whole texts in order: all, or those of one number."""
        texts = self.ask("sent")["sent"]
        return [each["text"] for each in texts if number is None or each["to"] == number]

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.process.stdout.close()
        self.log.close()


class World:
    """Folder, configuration and daemon. Close it, or use it with `with`."""

    def __init__(self, programs, service_manager=False):
        self.programs = Path(programs)
        self.folder = Path(tempfile.mkdtemp(prefix="pigeon-"))
        self.config = self.folder / "pigeon.toml"
        self.log = self.folder / "pigeond.log"
        self.network = None
        self.daemon = None
        self.service_manager = ServiceManager(self.folder) if service_manager else None
        (self.folder / "data").mkdir()
        (self.folder / "playbooks").mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start_network(self, *options):
        self.network = Network(self.programs, self.folder, *options)
        return self.network

    def add_playbook(self, source=EXAMPLE):
        shutil.copy(source, self.folder / "playbooks")

    def write_config(self, port, more=""):
        self.config.write_text(CONFIG.format(folder=self.folder, port=port) + more, encoding="utf-8")

    def start_daemon(self, ready_in=30):
        """Starts it; with `ready_in` waits so many seconds until a modem can send."""
        with self.log.open("a", encoding="utf-8") as log:
            start = self.service_manager.start if self.service_manager else subprocess.Popen
            self.daemon = start([self.programs / "pigeond", "--config", self.config],
                                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                start_new_session=True)
        wait_until(lambda: self.daemon.poll() is not None or self.answers(), 30,
                   "pigeond answers")
        if self.daemon.poll() is not None:
            raise Surprise(f"pigeond ended with {self.daemon.returncode}")
        if ready_in:
            answer = self.pigeon("status", "--wait-ready", ready_in, timeout=ready_in + 10)
            if answer.exit != 0:
                raise Surprise(f"no modem is ready: {answer}")

    def stop_daemon(self):
        """As systemd does: exit status 0 within five seconds."""
        self.daemon.send_signal(signal.SIGTERM)
        try:
            code = self.daemon.wait(5)
        except subprocess.TimeoutExpired:
            self.kill_daemon()
            raise Surprise("pigeond did not stop within 5 s of SIGTERM") from None
        self.daemon = None
        if code != 0:
            raise Surprise(f"pigeond ended with {code} after SIGTERM")

    def kill_daemon(self):
        self.daemon.kill()
        self.daemon.wait()
        self.daemon = None

    def pigeon(self, *arguments, stdin=None, timeout=90, json=True):
        command = [self.programs / "pigeon", *map(str, arguments), *(["--json"] if json else [])]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=timeout,
                              env={**os.environ, "PIGEON_SOCKET": str(self.folder / "control.sock")},
                              check=False)
        return Answer(["pigeon", *arguments], done)

    def ask(self, *arguments, **more):
        """`pigeon` where it has to succeed; its items."""
        answer = self.pigeon(*arguments, **more)
        if answer.exit != 0:
            raise Surprise(str(answer))
        return answer.items

    def control(self, verb, **args):
        """Asks the daemon itself, over its socket: for those who look again and again. The items."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(30)
            line.connect(str(self.folder / "control.sock"))
            line.sendall(json.dumps({"verb": verb, "args": args}).encode() + b"\n")
            with line.makefile("r", encoding="utf-8") as answers:
                items = []
                for answer in map(json.loads, answers):
                    if "item" in answer:
                        items.append(answer["item"])
                    elif answer["end"].get("exit") not in (0, 5):
                        raise Surprise(f"{verb} {args}: {answer['end']}")
        return items

    def answers(self):
        try:
            return bool(self.control("status"))
        except OSError:
            return False

    def status(self):
        return self.control("status")[0]

    def modems(self):
        return self.control("modem_list")

    def message(self, number):
        return self.control("message", id=number)[0]

    def outbox(self, state=None):
        return self.control("list", direction="out", limit=100000, **({"state": state} if state else {}))

    def inbox(self):
        return self.control("list", direction="in", limit=100000)

    def tail_of_log(self, lines=60):
        if not self.log.exists():
            return "(pigeond was never started)"
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def close(self):
        if self.daemon is not None and self.daemon.poll() is None:
            self.kill_daemon()
        if self.network is not None:
            self.network.close()
        if self.service_manager is not None:
            self.service_manager.close()
        shutil.rmtree(self.folder, ignore_errors=True)
