// Texts of event values -> the bytes of Windows binary XML.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "demo/evtx/event_schema.h"

namespace sekimori::demo {

void append_utf16(Bytes& out, std::string_view utf8);
void append_u16_le(Bytes& out, std::uint16_t value);
std::uint64_t to_file_time(Instant time);  // 100 ns since 1601-01-01

// "{54849625-5478-4994-A5BA-3E3B0328C30D}" -> 16 bytes, the first three groups little-endian.
Result<void> append_guid(Bytes& out, std::string_view text);
// "S-1-5-21-1-2-3-1104"
Result<void> append_sid(Bytes& out, std::string_view text);
// Appends the value; invalid_input when the text is not of that type.
Result<void> append_event_value(Bytes& out, EventValueType type, std::string_view text);

}  // namespace sekimori::demo
