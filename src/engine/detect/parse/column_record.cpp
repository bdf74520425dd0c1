#include "engine/detect/parse/column_record.h"

#include <algorithm>

namespace sekimori::detect {

ColumnRecords::ColumnRecords(const Mapping& mapping, std::vector<std::string> columns)
    : mapping_(mapping), columns_(std::move(columns)), times_(mapping.time_formats, mapping.zone.get()) {
  for (size_t i = 0; i < columns_.size(); ++i) {
    fields_.push_back(mapping.field_of(columns_[i]));
    if (columns_[i] == mapping.time_column) time_ = i;
    if (columns_[i] == mapping.computer_column) computer_ = i;
  }
}

bool ColumnRecords::read(std::span<const std::string> cells, model::LogRecord& record, std::string& reason) {
  record.position_kind = model::PositionKind::line;
  record.time.reset();
  record.time_digits = 0;
  record.channel.clear();
  record.provider = mapping_.name;
  record.event_id.reset();
  record.product = mapping_.product;
  record.category = mapping_.category;
  record.service = mapping_.service;
  record.computer.clear();
  if (computer_ && *computer_ < cells.size()) record.computer = cells[*computer_];
  if (time_) {
    const std::string_view text = *time_ < cells.size() ? std::string_view(cells[*time_]) : std::string_view();
    record.time = times_.read(text, &record.time_digits);
    if (!record.time) {
      reason =
          fmt::format("column '{}': '{}' is not a time in a format of mapping '{}'", columns_[*time_], text.substr(0, 40), mapping_.name);
      return false;
    }
  }
  slots_.begin(record);
  record.system_fields = 0;
  for (size_t i = 0; i < cells.size(); ++i) {
    model::Field& field = slots_.next();
    if (i >= columns_.size()) field.name = fmt::format("column_{}", i + 1);
    else field.name = fields_[i] != nullptr ? *fields_[i] : columns_[i];
    field.value.text = cells[i];
  }
  for (size_t i = 0; i < cells.size() && i < columns_.size(); ++i) {
    if (fields_[i] == nullptr || *fields_[i] == columns_[i]) continue;
    slots_.add(columns_[i], model::ValueKind::text, cells[i]);
    ++record.system_fields;
  }
  slots_.finish();
  return true;
}

}  // namespace sekimori::detect
