// For tests: reads bytes and collects what comes out.
#pragma once

#include "engine/detect/mapping.h"
#include "engine/detect/record_reader.h"

namespace sekimori::detect {

struct Collected {
  std::vector<model::LogRecord> records;
  std::vector<BadRecord> bad;
  Result<ReadSummary> summary = ReadSummary{};
};

inline Collected collect(ByteView bytes, const std::string& name, const MappingSet& mappings = MappingSet::embedded()) {
  Collected out;
  const RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> {
                            out.records.push_back(record);
                            return {};
                          },
                          .bad = [&](const BadRecord& bad) { out.bad.push_back(bad); }};
  out.summary = read_records(bytes, name, mappings, sinks);
  return out;
}
inline Collected collect(std::string_view text, const std::string& name, const MappingSet& mappings = MappingSet::embedded()) {
  return collect(as_bytes(text), name, mappings);
}

inline std::string text_of(const model::LogRecord& record, std::string_view name) {
  const model::FieldValue* value = record.find(name);
  return value == nullptr ? "(absent)" : value->text;
}

}  // namespace sekimori::detect
