// Fills the fields of one LogRecord after another and lends each the strings of the last, so that a million records
// cost few allocations.
//
//   slots.begin(record);
//   Field& field = slots.next();          // empty name and text, kind text
//   slots.finish();                       // what is left over from the last record goes aside
#pragma once

#include "model/log_record.h"

namespace sekimori::detect {

class FieldSlots {
 public:
  void begin(model::LogRecord& record) {
    record_ = &record;
    used_ = 0;
  }
  // Valid until the next call.
  model::Field& next() {
    auto& fields = record_->fields;
    if (used_ == fields.size()) {
      if (spare_.empty()) {
        fields.emplace_back();
      } else {
        fields.push_back(std::move(spare_.back()));
        spare_.pop_back();
      }
    }
    model::Field& field = fields[used_++];
    field.name.clear();
    field.value.kind = model::ValueKind::text;
    field.value.text.clear();
    return field;
  }
  void add(std::string_view name, model::ValueKind kind, std::string_view text) {
    model::Field& field = next();
    field.name = name;
    field.value.kind = kind;
    field.value.text = text;
  }
  void finish() {
    auto& fields = record_->fields;
    while (fields.size() > used_) {
      if (spare_.size() < 256) spare_.push_back(std::move(fields.back()));
      fields.pop_back();
    }
  }
  size_t used() const { return used_; }

 private:
  model::LogRecord* record_ = nullptr;
  std::vector<model::Field> spare_;
  size_t used_ = 0;
};

}  // namespace sekimori::detect
