"""The line goes, comes back, the modem restarts or changes its manners: sending goes on by itself
within five seconds. Here the bound is what is promised, not a guess."""
import time
from collections import Counter

from harness import ANN, BOB, PATIENCE, EndToEnd, main, wait_until

TEXTS = 100
PROMISED = 5.0


class LineTrouble(EndToEnd):
    network_options = ("--send-latency", "50")

    def arrived(self):
        return len(self.world.network.texts_to(ANN))

    def begin(self):
        self.texts = [f"Text {n}" for n in range(TEXTS)]
        self.queue(self.texts)
        wait_until(lambda: self.arrived() >= 10, 60, "sending is under way")

    def goes_on(self, lost=0):
        """Texts arrive again in time, and in the end all have: once, but for `lost` that nobody knows
        of."""
        before, started = self.arrived(), time.monotonic()
        # The second one: the first may have been on its way already.
        wait_until(lambda: self.arrived() >= before + 2, PROMISED, "sending goes on")
        print(f"{self.id().rpartition('.')[2]}: {time.monotonic() - started:.1f} s")
        ended = self.wait_until_all_ended()
        states = Counter(each["state"] for each in ended)
        arrived = Counter(self.world.network.texts_to(ANN))
        self.assertLessEqual(set(states), {"sent", "unknown"}, states)
        self.assertLessEqual(states["unknown"], lost)
        self.assertEqual([], [text for text, times in arrived.items() if times > 1])
        self.assertLessEqual({each["text"] for each in ended if each["state"] == "sent"}, set(arrived))

    def test_the_pty_is_closed_and_opened_again(self):
        self.begin()
        self.world.network.fault("unplug")
        wait_until(lambda: not self.world.status()["ready"], 10, "the loss is seen")
        self.world.network.fault("replug")
        self.goes_on(lost=1)

    def test_the_modem_restarts(self):
        self.begin()
        self.world.network.fault("reboot")
        self.goes_on(lost=1)

    def test_echo_is_switched_on(self):
        self.begin()
        self.world.network.fault("echo")
        self.goes_on()

    def test_bytes_that_mean_nothing_and_a_flood_of_unsolicited_lines(self):
        self.begin()
        self.world.network.fault("garbage", count=5)
        self.world.network.fault("urc_flood", count=200)
        self.goes_on(lost=1)


class LossyLine(EndToEnd):
    """Bytes come one by one, and some are lost."""

    more_config = '[modem.quirks]\nsweep_every = "1s"\n'
    network_options = ("--with", "bytes=one-by-one", "--with", "cmgs=late", "--report-delay", "0")

    def test_a_text_of_which_octets_were_lost_is_read_again_before_it_is_erased(self):
        self.world.network.fault("half_pdu", count=2)
        self.world.network.text_from(ANN, "Where is my parcel?")
        wait_until(lambda: self.world.inbox(), PATIENCE, "it comes in")
        self.assertEqual(["Where is my parcel?"], [each["text"] for each in self.world.inbox()])
        self.assertEqual([], self.world.ask("inbox", "--undecodable"))
        wait_until(lambda: self.world.network.ask("stats")["modems"][0]["stored"] == 0, PATIENCE,
                   "it is erased")

    def test_a_text_that_is_not_erased_at_once_is_taken_once_and_erased_later(self):
        self.world.network.fault("error", command="+CMGD", line="+CMS ERROR: 500")
        self.world.network.text_from(ANN, "Once")
        wait_until(lambda: "can't be erased" in self.world.tail_of_log(), PATIENCE, "it stays on the SIM")
        wait_until(lambda: self.world.network.ask("stats")["modems"][0]["stored"] == 0, PATIENCE,
                   "a later sweep erases it")
        self.assertEqual(["Once"], [each["text"] for each in self.world.inbox()])
        self.assertEqual(1, self.world.tail_of_log().count("can't be erased"))

    def test_a_report_that_comes_before_the_answer_of_its_text_settles_it(self):
        message = self.world.ask("send", BOB, "Quick", "--report", "--wait", "delivered")[-1]
        self.assertEqual("delivered", message["state"])


if __name__ == "__main__":
    main()
