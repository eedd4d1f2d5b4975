#include "replies/own_words.h"

#include <array>
#include <utility>

#include "base/utf8.h"
#include "sms/nearest_spelling.h"

namespace pigeon::replies {
namespace {

// In the order of OwnWords. What stands in [ ] is left out when there is no {name}.
using Sayings = std::array<std::string_view, 19>;

struct Language {
  std::string_view code;
  Sayings sayings;
};

constexpr std::array kLanguages{
    Language{
        "en",
        {"You're unsubscribed[ from {name}] and will get no more texts. Reply START to come "
         "back.",
         "[{name}: ]you'll get no more texts. If you meant something else, reply START to come "
         "back.",
         "You're subscribed again[ to {name}]. Reply HELP for help, STOP to end.",
         "[{name}: ]reply YES to get our texts. Msg rates may apply. HELP for help, STOP to "
         "end.",
         "[{name}: ]you're in. Msg rates may apply. Reply HELP for help, STOP to end.",
         "[{name}: ]your texts were not stopped. Reply HELP for help, STOP to end.",
         "[{name}: ]write here and a person will read it. Reply STOP to get no more texts.",
         "{name}: you'll get no more texts. If you meant your visit {when}, reply {word} and we "
         "cancel only that, and keep your reminders.",
         "[{name}: ]a colleague will answer you here.",
         "[{name}: ]sorry, I did not understand. Please say it in other words, or reply {word} for "
         "a person.",
         "[{name}: ]sorry, I did not understand. Please say it in other words.",
         "Did you mean {options}? Send the number.",
         "[{name}: ]sorry, that question is no longer open. A colleague will answer you here.",
         "[{name}: ]all right, we leave it at that. Write again at any time.",
         "[{name}: ]to get no more texts, reply STOP.",
         "{name}: all texts stopped. If you meant only {meant} and still want {other}, reply "
         "{word}. Otherwise do nothing.",
         "[{name}: ]all texts stopped. If you still want some of them, reply {options}. Otherwise "
         "do nothing.",
         "[{name}: ]no more {kind}. Reply START {word} to get them again, STOP to end all texts.",
         "[{name}: ]you get {kind}. Reply HELP for help, STOP to end all texts."}},
    Language{"fr",
             {"[{name} : ]désinscription faite, vous ne recevrez plus de SMS. Répondez START pour "
              "revenir.",
              "[{name} : ]vous ne recevrez plus de SMS. Si vous pensiez à autre chose, répondez "
              "START pour revenir.",
              "[{name} : ]vous recevez à nouveau nos SMS. Répondez HELP pour de l'aide, STOP pour "
              "ne plus en recevoir.",
              "[{name} : ]répondez OUI pour recevoir nos SMS. HELP pour de l'aide, STOP pour ne "
              "plus en recevoir.",
              "[{name} : ]inscription faite. Répondez HELP pour de l'aide, STOP pour ne plus "
              "recevoir de SMS.",
              "[{name} : ]vos SMS n'étaient pas suspendus. Répondez HELP pour de l'aide, STOP pour "
              "ne plus en recevoir.",
              "[{name} : ]vous pouvez écrire ici, une personne vous lira. Répondez STOP pour ne "
              "plus recevoir de SMS.",
              "{name} : vous ne recevrez plus de SMS. Si vous pensiez au rendez-vous du {when}, "
              "répondez {word} : nous annulons seulement celui-ci.",
              "[{name} : ]un collègue vous répondra ici.",
              "[{name} : ]désolé, je n'ai pas compris. Dites-le autrement, ou répondez {word} pour "
              "parler à une personne.",
              "[{name} : ]désolé, je n'ai pas compris. Dites-le autrement.",
              "Vouliez-vous dire {options} ? Envoyez le chiffre.",
              "[{name} : ]désolé, cette question est close. Un collègue vous répondra ici.",
              "[{name} : ]bien, restons-en là. Ecrivez-nous quand vous voulez.",
              "[{name} : ]pour ne plus recevoir de SMS, répondez STOP.",
              "{name} : plus aucun SMS. Si vous pensiez seulement à {meant} et voulez encore "
              "{other}, répondez {word}. Sinon, ne faites rien.",
              "[{name} : ]plus aucun SMS. Si vous en voulez encore certains, répondez {options}. "
              "Sinon, ne faites rien.",
              "[{name} : ]plus de {kind}. Répondez START {word} pour les recevoir à nouveau, STOP "
              "pour ne plus rien recevoir.",
              "[{name} : ]vous recevez {kind}. Répondez HELP pour de l'aide, STOP pour ne plus "
              "rien recevoir."}},
    Language{
        "de",
        {"[{name}: ]Sie sind abgemeldet und erhalten keine SMS mehr. Antworten Sie START zum "
         "Wiederanmelden.",
         "[{name}: ]Sie erhalten keine SMS mehr. War es anders gemeint? Antworten Sie START "
         "zum Wiederanmelden.",
         "[{name}: ]Sie sind wieder angemeldet. Antworten Sie HELP für Hilfe, STOP zum "
         "Abmelden.",
         "[{name}: ]antworten Sie JA, um unsere SMS zu erhalten. HELP für Hilfe, STOP zum "
         "Abmelden.",
         "[{name}: ]Sie sind angemeldet. Antworten Sie HELP für Hilfe, STOP zum Abmelden.",
         "[{name}: ]Ihre SMS waren nicht abbestellt. Antworten Sie HELP für Hilfe, STOP zum "
         "Abmelden.",
         "[{name}: ]schreiben Sie hier, jemand liest es. Antworten Sie STOP, um keine SMS mehr "
         "zu erhalten.",
         "{name}: Sie erhalten keine SMS mehr. War nur Ihr Termin {when} gemeint? Antworten Sie "
         "{word}, dann sagen wir nur diesen ab.",
         "[{name}: ]ein Kollege antwortet Ihnen hier.",
         "[{name}: ]das habe ich nicht verstanden. Bitte sagen Sie es anders, oder antworten Sie "
         "{word}, dann hilft ein Mensch.",
         "[{name}: ]das habe ich nicht verstanden. Bitte sagen Sie es anders.",
         "Meinen Sie {options}? Senden Sie die Nummer.",
         "[{name}: ]diese Frage ist nicht mehr offen. Ein Kollege antwortet Ihnen hier.",
         "[{name}: ]gut, wir belassen es dabei. Schreiben Sie jederzeit wieder.",
         "[{name}: ]um keine SMS mehr zu erhalten, antworten Sie STOP.",
         "{name}: keine SMS mehr. Wenn Sie nur {meant} meinten und {other} weiter möchten, "
         "antworten Sie {word}. Sonst ist nichts zu tun.",
         "[{name}: ]keine SMS mehr. Wenn Sie einige davon weiter möchten, antworten Sie {options}. "
         "Sonst ist nichts zu tun.",
         "[{name}: ]keine SMS zu {kind} mehr. Antworten Sie START {word}, um sie wieder zu "
         "erhalten, STOP beendet alle SMS.",
         "[{name}: ]Sie erhalten SMS zu {kind}. Antworten Sie HELP für Hilfe, STOP beendet alle "
         "SMS."}},
    Language{
        "es",
        {"[{name}: ]se ha dado de baja y no le enviaremos otros SMS. Responda START para "
         "volver.",
         "[{name}: ]no le enviaremos otros SMS. Si era otra cosa, responda START para volver.",
         "[{name}: ]vuelve a recibir nuestros SMS. Responda HELP para ayuda, STOP para darse "
         "de baja.",
         "[{name}: ]responda SI para recibir nuestros SMS. HELP para ayuda, STOP para darse de "
         "baja.",
         "[{name}: ]alta hecha. Responda HELP para ayuda, STOP para darse de baja.",
         "[{name}: ]sus SMS no estaban parados. Responda HELP para ayuda, STOP para darse de "
         "baja.",
         "[{name}: ]escriba y una persona lo lee. Responda STOP para no recibir otros SMS.",
         "{name}: no le enviaremos otros SMS. Si era solo su cita del {when}, responda {word} y "
         "anulamos solo esa.",
         "[{name}: ]un compañero le responde por aqui.",
         "[{name}: ]no he entendido. Digalo de otro modo, o responda {word} para hablar con una "
         "persona.",
         "[{name}: ]no he entendido. Digalo de otro modo.",
         "¿Quiere decir {options}? Envie el numero.",
         "[{name}: ]esa pregunta ya no vale. Un compañero le responde por aqui.",
         "[{name}: ]bien, lo dejamos. Escriba cuando quiera.",
         "[{name}: ]para no recibir otros SMS, responda STOP.",
         "{name}: no le enviaremos otros SMS. Si era solo {meant} y aun quiere {other}, responda "
         "{word}. Si no, no haga nada.",
         "[{name}: ]no le enviaremos otros SMS. Si aun quiere algunos, responda {options}. Si no, "
         "no haga nada.",
         "[{name}: ]sin SMS de {kind}. Responda START {word} para recibirlos otra vez, STOP para "
         "darse de baja de todo.",
         "[{name}: ]recibe los SMS de {kind}. Responda HELP para ayuda, STOP para darse de baja de "
         "todo."}},
    Language{
        "it",
        {"[{name}: ]iscrizione annullata, non riceverai altri SMS. Rispondi START per tornare.",
         "[{name}: ]non riceverai altri SMS. Se intendevi altro, rispondi START per tornare.",
         "[{name}: ]ricevi di nuovo i nostri SMS. Rispondi HELP per aiuto, STOP per non "
         "riceverne altri.",
         "[{name}: ]rispondi SI per ricevere i nostri SMS. HELP per aiuto, STOP per non "
         "riceverne altri.",
         "[{name}: ]iscrizione fatta. Rispondi HELP per aiuto, STOP per non ricevere altri "
         "SMS.",
         "[{name}: ]i tuoi SMS non erano sospesi. Rispondi HELP per aiuto, STOP per non "
         "riceverne altri.",
         "[{name}: ]scrivi qui e una persona legge. Rispondi STOP per non ricevere altri SMS.",
         "{name}: non riceverai altri SMS. Se era solo il tuo appuntamento {when}, rispondi {word} "
         "e annulliamo solo quello.",
         "[{name}: ]un collega ti risponde qui.",
         "[{name}: ]non ho capito. Dillo in altro modo, o rispondi {word} per parlare con una "
         "persona.",
         "[{name}: ]non ho capito. Dillo in altro modo.", "Intendi {options}? Invia il numero.",
         "[{name}: ]questa domanda non è più aperta. Un collega ti risponde qui.",
         "[{name}: ]va bene, lasciamo stare. Scrivi quando vuoi.",
         "[{name}: ]per non ricevere altri SMS, rispondi STOP.",
         "{name}: non riceverai altri SMS. Se intendevi solo {meant} e vuoi ancora {other}, "
         "rispondi {word}. Altrimenti non fare nulla.",
         "[{name}: ]non riceverai altri SMS. Se ne vuoi ancora alcuni, rispondi {options}. "
         "Altrimenti non fare nulla.",
         "[{name}: ]niente SMS di {kind}. Rispondi START {word} per riceverli ancora, STOP per non "
         "ricevere altri SMS.",
         "[{name}: ]ricevi gli SMS di {kind}. Rispondi HELP per aiuto, STOP per non ricevere altri "
         "SMS."}},
    Language{
        "pt",
        {"[{name}: ]registo cancelado, deixa de receber os nossos SMS. Responda START para "
         "voltar.",
         "[{name}: ]deixa de receber os nossos SMS. Se queria outra coisa, responda START para "
         "voltar.",
         "[{name}: ]volta a receber os nossos SMS. Responda HELP para ajuda, STOP para sair.",
         "[{name}: ]responda OK para receber os nossos SMS. HELP para ajuda, STOP para sair.",
         "[{name}: ]registo feito. Responda HELP para ajuda, STOP para sair.",
         "[{name}: ]os seus SMS estavam ativos. Responda HELP para ajuda, STOP para sair.",
         "[{name}: ]escreva aqui e uma pessoa vai ler. Responda STOP para sair.",
         "{name}: deixa de receber os nossos SMS. Se era so a sua consulta {when}, responda {word} "
         "e anulamos apenas essa.",
         "[{name}: ]um colega responde por aqui.",
         "[{name}: ]desculpe, sem resposta para isso. Diga de outro modo, ou responda {word} para "
         "falar com uma pessoa.",
         "[{name}: ]desculpe, sem resposta para isso. Diga de outro modo.",
         "Quer dizer {options}? Envie o numero.",
         "[{name}: ]essa pergunta foi encerrada. Um colega responde por aqui.",
         "[{name}: ]certo, ficamos assim. Escreva quando quiser.",
         "[{name}: ]para deixar de receber SMS, responda STOP.",
         "{name}: deixa de receber os nossos SMS. Se era so {meant} e ainda quer {other}, responda "
         "{word}. De outro modo, nada a fazer.",
         "[{name}: ]deixa de receber os nossos SMS. Se ainda quer alguns, responda {options}. De "
         "outro modo, nada a fazer.",
         "[{name}: ]sem SMS de {kind}. Responda START {word} para voltar a receber, STOP para sair "
         "de tudo.",
         "[{name}: ]recebe os SMS de {kind}. Responda HELP para ajuda, STOP para sair de tudo."}},
};

// Of the letters that people write in names, those of GSM-7 beyond ASCII (23.038 section 6.2.1).
constexpr std::u32string_view kGsmLetters = U"£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡";
// Of ASCII, those that GSM-7 lacks or has only behind an escape.
constexpr std::u32string_view kNotPlain = U"`^{}\\[~]|";
bool is_gsm(char32_t c) {
  if (c >= U' ' && c < 0x7F) return kNotPlain.find(c) == std::u32string_view::npos;
  return kGsmLetters.find(c) != std::u32string_view::npos;
}

// Each {blank} with what stands for it; {name} stays.
std::string filled_in(std::string_view saying, const Blanks& blanks) {
  std::string text(saying);
  for (const auto& [blank, value] : blanks) {
    const std::string mark = "{" + blank + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

std::string in_its_name(std::string_view saying, std::string_view name) {
  std::string text;
  bool left_out = false;
  for (std::size_t i = 0; i < saying.size(); ++i) {
    if (saying[i] == '[') {
      left_out = name.empty();
    } else if (saying[i] == ']') {
      left_out = false;
    } else if (left_out) {
      continue;
    } else if (saying.substr(i).starts_with("{name}")) {
      text += name;
      i += std::string_view("{name}").size() - 1;
    } else {
      text += saying[i];
    }
  }
  // What followed the name now begins the text; each begins with a letter of ASCII.
  if (name.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

std::string own_words(OwnWords which, std::string_view language, std::string_view program,
                      const Blanks& blanks) {
  const Language* found = &kLanguages.front();
  for (const Language& candidate : kLanguages) {
    if (candidate.code == language) found = &candidate;
  }
  const std::string_view saying = found->sayings.at(static_cast<std::size_t>(which));
  const std::string text = filled_in(in_its_name(saying, gsm_name(program)), blanks);
  // A long name gives way to what has to be said.
  return text.size() <= 160 ? text : filled_in(in_its_name(saying, ""), blanks);
}

std::string gsm_name(std::string_view name) {
  std::string spelled;
  std::size_t length = 0;
  for (std::size_t position = 0; position < name.size(); ++length) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(name, position);
    if (is_gsm(c)) {
      append_utf8(spelled, c);
    } else if (const auto nearest = sms::nearest_spelling(name.substr(begin, position - begin));
               !nearest.empty()) {
      spelled += nearest;
    } else {
      return {};
    }
  }
  return length > kLongestName ? std::string() : spelled;
}

}  // namespace pigeon::replies
