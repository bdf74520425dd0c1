// The common shape of an event: who did what to which object, from where, how much. Made from a LogRecord by
// engine/detect (normalise); the raw record stays beside it. Classes and activities are OCSF 1.x numbers where OCSF
// has them; print jobs have no OCSF class and use our extension (docs/format/event-columns.md).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/instant.h"

namespace sekimori::model {

// First 128 bits of SHA-256(source id, file id or Idempotency-Key, line or record): a resent batch changes nothing.
struct EventId {
  std::array<Byte, 16> bytes{};
  auto operator<=>(const EventId&) const = default;
};
EventId make_event_id(std::string_view source_id, std::string_view file_or_key, std::uint64_t position);

enum class EventClass : std::int32_t {
  unknown = 0,
  file_activity = 1001,
  event_log_activity = 1008,
  peripheral_activity = 1010,
  clipboard_activity = 1012,
  process_activity = 1007,
  authentication = 3002,
  user_management = 3007,
  network_activity = 4001,
  http_activity = 4002,
  smb_activity = 4006,
  email_activity = 4009,
  datastore_activity = 6005,
  print_job_activity = 999'001,  // extension
  hr_lifecycle = 999'002,        // extension
};

enum class Activity : std::int32_t {
  unknown = 0,
  create,
  read,
  update,
  remove,
  rename,
  copy,
  connect,
  disconnect,
  logon,
  logoff,
  logon_failed,
  upload,
  download,
  send,
  receive,
  print,
  query,
  clear,
  start,
};
std::string_view name_of(Activity activity);
std::string_view name_of(EventClass event_class);

struct Event {
  EventId id;
  Instant time;
  EventClass event_class = EventClass::unknown;
  Activity activity = Activity::unknown;
  std::string source_id;  // the node's source, as text
  std::string user;       // account as the log writes it, without domain, lower case
  std::string device;     // computer
  std::string object;     // file path, URL, table, document, drive ...
  std::string target;     // recipient, destination host, removable volume, printer
  std::string address;    // IP address of the device, when the log has one
  std::string process;
  std::string peripheral;  // serial or model of a removable device, phone, printer
  std::int64_t bytes = 0;  // moved, or printed, 0 when unknown
  std::int64_t count = 1;  // rows read, pages, recipients; 1 for single acts
  std::string raw;         // the LogRecord as one JSON object (channel, event_id, data ...)
  std::string block;       // sha256 of the kept source block
  std::uint64_t block_offset = 0;
};

}  // namespace sekimori::model
