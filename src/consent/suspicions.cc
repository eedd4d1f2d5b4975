// Sayings after which somebody makes sure.
#include <array>

#include "consent/phrases.h"

namespace pigeon::consent {
namespace {

// Not meant by "stop": a place, a visit, somebody's order.
constexpr std::string_view kOtherStop =
    "(?:dont|do "
    "not|never|non|cant|cannot|wont|didnt|doesnt|not|bus|tram|train|taxi|tube|metro|next|"
    "last|first|second|third|full|pit|rest|one|door|the|a|my|your|this|that|which|what|any|every|"
    "our|"
    "another|i|ill|id|we|un|der|die|el|la|le|lo|du|al|no|ne|nicht|nao|non) stopp?|stopp? "
    "(?:by|in|at|"
    "off|over|sign|signs|light|lights|watch|loss|motion|payment|payments|order|orders|delivery|"
    "deliveries|cheque|check|the|my|our|her|his|their|a|an|here|there|for|on|near|before|after|"
    "raining|"
    "joking|lying|worrying|smoking|drinking|working|work|talking|laughing|start|and|or|number|"
    "bestellung|lieferung|die|der|das|la|le|les|el|los|il|lo|o|a)|(?:where|when|does|do|did|why) "
    "(?:\\w+ )?"
    "(?:you|it|they|he|she) stop|stop (?:\\w+ )?(?:order|payment|parcel|delivery|bus|train)";

constexpr std::array kSuspicion{
    Phrase{"", "^(?:\\S+ ){0,3}stopp?(?: \\S+){0,3}$", kOtherStop},
    Phrase{"en", "^(?:\\S+ ){0,3}(?:unsub\\w*|opt(?:ed)? out|optout)(?: \\S+){0,3}$", kStayEn},
    Phrase{"en",
           "^(?:\\S+ ){0,3}(?:go away|get lost|piss off|fuck off|f off|sod off|bugger off|shut "
           "up)(?: \\S+){0,2}$"},
    Phrase{"en",
           "report(?:ed|ing)? (?:(?:you|this|it|u|them|as|for) )*(?:spam|harassment)|^(?:this is "
           ")?(?:spam|harassment)$"},
    Phrase{"en",
           "(?:im|i am|ill|i will|gonna|have|ive) block(?:ing|ed)? (?:you|u|this)|^block(?:ed|ing)?"
           " (?:you|u|this number)$"},
    Phrase{"en",
           "(?:dont|do not|never) (?:text|txt|message|msg|contact|bother)(?: me| us)? (?:before|"
           "after|until|till|between|tonight|so early|so late|at (?:work|night|\\d+))"},
    Phrase{"en",
           "(?:this is|its|it is|this) (?:not|isnt|no longer) (?:\\w+ ){1,2}(?:phone|mobile|cell "
           ")?(?:number|phone|mobile)$",
           "order|tracking|account|reference|the (?:number|phone)"},
    Phrase{"en",
           "^(?:please |ok )?(?:no more|enough)(?: please| already| now| thanks| is enough)*$"},
    Phrase{"en",
           "^(?:please |pls )?(?:cancel|end|stop)(?: (?:my|the|this|all))* subscription(?: please| "
           "pls)?$"},
    Phrase{"en",
           "(?:who gave|how did|where did|how do)(?: \\w+){0,3} my (?:phone |mobile )?number"},
    Phrase{"en",
           "^(?:(?:sorry|im|i|am|no|thanks|thank|you|hi|really) )*not interested(?: \\w+){0,2}$"},
    Phrase{"fr",
           "^(?:\\S+ ){0,2}arret(?:ez|er|e)(?: (?:svp|sil|te|vous|plait|merci|maintenant|tout|ca|"
           "immediatement))+$|^(?:ca suffit|assez|degagez?|ca suffit maintenant)$",
           "narret|n arret"},
    Phrase{"fr", "^(?:(?:non|merci|je|ne|suis|desole|desolee) )*pas interesse\\w*(?: \\w+){0,2}$"},
    Phrase{
        "de",
        "^(?:(?:nein|danke|ich|habe|hab|sorry|leider) )*kein interesse(?: \\w+){0,2}$|^(?:schluss|"
        "genug|es reicht|jetzt reichts|ruhe)(?: jetzt| damit| mit \\w+)?$"},
    Phrase{"de", "nicht (?:mehr )?meine (?:handy|telefon|mobil)?nummer"},
    Phrase{"es",
           "^(?:(?:no|gracias|ya|lo|siento) )*(?:no me interesa|no estoy interesad\\w)(?: "
           "\\w+){0,2}$|^(?:ya )?(?:basta|alto|paren|pare|para)(?: ya| por favor)+$|^ya basta$"},
    Phrase{"it",
           "^(?:(?:no|grazie|mi|dispiace) )*(?:non mi interessa|non (?:sono )?interessat\\w)(?: "
           "\\w+){0,2}$|^basta(?: (?:cosi|per|favore|ora|grazie|adesso))+$"},
    Phrase{"pt",
           "^(?:(?:nao|obrigad\\w|desculpe) )*(?:nao tenho interesse|nao (?:estou )?interessad\\w|"
           "nao me interessa)(?: \\w+){0,2}$|^(?:chega|pare|parem)(?: ja| por favor)*$"},
    Phrase{"en",
           "^how (?:do|can) (?:i|we) stop (?:this|these|it)$|^(?:please )?block my number(?: "
           "please)?$"},
    Phrase{"fr", "(?:ai|avais) (?:deja )?(?:dit|demande) d ?arreter"},
    Phrase{"es", "^(?:por favor )?(?:ya )?no mas(?: por favor| gracias)*$"},
    Phrase{"it", "non voglio (?:piu )?(?:niente|nulla) da voi"},
    Phrase{"pt", "^(?:por favor )?(?:ja )?nao (?:quero )?mais(?: por favor| obrigad\\w)*$"},
};

}  // namespace

std::span<const Phrase> phrases_of_suspicion() {
  return kSuspicion;
}

}  // namespace pigeon::consent
