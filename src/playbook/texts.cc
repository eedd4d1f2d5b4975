#include "playbook/sections.h"

namespace pigeon::playbook {

Texts read_texts(toml::Table& root, const Program& program) {
  Texts texts;
  auto section = root.table("texts");
  if (!section) return texts;
  texts.unsubscribed = read_plain_text(*section, "unsubscribed", program);
  texts.resubscribed = read_plain_text(*section, "resubscribed", program);
  texts.opt_in = read_plain_text(*section, "opt_in", program);
  texts.subscribed = read_plain_text(*section, "subscribed", program);
  texts.not_stopped = read_plain_text(*section, "not_stopped", program);
  texts.help = read_plain_text(*section, "help", program);
  texts.fallback = read_plain_text(*section, "fallback", program);
  texts.handed = read_plain_text(*section, "handed", program);
  texts.expired = read_plain_text(*section, "expired", program);
  texts.back = read_plain_text(*section, "back", program);
  return texts;
}

}  // namespace pigeon::playbook
