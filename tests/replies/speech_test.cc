// Yes and no as people say them.
#include "replies/speech.h"

#include <gtest/gtest.h>

namespace pigeon::replies {
namespace {

TEST(YesOrNo, it_is_heard_in_six_languages) {
  for (const char* text : {"yes",
                           "That's right",
                           "thats correct",
                           "yep all good",
                           "Sounds good!",
                           "yes no problem",
                           "ok that's fine",
                           "👍",
                           "I do",
                           "exactly",
                           "C'est ça",
                           "oui c'est bon",
                           "Tout à fait",
                           "exact",
                           "Das stimmt",
                           "ja genau",
                           "Stimmt so, danke",
                           "passt",
                           "Sí, es correcto",
                           "eso es",
                           "está bien",
                           "Esatto",
                           "va bene grazie",
                           "è giusto",
                           "Isso mesmo",
                           "sim, está certo",
                           "pode ser"})
    EXPECT_EQ(yes_or_no(text), true) << text;
  for (const char* text : {"no", "No, that's fine", "no thanks", "that's wrong", "not right",
                           "non merci", "c'est faux", "Das stimmt nicht", "nein danke",
                           "no es correcto", "sbagliato", "errado", "👎", "no sounds good then"})
    EXPECT_EQ(yes_or_no(text), false) << text;
  for (const char* text : {"", "maybe", "yes and no", "that's right at the corner",
                           "is that correct?!x", "what is good", "correct the name to Ann"})
    EXPECT_EQ(yes_or_no(text), std::nullopt) << text;
}

}  // namespace
}  // namespace pigeon::replies
