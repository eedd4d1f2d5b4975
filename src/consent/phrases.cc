#include "consent/phrases.h"

#include <array>

namespace pigeon::consent {
namespace {

constexpr std::array kNouns{
    Noun{"<texts>",
         "(?:(?:text |sms )?(?:texts?|txts?|messages?|msgs?|messaging)|sms|reminders?|"
         "notifications?|alerts?|ads|adverts?|promos?|promotions?|offers|spam|marketing|"
         "newsletters?|communications?)"},
    Noun{"<these>",
         "(?:(?:all|any|the|these|those|this|your|ur|my|more|further|future|of|such|anymore|"
         "unwanted|stupid|bloody|fucking|with|to|me|us|getting|receiving|sending|send|out|and) )*"},
    Noun{"<textes>",
         "(?:sms|textos?|messages?|msg|rappels?|notifications?|pubs?|publicites?|spams?|offres|"
         "promos|promotions|alertes|newsletters?|sollicitations?)"},
    Noun{"<nachrichten>",
         "(?:sms|nachrichten?|textnachrichten?|mitteilungen?|erinnerungen|werbung|angebote|"
         "newsletter|benachrichtigungen|meldungen|mails?|spam|(?:werbe|erinnerungs) ?(?:sms|"
         "nachrichten))"},
    Noun{"<mensajes>",
         "(?:sms|mensajes?|mensajitos|msjs?|msgs?|recordatorios|avisos|publicidad|promociones|"
         "ofertas|notificaciones|alertas|spam|propaganda)"},
    Noun{"<messaggi>",
         "(?:sms|messagg\\w+|msg|promemoria|pubblicita|offerte|promozioni|notifiche|spam|"
         "comunicazioni|newsletter|avvisi)"},
    Noun{
        "<mensagens>",
        "(?:sms|mensage(?:m|ns)|msgs?|torpedos|lembretes|avisos|publicidade|promocoes|propagandas?|"
        "ofertas|notificacoes|alertas|spam)"},
};

// "Remove me from the waiting list": from something that is no list of ours.
constexpr std::string_view kElsewhereEn =
    "(?:off|from|out of) (?:\\w+ ){0,2}(?:waiting ?list|waitlist|guest ?list|booking|reservation|"
    "appointment|order|bill|invoice|table|shift|rota|hold|group|meeting|class|course|insurance|"
    "policy|basket|trial)(?: (?:and|please|for|on|at|today|tomorrow|thanks|because|as|since|i|we)|$"
    ")|(?:number|me|us) (?:off|from|out of)?(?: \\w+){0,3} and (?:put|add|use)";
// "Don't stop …", "did you stop …?"
constexpr std::string_view kGoOnEn =
    "(?:dont|do not|never|didnt|did not|doesnt)(?: ever| please| really| you dare)*(?: "
    "(?:want|need|"
    "ask|mean|say|like)(?: (?:you|u|it|them|this|that))?(?: to)?)? (?:stop|quit|cease)|(?:did|have|"
    "has|had|if|when) (?:you|u|they|we|i|she|he|it)(?: ever| suddenly| just)? "
    "(?:stop|stopped|quit)|"
    "told (?:me|him|her|them) to stop|(?:texting|messaging|contacting) (?:her|him|them|while)";
// A statement, not a wish: "they don't text me", "why don't you text me?"
constexpr std::string_view kTheyDoNotEn =
    "(?:you|u|they|he|she|it|people|did|if|why|who) (?:dont|do not|never)|(?:me|us|here|number|"
    "phone) (?:before|after|until|till|til|between|today|tonight|tomorrow|during|while|so early|so "
    "late|at (?:work|night|\\d+)|on (?:mon|tue|wed|thu|fri|sat|sun)\\w*)";
constexpr std::string_view kOwnMistakeEn =
    "wrong (?:number|person|phone)(?: \\w+)? (?:of|on (?:my|the)|for|in (?:my|the)|with)|the wrong "
    "number (?:is|was|on|for|in)|i(?: (?:may|might|must|probably|accidentally|just|think i))*(?: "
    "have| had)? (?:gave|given|entered|enter|typed|put|wrote|dialed|dialled|called|rang|registered|"
    "used|have|had|got|quoted|sent|texted|left|spoke)(?: \\w+){0,4} wrong|ive (?:\\w+ ){1,4}wrong|"
    "you (?:gave|quoted|sent|told|printed|wrote)(?: \\w+){0,4} wrong";

constexpr std::array kStop{
    // --- English ---
    Phrase{"en",
           "(?:take|get|strike|cross) (?:me|us|my (?:phone |mobile )?(?:number|name|phone|mobile)|"
           "this number) (?:off|out of)",
           kElsewhereEn},
    Phrase{
        "en",
        "(?:remove|delete|erase|unlist) (?:me|us|my (?:phone |mobile |cell )?(?:number|name|details"
        "|phone|mobile|contact)|(?:this|our) (?:phone )?number)",
        kElsewhereEn},
    Phrase{"en", "leave (?:me|us) (?:the \\w+ )?alone"},
    Phrase{
        "en", "no more (?:(?:of|these|those|this|your|bloody|fucking|stupid) )*<texts>",
        "(?:i|we) (?:\\w+ )?(?:get|got|gotten|receive|received|have|had|see) no more|there (?:are|"
        "were|is) no more|why"},
    Phrase{"en", "^(?:please )?no <texts>(?: please| thanks| thank you| ever)*$"},
    Phrase{
        "en",
        "(?:dont|do not|don t|never|dnt|donot|stop) (?:(?:ever|you|please|bloody|fucking) "
        ")*(?:text|"
        "txt|message|msg|contact|sms|bother|spam|disturb|write(?: to)?|call or text|text or call)"
        "(?: (?:or|and) \\w+)? (?:me|us|this (?:number|phone)|my (?:number|phone)|here)",
        kTheyDoNotEn},
    Phrase{
        "en",
        "(?:dont|do not|never) (?:(?:ever|please) )*send(?: me| us)*(?: (?:(?:any|no|more|these|"
        "those|this|your|such|further|other|anymore) )*<texts>| (?:anything|stuff|any more|anymore|"
        "no more)(?: else| again| anymore| any more| please)*$)",
        kTheyDoNotEn},
    Phrase{
        "en",
        "(?:dont|do not|no longer|didnt|did not|never|not|doesnt) (?:want|wanna|wish|need|like|ask|"
        "asked|sign|signed|agree|agreed|consent|consented|interested)(?: "
        "(?:to|for|up|in|get|getting|"
        "receive|receiving|recieve|have|be|you|send|sending|see|any|all|the|these|those|this|your|"
        "ur|"
        "more|further|of|such|anymore|me|us))* <texts>",
        "dont (?:want|like) (?:to )?(?:miss|stop|lose)"},
    Phrase{
        "en",
        "(?:dont|do not|no longer|not) (?:want|wish|wanna|like|care|agree)(?: (?:to|you|be|any|get|"
        "anyone|getting|more|you guys))* (?:contacted|texted|messaged|contact me|text me|message "
        "me|"
        "texting me|messaging me|contacting me|hear from you)",
        kTheyDoNotEn},
    Phrase{"en", "wrong number|wrong (?:person|guy|recipient|phone|no|num)$", kOwnMistakeEn},
    Phrase{
        "en",
        "(?:have|got|texting|messaging|contacting|texted|messaged) (?:the |a )?wrong (?:person|guy|"
        "no|num|phone|recipient|contact)",
        kOwnMistakeEn},
    Phrase{"en", "(?:lose|forget|ditch) (?:my|this) (?:phone |mobile )?number",
           "(?:did|didnt|dont|do not|not|never|hope|if)(?: \\w+)? (?:lose|forget)"},
    Phrase{"en", "(?:stop|quit|cease|halt) <these><texts>", kGoOnEn},
    Phrase{"en",
           "(?:cancel|end|discontinue) <these>(?:texts|txts|text messages|messages|msgs|sms|"
           "notifications|alerts)"},
    Phrase{"en",
           "(?:stop|quit|cease) (?:texting|txting|messaging|msging|contacting|spamming|harassing|"
           "pestering)",
           kGoOnEn},
    Phrase{
        "en",
        "(?:stop|quit|cease) (?:bothering|annoying|bugging|emailing|writing|calling|phoning|"
        "sending)(?: to)? (?:me|us|this|these|those|here|my (?:phone|number)|stuff|things|anything)"
        "(?: (?:this|these|those|that|stuff|things|anything|crap|rubbish|shit|junk|now|please|pls|"
        "anymore|any more|all|at|immediately|again|already|every "
        "\\w+|to|my|phone|number|day|so|much"
        "))*$",
        kGoOnEn},
    Phrase{
        "en",
        "(?:unsub|unsubscribe|un subscribe|unsuscribe|unsubcribe|unsubscibe|unscribe) (?:me|us|"
        "please|pls|plz|this number|my "
        "number|from|now|immediately|all|thanks)|(?:please|pls|plz|to|"
        "wanna|i|do i|can i|kindly|just) (?:unsub|unsubscribe|un subscribe|unsuscribe|unsubcribe|"
        "unsubscibe|unscribe)",
        kStayEn},
    Phrase{"en",
           "opt (?:me|us|this number|my number) out|opt(?:ing)? out (?:of|from) "
           "<these><texts>|(?:like|"
           "want|wish|need|wanna|please|pls|i|can|me|how|do)(?: to| i| do)* opt out(?: please| "
           "pls| now|"
           " thanks| thank you| of this| of these| from this|$)",
           kStayEn},
    Phrase{"en", "(?:revok\\w+|withdraw\\w*)(?: (?:my|all|any|the))* consent"},

    Phrase{"en",
           "^(?:please |pls )?(?:dont|do not|dnt) (?:text|txt|message|contact)(?: anymore| again| "
           "any more| please)*$"},
    Phrase{"en",
           "(?:be|get) (?:removed|taken off|deleted|unsubscribed)(?: from <these>(?:\\w+ "
           ")?(?:list|lists|database|system|texts|messages|records))?$|^i want (?:out|off)(?: of| "
           "from)?(?: (?:this|your|the))*(?: list| lists)?$|(?:take|remove|delete) my details "
           "(?:off|from)",
           kElsewhereEn},
    Phrase{"en",
           "^(?:please )?(?:cease|cease and desist|discontinue|do not disturb)(?: please| now)*$"},

    // --- French ---
    Phrase{"fr",
           "ne (?:me |m ?|nous )(?:contact|ecri|derang|sollicit|relanc|harcel|spam|emmerd|embet|"
           "import)\\w* (?:plus|pas|jamais)"},
    Phrase{
        "fr",
        "(?:ne )?(?:me |m ?|nous )(?:envoy|envoi|adress|texte)\\w* (?:plus|pas|jamais)(?: (?:de|d|"
        "aucun|vos|ces|tous|des|tant))* (?:<textes>|rien)|ne (?:me |m ?|nous )(?:envoy|envoi)\\w* "
        "(?:plus|plus rien|plus jamais)(?: svp| merci| sil vous plait)*$"},
    Phrase{
        "fr",
        "ne (?:plus|pas|jamais) (?:me |m ?|nous )(?:contacter|envoyer|ecrire|deranger|solliciter|"
        "relancer|importuner|spammer)|ne (?:plus|pas) etre "
        "(?:contact|sollicit|derang|importun)\\w*",
        "ne pas (?:me |m ?)envoyer (?:le|la|les|mon|ma|mes|un|une) "},
    Phrase{"fr",
           "(?:veux|veut|voudrais|souhaite|desire|souhaitons|voulons|aimerais) plus (?:du tout "
           "|jamais "
           ")?(?:(?:recevoir|avoir|de|d|vos|ces|aucun|etre) )*(?:<textes>|contact\\w*|sollicit\\w*|"
           "derang\\w*|recevoir(?: svp| merci| rien)*$)",
           "(?:pourquoi|pas arreter|plus (?:d|de) (?:offres|promos|promotions|alertes|rappels))"},
    Phrase{"fr",
           "(?:veux|voudrais|souhaite|desire) pas (?:(?:recevoir|avoir|de|d|vos|ces|aucun|etre) )*"
           "(?:<textes>|contact\\w*|sollicit\\w*|derang\\w*)"},
    Phrase{"fr",
           "ne plus (?:jamais )?recevoir(?: (?:de|d|vos|ces|aucun|les|des))*(?: <textes>|(?: svp| "
           "merci| sil vous plait)*$)"},
    Phrase{"fr",
           "^(?:svp |merci |stop )*(?:plus|pas)(?: jamais)?(?: (?:de|d|aucun|vos))+ <textes>(?: "
           "svp| merci| sil vous plait| de votre part)*$"},
    Phrase{"fr",
           "(?:arret(?:ez|e|er|es)|cess(?:ez|e|er)|stopp?(?:ez|e|er)?)(?: (?:de|d|tout de "
           "suite|donc|a|"
           "aux|au|avec|les|vos|ces|tes|ce|cette|le|la|tous|toutes|me|m|nous))* (?:d?m?(?:envoyer|"
           "ecrire|contacter|deranger|harceler|spammer|embeter|solliciter|relancer|importuner|"
           "emmerder|appeler)|<textes>)",
           "(?:ne|n|avez|as|ont|aviez|pourquoi|quand|si)(?: \\w+)? (?:arret|cess|stopp)\\w*"},
    Phrase{"fr",
           "(?:laiss|fout|fich)\\w+ (?:moi|nous)(?: donc| un peu)? (?:tranquilles?|en paix|la "
           "paix)|lach(?:ez|e) (?:moi|nous)"},
    Phrase{"fr",
           "(?:retir|enlev|supprim|effac|ray|radi|elimin)(?:ez|er|e|es) "
           "(?:(?:moi|nous|me|definitivement|"
           "svp) )*(?:(?:mon|ce|notre) (?:numero|contact|tel\\w*|portable)|mes "
           "(?:coordonnees|donnees)|"
           "d[eu] (?:\\w+ "
           "){0,3}(?:listes?|fichiers?|base|repertoire|contacts))|(?:retir|enlev|supprim|"
           "effac|ray|radi)(?:ez|e) (?:moi|nous)(?: svp| merci| sil vous plait)*$",
           "dattente|d attente|reservation|commande|rendez vous|rdv"},
    Phrase{"fr", "(?:desabon\\w+|desinscri\\w+)",
           "(?:ne|n|pas|pourquoi|suis|sommes|ete|etais|si je)(?: \\w+){0,3} "
           "(?:desabon|desinscri)\\w*"},
    Phrase{
        "fr",
        "(?:mauvais|faux|erreur de|erreur sur le|pas le bon|trompe\\w* de) (?:numero|destinataire|"
        "num|tel|telephone)|trompe\\w* de personne",
        "(?:numero|num) (?:de|du|d|sur|pour) (?:\\w+ "
        ")?(?:commande|colis|suivi|client|dossier|serie|"
        "reservation|rue|compte|facture|porte)|(?:je|jai|javais|je vous)(?: \\w+){0,4} (?:mauvais|"
        "faux|trompe\\w*)"},
    Phrase{"fr", "oubli(?:ez|e) (?:moi|mon numero)"},

    Phrase{"fr",
           "(?:de|d|veuillez) ?m ?(?:enlever|effacer|oter)(?: definitivement)?(?: (?:de|d) (?:\\w+ "
           "){0,2}(?:listes?|fichiers?|base|repertoire|contacts)|$)",
           "attente|reservation|commande"},

    // --- German ---
    Phrase{
        "de",
        "keine(?:n|r)?(?: (?:weiteren?|solchen?|eurer?|ihrer?|diese|dieser|mehr))* <nachrichten> "
        "(?:mehr|bitte|schicken|senden|zusenden|an mich)|keine(?:n|r)? weitere(?:n)? <nachrichten>|"
        "^(?:bitte )?keine(?:n)? <nachrichten>(?: mehr| bitte)*$",
        "(?:bekomme|bekam|bekommen wir|erhalte|erhielt|kriege|kommen|kommt|kam|habe|hab|haben wir|"
        "warum|wieso|weshalb|gibt es)(?: \\w+){0,3} kein\\w*"},
    Phrase{"de",
           "(?:mochte|moechte|will|wollen|mochten|wunsche|wuensche|brauche|bitte)(?: \\w+){0,3} "
           "keine(?:n|r)?(?: \\w+)? <nachrichten>(?: mehr)?(?: von \\w+)?(?: "
           "(?:mehr|bekommen|erhalten|"
           "empfangen|kriegen|haben|schicken|senden))*",
           "warum|wieso"},
    Phrase{"de",
           "(?:schreib\\w*|kontaktier\\w*|text(?:en|et)?|schick\\w*|send\\w*|belastig\\w*|nerv\\w*|"
           "stor\\w*|simst?\\w*)(?: (?:sie|ihr|bitte|mir|mich|uns|an|doch))* "
           "(?:nicht|nie|nichts|keine) "
           "(?:mehr|wieder|weiter)",
           "(?:ich|wir|er|sie|warum|wieso) (?:schreib\\w*|kontaktier\\w*|schick\\w*|send\\w*)"},
    Phrase{"de", "kontaktier\\w*(?: (?:sie|ihr|bitte))* (?:mich|uns)(?: bitte)? nicht"},
    Phrase{"de",
           "nicht (?:mehr|weiter)(?: \\w+){0,2} (?:schreiben|kontaktieren|anschreiben|texten|"
           "belastigen|storen|schicken|senden)|nicht (?:(?:mehr|weiter) "
           ")*(?:kontaktiert|angeschrieben|"
           "belastigt|benachrichtigt|genervt) werden",
           "kann|konnte|konnen|warum|wieso"},
    Phrase{"de",
           "(?:hor|hoer|horen|hoeren|hort|hoert)(?: (?:sie|doch|endlich|bitte|jetzt|mal|sofort))* "
           "auf(?: |$)",
           "wann|wenn|bevor|nicht auf"},
    Phrase{"de",
           "(?:bitte|sofort|endlich|jetzt) (?:aufhoren|aufhoeren)|(?:aufhoren|aufhoeren) (?:mir|"
           "mich|bitte|mit)"},
    Phrase{"de", "lass\\w*(?: sie)? (?:mich|uns)(?: \\w+)? (?:in (?:ruhe|frieden)|zufrieden)"},
    Phrase{"de",
           "(?:meld|trag)\\w*(?: sie)? (?:mich|uns|meine nummer)(?: \\w+){0,3} (?:ab|aus)(?: |$)|"
           "(?:mich|uns|bitte|jetzt|wie|hier)(?: \\w+){0,2} (?:abmelden|austragen|abbestellen|"
           "abzumelden)|(?:abmelden|austragen) (?:bitte|danke|sofort)|<nachrichten>(?: bitte| "
           "sofort)* "
           "(?:abbestellen|stoppen|beenden|abmelden|einstellen|abstellen|deaktivieren)",
           "(?:kurs|termin|schule|training|unterricht|seminar|reservierung|versicherung|krank|kita|"
           "kindergarten|wohnsitz|auto|hotel)|nicht (?:\\w+ )?(?:abmelden|abbestellen|abgemeldet)"},
    Phrase{
        "de",
        "(?:streich\\w*|losch\\w*|loesch\\w*|entfern\\w*|nehm\\w*|nimm)(?: sie| bitte)* "
        "(?:mich|uns|"
        "(?:meine|diese) (?:handy ?|telefon ?|mobil ?|ruf ?)?nummer|meine daten|meinen kontakt)|"
        "(?:meine|diese) (?:handy ?|telefon ?|mobil ?|ruf ?)?nummer (?:bitte )?(?:loschen|loeschen|"
        "entfernen|streichen|austragen)",
        "warteliste|termin|reservierung|bestellung|gaesteliste|gasteliste|auftrag|kurs"},
    Phrase{
        "de",
        "(?:falsche|verkehrte) (?:handy|telefon|mobil|ruf)?nummer|falsch verbunden|(?:sie|ihr|du) "
        "(?:\\w+ )?sich verwahlt|falsche person",
        "nummer (?:auf|an|fur|in|im|bei|steht)|ich (?:habe|hab|hatte)(?: \\w+){0,4} falsche"},
    Phrase{"de",
           "stopp?(?:en|t)?(?: (?:sie|bitte|mit|die|diese|den|das|alle|eure|ihre|weitere|den))* "
           "<nachrichten>",
           "nicht"},
    Phrase{"de",
           "widerruf\\w*(?: \\w+){0,3} (?:einwilligung|zustimmung)|(?:einwilligung|zustimmung)(?: "
           "\\w+)? widerruf\\w*"},

    Phrase{"de", "(?:will|mochte|moechte) (?:\\w+ )?(?:von|aus) (?:der|dieser|ihrer|eurer) liste",
           "warteliste"},

    // --- Spanish ---
    Phrase{
        "es",
        "no (?:me|nos) "
        "(?:escriba[ns]?|contacte[ns]?|moleste[ns]?|texte[ns]?|joda[ns]?|fastidie[ns]?|"
        "vuelva[ns]? a (?:escribir|contactar|enviar|mandar|molestar)\\w*)|^no (?:molestar|molesten|"
        "moleste)(?: mas| por favor)*$"},
    Phrase{"es",
           "no (?:me |nos )?(?:envie[ns]?|mande[ns]?|escriba[ns]?|enviar(?:me)?|mandar(?:me)?|"
           "escribir(?:me)?|llegue[n]?)(?: (?:mas|nunca|ningun|nada|otros|estos|esos|sus|los))* "
           "(?:<mensajes>|mas|nada)",
           "mas (?:de|tarde|que|dinero|informacion|detalles|productos|cosas)"},
    Phrase{
        "es",
        "no (?:quiero|deseo|queremos|deseamos|quisiera|necesito|autorizo|me interesan?)(?: (?:mas|"
        "recibir|que|me|ningun|seguir|recibiendo|sus|estos|esos|los|las|de|este|tipo|tener|nunca|"
        "envien|manden|lleguen))* (?:<mensajes>|recibir mas|escriban|contacten|molesten)",
        "dejar de"},
    Phrase{"es",
           "(?:no|ni un|ningun) mas <mensajes>|basta (?:ya )?(?:de|con)(?: (?:sus|tantos|los|"
           "estos))* <mensajes>|(?:alto|stop) (?:a |con )?(?:los |sus |estos )?<mensajes>"},
    Phrase{
        "es",
        "(?:deje[ns]?|deja|dejad|paren?|para|parad|cese[ns]?)(?: (?:ya|por favor))* de (?:enviar|"
        "mandar|escribir|molestar|contactar|joder|acosar|llamar|fastidiar|textear|spamear)\\w*",
        "no (?:deje|deja|paren|pares|pare)"},
    Phrase{"es", "dej\\w*(?:me|nos) (?:\\w+ )?(?:en paz|tranquil\\w+)"},
    Phrase{
        "es",
        "(?:dar|darme|darnos|darse|dame|deme|denme|dadme|dennos|doy|quiero|solicito|pido|solicitar|"
        "pedir)(?: (?:de|la|mi|me|una))* baja",
        "baja (?:medica|laboral|maternal|temporal)|baja (?:del|de (?:la|mi|los|las|este)) (?:\\w+ "
        ")?(?:seguro|gimnasio|linea|contrato|luz|gas|internet|clase|curso|cita|trabajo|escuela|"
        "poliza|cuenta|coche)|de baja (?:el|la|mi|un|una|los) |no (?:quiero|me)"},
    Phrase{
        "es",
        "(?:quit|borr|elimin|retir|sac|saqu|suprim)\\w*(?:me|nos)?(?: ya| por favor)* (?:de "
        "(?:la|su|"
        "sus|esta|tu|vuestra|las) (?:\\w+ )?(?:listas?|base|agenda|contactos)|de aqui|mi (?:numero|"
        "telefono|contacto|celular|movil)|este numero|mis datos)|^(?:por favor "
        ")?(?:borr|elimin|quit)"
        "(?:en|e|a|ar|ad)me(?: ya| por favor)*$",
        "espera|cita|pedido|reserva"},
    Phrase{"es", "(?:salir|salirme|salga) de (?:la|su|esta|tu) lista|dejar de recibir"},
    Phrase{"es",
           "numero equivocado|equivoc\\w+ (?:de|del|el) (?:numero|persona|telefono|movil|celular)|"
           "persona equivocada",
           "numero equivocado (?:de|del|en|para)|me (?:he "
           ")?equivoqu?\\w*|(?:di|puse|escribi|envie|tengo|"
           "marque|dieron|deje)(?: \\w+){0,4} equivocado"},
    Phrase{"es",
           "cancel(?:ar|en|e|a|o)(?: (?:mi|la|los|las|estos|esta|de|el|todos|mis))* (?:suscripcion|"
           "sms|mensajes)"},
    Phrase{"es", "(?:desuscri|desubscri|dessuscri)\\w+", "no (?:quiero|me)|por que"},

    Phrase{"es", "no (?:quiero|deseo) recibir (?:mas )?nada|^(?:por favor )?no insistan?$"},

    // --- Italian ---
    Phrase{"it",
           "non (?:mi |ci )?(?:mand|invi|scriv|contatt|disturb|romp|messaggi|chiam)\\w*(?: mi)?(?: "
           "piu| "
           "mai piu| altri| ulteriori| nessun\\w*| nulla| niente)+",
           "perche|ricev\\w+|non (?:mi )?(?:mandano|inviano|arriva)"},
    Phrase{"it",
           "non (?:contattatemi|contattarmi|contattateci|scrivetemi|scrivermi|disturbatemi|"
           "disturbate|disturbare)"},
    Phrase{"it",
           "non (?:voglio|desidero|vogliamo|vorrei|intendo|gradisco|autorizzo)(?: "
           "(?:piu|ricevere|altri|"
           "altre|i|le|gli|vostri|vostre|questi|queste|avere|essere|nessun|nessuno|mai|di|"
           "ulteriori|che|"
           "mi|tali))* (?:<messaggi>|ricevere(?: nulla| niente| altro)*$|contattat\\w|scriviate|"
           "contattiate|disturbat\\w|ricevere piu(?: nulla| niente)?$)",
           "smettere|perdere"},
    Phrase{"it",
           "(?:niente|nessun|basta|stop|no)(?: (?:piu|altri|altro|con|ai|a|i|gli|questi|questo|di|"
           "mandare|inviare|mandarmi|inviarmi))* <messaggi>|basta (?:scriver|mandar|contattar|"
           "inviar|disturbar)\\w*",
           "(?:ricevo|ricevuto|arriva\\w*|ho|perche|ce)(?: \\w+){0,2} (?:nessun|niente)"},
    Phrase{"it",
           "(?:smett|piantat|cess|finit)\\w*(?: subito| ora)* (?:di|con) (?:(?:i|gli|questi) "
           ")?(?:mandar|"
           "inviar|scriver|contattar|disturbar|tormentar|romper|stressar|chiamar|messaggi|sms)\\w*|"
           "smettetela|smettila|piantatela|finitela|la smetta",
           "non (?:smett|piant|finit|cess)\\w*"},
    Phrase{"it", "lasci(?:atemi|ami|ateci|aci)(?: stare| in pace| tranquill\\w)"},
    Phrase{
        "it",
        "(?:togl|rimuov|elimin|cancell|lev|depenn)\\w*(?:mi|ci)(?: (?:subito|ora|per "
        "favore|grazie))*"
        "(?: (?:dal|dalla|dai|dalle|da)(?: \\w+){0,2} "
        "(?:list\\w+|rubrica|contatti|database|archivio|"
        "elenc\\w+)|$)|(?:togl|rimuov|elimin|cancell)\\w* (?:il mio|questo|mio) (?:numero|contatto|"
        "cellulare|recapito)|(?:cancell|elimin)\\w* i miei dati",
        "attesa|dattesa|appuntamento|prenotazione|ordine"},
    Phrase{"it",
           "disiscri\\w+|disabbon\\w+|uscire (?:dalla|da questa) lista|smett\\w+ di ricever\\w+",
           "(?:non|perche|stat\\w)(?: \\w+){0,3} (?:disiscri|disabbon|smett)\\w*"},
    Phrase{
        "it",
        "numero (?:sbagliato|errato)|(?:ha|avete|hai|hanno) sbagliato "
        "(?:numero|persona)|sbagliat\\w "
        "(?:di )?(?:numero|persona)",
        "numero (?:sbagliato|errato) (?:di|sul|su|nel|per|del|della)|ho (?:\\w+ ){0,4}(?:sbagliat|"
        "errat)\\w"},
    Phrase{"it",
           "(?:cancell|annull|revoc)\\w* (?:(?:la|il|mia|mio|l) )*(?:l?iscrizione|sottoscrizione|"
           "consenso)(?: (?:agli|ai|sms|messaggi|dei|al servizio))*$"},

    Phrase{"it",
           "(?:mi|vi prego di) (?:cancell|togli|rimuov|elimin)\\w* (?:dal|dalla|dalle|da) (?:\\w+ "
           "){0,2}(?:list\\w+|rubrica|elenc\\w+)|(?:rimoss|cancellat|tolt|eliminat)\\w "
           "(?:dal|dalla|dalle) (?:\\w+ ){0,2}(?:list\\w+|elenc\\w+)",
           "attesa|dattesa"},

    // --- Portuguese ---
    Phrase{
        "pt",
        "nao (?:me |nos )?(?:escreva[ms]?|contac?te[ms]?|incomode[ms]?|perturbe[ms]?|chateie[ms]?|"
        "incomodar|perturbar)"},
    Phrase{
        "pt",
        "nao (?:me |nos )?(?:mande[ms]?|manda|envie[ms]?|envia|enviar|mandar)(?: me)?(?: (?:mais|"
        "nunca|nada|nenhum\\w*|essas|esses|estas|estes|outras?|por favor))* "
        "(?:<mensagens>|mais|nada)",
        "mais (?:tarde|de|que|informac\\w+|detalhes)"},
    Phrase{
        "pt",
        "nao (?:quero|queremos|desejo|pretendo|gostaria|autorizo)(?: "
        "(?:mais|receber|de|as|os|essas|"
        "esses|estas|estes|suas|seus|ter|nenhum|nenhuma|que|me|voltar|a|continuar|ser|em|receberem|"
        "vossas|vossos))* (?:<mensagens>|(?:mais )?receber(?: mais)?(?: nada)?$|mandem|enviem|"
        "escrevam|contac?tad\\w|incomodad\\w)",
        "deixar de|perder"},
    Phrase{"pt",
           "(?:chega|basta)(?: de| com)+(?: \\w+)? <mensagens>|(?:nenhuma|sem|nao)(?: mais)+ "
           "<mensagens>|"
           "(?:mais nenhum\\w*|nenhuma) <mensagens>(?: mais| por favor)|^(?:sem|nao) <mensagens>$",
           "(?:recebi|recebo|chegou|tenho|porque)(?: \\w+){0,3} (?:nenhum|sem|mais)"},
    Phrase{"pt",
           "(?:pare[ms]?|para|parar|deixe[ms]?|cesse[ms]?)(?: (?:ja|logo|imediatamente|por "
           "favor))* (?:de|"
           "com)(?: me| nos)? "
           "(?:(?:mandar|enviar|escrever|contac?tar|incomodar|perturbar|chatear|encher|"
           "ligar)\\w*|(?:(?:as|os|essas|esses|estas|estes|suas|seus) )?<mensagens>)",
           "nao (?:pare|deix|para|cess)\\w*"},
    Phrase{"pt", "deix\\w*(?: me| nos)? (?:em paz|sossegad\\w|de mao)"},
    Phrase{
        "pt",
        "(?:tir|retir|remov|apag|apagu|elimin|exclu|risqu|delet)\\w*(?: me| nos)?(?: (?:ja|por "
        "favor|"
        "daqui))* (?:(?:d?[oa] )?(?:meu|este|esse) (?:numero|contac?to|telefone|telemovel|celular|"
        "cadastro)|d(?:a|e|essa|esta|essas)s? (?:\\w+ )?(?:listas?|base|cadastro)|os meus dados)|"
        "(?:remova|remove|retire|exclua|apague)m? (?:me|nos)(?: ja| por favor| daqui| agora)*$|me "
        "(?:remov|retir|exclu|descadastr)\\w*(?: por favor| daqui| agora)*$",
        "espera|consulta|marcacao|pedido|reserva"},
    Phrase{"pt",
           "descadastr\\w+|dess?ubscre\\w+|cancel\\w+ (?:(?:a|o|as|os|minha|meu|minhas|todas|"
           "essas) )*(?:subscricao|sms|mensagens)",
           "nao (?:quero|me)|porque"},
    Phrase{
        "pt",
        "sair (?:da|desta|dessa) (?:\\w+ )?lista|(?:quero|gostaria de|desejo|queria|pretendo|como) "
        "(?:parar|deixar|deixo|paro) de receber"},
    Phrase{"pt",
           "numero errado|pessoa errada|(?:engan|err)(?:ou|aram|ado|ada)(?: se)? (?:de|no|o|do) "
           "(?:numero|"
           "pessoa)|engano de numero",
           "numero errado (?:de|do|da|na|no|para)|(?:dei|coloquei|escrevi|pus|digitei|tenho|mandei|"
           "deixei)(?: \\w+){0,4} errado|enganei"},
};

}  // namespace

std::span<const Noun> nouns() {
  return kNouns;
}
std::span<const Phrase> phrases_of_stop() {
  return kStop;
}
}  // namespace pigeon::consent
