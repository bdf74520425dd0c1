#include "feature/watch/adopted_record.h"

#include "base/text.h"
#include "engine/detect/parse/time_format.h"

namespace sekimori::watch {

void adopt_record(model::LogRecord& record, const detect::Mapping& mapping) {
  if (!record.provider.empty() || record.event_id) return;
  record.provider = mapping.name;
  record.product = mapping.product;
  record.category = mapping.category;
  record.service = mapping.service;
  if (record.computer.empty() && !mapping.computer_column.empty())
    if (const model::FieldValue* computer = record.find(mapping.computer_column)) record.computer = computer->text;
  if (record.time || mapping.time_column.empty()) return;
  const model::FieldValue* text = record.find(mapping.time_column);
  if (text == nullptr) return;
  detect::LogTimeReader times(mapping.time_formats, mapping.zone.get());
  record.time = times.read(trim(text->text), &record.time_digits);
}

}  // namespace sekimori::watch
