"""What ./scripts/run shows once everything is built: a world to try things in, or the demo."""
import signal
import sys
import time
from pathlib import Path

from demo import play
from world import Surprise, World

ANN = "+447700900101"


def open_world(world, port):
    """A daemon with the example playbook: on `port`, or on a made-up modem."""
    world.add_playbook()
    if port is None:
        port = world.start_network().port()
    elif not Path(port).exists():
        raise Surprise(f"there is no {port}; `ls /dev/serial/by-id` shows what is plugged in")
    world.write_config(port)
    world.start_daemon(ready_in=90)


def explain(world, real):
    programs = world.programs.resolve()
    print(f"""
Pigeon runs, {'on your modem: texts really go out' if real else 'on a made-up modem and network'}.

  folder        {world.folder}
  configuration {world.config}
  playbook      {world.folder}/playbooks/dentist.toml
  log           {world.log}

In another terminal:

  export PATH={programs}:$PATH PIGEON_SOCKET={world.folder}/control.sock
""")
    if real:
        print("""\
  pigeon status
  pigeon send +44… "Hello from my own modem."
  pigeon inbox --follow""")
    else:
        print(f"""\
  pigeon send {ANN} "Your glasses are ready."
  pigeon remind {ANN} "in 10 seconds" "Bring your X-rays." --exact
  pigeon-modem talk --control {world.network.socket} --as {ANN}
      (you are the customer now: try "hours", HELP, STOP, START)""")
    print("\nCtrl-C ends it and removes the folder.", flush=True)


def stay(world):
    """Until somebody ends it, or the daemon ends by itself."""
    while world.daemon.poll() is None:
        time.sleep(0.5)
    raise Surprise(f"pigeond ended with {world.daemon.returncode}")


def main():
    programs, arguments = sys.argv[1], sys.argv[2:]
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit(0))
    with World(programs) as world:
        try:
            if arguments == ["--demo"]:
                play(world)
                return 0
            port = arguments[1] if arguments else None
            open_world(world, port)
            explain(world, real=port is not None)
            stay(world)
        except (Surprise, OSError) as error:
            print(f"\n{error}\n\nThe daemon's log:\n{world.tail_of_log()}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print()
            return 0


if __name__ == "__main__":
    sys.exit(main())
