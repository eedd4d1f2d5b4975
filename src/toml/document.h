// A TOML 1.0 file read with blame: every getter that meets something wrong notes it with its
// position and goes on, so that an owner sees all faults of a file at once. Getters are also what
// makes a key known: a key of a table that nobody asked for is a fault ("did you mean …?"). So ask
// for every key that may stand there, whatever the others say.
//
//   Document document = Document::parse(text, "pigeon.toml");
//   Table root = document.root();
//   auto country = root.required_text("country", "\"GB\"");
//   for (Table modem : root.tables("modem")) { … }
//   std::vector<Blame> blames = document.finish();
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toml/blame.h"

namespace pigeon::toml {

struct Reading;  // what all tables of a document share
struct Visit;    // a table that was handed out, and the keys that were asked for

// A text for one language, or (language empty) for all of them.
struct Translation {
  std::string language;
  std::string text;
  Position at = {};
};

// A handle on one table of a document, valid as long as the document is.
class Table {
 public:
  // "[topic.change]", "[[modem]]", or "the file" for the root: how messages call it.
  std::string name() const;
  // The last part of the name: "change".
  const std::string& key() const;
  // Where its header or its brace stands.
  Position at() const;

  // The names of all its keys in the order of the file. Makes none of them known.
  std::vector<Located<std::string>> keys() const;
  bool has(std::string_view key) const;
  // Whether the value of `key` is a table: for keys that may hold one or something else.
  bool holds_table(std::string_view key) const;
  // Of the value of `key`, or of the table when there is none.
  Position at(std::string_view key) const;

  // Nothing when the key is absent or of another type (which is noted).
  std::optional<std::string> text(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                      std::int64_t greatest);
  // Of texts; a single text counts as a list of one. Empty when absent.
  std::vector<Located<std::string>> texts(std::string_view key);
  // "text", or { en = "text", fr = "texte" } in whichever of TOML's notations.
  std::vector<Translation> translations(std::string_view key);
  // The value of any simple type, or each of a list, as it is written in TOML without quotes: for
  // tables whose types others know.
  std::vector<std::string> values(std::string_view key);

  // As above; absence is noted as well, with `example` as what to write ("\"GB\"").
  std::optional<std::string> required_text(std::string_view key, std::string_view example);

  // [key]
  std::optional<Table> table(std::string_view key);
  // [[key]]. A single [key] is noted, and read for its own faults.
  std::vector<Table> tables(std::string_view key);
  // [key.X] of every X, in the order of the file. What stands in [key] itself must be a table.
  std::vector<Table> tables_below(std::string_view key);

  // These keys are known and may hold anything.
  void accept(std::initializer_list<std::string_view> keys);
  // Every key is known.
  void accept_all();

  // Notes a fault of the value of `key` (or of the table when the key is absent) or at a place.
  void blame(std::string_view key, std::string what, std::string instead = {});
  void blame(Position at, std::string what, std::string instead = {});
  // The same for what an owner should know and need not change.
  void note(Position at, std::string what, std::string instead = {});

 private:
  friend class Document;
  Table(Reading* reading, Visit* visit) : reading_(reading), visit_(visit) {}

  Reading* reading_;
  Visit* visit_;
};

class Document {
 public:
  // Never refused: a file that is no TOML has an empty root and the reason among its blames.
  static Document parse(std::string_view text, std::string file);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  // Whether it is TOML at all.
  bool parsed() const;
  Table root();

  // Everything noted, and the unknown keys of each table that was handed out, in the order of the
  // file. Call it once, at the end.
  std::vector<Blame> finish();

 private:
  explicit Document(std::unique_ptr<Reading> reading);
  std::unique_ptr<Reading> reading_;
};

}  // namespace pigeon::toml
