// Bodies that are too large for memory: which requests bring one, and whether this one may, told from its head alone.
//
//   settings.spools = web::takes_upload;
//   settings.open_spool = [&](Request& head, auto announced) { return web::admit_upload(services, head, announced); };
//
// The file has lost its name before a byte is taken: whatever happens, nothing of it is left when the request ends. A handler finds it in
// Request::spooled. The permission is asked again by the router before the handler runs.
#pragma once

#include <expected>
#include <memory>
#include <optional>

#include "web/services.h"

namespace sekimori::web {

// `target` as in the request line, with its query.
bool takes_upload(std::string_view method, std::string_view target);
// The file that the body goes to, or the answer that refuses it. announced: Content-Length, when there is one. Any thread.
std::expected<std::unique_ptr<File>, Response> admit_upload(Services& services, Request& head, std::optional<std::uint64_t> announced);

// A new file below services.uploads without a name. failure, full: the disk does not take it.
Result<std::unique_ptr<File>> nameless_file(Services& services, const Request& head);

// A file of events for a source: POST /api/v1/sources/{id}/files.
bool takes_event_file(std::string_view method, std::string_view target);
std::expected<std::unique_ptr<File>, Response> admit_event_file(Services& services, Request& head, std::optional<std::uint64_t> announced);

}  // namespace sekimori::web
