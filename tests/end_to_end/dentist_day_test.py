"""The dentist's day: fifty reminders go out, customers answer in every way, two people at the desk
take what the playbook can't settle, and at noon the power goes. At the end every conversation stands
where it should, in the clinic's database, in the ledger and on the phones."""
import re
import sqlite3
import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from harness import PATIENCE, ROOT, EndToEnd, main, wait_until

DESK, SECOND_DESK = "+447700900900", "+447700900901"
PLAYBOOK = ROOT / "tests/vectors/playbook-dentist.toml"
LONDON = ZoneInfo("Europe/London")
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

REMINDER = r"hi \w+, your visit is"
GIVE_UP = r"Give up your visit"
# Ways to answer: what they wait for and what they write then, and how their visit and they end.
WAYS = {
    "one": ([(REMINDER, "1"), (r"Thank you", None)], "confirmed", False),
    "ok": ([(REMINDER, "Ok!"), (r"Thank you", None)], "confirmed", False),
    "thumb": ([(REMINDER, "👍"), (r"Thank you", None)], "confirmed", False),
    "move": ([(REMINDER, "2"), (r"Which day", "{day}"), (r"Send the number", "2"), (r"Done:", None)],
             "moved", False),
    "off form": ([(REMINDER, "2"), (r"Which day", "whenever"), (r"I need a day", "{day}"),
                  (r"Send the number", "1"), (r"Done:", None)], "moved", False),
    "own words": ([(REMINDER, "could I come another day"), (r"Which day", "{day}"),
                   (r"Send the number", "2"), (r"Done:", None)], "moved", False),
    "can't": ([(REMINDER, "3"), (GIVE_UP, "Y"), (r"Your visit is cancelled", None)],
              "cancelled", False),
    "can after all": ([(REMINDER, "3"), (GIVE_UP, "no"), (r"we keep your visit", None)],
                      "booked", False),
    "stop": ([(REMINDER, "STOP"), (r"unsubscribed", None)], "booked", True),
    "take me off": ([(REMINDER, "please take me off your list"), (r"unsubscribed", None)],
                    "booked", True),
    "cancel": ([(REMINDER, "Cancel"), (r"reply VISIT", "visit"), (GIVE_UP, "y"),
                (r"Your visit is cancelled", None)], "cancelled", False),
    "silence": ([(REMINDER, None)], "booked", False),
    "question": ([(REMINDER, "is the new x-ray covered by my insurance"), (r".", "insurance??"),
                  (r"colleague", None), (r"^Desk: ", None)], "booked", False),
    "person": ([(REMINDER, "person"), (r"a colleague will answer", None), (r"^Desk: ", None)],
               "booked", False),
    "french": ([(REMINDER, "je ne comprends pas l'anglais"), (r".", "parlez vous francais ?"),
                (r"colleague", None), (r"^Desk: ", None)], "booked", False),
}
TO_PEOPLE = {"question", "person", "french"}


class Customer:
    def __init__(self, at, way):
        self.number = f"+44770091{at:04}"
        self.way = way
        self.steps, self.visit, self.blocked = WAYS[way]
        self.at_step = 0
        self.read = 0

    def finished(self):
        return self.at_step == len(self.steps)


