// `pigeon learn`: what was not understood becomes examples of a playbook.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <memory>

#include "base/utf8.h"
#include "cli/file_contents.h"
#include "cli/filing.h"
#include "cli/keyboard.h"
#include "cli/new_file.h"
#include "cli/playbook_file.h"
#include "cli/unclear_texts.h"
#include "cli/verb.h"
#include "cli/verbs.h"
#include "rehearsal/talk.h"

namespace pigeon::cli {
namespace {

struct LearnWish {
  std::string playbook;
  std::vector<std::string> file;  // GROUP=TOPIC
  std::vector<std::string> skip;  // GROUP
  std::string corrections;        // a file
  std::string texts;              // a file
  bool dry_run = false;
  bool anyway = false;
};

// What the owner decided.
struct Sorted {
  std::vector<Correction> corrections = {};
  std::vector<std::int64_t> filed = {};
  std::vector<std::int64_t> skipped = {};

  void file(const UnclearGroup& group, const std::string& topic) {
    for (const UnclearText& one : group.texts) {
      corrections.push_back({topic, to_valid_utf8(one.text)});
      filed.push_back(one.id);
    }
  }
  void skip(const UnclearGroup& group) {
    for (const UnclearText& one : group.texts)
      skipped.push_back(one.id);
  }
};

// --- on a terminal ---

// q ends, s skips, o takes a group apart.
constexpr std::string_view kTopicKeys = "123456789abcdefghijklmnprtuvwxyz";

class Desk {
 public:
  explicit Desk(const Context& context) : context_(context) {}

  Sorted sort(const std::vector<UnclearGroup>& groups) {
    std::size_t number = 0;
    for (const UnclearGroup& group : groups) {
      std::cout << '\n'
                << context_.screen.paint(
                       "Group " + std::to_string(++number) + " of " + std::to_string(groups.size()),
                       Tone::title)
                << '\n';
      if (!take(group)) break;
    }
    return std::move(sorted_);
  }

  // Yes or no.
  bool is_wanted(const char* question) {
    std::cout << question << " y/n " << std::flush;
    for (;;) {
      const auto key = keyboard_.key();
      if (key && *key != 'y' && *key != 'n') continue;
      const bool yes = key == 'y';
      std::cout << (yes ? "yes\n" : "no\n");
      return yes;
    }
  }

 private:
  // False: enough for today.
  bool take(const UnclearGroup& group) {
    for (const UnclearText& one : group.texts)
      std::cout << "  " << printable(one.text) << '\n';
    const std::size_t shown = std::min(kTopicKeys.size(), group.topics.size());
    for (std::size_t i = 0; i < shown; ++i)
      std::cout << context_.screen.paint(std::string(1, kTopicKeys[i]), Tone::good) << ' '
                << printable(group.topics[i]) << "  ";
    std::cout << "| s skip  " << (group.texts.size() > 1 ? "o one by one  " : "") << "q enough "
              << std::flush;
    for (;;) {
      const auto key = keyboard_.key();
      if (!key || *key == 'q') return told("enough", false);
      if (*key == 's') {
        sorted_.skip(group);
        return told("skipped", true);
      }
      if (*key == 'o' && group.texts.size() > 1) return told("one by one", true) && apart(group);
      const std::size_t topic = kTopicKeys.find(*key);
      if (topic >= shown) continue;
      sorted_.file(group, group.topics[topic]);
      return told(group.topics[topic], true);
    }
  }

  bool apart(const UnclearGroup& group) {
    return std::ranges::all_of(group.texts, [&](const UnclearText& one) {
      return take({.texts = {one}, .topics = group.topics});
    });
  }

  static bool told(const std::string& what, bool goes_on) {
    std::cout << "-> " << printable(what) << '\n';
    return goes_on;
  }

