// Columns of one line -> LogRecord, by a mapping: fields under their Sigma or mapped names first, columns whose name the
// mapping changed once more under their own at the end (LogRecord::system_fields).
#pragma once

#include "engine/detect/mapping.h"
#include "engine/detect/parse/field_slots.h"
#include "engine/detect/parse/time_format.h"

namespace sekimori::detect {

class ColumnRecords {
 public:
  // The mapping must outlive this. `columns`: names in the order of the cells.
  ColumnRecords(const Mapping& mapping, std::vector<std::string> columns);

  const std::vector<std::string>& columns() const { return columns_; }

  // Fills the record. Cells beyond the columns are named column_<n>. False and a reason when the time cannot be read.
  bool read(std::span<const std::string> cells, model::LogRecord& record, std::string& reason);

 private:
  const Mapping& mapping_;
  std::vector<std::string> columns_;
  std::vector<const std::string*> fields_;  // mapped name of each column, or nullptr
  std::optional<size_t> time_, computer_;
  LogTimeReader times_;
  FieldSlots slots_;
};

}  // namespace sekimori::detect
