#include "engine/detect/mapping.h"

#include <toml++/toml.h>

#include <algorithm>

#include "base/phrase.h"
#include "engine/detect/parse/charset.h"
#include "engine/detect/parse/time_format.h"

namespace sekimori::detect {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "detect/mappings.inc"
};

constexpr model::EventClass event_classes[] = {
    model::EventClass::file_activity,      model::EventClass::event_log_activity, model::EventClass::peripheral_activity,
    model::EventClass::clipboard_activity, model::EventClass::process_activity,   model::EventClass::authentication,
    model::EventClass::user_management,    model::EventClass::network_activity,   model::EventClass::http_activity,
    model::EventClass::smb_activity,       model::EventClass::email_activity,     model::EventClass::datastore_activity,
    model::EventClass::print_job_activity, model::EventClass::hr_lifecycle};

std::optional<model::EventClass> event_class_from(std::string_view name) {
  for (const auto value : event_classes)
    if (model::name_of(value) == name) return value;
  return std::nullopt;
}

std::optional<model::Activity> activity_from(std::string_view name) {
  for (std::int32_t i = 1; i <= static_cast<std::int32_t>(model::Activity::start); ++i)
    if (model::name_of(model::Activity{i}) == name) return model::Activity{i};
  return std::nullopt;
}

// Reads one file and names the line of what is wrong.
class MappingReader {
 public:
  explicit MappingReader(std::string_view file) : file_(file) {}

  Result<Mapping> read(const toml::table& table) {
    Mapping out;
    out.file = file_;
    TRY(known(table, mapping_keys));
    out.name = TRY(text(table, "name"));
    if (out.name.empty()) return wrong(table, "'name' is missing");
    out.title_ja = table["title"]["ja"].value_or(std::string());
    out.title_en = table["title"]["en"].value_or(std::string());
    const std::string verified = TRY(text(table, "verified"));
    if (verified != "source" && verified != "unverified") return wrong(table, "'verified' must be \"source\" or \"unverified\"");
    out.verified = verified == "source" ? Verified::source : Verified::unverified;
    const std::string format = TRY(text(table, "format"));
    if (format == "csv") out.format = LogFormat::csv;
    else if (format == "squid") out.format = LogFormat::squid;
    else if (format == "windows") out.format = LogFormat::windows;
    else return wrong(table, "'format' must be csv, squid or windows");
    if (std::string charset = TRY(text(table, "charset")); !charset.empty()) out.charset = std::move(charset);
    if (!Charset::is_known(out.charset))
      return wrong(table, phrase("unknown charset '{}'; known are {}", out.charset, Charset::known_names()));
    if (const std::string delimiter = TRY(text(table, "delimiter")); !delimiter.empty()) {
      if (delimiter != "," && delimiter != "\t" && delimiter != ";" && delimiter != " ")
        return wrong(table, "'delimiter' must be a comma, a tab, a semicolon or a blank");
      out.delimiter = delimiter[0];
    }
    out.product = TRY(text(table, "product"));
    out.category = TRY(text(table, "category"));
    out.service = TRY(text(table, "service"));
    out.required = TRY(texts(table, "required"));
    out.computer_column = TRY(text(table, "computer"));
    if (const toml::table* time = table["time"].as_table()) {
      TRY(known(*time, time_keys));
      out.time_column = TRY(text(*time, "column"));
      out.time_formats = TRY(texts(*time, "formats"));
      for (const std::string& one : out.time_formats)
        if (!is_time_format(one)) return wrong(*time, phrase("unknown time format '{}'", one));
      if (const std::string zone = TRY(text(*time, "zone")); !zone.empty()) {
        auto found = Zone::find(zone);
        if (!found) return wrong(*time, phrase("unknown time zone '{}'", zone));
        out.zone = std::make_shared<const Zone>(*std::move(found));
      }
    }
    if (const toml::table* columns = table["columns"].as_table()) {
      for (const auto& [key, node] : *columns) {
        const auto field = node.value_exact<std::string>();
        if (!field || field->empty()) return wrong(node, phrase("the field of column '{}' must be text", std::string_view(key.str())));
        out.columns.emplace_back(std::string(key.str()), *field);
      }
    }
    const bool tabular = out.format == LogFormat::csv;
    if (tabular && out.required.empty()) return wrong(table, "'required' must name at least one column");
    if (tabular && !out.time_column.empty() && out.time_formats.empty()) return wrong(table, "'time.formats' is missing");
    EventShape common;
    if (const toml::table* shape = table["shape"].as_table()) {
      TRY(known(*shape, shape_keys));
      common = TRY(read_shape(*shape));
    }
    if (const toml::array* events = table["event"].as_array()) {
      for (const toml::node& node : *events) {
        const toml::table* row = node.as_table();
        if (row == nullptr) return wrong(node, "'event' must be tables: [[event]]");
        out.events.push_back(TRY(read_event(*row, common)));
      }
    }
    return out;
  }

 private:
  using Keys = std::span<const std::string_view>;
  static constexpr std::string_view mapping_keys[] = {"name",      "title",   "verified", "format",  "charset",
                                                      "delimiter", "product", "category", "service", "required",
                                                      "computer",  "time",    "columns",  "shape",   "event"};
  static constexpr std::string_view time_keys[] = {"column", "formats", "zone"};
  static constexpr std::string_view shape_keys[] = {"user",    "device",     "object", "target", "address",
                                                    "process", "peripheral", "bytes",  "count"};
  static constexpr std::string_view event_keys[] = {"channel", "provider", "event_id", "when", "class", "activity"};