  const Context& context_;
  Keyboard keyboard_;
  Sorted sorted_;
};

// --- in a pipe ---

void print(const Context& context, const std::vector<UnclearGroup>& groups) {
  for (const UnclearGroup& group : groups) {
    const std::string likeliest = group.topics.empty() ? "-" : group.topics.front();
    if (context.json) {
      Json form = Json::object();
      form["group"] = group.id();
      form["topics"] = group.topics;
      form["texts"] = Json::array();
      for (const UnclearText& one : group.texts)
        form["texts"].push_back({{"id", one.id}, {"text", to_valid_utf8(one.text)}});
      context.print_json(form);
      continue;
    }
    for (const UnclearText& one : group.texts)
      std::cout << group.id() << '\t' << printable(likeliest) << '\t' << printable(one.text)
                << '\n';
  }
}

Result<const UnclearGroup*> group_named(const std::string& name,
                                        const std::vector<UnclearGroup>& groups) {
  std::int64_t id = 0;
  const auto [end, wrong] = std::from_chars(name.data(), name.data() + name.size(), id);
  const auto found = std::ranges::find(groups, id, &UnclearGroup::id);
  if (wrong == std::errc() && end == name.data() + name.size() && found != groups.end())
    return &*found;
  return fail("no-such-group", "There is no group \"" + name + "\"",
              "pigeon learn without --file lists them: the first column");
}

Result<Sorted> sorted_by_options(const LearnWish& wish, const std::vector<UnclearGroup>& groups) {
  Sorted sorted;
  for (const std::string& each : wish.file) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos)
      return fail("usage", "\"" + each + "\" is no GROUP=TOPIC",
                  "Write it as in: --file 17=status");
    const auto group = group_named(each.substr(0, equals), groups);
    if (!group) return fail(group.error());
    sorted.file(**group, each.substr(equals + 1));
  }
  for (const std::string& each : wish.skip) {
    const auto group = group_named(each, groups);
    if (!group) return fail(group.error());
    sorted.skip(**group);
  }
  return sorted;
}

// --- both ---

// They don't come back.
ExitCode settle(const Context& context, const LearnWish& wish,
                const std::vector<std::int64_t>& messages) {
  const bool of_the_daemon = wish.corrections.empty() && wish.texts.empty();
  if (!of_the_daemon || messages.empty() || wish.dry_run) return ExitCode::done;
  control::Question question{"settle"};
  question.args["messages"] = messages;
  return ask(context, question, [](const Json&) { return true; });
}

ExitCode keep(const Context& context, const LearnWish& wish, const std::string& source,
              const playbook::Playbook& playbook, Sorted sorted, Desk* desk) {
  const auto result = filed(source, playbook, sorted.corrections);
  if (!result) return context.tell(result.error(), ExitCode::failed);
  const Effect& effect = result->effect;
  bool kept = !wish.dry_run && (effect.is_good() || wish.anyway);
  if (!context.json) print(context, effect, result->added);
  if (desk && !wish.dry_run) kept = desk->is_wanted("Keep it?");
  if (kept) {
    const auto replaced = replace_contents(wish.playbook, result->source);
    if (!replaced) return context.tell(replaced.error(), ExitCode::failed);
  }
  if (context.json) {
    Json form = Json::object();
    form["playbook"] = wish.playbook;
    form["added"] = result->added;
    form["kept"] = kept;
    form.update(form_of(effect));
    context.print_json(form);
  }
  if (kept) {
    context.remark(wish.playbook + ": " + std::to_string(result->added) +
                   " examples added; a running pigeond learns them by itself");
    sorted.skipped.insert(sorted.skipped.end(), sorted.filed.begin(), sorted.filed.end());
  } else if (!wish.dry_run && !effect.is_good() && !desk) {
    context.tell(Error("tests-fail", "Tests that passed would fail, so nothing was changed",
                       "File those texts elsewhere, mend the tests, or keep it with --anyway"),
                 ExitCode::failed);
  }
  const ExitCode settled = settle(context, wish, sorted.skipped);
  if (settled != ExitCode::done) return settled;
  return kept || wish.dry_run || desk ? ExitCode::done : ExitCode::failed;
}

