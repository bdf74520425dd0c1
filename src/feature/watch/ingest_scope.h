// What a token may be made for, said in the names that people use.
//
//   draft.scopes = TRY(token_scopes(sources, actor, {"ingest:file-server"}));        // {"ingest:0190..."}: as addresses of sources say it
#pragma once

#include "feature/watch/source_book.h"

namespace sekimori::watch {

// "api", "ingest", "share", or "ingest:SOURCE" with a source's name or id, which becomes its id. invalid_input: another scope (a browser's session
// is opened by a log-in alone); not_found: no such source.
Result<std::vector<std::string>> token_scopes(SourceBook& sources, const record::Actor& actor, std::vector<std::string> wanted);

}  // namespace sekimori::watch
