// A source with its health as JSON, the same at the command line and over HTTP.
#pragma once

#include "feature/watch/source_book.h"

namespace sekimori::watch {

Json to_json(const SourceHealth& health);

}  // namespace sekimori::watch
