#include "reminders/template.h"

#include <optional>

#include "base/utf8.h"
#include "calendar/wording.h"

namespace pigeon::reminders {
namespace {

class Filler {
 public:
  explicit Filler(const Filling& filling) : filling_(filling) {}

  Result<std::string> fill(std::string_view text) const {
    std::string filled;
    while (!text.empty()) {
      const std::size_t mark = text.find_first_of("{[");
      filled += text.substr(0, mark);
      if (mark == std::string_view::npos) break;
      const std::size_t end = text.find(text[mark] == '{' ? '}' : ']', mark);
      const std::string_view inside =
          end == std::string_view::npos ? "" : text.substr(mark + 1, end - mark - 1);
      if (inside.empty() || (text[mark] == '[' && inside.find('{') == std::string_view::npos)) {
        filled += text[mark];  // only a bracket
        text.remove_prefix(mark + 1);
        continue;
      }
      const auto part = text[mark] == '{' ? value(inside) : tail(inside);
      if (!part) return part;
      filled += *part;
      text.remove_prefix(end + 1);
    }
    return filled;
  }

 private:
  // "[, {location}]"
  Result<std::string> tail(std::string_view inside) const {
    for (std::size_t open = inside.find('{'); open != std::string_view::npos;
         open = inside.find('{', open + 1)) {
      const std::size_t close = inside.find('}', open);
      if (close == std::string_view::npos) break;
      const auto one = value(inside.substr(open + 1, close - open - 1));
      if (!one) return one;
      if (one->empty()) return std::string();
    }
    return fill(inside);
  }

  Result<std::string> value(std::string_view inside) const {
    const std::size_t bar = inside.find('|');
    const std::string name(inside.substr(0, bar));
    const std::string_view filter = bar == std::string_view::npos ? "" : inside.substr(bar + 1);
    const auto found = filling_.values.find(name);
    if (name == "starts" || (name == "time" && found == filling_.values.end())) {
      const std::string day = calendar::day_in_words(filling_.starts, filling_.language);
      const std::string time = calendar::time_in_words(filling_.starts);
      if (filter == "day") return day;
      if (filter == "time") return time;
      if (filter.empty()) return day + " " + time;
    } else if (found != filling_.values.end() && filter.empty()) {
      return found->second;
    }
    return unknown(inside);
  }

  tl::unexpected<Error> unknown(std::string_view inside) const {
    std::string names = "{starts|day}, {starts|time}";
    for (const auto& [name, value] : filling_.values)
      names += ", {" + printable(name) + "}";
    return fail("unknown-name", "The text mentions {" + printable(inside) + "}, which is not known",
                "There are " + names);
  }

  const Filling& filling_;
};

}  // namespace

bool mentions_time(std::string_view text) {
  for (const std::string_view name : {"{starts}", "{starts|", "{time}", "{time|"}) {
    if (text.find(name) != std::string_view::npos) return true;
  }
  return false;
}

Result<std::string> filled(std::string_view text, const Filling& filling) {
  return Filler(filling).fill(text);
}

}  // namespace pigeon::reminders
