// The CANCEL trap (talking.md 1.3): a text that says "reply CANCEL to change your visit" makes
// people unsubscribe, because CANCEL is a consent word whatever the text meant by it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pigeon::playbook {

// The consent word that `text` invites its reader to write, as it stands there; STOP, HELP, START
// and the words of agreement (OK, YES) may be invited. "Reply STOP to end" invites no END.
std::optional<std::string> invited_consent_word(std::string_view text);

}  // namespace pigeon::playbook
