#include "replies/person.h"

#include "base/utf8.h"

namespace pigeon::replies {
namespace {

// Room for the words of a customer who writes at length: two segments are enough to see what it is
// about; the rest stands in the inbox.
constexpr std::size_t kLongestAbout = 240;

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t position = 0; position < text.size() && line.size() < kLongestAbout;) {
    std::string letter;
    append_utf8(letter, next_code_point(text, position));
    // Line ends and marks that turn the direction would let a customer write as somebody else.
    line += printable(letter) == letter ? letter : " ";
  }
  return line;
}

std::string tagged(int tag, const Occasion& occasion, std::string_view about,
                   const std::string& known) {
  std::string text = "#" + std::to_string(tag) + " ";
  if (!occasion.name.empty()) text += occasion.name + " ";
  text += occasion.contact.text() + ": " + one_line(about);
  if (!known.empty()) text += " (" + one_line(known) + ")";
  return text;
}

std::vector<ToAgent> to_people(const Assistant& assistant, const Conversation& conversation,
                               const std::string& text) {
  std::vector<ToAgent> texts;
  if (!conversation.handed) return texts;
  const Handed& handed = *conversation.handed;
  const std::string& program = assistant.program().name;
  if (handed.taken_by) return {{*handed.taken_by, text, program}};
  const playbook::Agent* agent = assistant.playbook().agent(handed.agent);
  if (!agent || handed.by_hand) return texts;
  for (const PhoneNumber& number : agent->sms)
    texts.push_back({number, text, program});
  return texts;
}

bool is_there(const Assistant& assistant, const playbook::Agent& agent, Instant now) {
  return agent.otherwise.empty() || assistant.playbook().hours.open.empty() ||
         assistant.is_open(now);
}

void hand_to(Conversation& conversation, const playbook::Agent& agent, int next_tag, Instant now) {
  const int tag = conversation.handed ? conversation.handed->tag : next_tag;
  conversation.handed = Handed{.tag = tag, .agent = agent.name, .since = now};
  if (agent.wait && !agent.otherwise.empty()) conversation.handed->wait_until = now + *agent.wait;
  conversation.end_topic();
  conversation.lapsed.reset();
  conversation.misses = 0;
}

}  // namespace pigeon::replies
