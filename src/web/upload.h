// Bodies that are too large for memory: which requests bring one, and whether this one may, told from its head alone.
//
//   settings.spools = web::takes_upload;
//   settings.open_spool = [&](Request& head) { return web::admit_upload(services, head); };
//   settings.spool_too_large = [&](const Request& head, std::uint64_t limit) { return web::upload_too_large(services, head, limit); };
//
// How large one may be is the server's question, before the body and on its way; here stands only how that is said. The file has lost its
// name before a byte is taken: whatever happens, nothing of it is left when the request ends. A handler finds it in Request::spooled. The
// permission is asked again by the router before the handler runs.
#pragma once

#include <expected>
#include <memory>

#include "web/services.h"

namespace sekimori::web {

// `target` as in the request line, with its query.
bool takes_upload(std::string_view method, std::string_view target);
// The file that the body goes to, or the answer that refuses it. Any thread.
std::expected<std::unique_ptr<File>, Response> admit_upload(Services& services, Request& head);
Response upload_too_large(Services& services, const Request& head, std::uint64_t limit);

// A new file below services.uploads without a name. failure, full: the disk does not take it.
Result<std::unique_ptr<File>> nameless_file(Services& services, const Request& head);
// The same for who may send one; otherwise the problem that refuses him, with 401 while nobody is known.
std::expected<std::unique_ptr<File>, Response> file_if_allowed(Services& services, const Request& head, const Result<void>& allowed);

// A file of events for a source: POST /api/v1/sources/{id}/files.
bool takes_event_file(std::string_view method, std::string_view target);
std::expected<std::unique_ptr<File>, Response> admit_event_file(Services& services, Request& head);

// A file that is kept as an exhibit of a case: POST /api/v1/cases/{number}/exhibit-files, or .../exhibits/{exhibit}/redacted-files.
bool takes_exhibit_file(std::string_view method, std::string_view target);
std::expected<std::unique_ptr<File>, Response> admit_exhibit_file(Services& services, Request& head);

}  // namespace sekimori::web
