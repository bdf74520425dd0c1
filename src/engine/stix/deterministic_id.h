// The id that an observable has by what it is (STIX 2.1, section 2.9): a UUID of version 5 over its identifying properties, so that two who
// saw the same address call it the same.
//
//   deterministic_id(object);        // "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4" for {"type":"ipv4-addr","value":"198.51.100.3"}
//
// Nothing for what is no observable of the standard, has none of its identifying properties (a process), or cannot be written canonically.
#pragma once

#include <optional>

#include "engine/stix/json_view.h"

namespace sekimori::stix {

std::optional<std::string> deterministic_id(JsonView object);

}  // namespace sekimori::stix
