// Values of Windows binary XML and their text as Windows prints it in the XML of an event
// ([MS-EVEN6] 2.2.18 and section 2.2.12, types by the names used there).
//
//   std::string out;
//   append_evtx_value(out, EvtxType::hex_int32, bytes);        // "0x3e7"
#pragma once

#include <cstring>
#include <functional>
#include <string>

#include "base/bytes.h"
#include "model/log_record.h"

namespace sekimori::detect {

enum class EvtxType : Byte {
  null = 0x00,
  string = 0x01,
  ansi_string = 0x02,
  int8 = 0x03,
  uint8 = 0x04,
  int16 = 0x05,
  uint16 = 0x06,
  int32 = 0x07,
  uint32 = 0x08,
  int64 = 0x09,
  uint64 = 0x0a,
  real32 = 0x0b,
  real64 = 0x0c,
  boolean = 0x0d,
  binary = 0x0e,
  guid = 0x0f,
  size_t_value = 0x10,
  file_time = 0x11,
  system_time = 0x12,
  sid = 0x13,
  hex_int32 = 0x14,
  hex_int64 = 0x15,
  event_handle = 0x20,
  binary_xml = 0x21,
  event_xml = 0x23,
};
constexpr Byte evtx_array_flag = 0x80;

// Appends the text of one value. Bytes that do not fit their type are printed as upper-case hex, so that nothing is
// lost. Strings lose the NULs at their end. Never fails; appends at most three bytes of text per byte of value, plus 64.
model::ValueKind append_evtx_value(std::string& out, EvtxType type, ByteView bytes);

// Calls `item` for each item of an array value (`type` without the array flag).
void for_each_evtx_item(EvtxType type, ByteView bytes, const std::function<void(ByteView)>& item);

// UTF-16 little endian to UTF-8; lone surrogates become U+FFFD, an odd last byte is left out.
void append_utf16(std::string& out, ByteView bytes);

// 100 ns since 1601-01-01 -> nanoseconds since 1970; nothing when out of the range of Instant.
std::optional<Instant> instant_of_file_time(std::uint64_t ticks);
// "2026-01-05T00:00:00.1234567Z"
void append_file_time(std::string& out, std::uint64_t ticks);

// Little-endian integer of up to eight bytes.
inline std::uint64_t little_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (size_t i = 0; i < bytes.size() && i < 8; ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
  return value;
}
inline std::uint32_t u32_at(const Byte* at) {
  std::uint32_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
inline std::uint16_t u16_at(const Byte* at) {
  std::uint16_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}
inline std::uint64_t u64_at(const Byte* at) {
  std::uint64_t value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

}  // namespace sekimori::detect
