#include "engine/detect/normalise/normaliser.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "engine/detect/normalise/record_json.h"

namespace sekimori::detect {
namespace {

using model::LogRecord;

// Windows and proxies write "-" where they have nothing.
std::string_view meaningful(std::string_view text) {
  text = trim(text);
  return text == "-" ? std::string_view() : text;
}

std::string_view value_of(const LogRecord& record, std::string_view name) {
  if (name == "computer") return record.computer;
  if (name == "channel") return record.channel;
  if (name == "provider") return record.provider;
  const model::FieldValue* value = record.find(name);
  return value == nullptr ? std::string_view() : meaningful(value->text);
}

// "{ShareName}\\{RelativeTargetName}"; empty when one of the fields is.
std::string joined(const LogRecord& record, std::string_view pattern) {
  std::string out;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view value = value_of(record, pattern.substr(open + 1, close - open - 1));
    if (value.empty()) return {};
    out += value;
    pattern.remove_prefix(close + 1);
  }
  return out;
}

std::string first_of(const LogRecord& record, const FieldSources& sources) {
  for (const std::string& source : sources) {
    if (source.contains('{')) {
      if (std::string text = joined(record, source); !text.empty()) return text;
    } else if (const std::string_view text = value_of(record, source); !text.empty()) {
      return std::string(text);
    }
  }
  return {};
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    text.remove_prefix(2);
    base = 16;
  }
  std::uint64_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

// Items of a list such as "a@x;b@y, c@z".
std::int64_t count_items(std::string_view text) {
  std::int64_t count = 0;
  bool in_item = false;
  for (const char c : text) {
    const bool separator = c == ';' || c == ',' || c == ' ' || c == '\t' || c == '\n';
    if (!separator && !in_item) ++count;
    in_item = !separator;
  }
  return count;
}

std::optional<std::int64_t> amount_of(const LogRecord& record, const FieldSources& sources) {
  for (const std::string& source : sources) {
    if (source.starts_with("items:")) {
      if (const auto count = count_items(value_of(record, source.substr(6))); count > 0) return count;
      continue;
    }
    const auto number = number_of(value_of(record, source));
    if (number && *number <= static_cast<std::uint64_t>(INT64_MAX)) return static_cast<std::int64_t>(*number);
  }
  return std::nullopt;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() && std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

bool holds(const FieldCondition& condition, const LogRecord& record) {
  const std::string_view text = value_of(record, condition.field);
  return std::ranges::any_of(condition.values, [&](std::string_view wanted) {
    if (wanted == "*") return !text.empty();
    if (wanted.starts_with("bits:")) {
      const auto bits = number_of(wanted.substr(5)), number = number_of(text);
      return bits && number && (*bits & *number) != 0;
    }
    if (wanted.ends_with('*')) return equal_ignoring_case(text.substr(0, wanted.size() - 1), wanted.substr(0, wanted.size() - 1));
    return equal_ignoring_case(text, wanted);
  });
}

bool fits(const EventRule& rule, const LogRecord& record) {
  if (!rule.channel.empty() && record.channel != rule.channel) return false;
  // Some shippers leave the provider out; its channels begin with its name.
  if (!rule.provider.empty() && record.provider != rule.provider &&
      !(record.channel.size() > rule.provider.size() && record.channel.starts_with(rule.provider) &&
        record.channel[rule.provider.size()] == '/'))
    return false;
  return std::ranges::all_of(rule.when, [&](const FieldCondition& condition) { return holds(condition, record); });
}

}  // namespace

std::string plain_account(std::string_view account) {
  account = meaningful(account);
  // Of several (recipients) the first.
  account = trim(account.substr(0, account.find_first_of(";,")));
  if (const size_t backslash = account.rfind('\\'); backslash != std::string_view::npos) account.remove_prefix(backslash + 1);
  if (const size_t at = account.find('@'); at != std::string_view::npos && at != 0) account = account.substr(0, at);
  return fold_case(account);
}

Normaliser Normaliser::create(const MappingSet& mappings) {
  Normaliser out;
  out.kept_ = mappings.all();
  for (const auto& mapping : out.kept_) {
    if (mapping->format != LogFormat::windows) {
      out.by_name_.emplace(mapping->name, mapping.get());
      continue;
    }
    for (const EventRule& rule : mapping->events) {
      for (const std::int64_t id : rule.event_ids) out.windows_by_id_[id].push_back(&rule);
      if (rule.event_ids.empty()) out.windows_any_id_.push_back(&rule);
    }
  }
  return out;
}

const EventRule* Normaliser::rule_for(const LogRecord& record) const {
  if (record.event_id) {
    if (const auto found = windows_by_id_.find(*record.event_id); found != windows_by_id_.end())
      for (const EventRule* rule : found->second)
        if (fits(*rule, record)) return rule;
    for (const EventRule* rule : windows_any_id_)
      if (fits(*rule, record)) return rule;
    return nullptr;
  }
  const auto found = by_name_.find(record.provider);
  if (found == by_name_.end()) return nullptr;
  for (const EventRule& rule : found->second->events)
    if (fits(rule, record)) return &rule;
  return nullptr;
}

std::optional<model::Event> Normaliser::normalise(const LogRecord& record, const SourceContext& context) const {
  if (!record.time) return std::nullopt;
  const EventRule* rule = rule_for(record);
  if (rule == nullptr) return std::nullopt;
  const EventShape& shape = rule->shape;
  model::Event event;
  const size_t member = record.source.find("!/");
  event.id = model::make_event_id(context.source_id,
                                  member == std::string::npos ? context.file_or_key : context.file_or_key + record.source.substr(member),
                                  record.position);
  event.time = *record.time;
  event.event_class = rule->event_class;
  event.activity = rule->activity;
  event.source_id = context.source_id;
  for (const std::string& source : shape.user)
    if (event.user = plain_account(value_of(record, source)); !event.user.empty()) break;
  event.device = first_of(record, shape.device);
  event.object = first_of(record, shape.object);
  event.target = first_of(record, shape.target);
  event.address = first_of(record, shape.address);
  if (event.address.starts_with("::ffff:")) event.address.erase(0, 7);
  event.process = first_of(record, shape.process);
  event.peripheral = first_of(record, shape.peripheral);
  event.bytes = amount_of(record, shape.bytes).value_or(0);
  event.count = amount_of(record, shape.count).value_or(1);
  event.raw = record_to_json(record);
  event.block = context.block;
  event.block_offset = record.offset;
  return event;
}

}  // namespace sekimori::detect
