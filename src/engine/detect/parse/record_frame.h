// Records on their way from a confined child to its parent (docs/format/log-worker.md).
//
//   FrameWriter frame(FrameKind::records);
//   frame.add(record);
//   RecordFrameReader reader(bytes);             // in the parent: every length is checked, all text is UTF-8
//   while (TRY(reader.next(record))) use(record);
#pragma once

#include "engine/detect/parse/field_slots.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

enum class FrameKind : Byte { records = 1, bad = 2, done = 3, failed = 4 };

void append_record(Bytes& out, const model::LogRecord& record);
void append_bad(Bytes& out, const BadRecord& bad);

// One text with its length.
void append_text(Bytes& out, std::string_view text);

class RecordFrameReader {
 public:
  explicit RecordFrameReader(ByteView bytes) : rest_(bytes) {}
  // False at the end of the frame; invalid_input when the child misbehaves.
  Result<bool> next(model::LogRecord& record, FieldSlots& slots);
  Result<bool> next(BadRecord& bad);
  Result<std::uint64_t> number();
  Result<std::string_view> text();

 private:
  ByteView rest_;
};

}  // namespace sekimori::detect
