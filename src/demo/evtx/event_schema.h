// What one kind of Windows event looks like, and one event of that kind. The JSON writer and the EVTX writer share it,
// so that both tell the same story.
//
//   const EventSchema logon{.provider = "Microsoft-Windows-Security-Auditing", .event_id = 4624, ...};
//   EventRecord record;
//   record.schema = &logon;
//   record.values = {"S-1-5-21-...", "k.sato", ...};      // one text per schema field, as Windows prints it
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace sekimori::demo {

// Value types of Windows binary XML (libevtx documentation, "Windows XML Event Log (EVTX) format", value types).
enum class EventValueType : std::uint8_t {
  unicode_text = 0x01,
  unsigned_8 = 0x04,
  unsigned_16 = 0x06,
  unsigned_32 = 0x08,
  unsigned_64 = 0x0a,
  boolean = 0x0d,
  guid = 0x0f,
  file_time = 0x11,
  sid = 0x13,
  hexadecimal_32 = 0x14,
  hexadecimal_64 = 0x15,
};

struct EventField {
  std::string_view name;
  EventValueType type = EventValueType::unicode_text;
};

struct EventSchema {
  std::string_view provider;
  std::string_view provider_guid;  // with braces
  std::string_view channel;
  std::uint16_t event_id = 0;
  std::uint8_t version = 0;
  std::uint8_t level = 0;
  std::uint16_t task = 0;
  std::uint8_t opcode = 0;
  std::uint64_t keywords = 0;
  std::string_view user_data;            // element below UserData; empty: EventData with <Data Name="...">
  std::string_view user_data_namespace;  // its xmlns
  std::vector<EventField> fields;
};

struct EventRecord {
  const EventSchema* schema = nullptr;
  std::uint64_t record_id = 0;
  Instant time;
  std::string computer;
  std::uint32_t process_id = 0;
  std::uint32_t thread_id = 0;
  std::string user_sid;             // System/Security/@UserID; empty: the attribute is absent
  std::vector<std::string> values;  // as many as schema->fields
};

}  // namespace sekimori::demo
