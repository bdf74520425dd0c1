// A record of a format that does not say which product wrote it (JSON lines), taken for what its source's mapping says.
//
//   adopt_record(record, mapping);      // provider, log source, and the time when only the mapping knows where it stands
#pragma once

#include "engine/detect/mapping.h"

namespace sekimori::watch {

void adopt_record(model::LogRecord& record, const detect::Mapping& mapping);

}  // namespace sekimori::watch
