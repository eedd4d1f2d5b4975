"""What was not understood comes before the owner, becomes an example of the playbook, and the daemon
knows it without a restart."""
from harness import ANN, BOB, PATIENCE, EndToEnd, main, wait_until

PLAYBOOK = """# The shop of my aunt
[program]
name = "Alder Shop"
[texts]
fallback = "Sorry, I did not get that."
[topic.hours]
like = ["when are you open", "are you open on sunday", "what time do you close"]  # more to come
say = "We open at 9."
[topic.parcel]
like = [
  "where is my parcel",      # they all ask this
  "my package has not arrived",
  "track my order",
]
say = "It is on its way."
[[test]]
name = "parcel"
talk = '''
> where is my parcel
< It is on its way.
'''
"""
STRANGE = "has the courier dropped off those boots yet"


class Learn(EndToEnd):
    ready = False

    def setUp(self):
        super().setUp()
        self.playbook = self.world.folder / "playbooks/shop.toml"
        self.playbook.write_text(PLAYBOOK, encoding="utf-8")
        self.world.write_config(self.world.start_network().port())
        self.world.start_daemon(ready_in=PATIENCE)

    def test_a_text_that_is_filed_is_answered_from_then_on(self):
        self.world.network.text_from(ANN, STRANGE)
        self.world.network.text_from(ANN, "pelicans fly low over the harbour")
        self.world.network.text_from(ANN, "Are you open on Sunday?")
        self.wait_for_text(ANN, "We open at 9.")
        groups = self.world.ask("learn", self.playbook)
        self.assertEqual([[STRANGE], ["pelicans fly low over the harbour"]],
                         [[one["text"] for one in group["texts"]] for group in groups])
        boots, pelicans = [group["group"] for group in groups]
        told = self.world.ask("learn", self.playbook, "--file", f"{boots}=parcel", "--skip", pelicans)[0]
        self.assertEqual((True, 1, 1), (told["kept"], told["added"], told["tests"]["after"]))
        self.assertEqual(PLAYBOOK.replace('"track my order",', f'"track my order",\n  "{STRANGE}",'),
                         self.playbook.read_text(encoding="utf-8"))
        self.assertEqual([], self.world.ask("learn", self.playbook))
        wait_until(lambda: self.world.tail_of_log().count("learnt: 1 playbooks") >= 1, PATIENCE,
                   "the daemon learns it")
        self.world.network.text_from(BOB, STRANGE)
        self.wait_for_text(BOB, "It is on its way.")

    def test_a_playbook_that_is_wrong_leaves_the_old_one_at_work(self):
        self.playbook.write_text(PLAYBOOK.replace("say =", "sya ="), encoding="utf-8")
        wait_until(lambda: "the playbooks stay as they were" in self.world.tail_of_log(), PATIENCE,
                   "it is refused")
        self.world.network.text_from(ANN, "where is my parcel")
        self.wait_for_text(ANN, "It is on its way.")


if __name__ == "__main__":
    main()
