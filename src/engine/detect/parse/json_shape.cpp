#include "engine/detect/parse/json_shape.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace sekimori::detect {
namespace {

using model::Field;
using model::ValueKind;

enum class Role : unsigned char { channel, provider, event_id, computer, time, utc_time, record_id, product, category, service };

struct RoleRow {
  std::string_view name;
  Role role;
  int rank;  // of several members with one role the lowest rank counts
};

constexpr RoleRow role_rows[] = {
    {"Event.System.Channel", Role::channel, 0},
    {"winlog.channel", Role::channel, 0},
    {"System.Channel", Role::channel, 0},
    {"Channel", Role::channel, 1},
    {"channel", Role::channel, 2},
    {"log_name", Role::channel, 3},
    {"LogName", Role::channel, 3},
    {"Event.System.Provider.#attributes.Name", Role::provider, 0},
    {"Event.System.Provider.@Name", Role::provider, 0},
    {"Event.System.Provider_attributes.Name", Role::provider, 0},
    {"Event.System.Provider.Name", Role::provider, 0},
    {"System.Provider.#attributes.Name", Role::provider, 0},
    {"System.Provider.Name", Role::provider, 0},
    {"winlog.provider_name", Role::provider, 0},
    {"Provider_Name", Role::provider, 1},
    {"ProviderName", Role::provider, 2},
    {"provider", Role::provider, 3},
    {"SourceName", Role::provider, 4},
    {"source_name", Role::provider, 5},
    {"Event.System.EventID", Role::event_id, 0},
    {"Event.System.EventID.#text", Role::event_id, 0},
    {"System.EventID", Role::event_id, 0},
    {"System.EventID.#text", Role::event_id, 0},
    {"winlog.event_id", Role::event_id, 0},
    {"EventID", Role::event_id, 1},
    {"EventId", Role::event_id, 2},
    {"event_id", Role::event_id, 3},
    {"event.code", Role::event_id, 4},
    {"Event.System.Computer", Role::computer, 0},
    {"System.Computer", Role::computer, 0},
    {"winlog.computer_name", Role::computer, 0},
    {"Computer", Role::computer, 1},
    {"ComputerName", Role::computer, 2},
    {"computer_name", Role::computer, 3},
    {"computer", Role::computer, 3},
    {"Hostname", Role::computer, 4},
    {"host.name", Role::computer, 5},
    {"host.hostname", Role::computer, 6},
    {"Event.System.TimeCreated.#attributes.SystemTime", Role::time, 0},
    {"Event.System.TimeCreated.@SystemTime", Role::time, 0},
    {"Event.System.TimeCreated_attributes.SystemTime", Role::time, 0},
    {"Event.System.TimeCreated.SystemTime", Role::time, 0},
    {"System.TimeCreated.#attributes.SystemTime", Role::time, 0},
    {"System.TimeCreated.SystemTime", Role::time, 0},
    {"@timestamp", Role::time, 1},
    {"TimeCreated", Role::time, 2},
    {"time", Role::time, 3},
    {"timestamp", Role::time, 4},
    {"eventTime", Role::time, 5},
    {"EventTime", Role::time, 6},
    {"ts", Role::time, 7},
    {"UtcTime", Role::utc_time, 8},
    {"Event.System.EventRecordID", Role::record_id, 0},
    {"winlog.record_id", Role::record_id, 0},
};

// What stands in front of data members; the rest of the name is the Sigma name.
constexpr std::string_view data_prefixes[] = {"Event.EventData.", "winlog.event_data.", "Event.UserData.", "winlog.user_data.",
                                              "EventData.",       "UserData.",          "event_data."};

const std::unordered_map<std::string_view, const RoleRow*>& roles() {
  static const auto map = [] {
    std::unordered_map<std::string_view, const RoleRow*> out;
    for (const RoleRow& row : role_rows) out.emplace(row.name, &row);
    return out;
  }();
  return map;
}

std::optional<std::int64_t> integer_of(std::string_view text) {
  std::int64_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

bool contains_member(std::span<const Field> flat, std::string_view name) {
  return std::ranges::any_of(flat, [&](const Field& field) { return field.name == name; });
}

// Below UserData one element only wraps the rest, as in EVTX.
std::string_view without_wrapper(std::string_view prefix, std::string_view name) {
  if (!prefix.ends_with("UserData.") && !prefix.ends_with("user_data.")) return name;
  const size_t dot = name.find('.');
  return dot == std::string_view::npos || prefix.ends_with("user_data.") ? name : name.substr(dot + 1);
}

// The Sigma name of a data member, or nothing.
std::string_view sigma_name(std::string_view name, bool own_shape) {
  if (own_shape && name.starts_with("data.")) return name.substr(5);
  for (const std::string_view prefix : data_prefixes) {
    if (!name.starts_with(prefix)) continue;
    const std::string_view rest = without_wrapper(prefix, name.substr(prefix.size()));
    if (rest.starts_with("#attributes") || rest.starts_with("@xmlns")) return {};
    return rest;
  }
  return {};
}

}  // namespace

std::optional<Instant> parse_log_time(std::string_view text, ZoneKnown zone, int* digits) {
  *digits = 0;
  if (const size_t dot = text.find('.'); dot != std::string_view::npos) {
    size_t end = dot + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    *digits = static_cast<int>(std::min<size_t>(end - dot - 1, 9));
  }
  if (auto time = Instant::parse(text)) return *time;
  if (zone == ZoneKnown::utc && text.size() >= 19)
    if (auto time = Instant::parse(std::string(text) + "Z")) return *time;
  double value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size()) return std::nullopt;
  // Told apart by size: seconds of the years 1990 to 2200, then thousands of them.
  if (value >= 6.3e8 && value < 7.3e9) {
    const auto whole = static_cast<std::int64_t>(value);
    Instant at = Instant::from_seconds(whole);
    if (*digits != 0) {
      const std::string_view fraction = text.substr(text.find('.') + 1).substr(0, 9);
      std::int64_t nanoseconds = 0;
      std::from_chars(fraction.data(), fraction.data() + fraction.size(), nanoseconds);
      for (size_t i = fraction.size(); i < 9; ++i) nanoseconds *= 10;
      at.nanoseconds += nanoseconds;
    }
    return at;
  }
  const auto whole = integer_of(text);
  if (!whole) return std::nullopt;
  if (value >= 6.3e11 && value < 7.3e12) {
    *digits = 3;
    return Instant{*whole * 1'000'000};
  }
  if (value >= 6.3e14 && value < 7.3e15) {
    *digits = 6;
    return Instant{*whole * 1000};
  }
  if (value >= 6.3e17 && value < 7.3e18) {
    *digits = 9;
    return Instant{*whole};
  }
  return std::nullopt;
}