class DentistDay(EndToEnd):
    ready = False

    def open_clinic(self, customers):
        now = datetime.now(LONDON)
        starts = (now + timedelta(days=1)).strftime("%Y-%m-%d") + " 14:30"
        self.free_day = (now + timedelta(days=4)).date()
        self.clinic = self.world.folder / "playbooks/clinic.db"
        with sqlite3.connect(self.clinic) as db:
            db.execute("CREATE TABLE visits(id INTEGER PRIMARY KEY, phone TEXT, starts TEXT,"
                       " dentist TEXT, first_name TEXT, state TEXT)")
            db.execute("CREATE TABLE openings(starts TEXT)")
            db.executemany("INSERT INTO visits VALUES (?, ?, ?, 'Dr Rao', ?, 'booked')",
                           [(at, each.number, starts, f"C{at}") for at, each in enumerate(customers)])
            db.executemany("INSERT INTO openings VALUES (?)",
                           [(f"{self.free_day} {time}",) for time in ("09:30", "11:00", "15:10")])
        # The day of this test is now, whatever the time: nobody sleeps, and the desk is there.
        quiet = f"{(now.hour + 11) % 24:02}:00-{(now.hour + 12) % 24:02}:00"
        text = PLAYBOOK.read_text(encoding="utf-8")
        for pattern, replacement in (
                (r'quiet    = "[^"]*"', f'quiet = "{quiet}"'),
                (r"(?m)^open   = .*$", 'open = ["Mon-Sun 00:00-24:00"]'),
                (r"(?m)^closed = .*$", ""),
                (r'sms  = \["[^"]*"\]', f'sms = ["{DESK}", "{SECOND_DESK}"]')):
            text, count = re.subn(pattern, replacement, text)
            self.assertEqual(1, count, pattern)
        (self.world.folder / "playbooks/dentist.toml").write_text(text, encoding="utf-8")

    def open_for_business(self):
        self.world.write_config(self.world.start_network("--send-latency", "3").port())
        self.world.start_daemon(ready_in=PATIENCE)

    def texts(self):
        by_number = {}
        for each in self.world.network.ask("sent")["sent"]:
            by_number.setdefault(each["to"], []).append(each["text"])
        return by_number

    def play(self, customer, texts):
        """Whatever came since is read; the first text that the customer waits for is answered."""
        got = texts.get(customer.number, [])
        while customer.read < len(got) and not customer.finished():
            pattern, reply = customer.steps[customer.at_step]
            text = got[customer.read]
            customer.read += 1
            if not re.search(pattern, text):
                continue
            customer.at_step += 1
            if reply is not None:
                self.world.network.text_from(
                    customer.number, reply.format(day=WEEKDAYS[self.free_day.weekday()]))

    def play_desk(self, texts):
        """The first desk answers odd conversations, the second even ones; each says done."""
        for number, parity in ((DESK, 1), (SECOND_DESK, 0)):
            for text in texts.get(number, []):
                found = re.match(r"#(\d+) (\+\d+): ", text)
                if not found or int(found[1]) % 2 != parity:
                    continue
                if found[2] in self.answered:
                    continue
                self.answered.add(found[2])
                self.world.network.text_from(number, f"#{found[1]} Desk: we call you, {found[2]}")
                self.world.network.text_from(number, f"#{found[1]} done")

    def power_cut(self):
        self.world.kill_daemon()  # -9, while customers and desks are being answered
        self.world.network.fault("reboot", lasts_ms=300)
        self.world.start_daemon(ready_in=PATIENCE)
        # What was on the air is never sent again on a guess; the owner looks, and says.
        for each in self.world.outbox("unknown"):
            arrived = each["text"] in self.texts().get(each["number"], [])
            self.world.ask("resolve", each["id"], "sent" if arrived else "resend")

    def test_every_conversation_ends_where_it_should(self):
        began = time.monotonic()
        ways = list(WAYS)
        customers = [Customer(at, ways[at % len(ways)]) for at in range(50)]
        self.answered = set()
        self.open_clinic(customers)
        # Nobody has agreed yet: the daemon looks, and says nothing.
        self.open_for_business()
        for each in customers:
            self.world.ask("consent", "grant", each.number, "--method", "paper")
        wait_until(lambda: len(self.texts()) >= len(customers), PATIENCE, "the reminders are out")

        noon = False
        deadline = time.monotonic() + PATIENCE
        while not all(each.finished() for each in customers):
            texts = self.texts()
            for each in customers:
                self.play(each, texts)
            self.play_desk(texts)
            if not noon and sum(each.finished() for each in customers) >= 15:
                noon = True
                self.power_cut()
            if time.monotonic() > deadline:
                self.fail("these did not come to their end:\n" + "\n".join(
                    f"{each.way} {each.number} waits for {each.steps[each.at_step][0]!r}: "
                    f"{self.texts().get(each.number)}" for each in customers if not each.finished()))
            time.sleep(0.05)
        self.assertTrue(noon)
        wait_until(lambda: self.world.status()["inbox"]["unanswered"] == 0, PATIENCE,
                   "everything is dealt with")
        self.judge(customers)
        print(f"50 customers in {time.monotonic() - began:.1f} s")

    def judge(self, customers):
        texts = self.texts()
        with sqlite3.connect(self.clinic) as db:
            visits = {row[0]: row[1:] for row in db.execute("SELECT phone, state, starts FROM visits")}
        for each in customers:
            with self.subTest(each.way, number=each.number):
                state, starts = visits[each.number]
                moved = starts.startswith(str(self.free_day))
                self.assertEqual(each.visit == "moved", moved, starts)
                self.assertEqual("confirmed" if moved else each.visit, state)
                show = self.world.ask("consent", "show", each.number)[0]
                self.assertEqual(each.blocked, show["blocked"])
                got = texts[each.number]
                self.assertEqual(1, sum(bool(re.search(REMINDER, text)) for text in got), got)
                self.assertEqual(len(got), len(set(got)), got)  # nothing twice
                if each.blocked:
                    self.assertEqual(2, len(got), got)
        to_people = {each.number for each in customers if each.way in TO_PEOPLE}
        self.assertEqual(to_people, self.answered)
        states = {each["state"] for each in self.world.outbox()}
        self.assertLessEqual(states, {"sent", "delivered"})

    def test_a_reminder_that_never_arrives_is_told_to_the_desk(self):
        customer = Customer(0, "silence")
        self.open_clinic([customer])
        self.open_for_business()
        self.world.network.ask("reports", status=0x41)  # 23.040 section 9.2.3.15: for good
        self.world.ask("consent", "grant", customer.number)
        wait_until(lambda: self.texts().get(DESK), PATIENCE, "the desk hears of it")
        self.assertRegex(self.texts()[DESK][0], rf"^#1 \{customer.number}: not reached: .*visit")


if __name__ == "__main__":
    main()
