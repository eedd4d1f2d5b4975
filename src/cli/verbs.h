// The verbs of `pigeon`, each told in a file of its name.
#pragma once

namespace pigeon::cli {

class Verb;
struct Context;

void offer_status(Verb& program, Context& context);
void offer_send(Verb& program, Context& context);
void offer_pauses(Verb& program, Context& context);    // snooze, pause, resume
void offer_lists(Verb& program, Context& context);     // inbox, outbox
void offer_message(Verb& program, Context& context);   // message, cancel, resolve
void offer_remind(Verb& program, Context& context);    // remind, reminders
void offer_schedule(Verb& program, Context& context);  // approve, clock
void offer_modem(Verb& program, Context& context);     // modem list, show, at, trace
void offer_consent(Verb& program, Context& context);   // consent show
void offer_backup(Verb& program, Context& context);
void offer_check(Verb& program, Context& context);
void offer_pdu(Verb& program, Context& context);      // pdu decode, pdu encode
void offer_intents(Verb& program, Context& context);  // intents classify, explain
void offer_test(Verb& program, Context& context);
void offer_try(Verb& program, Context& context);
void offer_chat(Verb& program, Context& context);
void offer_learn(Verb& program, Context& context);
void offer_people(Verb& program, Context& context);  // event, reply, calls

}  // namespace pigeon::cli
