#include "engine/detect/parse/record_frame.h"

#include <cstring>

#include "base/text.h"

namespace sekimori::detect {
namespace {

constexpr size_t most_fields = 200'000;

template <class T>
void put(Bytes& out, T value) {
  const size_t old = out.size();
  out.resize(old + sizeof value);
  std::memcpy(out.data() + old, &value, sizeof value);
}

template <class T>
bool take(ByteView& rest, T& value) {
  if (rest.size() < sizeof value) return false;
  std::memcpy(&value, rest.data(), sizeof value);
  rest = rest.subspan(sizeof value);
  return true;
}

bool is_ascii(std::string_view text) {
  size_t i = 0;
  std::uint64_t all = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    all |= eight;
  }
  for (; i < text.size(); ++i) all |= static_cast<unsigned char>(text[i]);
  return (all & 0x8080808080808080U) == 0;
}

bool take_text(ByteView& rest, std::string& out) {
  std::uint32_t size = 0;
  if (!take(rest, size) || rest.size() < size) return false;
  const std::string_view text = as_text(rest.first(size));
  if (!is_ascii(text) && !is_valid_utf8(text)) return false;
  out = text;
  rest = rest.subspan(size);
  return true;
}

// What a record has, bit by bit.
constexpr Byte by_id = 1, has_time = 2, has_event_id = 4;

std::unexpected<Error> misbehaves() { return error(ErrorCode::invalid_input, "the confined reader sent something that is no record"); }

}  // namespace

void append_text(Bytes& out, std::string_view text) {
  put(out, static_cast<std::uint32_t>(text.size()));
  append(out, text);
}

void append_record(Bytes& out, const model::LogRecord& record) {
  put(out, static_cast<Byte>((record.position_kind == model::PositionKind::record_id ? by_id : 0) | (record.time ? has_time : 0) |
                             (record.event_id ? has_event_id : 0)));
  put(out, static_cast<Byte>(record.time_digits));
  put(out, record.position);
  put(out, record.offset);
  put(out, record.time ? record.time->nanoseconds : std::int64_t{0});
  put(out, record.event_id.value_or(0));
  for (const std::string* text :
       {&record.source, &record.channel, &record.provider, &record.computer, &record.product, &record.category, &record.service})
    append_text(out, *text);
  put(out, static_cast<std::uint32_t>(record.fields.size()));
  put(out, static_cast<std::uint32_t>(record.system_fields));
  for (const model::Field& field : record.fields) {
    put(out, static_cast<Byte>(field.value.kind));
    append_text(out, field.name);
    append_text(out, field.value.text);
  }
}

void append_bad(Bytes& out, const BadRecord& bad) {
  append_text(out, bad.source);
  put(out, bad.offset);
  append_text(out, scrub_utf8(bad.error));
}

Result<bool> RecordFrameReader::next(model::LogRecord& record, FieldSlots& slots) {
  if (rest_.empty()) return false;
  Byte flags = 0, digits = 0;
  std::int64_t time = 0, event_id = 0;
  std::uint32_t fields = 0, system = 0;
  if (!take(rest_, flags) || !take(rest_, digits) || digits > 9 || !take(rest_, record.position) || !take(rest_, record.offset) ||
      !take(rest_, time) || !take(rest_, event_id))
    return misbehaves();
  record.position_kind = (flags & by_id) != 0 ? model::PositionKind::record_id : model::PositionKind::line;
  record.time_digits = digits;
  record.time.reset();
  if ((flags & has_time) != 0) record.time = Instant{time};
  record.event_id.reset();
  if ((flags & has_event_id) != 0) record.event_id = event_id;
  for (std::string* text :
       {&record.source, &record.channel, &record.provider, &record.computer, &record.product, &record.category, &record.service})
    if (!take_text(rest_, *text)) return misbehaves();
  if (!take(rest_, fields) || !take(rest_, system) || fields > most_fields || system > fields) return misbehaves();
  record.system_fields = system;
  slots.begin(record);
  for (std::uint32_t i = 0; i < fields; ++i) {
    model::Field& field = slots.next();
    Byte kind = 0;
    if (!take(rest_, kind) || kind > static_cast<Byte>(model::ValueKind::text) || !take_text(rest_, field.name) ||
        !take_text(rest_, field.value.text))
      return misbehaves();
    field.value.kind = static_cast<model::ValueKind>(kind);
  }
  slots.finish();
  return true;
}

Result<bool> RecordFrameReader::next(BadRecord& bad) {
  if (rest_.empty()) return false;
  if (!take_text(rest_, bad.source) || !take(rest_, bad.offset) || !take_text(rest_, bad.error)) return misbehaves();
  return true;
}

Result<std::uint64_t> RecordFrameReader::number() {
  std::uint64_t value = 0;
  if (!take(rest_, value)) return misbehaves();
  return value;
}

Result<std::string_view> RecordFrameReader::text() {
  std::uint32_t size = 0;
  if (!take(rest_, size) || rest_.size() < size || !is_valid_utf8(as_text(rest_.first(size)))) return misbehaves();
  const std::string_view out = as_text(rest_.first(size));
  rest_ = rest_.subspan(size);
  return out;
}

}  // namespace sekimori::detect
