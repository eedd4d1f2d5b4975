"""What happens without a text of a customer reaches the playbook: a call that nobody took."""
from harness import ANN, PATIENCE, EndToEnd, main, wait_until

PLAYBOOK = """
[program]
name = "Alder Parcels"
[topic.rang]
call = "missed"
say = "Sorry we missed your call. Text us the number of your parcel."
"""


class Happenings(EndToEnd):
    ready = False

    def test_a_missed_call_becomes_a_text(self):
        (self.world.folder / "playbooks/parcels.toml").write_text(PLAYBOOK, encoding="utf-8")
        self.world.write_config(self.world.start_network().port())
        self.world.start_daemon(ready_in=PATIENCE)
        self.world.network.fault("call", line=ANN)
        wait_until(lambda: self.world.network.texts_to(ANN), PATIENCE, "the caller gets a text")
        self.assertEqual(["Sorry we missed your call. Text us the number of your parcel."],
                         self.world.network.texts_to(ANN))

    def test_who_said_stop_is_left_alone_also_when_they_ring(self):
        (self.world.folder / "playbooks/parcels.toml").write_text(PLAYBOOK, encoding="utf-8")
        self.world.write_config(self.world.start_network().port())
        self.world.start_daemon(ready_in=PATIENCE)
        self.world.network.text_from(ANN, "STOP")
        wait_until(lambda: self.world.network.texts_to(ANN), PATIENCE, "the confirmation")
        self.world.network.fault("call", line=ANN)
        wait_until(lambda: "they said STOP" in self.world.tail_of_log(), PATIENCE, "it is looked at")
        self.assertEqual(1, len(self.world.network.texts_to(ANN)))


if __name__ == "__main__":
    main()