ExitCode sort_and_keep(const Context& context, const LearnWish& wish, const std::string& source,
                       const playbook::Playbook& playbook, std::vector<UnclearText> texts) {
  const auto assistant = rehearsal::assistant_for_talks(playbook);
  if (!assistant) return context.tell(assistant.error(), ExitCode::failed);
  std::vector<UnclearText> understood;
  const auto groups = groups_of(std::move(texts), *assistant, understood);
  if (!understood.empty())
    context.remark(std::to_string(understood.size()) + " texts are understood by now");
  const bool by_options = !wish.file.empty() || !wish.skip.empty();
  const bool by_hand = !by_options && context.screen.terminal && Keyboard::is_there() &&
                       wish.texts != "-" && !context.json;
  if (!by_options && !by_hand) {
    print(context, groups);
    return ExitCode::done;
  }
  if (groups.empty()) context.remark("Nothing is left to file.");
  std::optional<Desk> desk;
  if (by_hand) desk.emplace(context);
  auto sorted = by_hand ? Result<Sorted>(desk->sort(groups)) : sorted_by_options(wish, groups);
  if (!sorted) return context.tell(sorted.error(), ExitCode::usage);
  for (const UnclearText& one : understood)
    sorted->skipped.push_back(one.id);
  if (sorted->corrections.empty()) return settle(context, wish, sorted->skipped);
  return keep(context, wish, source, playbook, *std::move(sorted), desk ? &*desk : nullptr);
}

ExitCode learn(const Context& context, const LearnWish& wish) {
  if (!wish.corrections.empty() && !wish.texts.empty())
    return context.tell(not_together("--corrections", "--texts"), ExitCode::usage);
  const auto source = contents_of(wish.playbook, "Name a playbook, such as dentist.toml");
  if (!source) return context.tell(source.error(), ExitCode::failed);
  const auto playbook = good_playbook(context, wish.playbook);
  if (!playbook) return ExitCode::failed;
  if (!wish.corrections.empty()) {
    auto corrections = contents_of(wish.corrections, "Name a file of topic<TAB>text lines")
                           .and_then([&](const std::string& text) {
                             return corrections_in(text, wish.corrections);
                           });
    if (!corrections) return context.tell(corrections.error(), ExitCode::failed);
    return keep(context, wish, *source, *playbook, {.corrections = *std::move(corrections)},
                nullptr);
  }
  if (!wish.texts.empty()) {
    const auto content = contents_of(wish.texts, "Name a file of texts, one a line");
    if (!content) return context.tell(content.error(), ExitCode::failed);
    return sort_and_keep(context, wish, *source, *playbook, unclear_texts_in(*content));
  }
  auto texts = unclear_texts(context, playbook->program.name);
  if (!texts) return texts.error();
  return sort_and_keep(context, wish, *source, *playbook, *std::move(texts));
}

}  // namespace

void offer_learn(Verb& program, Context& context) {
  auto wish = std::make_shared<LearnWish>();
  program
      .offer({"learn", "File under topics what was not understood",
              "  pigeon learn dentist.toml                       # one key a group, on a terminal\n"
              "  pigeon learn dentist.toml --json | less         # in a pipe: lists the groups\n"
              "  pigeon learn dentist.toml --file 17=prices --skip 23\n"
              "  pigeon learn dentist.toml --corrections corrections.tsv --dry-run\n\n"
              "Texts that say about the same are a group, called after the first of them. A text\n"
              "that is filed becomes an example of its topic in the playbook; comments and layout\n"
              "stay. First you see what it changes: the playbook's own tests, and how well texts\n"
              "are understood that the model has not seen. What is filed or skipped does not come\n"
              "back. In a pipe nothing is kept with which a test fails that passed (exit 1)."})
      .word("PLAYBOOK", wish->playbook, "The file that learns")
      .options("--file", wish->file, "GROUP=TOPIC", "File a group under a topic")
      .options("--skip", wish->skip, "GROUP", "Never show a group again")
      .option("--corrections", wish->corrections, "FILE",
              "File these: topic<TAB>text a line; - reads standard input. No daemon needed")
      .option("--texts", wish->texts, "FILE",
              "Sort these instead of the daemon's: a text a line; - reads standard input")
      .flag("--dry-run", wish->dry_run, "Only show what it would change")
      .flag("--anyway", wish->anyway, "Keep it although tests fail that passed")
      .runs([&context, wish] { return learn(context, *wish); });
}

}  // namespace pigeon::cli
