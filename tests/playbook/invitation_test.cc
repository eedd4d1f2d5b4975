#include "playbook/invitation.h"

#include <gtest/gtest.h>

namespace pigeon::playbook {
namespace {

struct Row {
  const char* text;
  const char* invited;  // null: nothing that must not be
};

TEST(Invitation, a_consent_word_that_a_text_asks_for_is_found) {
  const Row rows[] = {
      {"Reply CANCEL to change your visit.", "CANCEL"},
      {"reply cancel to change your visit", "cancel"},
      {"Reply with CANCEL.", "CANCEL"},
      {"Reply with the word \"cancel\".", "cancel"},
      {"Reply 1 OK, 2 change, CANCEL if you can't come.", "CANCEL"},
      {"Your visit is on Thu. CANCEL to give it up.", "CANCEL"},
      {"Text END when you are done", "END"},
      {"Send QUIT to leave.", "QUIT"},
      {"Send 'quit' to leave.", "quit"},
      {"Please answer «END».", "END"},
      {"Reply OPT OUT to leave.", "OPT OUT"},
      {"Reply opt-out to leave.", "opt out"},
      {"Reply INFO for opening hours.", "INFO"},
      {"Reply UNSTOP to come back.", "UNSTOP"},
      {"Reply REMOVE and we take it off your bill.", "REMOVE"},
      {"Répondez ANNULER pour changer.", "ANNULER"},
      {"Répondez annuler", "annuler"},
      {"Envoyez ARRÊT pour finir.", "ARRÊT"},
      {"Répondez par AIDE", "AIDE"},
      {"Antworten Sie ABMELDEN.", "ABMELDEN"},
      {"Antworten Sie mit Stopp", "Stopp"},
      {"Responda CANCELAR para cambiar.", "CANCELAR"},
      {"Responda BAJA", "BAJA"},
      {"Rispondi ANNULLA per cambiare.", "ANNULLA"},
      {"Responda SAIR para sair.", "SAIR"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(invited_consent_word(row.text), row.invited) << row.text;
}

TEST(Invitation, what_may_be_asked_for_and_what_is_only_mentioned_is_let_through) {
  for (const char* text : {
           "Bright Dental visit reminders. Call 01632 960001. Reply STOP to end.",
           "STOP ends reminders.",
           "Reply HELP for help, STOP to end.",
           "Reply START to come back.",
           "Reply YES to get visit reminders. HELP for help, STOP to end.",
           "Reply 1 OK, 2 change, 3 can't come. STOP ends reminders.",
           "Reply CHANGE any time to book again.",
           "Your visit is cancelled.",
           "To cancel your visit call 01632 960001.",
           "You can cancel until Monday. Reply 1 if you come.",
           "We will contact you. Reply OK.",
           "Send your contact details to desk@bright.example.",
           "More info on our page.",
           "Reply OK at the end of the week.",
           "PLEASE REPLY OK AT THE END OF THE DAY",
           "Répondez HELP pour de l'aide, STOP pour ne plus en recevoir.",
           "Répondez HELP pour de l’aide.",
           "Répondez OUI. Besoin d'aide ? Appelez-nous.",
           "Envoyez votre numéro de commande. Il commence par AL, ex. AL-204311.",
           "{number} est introuvable. Vérifiez-le, ou répondez AGENT.",
           "Antworten Sie START zum Wiederanmelden.",
           "",
           "...",
           "👍",
       })
    EXPECT_FALSE(invited_consent_word(text).has_value()) << text;
}

}  // namespace
}  // namespace pigeon::playbook
