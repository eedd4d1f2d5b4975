// Playbooks that are wrong, each in one way: where, why, and what to write instead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "playbook/playbook.h"

namespace pigeon::playbook {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// Good as it stands; the rows add to it. It has 12 lines.
constexpr const char* kGood = R"([program]
name = "Shop"
language = ["en", "fr"]
[agent.desk]
sms = ["+447700900900"]
[data.free]
csv = "free.csv"
list = true
[slot.day]
type = "date"
ask = "Which day?"
[topic.book]
)";

struct Wrong {
  const char* what;
  const char* added;  // from line 13 on
  const char* place;
  const char* cause;
  const char* remedy;
};

const Wrong kRows[] = {
    {"an undefined name in a text", "words = 'book'\nsay = 'On {dya|day}.'",
     "14:11:", "no slot and no data of the name `dya`", "did you mean `day`?"},
    {"an undefined name in a condition",
     "say = 'x {day}'\n[[topic.book.case]]\nif = 'not order'\nsay = 'y'", "15:11:", "`order`",
     "add [slot.order] or [data.order]"},
    {"an undefined name in SQL",
     "say = 'x {day} {v.id}'\n[data.v]\nsqlite = 'a.db'\nsql = 'SELECT id FROM v WHERE phone = "
     "{form}'",
     "16:39:", "`form`", "`from`"},
    {"an undefined write", "say = 'x {day}'\ndo = 'move'", "14:6:", "no [write.move]", "add it"},
    {"an undefined agent", "say = 'x {day}'\nhand = 'dest'", "14:8:", "no [agent.dest]", "`desk`"},
    {"an undefined topic to go on with", "say = 'x {day}'\nnext = 'bok'", "14:8:", "no [topic.bok]",
     "`book`"},
    {"an undefined filter", "say = 'x {day|dya}'", "13:10:", "no filter `dya`", "`day`"},
    {"an undefined slot to forget", "say = 'x {day}'\nforget = ['dy']", "14:11:", "[slot.dy]",
     "`day`"},
    {"a slot that wants itself by way of data",
     "say = 'x {opening.s}{day}'\n[data.f2]\nsqlite = 'a.db'\nlist = true\nsql = 'SELECT "
     "{opening.s}'\n"
     "[slot.opening]\ntype = 'choice'\nfrom = 'f2'\nshow = '{s}'\nask = '{options}'",
     "", "goes round in a circle", "take one of these names out"},
    {"topics that follow each other for ever",
     "say = 'x {day}'\nnext = 'b'\n[topic.b]\nsay = 'y'\nnext = 'book'",
     "17:8:", "goes round in a circle", "end the chain"},
    {"an invited CANCEL", "say = 'Reply CANCEL to lose your visit {day}.'",
     "13:7:", "invites CANCEL", "VISIT"},
    {"a shadowed STOP", "words = ['stop']\nsay = 'x {day}'", "13:10:", "never reaches a topic",
     "use another word"},
    {"an example that is a STOP", "like = ['please take me off your list']\nsay = 'x {day}'",
     "13:9:", "unsubscribed", "write another example"},
    {"a digit that is offered and not expected",
     "say = 'Reply 1 for hours, 2 for prices. {day}'\nexpect = { '1' = 'book' }",
     "13:7:", "offers 2, and nothing expects", "`expect`"},
    {"a digit that is expected and not offered",
     "say = 'Reply 1 for hours {day}.'\nexpect = { '1' = 'book', '3' = 'book' }",
     "14:32:", "has 3, and no text offers it", "write what 3 means"},
    {"a text over one segment in UCS2",
     "say = 'Votre rendez-vous peut être déplacé quand vous le voulez, écrivez simplement le jour. "
     "{day}'",
     "13:7:", "has room for 70, because of ê (write e)", "write it without those letters"},
    {"a text over one segment in GSM-7",
     "say = 'A very long text that goes on and on and on and on and on and on and on and on and on "
     "and on and on and on and on and on and on and on and on and on and on and on. {day}'",
     "13:7:", "one SMS has room for 160", "parts = 2"},
    {"a missing language", "say.en = 'On {day}.'", "13:1:", "lacks its text in `fr`", "write fr ="},
    {"no TOML at all", "say = On {day}", "13:7:", "no value", "quotes"},
    {"a type that does not exist", "say = 'x {day}{n}'\n[slot.n]\ntype = 'integer'\nask = '?'",
     "15:8:", "no type of slot", "number"},
    {"a time of a date", "say = 'x {day|time}'", "13:10:", "can't be shown like this",
     "day or time"},
    {"a column of a date", "say = 'x {day.hour}'", "13:10:", "has no `hour`", "write {day}"},
    {"a list used as a row", "say = 'x {day} {free.starts}'", "13:16:", "is a list", "choice"},
    {"money without a currency", "say = 'x {day} {n|money}'\n[slot.n]\ntype = 'number'\nask = '?'",
     "13:16:", "which money", "currency"},
    {"a pattern that is none",
     "say = 'x {day}{n}'\n[slot.n]\ntype = 'pattern'\npattern = '('\nask = '?'",
     "16:11:", "no regular expression", "RE2"},
    {"a choice from one row",
     "say = 'x {day}{o.a}'\n[data.one]\ncsv = 'a.csv'\nwhere = { a = '1' }\n"
     "[slot.o]\ntype = 'choice'\nfrom = 'one'\nshow = '{a}'\nask = '{options}'",
     "", "which is one row", "list = true"},
    {"a reserved name", "say = 'x {day}{now}'\n[slot.now]\ntype = 'text'\nask = '?'", "",
     "has a meaning of its own", "another name"},
    {"a brace that is not closed", "say = 'On {day'", "13:11:", "not closed", "write }"},
    {"a tail that is not closed", "say = 'On {day}[ at'", "13:16:", "not closed", "write ]"},
    {"a condition with one =",
     "say = 'x {day}'\n[[topic.book.case]]\nif = \"day = 'x'\"\nsay = 'y'",
     "15:11:", "no meaning in a condition", "write =="},
    {"a command with a shell's path", "say = 'x {day}{v.a}'\n[data.v]\nexec = ['lookup', '{from}']",
     "15:9:", "no full path", "/usr/local/lib"},
    {"reminders without a moment to go",
     "say = 'x {day}'\n[remind.r]\nrows = 'free'\nkey = 'id'\nto = 'phone'\nat = 's'\n"
     "[[remind.r.stage]]\nbefore = 'soon'\nsay = 'x'",
     "20:10:", "does not say how long before", "2d at 10:00"},
    {"an agent that can't be reached", "say = 'x {day}'\n[agent.b]\nwait = '5m'",
     "14:1:", "can't be reached", "sms ="},
    {"hours that are none", "say = 'x {day}'\n[hours]\nopen = ['9 to 5']",
     "15:9:", "no opening hours", "Mon-Fri"},
};

TEST(WrongPlaybook, each_is_told_with_place_cause_and_remedy) {
  for (const Wrong& row : kRows) {
    SCOPED_TRACE(row.what);
    std::vector<std::string> errors;
    for (const toml::Blame& blame : check(std::string(kGood) + row.added, "f.toml")) {
      if (blame.is_error()) errors.push_back(blame.text());
    }
    ASSERT_EQ(errors.size(), 1U) << ::testing::PrintToString(errors);
    EXPECT_THAT(errors.front(), StartsWith("f.toml:" + std::string(row.place)));
    EXPECT_THAT(errors.front(), HasSubstr(row.cause));
    EXPECT_THAT(errors.front(), HasSubstr(row.remedy));
  }
}

TEST(WrongPlaybook, what_they_add_to_is_good) {
  const auto blames = check(std::string(kGood) + "words = 'book'\nsay = 'On {day|day}.'", "f.toml");
  EXPECT_TRUE(blames.empty()) << blames.front().text();
}

}  // namespace
}  // namespace pigeon::playbook
