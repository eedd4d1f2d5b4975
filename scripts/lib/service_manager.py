"""What systemd does for a service with `Type=notify` and a store of file descriptors (sd_notify(3),
sd_listen_fds(3)): a modem's line stays open here while pigeond is killed and started again."""
import array
import os
import select
import socket
import subprocess
import sys
import threading

# Becomes the service: the descriptors at 3 and on, and its own process id in the environment.
LAUNCHER = """
import fcntl, os, sys
count = int(sys.argv[1])
high = [fcntl.fcntl(int(each), fcntl.F_DUPFD, 100) for each in sys.argv[2:2 + count]]
for at, each in enumerate(high):
    os.dup2(each, 3 + at)
os.closerange(3 + count, 1024)
os.environ["LISTEN_PID"] = str(os.getpid())
os.execv(sys.argv[2 + count], sys.argv[2 + count:])
"""


class ServiceManager:
    def __init__(self, folder):
        self.path = folder / "notify.sock"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(self.path))
        self.socket.setblocking(False)
        self.store = {}  # descriptors by name
        self.turn = threading.Lock()
        self.closing = threading.Event()
        self.listener = threading.Thread(target=self.listen)
        self.listener.start()

    def start(self, command, **more):
        self.hear()
        for name in [name for name, each in self.store.items() if hung_up(each)]:
            os.close(self.store.pop(name))
        kept = list(self.store.values())
        environment = {**os.environ, "NOTIFY_SOCKET": str(self.path), "LISTEN_FDS": str(len(kept)),
                       "LISTEN_FDNAMES": ":".join(self.store)}
        return subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, str(len(kept)), *map(str, kept), *map(str, command)],
            env=environment, pass_fds=kept, **more)

    def listen(self):
        while not self.closing.is_set():
            if select.select([self.socket], [], [], 0.2)[0]:
                self.hear()

    def hear(self):
        """What the service has said meanwhile."""
        with self.turn:
            self.read_all()

    def read_all(self):
        while True:
            descriptors = array.array("i")
            try:
                message, ancillary, _, _ = self.socket.recvmsg(
                    4096, socket.CMSG_SPACE(8 * descriptors.itemsize))
            except BlockingIOError:
                return
            for level, kind, data in ancillary:
                if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                    descriptors.frombytes(data[:len(data) - len(data) % descriptors.itemsize])
            self.obey(dict(line.split("=", 1) for line in message.decode().splitlines()),
                      descriptors)

    def obey(self, said, descriptors):
        name = said.get("FDNAME", "stored")
        if "FDSTOREREMOVE" in said and name in self.store:
            os.close(self.store.pop(name))
        for each in descriptors:
            if "FDSTORE" in said and name not in self.store:
                self.store[name] = each
            else:
                os.close(each)

    def close(self):
        self.closing.set()
        self.listener.join()
        for each in self.store.values():
            os.close(each)
        self.socket.close()


def hung_up(descriptor):
    poll = select.poll()
    poll.register(descriptor, 0)
    return bool(poll.poll(0))