void shape_json_record(std::span<Field> flat, model::LogRecord& record, FieldSlots& slots) {
  int best[10];
  std::ranges::fill(best, 100);
  const bool own_shape = contains_member(flat, "channel") && contains_member(flat, "event_id") && contains_member(flat, "provider");
  for (const Field& field : flat) {
    const auto found = roles().find(field.name);
    if (found == roles().end() || field.value.kind == ValueKind::null || field.value.text.empty()) continue;
    const RoleRow& row = *found->second;
    const Role role = row.role == Role::utc_time ? Role::time : row.role;
    int& rank = best[static_cast<size_t>(role)];
    if (row.rank >= rank) continue;
    const std::string& text = field.value.text;
    switch (row.role) {
      case Role::channel: record.channel = text; break;
      case Role::provider: record.provider = text; break;
      case Role::computer: record.computer = text; break;
      case Role::event_id: {
        const auto number = integer_of(text);
        if (!number) continue;
        record.event_id = number;
        break;
      }
      case Role::time:
      case Role::utc_time: {
        int digits = 0;
        const auto time = parse_log_time(text, row.role == Role::utc_time ? ZoneKnown::utc : ZoneKnown::no, &digits);
        if (!time) continue;
        record.time = time;
        record.time_digits = digits;
        break;
      }
      default: break;
    }
    rank = row.rank;
  }
  if (record.event_id && (!record.channel.empty() || !record.provider.empty())) record.product = "windows";

  // Data members first under their Sigma names, then what has no other name, then the originals of the renamed.
  size_t renamed = 0;
  for (const Field& field : flat) {
    const std::string_view name = sigma_name(field.name, own_shape);
    if (name.empty()) continue;
    slots.add(name, field.value.kind, field.value.text);
    ++renamed;
  }
  for (Field& field : flat)
    if (renamed == 0 || sigma_name(field.name, own_shape).empty()) std::swap(slots.next(), field);
  record.system_fields = renamed;
  if (renamed == 0) return;
  for (Field& field : flat)
    if (!field.name.empty() && !sigma_name(field.name, own_shape).empty()) std::swap(slots.next(), field);
}

}  // namespace sekimori::detect
