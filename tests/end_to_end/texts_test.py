"""Whatever is written arrives whole; what can't be sent is refused with a clear word."""
from harness import ANN, EndToEnd, main

KINDS = [
    ("plain", "Your glasses are ready.", 1, "gsm7"),
    ("the letters of the extension table", "€[]{}~^\\|", 1, "gsm7"),
    ("accents that GSM 7-bit has", "Müller à la carte, señor: £5, ¿sí?", 1, None),
    ("400 letters", "".join(chr(ord("a") + i % 26) for i in range(400)), 3, "gsm7"),
    ("a euro sign at the border of the first part", "x" * 152 + "€" + "y" * 100, 2, "gsm7"),
    ("brackets at the border of the second part", "x" * 152 + "y" * 152 + "[z]" + "w" * 20, 3, "gsm7"),
    ("an emoji", "See you 😀", 1, "ucs2"),
    ("emoji at the border of a part", "а" * 66 + "😀" + "б" * 60, 2, "ucs2"),
    ("a family of joined emoji", "👩‍👩‍👧‍👦 " * 10, 2, "ucs2"),
    ("line breaks and quotes", 'One\nTwo "three" \'four\'', 1, "gsm7"),
]


class Texts(EndToEnd):
    def test_each_kind_of_text_arrives_whole(self):
        for what, text, segments, alphabet in KINDS:
            with self.subTest(what):
                plan = self.world.ask("send", ANN, text, "--dry-run")[0]
                self.assertEqual(segments, plan["segments"])
                if alphabet:
                    self.assertEqual(alphabet, plan["alphabet"])
                sent = self.world.ask("send", ANN, text)[-1]
                self.assertEqual(("sent", segments, text),
                                 (sent["state"], sent["segments"], sent["text"]))
                self.assertEqual(segments, len(sent["references"]))
                self.assertEqual(text, self.world.network.texts_to(ANN)[-1])
        self.assertEqual(len(KINDS), len(self.world.network.texts_to()))

    def test_a_text_from_standard_input_and_one_for_later(self):
        self.assertEqual("sent", self.world.ask("send", ANN, "-", stdin="From a pipe")[-1]["state"])
        self.assertEqual(["From a pipe"], self.world.network.texts_to(ANN))
        later = self.world.ask("send", ANN, "Tomorrow's", "--at", "tomorrow 9am")[-1]
        self.assertEqual("queued", later["state"])
        self.assertEqual("cancelled", self.world.ask("cancel", later["id"])[-1]["state"])

    def test_a_key_sends_once(self):
        first = self.world.ask("send", ANN, "Once", "--key", "invoice-17")[-1]
        second = self.world.ask("send", ANN, "Once", "--key", "invoice-17")[-1]
        self.assertEqual(first["id"], second["id"])
        self.assertEqual(["Once"], self.world.network.texts_to(ANN))

    def test_a_delivery_report_settles_it(self):
        sent = self.world.ask("send", ANN, "Did it arrive?", "--wait", "delivered")[-1]
        self.assertEqual("delivered", sent["state"])
        self.assertIsNotNone(sent["delivered_at"])

    def test_a_batch_answers_line_by_line(self):
        answer = self.world.pigeon(
            "send", "--batch", "-",
            stdin=f'{{"to":"{ANN}","text":"One"}}\n{{"to":"nobody","text":"Two"}}\n'
                  f'not json\n{{"to":"{ANN}","text":"Three"}}\n')
        self.assertEqual(1, answer.exit, answer)
        good, no_number, no_json, last = answer.items
        self.assertEqual((ANN, 1), (good["to"], good["segments"]))
        self.assertEqual((2, 3), (no_number["line"], no_json["line"]))
        self.assertEqual("invalid-number", no_number["error"]["code"])
        for item in (good, last):
            self.wait_for_state(item["id"], "sent")
        self.assertEqual(["One", "Three"], self.world.network.texts_to(ANN))

    def test_a_long_batch_goes_to_disk_in_chunks_and_is_answered_in_order(self):
        lines = [f'{{"to":"+4477009{i:05d}","text":"Later","at":"tomorrow 9am"}}' for i in range(5000)]
        lines[2999] = '{"to":"+447700900000"}'
        answer = self.world.pigeon("send", "--batch", "-", stdin="\n".join(lines) + "\n")
        self.assertEqual(1, answer.exit)
        items = answer.items
        self.assertEqual(5000, len(items))
        self.assertEqual((3000, "empty-text"),
                         (items[2999]["line"], items[2999]["error"]["code"]))
        del items[2999]
        ids = [item["id"] for item in items]
        self.assertEqual(sorted(set(ids)), ids)
        self.assertEqual(4999, len(self.world.outbox("queued")))


class DryRun(EndToEnd):
    ready = False

    def plan(self, text):
        return self.world.ask("send", ANN, text, "--dry-run")[0]

    def test_it_says_what_a_text_takes_and_why_without_a_daemon(self):
        plain = self.plan("Hello")
        self.assertEqual((1, "gsm7", []), (plain["segments"], plain["alphabet"], plain["forced_by"]))
        forced = self.plan("être prêt ✓")
        self.assertEqual((1, "ucs2"), (forced["segments"], forced["alphabet"]))
        self.assertEqual({"ê", "✓"}, {each if isinstance(each, str) else each["character"]
                                      for each in forced["forced_by"]})

    def test_the_borders_of_one_and_two_parts(self):
        for text, segments in (("x" * 160, 1), ("x" * 161, 2), ("x" * 306, 2), ("x" * 307, 3),
                               ("€" * 80, 1), ("€" * 81, 2), ("ж" * 70, 1), ("ж" * 71, 2)):
            with self.subTest(f"{text[0]} {len(text)} times"):
                self.assertEqual(segments, self.plan(text)["segments"])


class Refusals(EndToEnd):
    def test_what_can_not_be_sent_is_refused_and_not_queued(self):
        rows = [
            ("a text of 1,000 parts", ANN, "x" * 153_000, {1, 2}, "parts"),
            ("a number that is none", "+44 12", "Hello", {1, 2}, "number"),
            ("letters instead of a number", "ann", "Hello", {1, 2}, "number"),
            ("an empty text", ANN, "", {1, 2}, "empty"),
        ]
        for what, to, text, exits, word in rows:
            with self.subTest(what):
                # The text goes by standard input: a command line has a length limit of its own.
                answer = self.world.pigeon("send", to, "-", stdin=text)
                self.assertIn(answer.exit, exits, answer)
                self.assertIn(word, answer.words.lower())
                self.assertNotIn("\n\n", answer.words)
        self.assertEqual([], self.world.outbox())
        self.assertEqual([], self.world.network.texts_to())

    def test_without_a_daemon_it_says_so(self):
        self.world.stop_daemon()
        answer = self.world.pigeon("send", ANN, "Hello")
        self.assertEqual(4, answer.exit, answer)
        self.assertIn("pigeond", answer.words)


if __name__ == "__main__":
    main()
