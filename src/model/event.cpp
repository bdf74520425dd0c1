#include "model/event.h"

#include <cstring>

#include "base/digest.h"

namespace sekimori::model {

EventId make_event_id(std::string_view source_id, std::string_view file_or_key, std::uint64_t position) {
  // Each part is preceded by its length, so that no two triples give the same bytes.
  Bytes message;
  append_u32_be(message, static_cast<std::uint32_t>(source_id.size()));
  append(message, source_id);
  append_u32_be(message, static_cast<std::uint32_t>(file_or_key.size()));
  append(message, file_or_key);
  append_u64_be(message, position);
  const Digest digest = sha256(ByteView(message));
  EventId id;
  std::memcpy(id.bytes.data(), digest.data(), id.bytes.size());
  return id;
}

std::string_view name_of(Activity activity) {
  switch (activity) {
    case Activity::unknown: return "unknown";
    case Activity::create: return "create";
    case Activity::read: return "read";
    case Activity::update: return "update";
    case Activity::remove: return "delete";
    case Activity::rename: return "rename";
    case Activity::copy: return "copy";
    case Activity::connect: return "connect";
    case Activity::disconnect: return "disconnect";
    case Activity::logon: return "logon";
    case Activity::logoff: return "logoff";
    case Activity::logon_failed: return "logon_failed";
    case Activity::upload: return "upload";
    case Activity::download: return "download";
    case Activity::send: return "send";
    case Activity::receive: return "receive";
    case Activity::print: return "print";
    case Activity::query: return "query";
    case Activity::clear: return "clear";
    case Activity::start: return "start";
  }
  return "unknown";
}

std::string_view name_of(EventClass event_class) {
  switch (event_class) {
    case EventClass::unknown: return "unknown";
    case EventClass::file_activity: return "file";
    case EventClass::event_log_activity: return "event_log";
    case EventClass::peripheral_activity: return "peripheral";
    case EventClass::clipboard_activity: return "clipboard";
    case EventClass::process_activity: return "process";
    case EventClass::authentication: return "authentication";
    case EventClass::user_management: return "user_management";
    case EventClass::network_activity: return "network";
    case EventClass::http_activity: return "http";
    case EventClass::smb_activity: return "smb";
    case EventClass::email_activity: return "email";
    case EventClass::datastore_activity: return "datastore";
    case EventClass::print_job_activity: return "print_job";
    case EventClass::hr_lifecycle: return "hr_lifecycle";
  }
  return "unknown";
}

}  // namespace sekimori::model
