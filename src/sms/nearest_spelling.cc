#include "sms/nearest_spelling.h"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace pigeon::sms {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 72> kNearest{{
    {"á", "a"}, {"â", "a"},      {"ã", "a"},  {"ā", "a"},  {"ă", "a"},  {"ą", "a"},  {"ç", "c"},
    {"ć", "c"}, {"č", "c"},      {"ď", "d"},  {"đ", "d"},  {"ê", "e"},  {"ë", "e"},  {"ē", "e"},
    {"ę", "e"}, {"ě", "e"},      {"ğ", "g"},  {"í", "i"},  {"î", "i"},  {"ï", "i"},  {"ı", "i"},
    {"ł", "l"}, {"ń", "n"},      {"ň", "n"},  {"ó", "o"},  {"ô", "o"},  {"õ", "o"},  {"ő", "o"},
    {"ř", "r"}, {"ś", "s"},      {"š", "s"},  {"ş", "s"},  {"ș", "s"},  {"ť", "t"},  {"ț", "t"},
    {"ú", "u"}, {"û", "u"},      {"ů", "u"},  {"ű", "u"},  {"ý", "y"},  {"ź", "z"},  {"ż", "z"},
    {"ž", "z"}, {"œ", "oe"},     {"Á", "A"},  {"À", "A"},  {"Â", "A"},  {"Ã", "A"},  {"Č", "C"},
    {"Ê", "E"}, {"È", "E"},      {"Ë", "E"},  {"Í", "I"},  {"Î", "I"},  {"Ł", "L"},  {"Ó", "O"},
    {"Ô", "O"}, {"Š", "S"},      {"Ú", "U"},  {"Û", "U"},  {"Ž", "Z"},  {"Œ", "Oe"}, {"’", "'"},
    {"‘", "'"}, {"“", "\""},     {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""}, {"–", "-"},
    {"—", "-"}, {"\u00A0", " "},
}};

}  // namespace

std::string_view nearest_spelling(std::string_view character) {
  if (character == "…") return "...";
  for (const auto& [letter, spelling] : kNearest) {
    if (letter == character) return spelling;
  }
  return {};
}

std::string nearest_gsm7(std::string_view text) {
  std::string spelled;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    next_code_point(text, position);
    const std::string_view character = text.substr(begin, position - begin);
    const std::string_view near = nearest_spelling(character);
    spelled += near.empty() ? character : near;
  }
  return spelled;
}

}  // namespace pigeon::sms
