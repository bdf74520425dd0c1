#include "engine/detect/normalise/record_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/json.h"

namespace sekimori::detect {
namespace {

using model::Field;
using model::FieldValue;
using model::LogRecord;
using model::PositionKind;
using model::ValueKind;

enum class ValueStyle { text, typed };

constexpr auto needs_escape = [] {
  std::array<bool, 256> table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

template <class Integer>
void append_integer(std::string& out, Integer value) {
  char text[24];
  out.append(text, std::to_chars(text, text + sizeof text, value).ptr);
}

// An integer that every JSON parser gives back digit for digit.
bool is_json_integer(std::string_view text) {
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 18 && text[0] != '0' && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void append_value(std::string& out, const FieldValue& value, ValueStyle style) {
  if (style == ValueStyle::typed) {
    switch (value.kind) {
      case ValueKind::null: out += "null"; return;
      case ValueKind::boolean:
        if (value.text != "true" && value.text != "false") break;
        out += value.text;
        return;
      case ValueKind::number: {
        // Other numbers stand as {"number":"1.50"}, so that their digits survive any JSON parser.
        if (is_json_integer(value.text)) {
          out += value.text;
          return;
        }
        out += "{\"number\":";
        append_json_text(out, value.text);
        out += '}';
        return;
      }
      case ValueKind::text: break;
    }
  }
  append_json_text(out, value.text);
}

enum class SingleData { plain, array };

// {"name":value, ...}; equal names together as one array at the place of the first.
void append_fields(std::string& out, const Field* begin, const Field* end, ValueStyle style, SingleData single_data) {
  const auto count = static_cast<size_t>(end - begin);
  out += '{';
  bool first = true;
  // Pairwise comparison is quickest for the usual few fields; a map keeps large ones linear.
  std::map<std::string_view, size_t> last_of;
  const bool many = count > 64;
  std::vector<size_t> next;
  std::vector<bool> later;
  if (many) {
    next.assign(count, count);
    later.assign(count, false);
    for (size_t i = 0; i < count; ++i) {
      const auto [place, fresh] = last_of.try_emplace(begin[i].name, i);
      if (fresh) continue;
      next[place->second] = i;
      place->second = i;
      later[i] = true;
    }
  }
  std::uint64_t taken = 0;
  for (size_t i = 0; i < count; ++i) {
    if (many ? later[i] : (taken >> i & 1) != 0) continue;
    const Field& field = begin[i];
    const auto following = [&](size_t from) {
      if (many) return next[from];
      for (size_t j = from + 1; j < count; ++j)
        if (begin[j].name.size() == field.name.size() && begin[j].name == field.name) return j;
      return count;
    };
    if (!first) out += ',';
    first = false;
    append_json_text(out, field.name);
    out += ':';
    size_t other = following(i);
    if (other == count && !(single_data == SingleData::array && field.name == "Data")) {
      append_value(out, field.value, style);
      continue;
    }
    out += '[';
    append_value(out, field.value, style);
    while (other != count) {
      out += ',';
      append_value(out, begin[other].value, style);
      if (!many) taken |= std::uint64_t{1} << other;
      other = following(other);
    }
    out += ']';
  }
  out += '}';
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out += ",\"";
  out += name;
  out += "\":";
  append_json_text(out, text);
}

// The members that all records share; `out` ends with the opening of an object or with a member.
void append_common(std::string& out, const LogRecord& record) {
  out += record.position_kind == PositionKind::record_id ? "\"record_id\":" : "\"line\":";
  append_integer(out, record.position);
  out += ",\"time\":";
  if (record.time) {
    out += '"';
    out += record.time->to_rfc3339(record.time_digits);
    out += '"';
  } else {
    out += "null";
  }
  append_member(out, "channel", record.channel);
  append_member(out, "provider", record.provider);
  out += ",\"event_id\":";
  if (record.event_id) append_integer(out, *record.event_id);
  else out += "null";
  append_member(out, "computer", record.computer);
}

size_t system_begin(const LogRecord& record) { return record.fields.size() - std::min(record.fields.size(), record.system_fields); }

SingleData single_data_of(const LogRecord& record) {
  return record.position_kind == PositionKind::record_id ? SingleData::array : SingleData::plain;
}

Result<FieldValue> value_from(const Json& json) {
  if (json.is_null()) return FieldValue{ValueKind::null, {}};
  if (json.is_bool()) return FieldValue{ValueKind::boolean, json.bool_or(false) ? "true" : "false"};
  if (json.is_integer()) return FieldValue{ValueKind::number, std::to_string(json.integer_or(0))};
  if (json.is_string()) return FieldValue{ValueKind::text, std::string(json.text())};
  if (json.is_object() && json["number"].is_string()) return FieldValue{ValueKind::number, std::string(json["number"].text())};
  return error(ErrorCode::invalid_input, "a log record as JSON has a value of an unknown kind");
}

Result<void> add_fields(LogRecord& record, const Json& object) {
  for (const auto& [name, value] : object.members()) {
    if (value.is_array()) {
      for (const Json& item : value.items()) record.fields.push_back({name, TRY(value_from(item))});
    } else {
      record.fields.push_back({name, TRY(value_from(value))});
    }
  }
  return {};
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!needs_escape[c]) continue;
    out.append(text, done, i - done);
    done = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        out += "\\u00";
        out += "0123456789abcdef"[c >> 4];
        out += "0123456789abcdef"[c & 15];
        break;
    }
  }
  out.append(text, done, text.size() - done);
  out += '"';
}

void append_event_line(std::string& out, const LogRecord& record) {
  out += "{\"source\":";
  append_json_text(out, record.source);
  out += ',';
  append_common(out, record);
  const Field* const begin = record.fields.data();
  const size_t system = system_begin(record);
  out += ",\"data\":";
  append_fields(out, begin, begin + system, ValueStyle::text, single_data_of(record));
  if (record.position_kind == PositionKind::record_id) {
    out += ",\"system\":";
    append_fields(out, begin + system, begin + record.fields.size(), ValueStyle::text, SingleData::plain);
  }
  out += '}';
}

void append_bad_line(std::string& out, std::string_view source, std::uint64_t offset, std::string_view error) {
  out += "{\"source\":";
  append_json_string(out, source);
  out += ",\"offset\":";
  append_integer(out, offset);
  out += ",\"error\":";
  append_json_string(out, error);
  out += '}';
}

std::string record_to_json(const LogRecord& record) {
  std::string out = "{";
  append_common(out, record);
  if (!record.product.empty()) append_member(out, "product", record.product);
  if (!record.category.empty()) append_member(out, "category", record.category);
  if (!record.service.empty()) append_member(out, "service", record.service);
  if (record.time_digits != 0) {
    out += ",\"time_digits\":";
    append_integer(out, record.time_digits);
  }
  const Field* const begin = record.fields.data();
  const size_t system = system_begin(record);
  out += ",\"data\":";
  append_fields(out, begin, begin + system, ValueStyle::typed, single_data_of(record));
  if (record.position_kind == PositionKind::record_id && system != record.fields.size()) {
    out += ",\"system\":";
    append_fields(out, begin + system, begin + record.fields.size(), ValueStyle::typed, SingleData::plain);
  }
  out += '}';
  return out;
}

Result<LogRecord> record_from_json(std::string_view text) {
  const Json json = TRY(Json::parse(text));
  LogRecord record;
  const bool by_id = json.find("record_id") != nullptr;
  const Json& position = json[by_id ? "record_id" : "line"];
  if (!json.is_object() || !position.is_integer() || !json["data"].is_object())
    return error(ErrorCode::invalid_input, "not a log record as JSON: record_id or line, and data, are needed");
  record.position_kind = by_id ? PositionKind::record_id : PositionKind::line;
  record.position = static_cast<std::uint64_t>(position.integer_or(0));
  if (json["time"].is_string()) record.time = TRY(Instant::parse(json["time"].text()));
  record.time_digits = static_cast<int>(std::clamp<std::int64_t>(json["time_digits"].integer_or(0), 0, 9));
  record.channel = json["channel"].string_or("");
  record.provider = json["provider"].string_or("");
  if (json["event_id"].is_integer()) record.event_id = json["event_id"].integer_or(0);
  record.computer = json["computer"].string_or("");
  record.product = json["product"].string_or("");
  record.category = json["category"].string_or("");
  record.service = json["service"].string_or("");
  TRY(add_fields(record, json["data"]));
  const size_t data = record.fields.size();
  TRY(add_fields(record, json["system"]));
  record.system_fields = record.fields.size() - data;
  return record;
}

}  // namespace sekimori::detect
