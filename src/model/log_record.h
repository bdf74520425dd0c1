// One record of somebody's log, as it stood: every raw field under its own name, nothing lost, nothing renamed.
// Rules match these fields (Sigma names); the common shape for behaviour is model/event.h.
//
//   for (const Field& field : record.fields)
//     if (field.name == "SubjectUserName") use(field.value.text);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace sekimori::model {

enum class ValueKind : unsigned char { null, boolean, number, text };

struct FieldValue {
  ValueKind kind = ValueKind::text;
  std::string text;  // as the source prints it; "true"/"false" for booleans, digits for numbers, empty for null
  bool operator==(const FieldValue&) const = default;
};

struct Field {
  std::string name;  // nested JSON objects are flattened with dots: "userIdentity.arn"; array items repeat the name
  FieldValue value;
  bool operator==(const Field&) const = default;
};

enum class PositionKind : unsigned char { record_id, line };

struct LogRecord {
  std::string source;  // path as given, with "!/member" inside archives
  PositionKind position_kind = PositionKind::line;
  std::uint64_t position = 0;  // EventRecordID, or line number from 1
  std::uint64_t offset = 0;    // byte offset of the record in the (unpacked) source
  std::optional<Instant> time;
  int time_digits = 0;  // fraction digits the source gave
  std::string channel;  // "Security"; empty when the format has none
  std::string provider;
  std::optional<std::int64_t> event_id;
  std::string computer;
  // Sigma log source, when the format or the mapping file tells it: windows / process_creation / security ...
  std::string product;
  std::string category;
  std::string service;
  // EventData/UserData, then the System fields beyond the above; columns; JSON members. Sigma's EventID, Channel,
  // Provider_Name and Computer are the members above and need not stand here as well.
  std::vector<Field> fields;
  // How many fields at the end of `fields` are System fields: Provider_Guid, Level, Task, Opcode, Keywords, Version,
  // EventRecordID, Qualifiers, Execution_ProcessID, Execution_ThreadID, Security_UserID, Correlation_ActivityID ...
  std::size_t system_fields = 0;

  const FieldValue* find(std::string_view name) const {  // first of that name, case-sensitive
    for (const Field& field : fields)
      if (field.name == name) return &field.value;
    return nullptr;
  }
};

}  // namespace sekimori::model
