// One JSON object -> LogRecord. Members are flattened with dots, array items repeat the name. Windows events in the
// shapes of common shippers are recognised, so that channel, provider, event id, computer and time stand in the record
// and data members stand under their Sigma names (json_shape.h); their originals stay at the end of the fields.
//
//   JsonRecordReader reader;
//   if (!reader.read(line, record, reason)) report(reason);
#pragma once

#include <memory>

#include "engine/detect/parse/field_slots.h"

namespace sekimori::detect {

class JsonRecordReader {
 public:
  static constexpr size_t padding = 64;  // readable bytes behind the text

  JsonRecordReader();
  ~JsonRecordReader();
  JsonRecordReader(const JsonRecordReader&) = delete;
  JsonRecordReader& operator=(const JsonRecordReader&) = delete;

  // Strict UTF-8 JSON, an object of at most 64 levels and 65,536 members in all. False and a reason otherwise.
  // Source, position and offset of the record are the caller's to set.
  bool read(std::string_view text, model::LogRecord& record, std::string& reason);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekimori::detect
