// How the verbs that read log files do it: in confined children unless the user chose otherwise.
//
//   const detect::RecordReaderMaker readers = TRY(log_readers(at, arguments));     // looks at --mapping and --unconfined
#pragma once

#include "cli/verb.h"
#include "engine/detect/record_reader.h"

namespace sekimori::cli {

// Checks the mapping files and that the kernel can confine (not_permitted otherwise, naming --unconfined). The result
// may be called by several threads; `at` must outlive its use.
Result<detect::RecordReaderMaker> log_readers(Surroundings& at, const Arguments& arguments);

}  // namespace sekimori::cli
