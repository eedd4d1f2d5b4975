// Days and times as they are said in a text, in the language of the person who reads it. Only
// letters that the plain alphabet of SMS has (3GPP TS 23.038, 6.2.1), so that no text gets dearer.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/zone.h"

namespace pigeon::calendar {

// en fr de es it pt
bool is_language(std::string_view language);

// "Thu 14 May", "Do 14. Mai", "jeu 14 mai"; English for a language that is none of the six.
std::string day_in_words(LocalTime time, std::string_view language);

// "14:30".
std::string time_in_words(LocalTime time);

}  // namespace pigeon::calendar
