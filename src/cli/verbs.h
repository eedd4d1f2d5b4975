// The verbs of `pigeon`, each told in a file of its name.
#pragma once

namespace CLI {
class App;
}

namespace pigeon::cli {

struct Context;

void offer_status(CLI::App& program, Context& context);
void offer_send(CLI::App& program, Context& context);
void offer_lists(CLI::App& program, Context& context);    // inbox, outbox
void offer_message(CLI::App& program, Context& context);  // message, cancel, resolve
void offer_remind(CLI::App& program, Context& context);   // remind, reminders
void offer_modem(CLI::App& program, Context& context);    // modem list, show, at, trace
void offer_consent(CLI::App& program, Context& context);  // consent show

}  // namespace pigeon::cli
