"""A backup made while texts go out is a whole database, and a daemon can live on it."""
import shutil
import sqlite3

from harness import ANN, BOB, EndToEnd, main


class Backup(EndToEnd):
    network_options = ("--send-latency", "20")

    def test_is_whole_while_texts_go_out_and_can_be_put_back(self):
        self.world.network.text_from(BOB, "STOP")
        ids = self.queue([f"Text {i}" for i in range(100)])
        copy = self.world.folder / "copy.db"
        answer = self.world.ask("backup", copy)[0]
        self.assertEqual(copy.stat().st_size, answer["octets"])
        with sqlite3.connect(copy) as database:
            self.assertEqual("ok", database.execute("PRAGMA integrity_check").fetchone()[0])
            outgoing = database.execute(
                "SELECT count(*) FROM message WHERE text LIKE 'Text %'").fetchone()[0]
        self.assertEqual(len(ids), outgoing)
        self.wait_until_all_ended()
        self.assertEqual([], list((self.world.folder / "data").glob("backup*")))

        self.world.ask("backup", copy)
        self.world.stop_daemon()
        shutil.rmtree(self.world.folder / "data")
        (self.world.folder / "data").mkdir()
        shutil.copy(copy, self.world.folder / "data/pigeon.db")
        self.world.start_daemon()
        self.assertEqual(len(ids), len(self.world.outbox("sent")) - 1)
        self.assertEqual(3, self.world.pigeon("send", BOB, "After STOP").exit)

    def test_a_file_that_can_not_be_written_is_named_and_nothing_is_left(self):
        answer = self.world.pigeon("backup", self.world.folder / "no/such/folder/copy.db")
        self.assertEqual(1, answer.exit)
        self.assertIn("no/such/folder", answer.words + answer.output)
        self.assertEqual("sent", self.world.ask("send", ANN, "Still there")[-1]["state"])


if __name__ == "__main__":
    main()
