"""Reminders as an owner plans them: on time, again and again, held for approval, in step with a
folder, and not at all while the clock can't be trusted."""
import ctypes
import sqlite3
import subprocess
import time
from datetime import datetime, timedelta, timezone

from harness import ANN, BOB, PATIENCE, PROGRAMS, EndToEnd, instant, main, wait_until

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:visit-7
DTSTART:{start:%Y%m%dT%H%M%SZ}
SUMMARY:Check-up
ATTENDEE:tel:{number}
END:VEVENT
END:VCALENDAR
"""


def in_seconds(seconds):
    return datetime.now(timezone.utc) + timedelta(seconds=seconds)


def kernel_knows_the_time():
    return ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)) != 5  # TIME_ERROR


class Reminders(EndToEnd):
    ready = False

    def start(self, more=""):
        self.world.write_config(self.world.start_network().port())
        self.configure(more)
        self.world.start_daemon(ready_in=PATIENCE)

    def configure(self, more):
        text = self.world.config.read_text(encoding="utf-8")
        self.world.config.write_text(more + text, encoding="utf-8")

    def planned(self):
        return self.world.ask("reminders", "--limit", 1000)

    def test_each_goes_at_its_time(self):
        self.start()
        wanted = [in_seconds(12 + i * 0.4) for i in range(10)]
        for i, due in enumerate(wanted):
            self.world.ask("remind", ANN, due.isoformat(timespec="milliseconds"), f"Text {i}",
                           "--exact")
        sent = self.wait_until_all_ended()
        late = sorted((instant(message["sent_at"]) - instant(message["not_before"])).total_seconds()
                      for message in sent)
        print(f"10 reminders, late by {late[0]:.3f} to {late[-1]:.3f} s")
        self.assertEqual({message["state"] for message in sent}, {"sent"})
        self.assertGreaterEqual(late[0], 0)

    def test_what_repeats_is_one_text_until_that_has_gone(self):
        self.start()
        first = in_seconds(3)
        answer = self.world.ask("remind", ANN, first.isoformat(timespec="seconds"), "Pills",
                                "--every", "day", "--exact")
        self.assertEqual(len(answer), 1)
        self.wait_for_text(ANN, "Pills")
        following = wait_until(lambda: (found := self.planned()) and found, PATIENCE,
                               "the next one is planned")
        self.assertEqual(len(following), 1)
        self.assertGreater(instant(following[0]["at_utc"]), first + timedelta(hours=22))
        self.world.ask("cancel", following[0]["id"], "--all")
        self.assertEqual(self.planned(), [])

    def test_many_at_once_wait_for_approval(self):
        self.start("approve_above = 3\n")
        day = in_seconds(3 * 86400)
        table = self.world.folder / "visits.csv"
        table.write_text("phone,start,name\n" + "".join(
            f"+4477009001{i:02d},{day:%Y-%m-%d} 1{i}:00,Ann\n" for i in range(5)),
            encoding="utf-8")
        self.world.ask("remind", "--csv", table, "Hi {name}", "--before", "1d")
        self.assertEqual({each["state"] for each in self.world.outbox()}, {"held"})
        batch, = self.world.ask("approve")
        self.assertEqual(batch["texts"], 5)
        self.world.ask("approve", batch["batch"], "--first", 2)
        self.assertEqual(len(self.world.outbox("queued")), 2)
        self.world.ask("approve", batch["batch"])
        self.assertEqual(len(self.world.outbox("queued")), 5)

    def test_a_folder_is_followed(self):
        now = in_seconds(0)
        self.start(f'quiet = "{now - timedelta(hours=6):%H:%M}-{now + timedelta(hours=6):%H:%M}"\n')
        folder = self.world.folder / "calendar"
        folder.mkdir()
        calendar = folder / "visit.ics"
        start = in_seconds(3600 + 10).replace(microsecond=0)
        calendar.write_text(EVENT.format(start=start, number=ANN), encoding="utf-8")
        watch = subprocess.Popen(
            [f"{PROGRAMS}/pigeon", "--socket", self.world.folder / "control.sock", "remind",
             "--watch", folder, "--before", "30m,1h", "--exact"], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        try:
            wait_until(lambda: any(text.startswith("Check-up, ")
                                   for text in self.world.network.texts_to(ANN)),
                       PATIENCE, "an hour before Ann is reminded")
            moved = start + timedelta(hours=24)
            calendar.write_text(EVENT.format(start=moved, number=ANN), encoding="utf-8")
            wait_until(lambda: any("moved" in text for text in self.world.network.texts_to(ANN)),
                       PATIENCE, "Ann hears of the new time")
            self.assertEqual(len(self.planned()), 2)
            calendar.write_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\n",
                                encoding="utf-8")
            time.sleep(3)
            self.assertEqual(len(self.planned()), 2, "a broken file takes nothing away")
            calendar.unlink()
            wait_until(lambda: self.planned() == [], PATIENCE, "what is gone is taken back")
        finally:
            watch.terminate()
            said = watch.communicate()[1]
        self.assertIn("visit.ics: line", said)

    def test_what_is_planned_is_put_off_held_and_taken_back(self):
        self.start()
        visit = in_seconds(3 * 86400).replace(hour=12, minute=0, second=0, microsecond=0)
        calendar = self.world.folder / "visits.ics"
        calendar.write_text(EVENT.format(start=visit, number=ANN), encoding="utf-8")
        remind = ["remind", "--ics", calendar, "--before", "1d", "--after", "30m"]
        day_before, after = self.world.ask(*remind)
        self.assertEqual(instant(after["at_utc"]), visit + timedelta(minutes=30))
        self.assertTrue(all(each["existed"] for each in self.world.ask(*remind)))
        later = visit - timedelta(hours=3)
        put_off, = self.world.ask("snooze", day_before["id"], later.isoformat(timespec="seconds"))
        self.assertEqual(instant(put_off["at_utc"]), later)
        refused = self.world.pigeon("snooze", day_before["id"], "in 4 days")
        self.assertEqual(refused.exit, 1)
        calendar.write_text("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nEND:VCALENDAR\n",
                            encoding="utf-8")
        self.world.ask(*remind)
        self.assertEqual(self.planned(), [], "what the calendar does not have is taken back")

        database = self.world.folder / "clinic.db"
        with sqlite3.connect(database) as clinic:
            clinic.execute("CREATE TABLE visits (id, phone, starts, language)")
            clinic.executemany("INSERT INTO visits VALUES (?, ?, ?, 'fr')",
                               [(i, BOB, f"{visit:%Y-%m-%dT%H}:0{i}:00Z") for i in range(3)])
        query = ["remind", "--db", database, "--sql", "SELECT * FROM visits", "{starts|day}",
                 "--before", "1d", "--pace", "6 per 1h"]
        minutes = [instant(each.get("moved_to_utc", each["at_utc"])).minute
                   for each in self.world.ask(*query)]
        self.assertEqual(minutes, [0, 10, 20])
        self.assertEqual(self.world.pigeon(*query[:4], "DELETE FROM visits").exit, 2)

        self.world.ask("pause")
        self.world.ask("remind", ANN, in_seconds(4).isoformat(timespec="seconds"), "Now", "--exact")
        held = wait_until(lambda: (found := self.world.outbox("held")) and found, PATIENCE,
                          "what comes due in a pause is held")
        self.assertEqual([each["text"] for each in held], ["Now"])
        self.assertEqual(self.world.ask("pause", "--list")[0]["paused"], "all")
        self.world.ask("resume")
        self.wait_for_text(ANN, "Now")
        self.assertEqual(self.world.pigeon("resume").exit, 1)

    def test_nothing_scheduled_goes_while_the_clock_is_doubted(self):
        if kernel_knows_the_time():
            self.skipTest("the kernel vouches for the clock")
        self.start('clock = "witnessed"\n')
        self.assertFalse(self.world.status()["clock_trusted"])
        refused = self.world.pigeon("remind", ANN, "tomorrow 9am", "x")
        self.assertEqual(refused.exit, 1)
        self.world.ask("send", BOB, "Now", "--wait", "sent")
        self.world.ask("send", ANN, "Soon", "--at", in_seconds(1).isoformat(timespec="seconds"),
                       "--wait", "queued")
        time.sleep(2.5)
        self.assertEqual(self.world.network.texts_to(ANN), [])
        self.world.ask("clock", "trust")
        self.wait_for_text(ANN, "Soon")
        # A restart of the daemon alone changes nothing about the clock.
        self.world.stop_daemon()
        self.world.start_daemon(ready_in=PATIENCE)
        wait_until(lambda: self.world.status()["clock_trusted"], PATIENCE,
                   "what was trusted is remembered")


if __name__ == "__main__":
    main()
