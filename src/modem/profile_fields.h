// Every field of a Profile once, by name: layering, printing and overriding all go by this list.
#pragma once

#include <string_view>
#include <tuple>

#include "modem/profile.h"

namespace pigeon::modem {

template <class T>
struct Field {
  std::string_view name;
  std::optional<T> Profile::*value;
};
template <class T>
Field(std::string_view, std::optional<T> Profile::*) -> Field<T>;

inline constexpr auto kFields = std::make_tuple(
    Field{"baud", &Profile::baud}, Field{"rtscts", &Profile::rtscts},
    Field{"settle", &Profile::settle}, Field{"probe_tries", &Profile::probe_tries},
    Field{"probe_deadline", &Profile::probe_deadline}, Field{"first", &Profile::first},
    Field{"init", &Profile::init}, Field{"settle_after_radio", &Profile::settle_after_radio},
    Field{"pin_tries", &Profile::pin_tries}, Field{"settle_after_pin", &Profile::settle_after_pin},
    Field{"ready_query", &Profile::ready_query}, Field{"ready_answer", &Profile::ready_answer},
    Field{"ready_limit", &Profile::ready_limit}, Field{"storages", &Profile::storages},
    Field{"cpms_arity", &Profile::cpms_arity}, Field{"cnmi_mode", &Profile::cnmi_mode},
    Field{"cnmi_mt", &Profile::cnmi_mt}, Field{"cnmi_ds", &Profile::cnmi_ds},
    Field{"cnmi_bfr", &Profile::cnmi_bfr}, Field{"service", &Profile::service},
    Field{"direct", &Profile::direct}, Field{"acknowledge", &Profile::acknowledge},
    Field{"sweep_every", &Profile::sweep_every}, Field{"sweep_by_index", &Profile::sweep_by_index},
    Field{"index_base", &Profile::index_base}, Field{"storage_alarm", &Profile::storage_alarm},
    Field{"prompt", &Profile::prompt}, Field{"prompt_deadline", &Profile::prompt_deadline},
    Field{"submit_deadline", &Profile::submit_deadline},
    Field{"vendor_errors", &Profile::vendor_errors}, Field{"ussd_coding", &Profile::ussd_coding},
    Field{"ussd_dcs", &Profile::ussd_dcs}, Field{"ussd_deadline", &Profile::ussd_deadline},
    Field{"boot_urcs", &Profile::boot_urcs}, Field{"ready_urcs", &Profile::ready_urcs},
    Field{"ladder", &Profile::ladder}, Field{"radio_off", &Profile::radio_off},
    Field{"reset", &Profile::reset}, Field{"reset_limit", &Profile::reset_limit},
    Field{"resets_a_day", &Profile::resets_a_day}, Field{"network_limit", &Profile::network_limit},
    Field{"power_command", &Profile::power_command});

template <class Visitor>
void for_each_field(Visitor visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, kFields);
}

// The values of a field that is one of a few words.
inline constexpr std::pair<UssdCoding, std::string_view> kUssdCodings[] = {
    {UssdCoding::plain, "plain"}, {UssdCoding::packed, "packed"}, {UssdCoding::ucs2, "ucs2"}};
inline constexpr std::pair<Direct, std::string_view> kDirects[] = {
    {Direct::never, "never"}, {Direct::fallback, "fallback"}, {Direct::always, "always"}};

}  // namespace pigeon::modem
