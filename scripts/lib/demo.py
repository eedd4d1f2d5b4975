"""One conversation between a practice and a customer, played by the real programs. Each step is
checked: what is printed has happened."""
import sys
import textwrap
import time

from world import Surprise, wait_until

ANN = "+447700900101"
COLOURED = sys.stdout.isatty()
WIDTH = 78
TYPING = 1.5  # seconds: a customer is no machine


def painted(text, code):
    return f"\033[{code}m{text}\033[0m" if COLOURED else text


def narrate(text):
    print("\n" + painted(textwrap.fill(text, WIDTH), "2"), flush=True)


def bubble(who, text, indent, code):
    clock = time.strftime("%H:%M:%S")
    lines = textwrap.wrap(text, 48)
    print(f"\n{' ' * indent}{painted(f'{who}  {clock}', '2')}")
    for line in lines:
        print(f"{' ' * indent}{painted('│', code)} {painted(line, code)}", flush=True)


def check(holds, what):
    if not holds:
        raise Surprise(f"the demo went another way: {what}")


class Chat:
    """The customer's phone, and the owner's terminal."""

    def __init__(self, world):
        self.world = world
        self.read = 0

    def type(self, *arguments, json=True):
        """The owner types a command."""
        words = [f'"{word}"' if " " in word else word for word in arguments]
        print("\n" + painted("$ pigeon " + " ".join(words), "1"), flush=True)
        return self.world.pigeon(*arguments, json=json)

    def customer(self, text):
        time.sleep(TYPING)
        bubble("Ann", text, 26, "36")
        self.world.network.text_from(ANN, text)

    def unread(self):
        return self.world.network.texts_to(ANN)[self.read:]

    def phone_gets(self, *words, within=15):
        """The next text on Ann's phone, which has each of `words` in it."""
        wait_until(self.unread, within, f"Ann's phone gets a text with {words}")
        text = self.unread()[0]
        self.read += 1
        bubble("Bright Dental", text, 2, "32")
        for word in words:
            check(word in text, f"{word!r} is not in {text!r}")

    def phone_stays_silent(self, seconds):
        time.sleep(seconds)
        check(not self.unread(), f"Ann got {self.unread()}")


def play(world):
    started = time.monotonic()
    world.add_playbook()
    world.write_config(world.start_network().port())
    world.start_daemon()
    chat = Chat(world)
    print(painted("\nBright Dental and Ann: one conversation, played by pigeond, pigeon and a made-up"
                  "\nmodem with its network.", "1"))

    narrate("The practice plans a reminder. --exact: at that second, whatever the hour.")
    planned = chat.type("remind", ANN, "in 3 seconds",
                        "Your visit is Thu 14:30. Reply 1 OK, 2 change.", "--exact")
    check(planned.exit == 0, planned)
    chat.phone_gets("Thu 14:30")

    narrate("Ann answers. What to say is in docs/examples/dentist.toml, [topic.confirm].")
    chat.customer("ok")
    chat.phone_gets("see you then")

    narrate("She asks something else.")
    chat.customer("Hours?")
    chat.phone_gets("Mon-Fri 8:30-17:30")

    narrate("The practice plans the next reminder, in 20 seconds. Before it goes out, Ann says STOP.")
    due = time.monotonic() + 20
    second = chat.type("remind", ANN, "in 20 seconds", "Time for your yearly check-up.", "--exact")
    check(second.exit == 0, second)
    reminder = second.item["id"]
    chat.customer("Stop")
    chat.phone_gets("START")
    check(world.message(reminder)["state"] == "cancelled", world.message(reminder))
    narrate("One confirmation, and the reminder is cancelled. Whoever tries to text her now is refused:")
    refused = chat.type("send", ANN, "One more thing …", json=False)
    check(refused.exit == 3, refused)
    print(f"{refused.words.strip()}\n(exit status {refused.exit})")
    chat.phone_stays_silent(2)

    narrate("Ann comes back. What STOP had cancelled and is not too late is planned again.")
    chat.customer("START")
    chat.phone_gets()
    check(world.message(reminder)["state"] in ("queued", "held"), world.message(reminder))
    narrate("The reminder comes when it is due.")
    chat.phone_gets("check-up", within=25)
    check(time.monotonic() >= due, "the reminder came too early")

    narrate("All of this is on disk:")
    ledger = chat.type("consent", "show", ANN)
    check(ledger.exit == 0, ledger)
    for entry in ledger.item["entries"]:
        print(f"  {entry['at']}  {entry['event']:<8}  {entry['evidence']}")
    events = [entry["event"] for entry in ledger.item["entries"]]
    check(events == ["revoked", "resumed"], f"the ledger says {events}")
    check([text["state"] for text in world.outbox()] == ["sent"] * 6, world.outbox())
    check(not chat.unread(), f"Ann got {chat.unread()}")
    world.stop_daemon()
    narrate(f"Done: everything above really happened, in {time.monotonic() - started:.0f} s. "
            "Try it yourself: ./scripts/run")