  std::unexpected<Error> wrong(const toml::node& node, const Phrase& what) const {
    return error(ErrorCode::invalid_input, "{}:{}: {}", file_, node.source().begin.line, what);
  }
  Result<void> known(const toml::table& table, Keys keys, Keys more = {}) const {
    for (const auto& [key, node] : table)
      if (std::ranges::find(keys, key.str()) == keys.end() && std::ranges::find(more, key.str()) == more.end())
        return wrong(node, phrase("unknown key '{}'", std::string_view(key.str())));
    return {};
  }
  Result<std::string> text(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::string();
    if (auto value = node->value_exact<std::string>()) return *std::move(value);
    return wrong(*node, phrase("'{}' must be text", key));
  }
  Result<std::vector<std::string>> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) return wrong(*node, phrase("'{}' must be a list of texts", key));
    for (const toml::node& item : *array) {
      auto value = item.value_exact<std::string>();
      if (!value) return wrong(item, phrase("'{}' must be a list of texts", key));
      out.push_back(*std::move(value));
    }
    return out;
  }
  Result<EventShape> read_shape(const toml::table& table) const {
    EventShape out;
    out.user = TRY(texts(table, "user"));
    out.device = TRY(texts(table, "device"));
    out.object = TRY(texts(table, "object"));
    out.target = TRY(texts(table, "target"));
    out.address = TRY(texts(table, "address"));
    out.process = TRY(texts(table, "process"));
    out.peripheral = TRY(texts(table, "peripheral"));
    out.bytes = TRY(texts(table, "bytes"));
    out.count = TRY(texts(table, "count"));
    return out;
  }
  Result<EventRule> read_event(const toml::table& row, const EventShape& common) const {
    TRY(known(row, shape_keys, event_keys));
    EventRule out;
    out.channel = TRY(text(row, "channel"));
    out.provider = TRY(text(row, "provider"));
    if (const toml::array* ids = row["event_id"].as_array()) {
      for (const toml::node& id : *ids) {
        const auto number = id.value_exact<std::int64_t>();
        if (!number) return wrong(id, "'event_id' must be a list of numbers");
        out.event_ids.push_back(*number);
      }
    }
    if (const toml::table* when = row["when"].as_table())
      for (const auto& [key, node] : *when) out.when.push_back({std::string(key.str()), TRY(texts(*when, key.str()))});
    const auto event_class = event_class_from(TRY(text(row, "class")));
    if (!event_class) return wrong(row, "'class' is missing or unknown");
    out.event_class = *event_class;
    const auto activity = activity_from(TRY(text(row, "activity")));
    if (!activity) return wrong(row, "'activity' is missing or unknown");
    out.activity = *activity;
    out.shape = TRY(read_shape(row));
    const auto or_common = [](FieldSources& own, const FieldSources& shared) {
      if (own.empty()) own = shared;
    };
    or_common(out.shape.user, common.user);
    or_common(out.shape.device, common.device);
    or_common(out.shape.object, common.object);
    or_common(out.shape.target, common.target);
    or_common(out.shape.address, common.address);
    or_common(out.shape.process, common.process);
    or_common(out.shape.peripheral, common.peripheral);
    or_common(out.shape.bytes, common.bytes);
    or_common(out.shape.count, common.count);
    return out;
  }

  std::string file_;
};

}  // namespace

const std::string* Mapping::field_of(std::string_view column) const {
  for (const auto& row : columns)
    if (row.first == column) return &row.second;
  return nullptr;
}

Result<Mapping> MappingSet::parse(std::string_view text, std::string_view file) {
  try {
    const toml::table table = toml::parse(text, file);
    return MappingReader(file).read(table);
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}:{}: {}", file, problem.source().begin.line, problem.description());
  }
}

const MappingSet& MappingSet::embedded() {
  static const MappingSet set = [] {
    MappingSet out;
    for (const EmbeddedText& row : embedded_texts) {
      auto mapping = parse(row.text, row.file);
      SEKIMORI_CHECK(mapping.has_value());
      out.mappings_.push_back(std::make_shared<const Mapping>(*std::move(mapping)));
    }
    return out;
  }();
  return set;
}

Result<MappingSet> MappingSet::load(Files& files, std::span<const Path> paths) {
  MappingSet out;
  for (const Path& path : paths) {
    const std::string text = TRY(files.read_text(path, 1 << 20));
    auto mapping = std::make_shared<const Mapping>(TRY(parse(text, path.string())));
    if (out.find(mapping->name) != nullptr)
      return error(ErrorCode::conflict, "{}: a mapping named '{}' was given before", path.string(), mapping->name);
    out.mappings_.push_back(std::move(mapping));
  }
  for (const auto& mapping : embedded().mappings_)
    if (out.find(mapping->name) == nullptr) out.mappings_.push_back(mapping);
  return out;
}

MappingSet MappingSet::with(std::vector<Mapping> own) {
  MappingSet out;
  for (Mapping& mapping : own) out.mappings_.push_back(std::make_shared<const Mapping>(std::move(mapping)));
  for (const auto& mapping : embedded().mappings_)
    if (out.find(mapping->name) == nullptr) out.mappings_.push_back(mapping);
  return out;
}

const Mapping* MappingSet::find(std::string_view name) const {
  for (const auto& mapping : mappings_)
    if (mapping->name == name) return mapping.get();
  return nullptr;
}

}  // namespace sekimori::detect
