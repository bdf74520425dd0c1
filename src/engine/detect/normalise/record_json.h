// A LogRecord as one JSON object, and back.
//
//   std::string line;
//   append_event_line(line, record);                  // what `sekimori events --jsonl` prints, without the line end
//   std::string raw = record_to_json(record);         // keeps kinds and order: record_from_json(raw) == record
//
//   {"source":"a.evtx","record_id":1,"time":"2026-01-05T00:00:00.1234567Z","channel":"Security","provider":"...",
//    "event_id":4663,"computer":"PC-1","data":{"ObjectName":"C:\\a"},"system":{"Level":"0"}}
#pragma once

#include <string>

#include "model/log_record.h"

namespace sekimori::detect {

// docs/contract.md `events`: values as text; of an EVTX record unnamed Data always is an array; other names that occur
// several times are arrays. `line` instead of `record_id` for text logs.
void append_event_line(std::string& out, const model::LogRecord& record);

// A line for what could not be read: {"source":..,"offset":..,"error":..}.
void append_bad_line(std::string& out, std::string_view source, std::uint64_t offset, std::string_view error);

// Everything of a record except `source`, `offset` and the originals of renamed JSON members: kinds are kept (numbers
// and booleans unquoted when they are JSON, null as null) and repeated names stand as arrays.
std::string record_to_json(const model::LogRecord& record);
// invalid_input when it is not what record_to_json prints.
Result<model::LogRecord> record_from_json(std::string_view text);

// Appends text as a JSON string. The text must be UTF-8, as all text of records is; it is not checked again.
void append_json_text(std::string& out, std::string_view text);

}  // namespace sekimori::detect
