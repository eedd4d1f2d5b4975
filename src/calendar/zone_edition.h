// Which edition of the time-zone data is installed: countries change their rules some times a year.
#pragma once

#include <string>

namespace pigeon::calendar {

// "2025b"; empty when the data do not say so.
std::string zone_data_edition();

}  // namespace pigeon::calendar
