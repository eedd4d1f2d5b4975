// `pigeon intents classify` and `explain`: what texts mean, learnt from examples. No daemon needed.
#include <iostream>
#include <memory>

#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/examples_file.h"
#include "cli/file_contents.h"
#include "cli/table.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "intents/explain.h"
#include "intents/model.h"

namespace pigeon::cli {
namespace {

using intents::Band;
using intents::Model;
using intents::Verdict;

constexpr const char* kExamplesHint = "Name a file of intent<TAB>utterance lines";

struct IntentOptions {
  std::string train;
  std::string text;  // a file of them, or the text itself
  bool no_threshold = false;
};

Result<Model> model_of(const std::string& file) {
  return contents_of(file, kExamplesHint)
      .and_then([&](const std::string& text) { return examples_of(text, file); })
      .and_then(
          [](const std::vector<intents::Example>& examples) { return Model::train(examples); });
}

const char* name_of(Band band) {
  switch (band) {
    case Band::act:
      return "act";
    case Band::ask:
      return "ask";
    case Band::hand_over:
      return "hand_over";
  }
  return "";
}

double rounded(double share) {
  constexpr double kFine = 1e6;
  return static_cast<double>(static_cast<std::int64_t>(share * kFine + 0.5)) / kFine;
}

Json form_of(const Verdict& verdict, const std::string& intent) {
  Json form = Json::object();
  form["intent"] = intent == "-" ? Json() : Json(intent);
  form["score"] = rounded(verdict.in_scope);
  form["out_of_scope"] = verdict.out_of_scope;
  form["band"] = name_of(verdict.band);
  form["candidates"] = Json::array();
  for (const intents::Candidate& candidate : verdict.ranked) {
    form["candidates"].push_back(
        {{"intent", candidate.intent}, {"score", rounded(candidate.score)}});
  }
  return form;
}

ExitCode classify(const Context& context, const IntentOptions& options) {
  const auto texts = contents_of(options.text, "Name a file of texts, one a line");
  if (!texts) return context.tell(texts.error(), ExitCode::failed);
  const auto model = model_of(options.train);
  if (!model) return context.tell(model.error(), ExitCode::failed);
  for (const std::string& text : lines_of(*texts)) {
    const Verdict verdict = model->classify(text);
    const bool named = options.no_threshold || !verdict.out_of_scope;
    const std::string intent = named ? verdict.best().intent : "-";
    if (context.json) {
      context.print_json(form_of(verdict, intent));
    } else {
      std::cout << fmt::format("{}\t{:.6f}\n", printable(intent), verdict.in_scope);
    }
  }
  return ExitCode::done;
}

void print(const Screen& screen, const intents::Explanation& why) {
  const Verdict& verdict = why.verdict;
  print_pairs(screen, std::cout,
              {{"band", {name_of(verdict.band)}},
               {"in scope",
                {fmt::format("{:.3f}", verdict.in_scope),
                 verdict.out_of_scope ? Tone::warning : Tone::good}},
               {"threshold", {fmt::format("{:.3f}", why.threshold)}}});
  std::cout << '\n';
  Table candidates(screen, std::cout, {{"CANDIDATE"}, {"SCORE"}});
  for (const auto& candidate : verdict.ranked)
    candidates.add({{candidate.intent}, {fmt::format("{:.3f}", candidate.score)}});
  candidates.finish();
  std::cout << '\n';
  Table words(screen, std::cout,
              {{"WORD"}, {"TAKEN FOR"}, {"SPEAKS FOR " + verdict.best().intent}});
  for (const auto& word : why.words)
    words.add({{word.written}, {word.meant}, {fmt::format("{:+.3f}", word.effect)}});
  words.finish("There is no word in it.");
  std::cout << '\n';
  Table nearest(screen, std::cout, {{"LIKENESS"}, {"INTENT"}, {"EXAMPLE"}});
  for (const auto& near : why.nearest) {
    nearest.add(
        {{fmt::format("{:.3f}", near.likeness)}, {near.example.intent}, {near.example.text}});
  }
  nearest.finish();
}

Json form_of(const intents::Explanation& why) {
  const Verdict& verdict = why.verdict;
  Json form = form_of(verdict, verdict.out_of_scope ? "-" : verdict.best().intent);
  form["threshold"] = rounded(why.threshold);
  form["words"] = Json::array();
  for (const auto& word : why.words) {
    form["words"].push_back(
        {{"written", word.written}, {"taken_for", word.meant}, {"effect", word.effect}});
  }
  form["nearest"] = Json::array();
  for (const auto& near : why.nearest) {
    form["nearest"].push_back({{"likeness", rounded(near.likeness)},
                               {"intent", near.example.intent},
                               {"text", near.example.text}});
  }
  return form;
}

ExitCode explain(const Context& context, const IntentOptions& options) {
  const auto model = model_of(options.train);
  if (!model) return context.tell(model.error(), ExitCode::failed);
  const intents::Explanation why = model->explain(options.text);
  if (context.json) {
    context.print_json(form_of(why));
  } else {
    print(context.screen, why);
  }
  return ExitCode::done;
}

ExitCode with_examples(const Context& context, const IntentOptions& options,
                       ExitCode (*verb)(const Context&, const IntentOptions&)) {
  if (!options.train.empty()) return verb(context, options);
  return context.tell(Error("usage", "--train is missing", kExamplesHint), ExitCode::usage);
}

}  // namespace

void offer_intents(Verb& program, Context& context) {
  Verb family =
      program.offer_family({"intents", "What texts mean: classify, explain",
                            "  pigeon intents classify --train shop.tsv texts.txt\n"
                            "  pigeon intents explain \"u open tmrw?\" --train shop.tsv"});
  auto texts = std::make_shared<IntentOptions>();
  family
      .offer({"classify", "The intent of each text in a file, learnt from examples",
              "  pigeon intents classify --train shop.tsv texts.txt\n"
              "  pigeon intents classify --train shop.tsv - < texts.txt --json\n\n"
              "Prints INTENT<TAB>SCORE for each line; - is for a text that belongs to no intent.\n"
              "The score, from 0 to 1, says how surely a text belongs to any of them."})
      .word("FILE", texts->text, "A text a line; - reads standard input")
      .option("--train", texts->train, "FILE", "The examples: intent<TAB>utterance a line")
      .flag("--no-threshold", texts->no_threshold, "Always name an intent")
      .runs([&context, texts] { return with_examples(context, *texts, classify); });
  auto text = std::make_shared<IntentOptions>();
  family
      .offer({"explain", "Why a text is taken for what it is taken for",
              "  pigeon intents explain \"u open tmrw?\" --train shop.tsv\n\n"
              "Shows the candidates, what each word speaks for, and the nearest examples."})
      .word("TEXT", text->text, "What somebody wrote")
      .option("--train", text->train, "FILE", "The examples: intent<TAB>utterance a line")
      .runs([&context, text] { return with_examples(context, *text, explain); });
}

}  // namespace pigeon::cli
