// A sealed bag on its way to the client as one zip, written piece by piece as it is taken. Damage that shows on the way ends it before its
// time: the client misses bytes that Content-Length promised, and whatever it has is no zip.
//
//   return archive_response(std::move(carried.archive), carried.bag.name, carried.file_name, services.trace);
#pragma once

#include "base/trace.h"
#include "feature/respond/bag_shelf.h"
#include "web/http.h"

namespace sekimori::web {

// `bag` names it in the trace, `file_name` in the answer.
Response archive_response(seal::BagArchive archive, std::string bag, std::string_view file_name, Trace& trace);

}  // namespace sekimori::web
