// The shapes in which shippers write Windows events as JSON, and what of them becomes which part of a LogRecord.
//
//   {"Event":{"System":{...},"EventData":{...}}}     evtx_dump and converters of XML ("#attributes", "@Name", "#text")
//   {"winlog":{"channel":..,"event_data":{...}}}     winlogbeat
//   {"EventID":..,"Channel":..,"Hostname":..}        NXLog, Sysmon flat, OTRF data sets
//   {"channel":..,"event_id":..,"data":{...}}        what `sekimori events` prints
#pragma once

#include <span>

#include "engine/detect/parse/field_slots.h"

namespace sekimori::detect {

// Reads the flattened members `flat` and fills the record: members, data under Sigma names, then the rest; originals
// of renamed members at the end (LogRecord::system_fields counts them). `flat` is moved from.
void shape_json_record(std::span<model::Field> flat, model::LogRecord& record, FieldSlots& slots);

// A time as logs write it: RFC 3339, or seconds, milliseconds, microseconds, nanoseconds since 1970. A time without an
// offset is none, as nobody can tell its zone, unless `zone_known` says that it is UTC.
enum class ZoneKnown { no, utc };
std::optional<Instant> parse_log_time(std::string_view text, ZoneKnown zone, int* digits);

}  // namespace sekimori::detect
