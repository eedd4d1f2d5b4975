#include "cli/modem_view.h"

#include "cli/message_view.h"

namespace pigeon::cli {

Table modem_table(const Screen& screen, std::ostream& out) {
  return Table(screen, out, {{"MODEM"}, {"STATE"}, {"OPERATOR"}, {"SIGNAL"}, {"PORT"}, {"DETAIL"}});
}

Row modem_row(const control::Json& modem) {
  const auto signal = control::integer_at(modem, "signal_percent");
  return {cell_of(modem, "name"),     state_cell(modem),
          cell_of(modem, "operator"), {signal ? std::to_string(*signal) + " %" : ""},
          cell_of(modem, "port"),     cell_of(modem, "detail")};
}

}  // namespace pigeon::cli
