// What values of a log's column look like, told from a few hundred of them.
//
//   shape_fits("time", values, zone) == 1.0      // every value that is not empty reads as a time
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/instant.h"

namespace sekimori::watch {

// The formats of engine/detect/parse/time_format.h that read all of these values, best first; empty when none does.
std::vector<std::string> time_formats_of(std::span<const std::string> values, const Zone& zone);

// 0..1: how many of the values look like `shape`, of content/columns: time, number, address, path, destination, account, host, program,
// operation. Empty values do not count; without values 0.
double shape_fits(std::string_view shape, std::span<const std::string> values, const Zone& zone);

}  // namespace sekimori::watch
