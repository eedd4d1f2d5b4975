"""Long texts that come in pieces: in any order, repeatedly, over a restart."""
import time

from harness import ANN, PATIENCE, EndToEnd, main, wait_until

import generic_modem as peer


def part_of(text, number, reference, total, sequence):
    """A DELIVER in UCS2 with a concatenation header (23.040 sections 9.2.2.1 and 9.2.3.24.1)."""
    data = bytes([5, 0, 3, reference, total, sequence]) + text.encode("utf-16-be")
    digits = number.lstrip("+")
    stamp = peer.semi_octets(time.strftime("%y%m%d%H%M%S00", time.gmtime()))
    tpdu = (bytes([0x44, len(digits), 0x91]) + peer.semi_octets(digits) + bytes([0, 8]) + stamp
            + bytes([len(data)]) + data)
    return (b"\x00" + tpdu).hex().upper()


class Parts(EndToEnd):
    def setUp(self):
        super().setUp()
        # All three together are "hours", which the playbook answers.
        self.parts = [part_of(text, ANN, 77, 3, at) for at, text in enumerate(("ho", "ur", "s"), 1)]

    def arrive(self, index):
        self.world.network.ask("inject_pdu", modem=0, hex=self.parts[index])

    def wait_until_taken(self):
        """Pigeon has taken everything from the SIM."""
        wait_until(lambda: self.world.network.ask("stats")["modems"][0]["stored"] == 0, PATIENCE,
                   "the SIM is empty")

    def one_message_one_reply(self):
        wait_until(self.world.inbox, PATIENCE, "the message is whole")
        wait_until(lambda: self.world.network.texts_to(ANN), PATIENCE, "it is answered")
        # Whatever would come a second time has come by the time that another text is through.
        self.world.network.text_from(ANN, "and?")
        wait_until(lambda: len(self.world.inbox()) > 1, PATIENCE, "the text behind it")
        self.assertEqual(["hours", "and?"], [each["text"] for each in self.world.inbox()])
        answers = self.world.network.texts_to(ANN)
        self.assertEqual(1, sum("Mon-Fri" in text for text in answers), answers)

    def test_out_of_order_one_twice_and_a_restart_make_one_message_and_one_reply(self):
        self.arrive(2)
        self.arrive(0)
        self.arrive(2)
        self.wait_until_taken()
        self.assertEqual([], self.world.inbox())
        self.world.stop_daemon()
        self.world.start_daemon(ready_in=PATIENCE)
        self.arrive(1)
        self.one_message_one_reply()

    def test_a_kill_instead_of_a_stop_changes_nothing(self):
        self.arrive(1)
        self.wait_until_taken()
        self.world.kill_daemon()
        self.arrive(1)
        self.arrive(2)
        self.arrive(0)
        self.world.start_daemon(ready_in=PATIENCE)
        self.one_message_one_reply()

    def test_parts_of_two_customers_with_one_reference_stay_apart(self):
        self.arrive(0)
        for index, text in enumerate(("open", "ing", " times"), 1):
            self.world.network.ask("inject_pdu", modem=0,
                                   hex=part_of(text, "+447700900102", 77, 3, index))
        self.arrive(2)
        self.arrive(1)
        wait_until(lambda: len(self.world.inbox()) == 2, PATIENCE, "both are whole")
        self.assertEqual({(ANN, "hours"), ("+447700900102", "opening times")},
                         {(each["number"], each["text"]) for each in self.world.inbox()})


class Garbage(EndToEnd):
    def test_what_can_not_be_read_is_kept_and_removed_from_the_sim(self):
        self.world.network.ask("inject_pdu", modem=0, hex="00" + "04" + "0B")
        wait_until(lambda: self.world.ask("inbox", "--undecodable"), PATIENCE, "it is shown")
        (raw,) = self.world.ask("inbox", "--undecodable")
        self.assertTrue(raw["reason"])
        wait_until(lambda: self.world.network.ask("stats")["modems"][0]["stored"] == 0, PATIENCE,
                   "it is gone from the SIM")
        self.assertEqual(1, self.world.status()["inbox"]["undecodable"])


if __name__ == "__main__":
    main()
