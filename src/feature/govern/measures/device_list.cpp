#include "feature/govern/measures/device_list.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "feature/govern/may.h"
#include "model/era_date.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t most_devices = 10'000;
constexpr std::size_t most_weaknesses = 20'000;
constexpr std::size_t longest_cell = 200;

template <class T>
void describe(const T&, record::Draft& draft) {
  draft.keys = {{"which", "current", record::Uniqueness::unique}};
}

// Letters and digits of either alphabet in small ASCII letters, words apart by one blank.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || static_cast<unsigned char>(small) >= 0x80;
    if (letter) out += small;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  const std::string all = plain(text);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(' ', at), all.size());
    out.insert(all.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Json to_json(const DeviceList& list) {
  Json devices = Json::array();
  for (const Device& one : list.devices)
    devices.push(Json::object({{"name", one.name},
                               {"vendor", one.vendor},
                               {"product", one.product},
                               {"version", one.version},
                               {"owner", one.owner},
                               {"patched_on", model::day_json(one.patched_on)}}));
  return Json::object({{"devices", std::move(devices)}, {"file", list.file}, {"at", list.at.to_rfc3339()}});
}
Result<DeviceList> device_list_from(const Json& json) {
  DeviceList out;
  TRY(model::read_text(json, "file", out.file));
  TRY(model::read_instant(json, "at", out.at));
  for (const Json& row : json["devices"].items()) {
    Device one;
    TRY(model::read_text(row, "name", one.name));
    TRY(model::read_text(row, "vendor", one.vendor));
    TRY(model::read_text(row, "product", one.product));
    TRY(model::read_text(row, "version", one.version));
    TRY(model::read_text(row, "owner", one.owner));
    TRY(model::read_day(row, "patched_on", one.patched_on));
    out.devices.push_back(std::move(one));
  }
  return out;
}

Json to_json(const WeaknessList& list) {
  Json rows = Json::array();
  for (const Weakness& one : list.weaknesses)
    rows.push(Json::object({{"id", one.id},
                            {"vendor", one.vendor},
                            {"product", one.product},
                            {"name", one.name},
                            {"added", one.added.to_string()},
                            {"due", model::day_json(one.due)},
                            {"ransomware", one.ransomware}}));
  return Json::object({{"weaknesses", std::move(rows)}, {"version", list.version}, {"file", list.file}, {"at", list.at.to_rfc3339()}});
}
Result<WeaknessList> weakness_list_from(const Json& json) {
  WeaknessList out;
  TRY(model::read_text(json, "version", out.version));
  TRY(model::read_text(json, "file", out.file));
  TRY(model::read_instant(json, "at", out.at));
  for (const Json& row : json["weaknesses"].items()) {
    Weakness one;
    TRY(model::read_text(row, "id", one.id));
    TRY(model::read_text(row, "vendor", one.vendor));
    TRY(model::read_text(row, "product", one.product));
    TRY(model::read_text(row, "name", one.name));
    one.added = TRY(Day::parse(row["added"].text()));
    TRY(model::read_day(row, "due", one.due));
    one.ransomware = row["ransomware"].bool_or(false);
    out.weaknesses.push_back(std::move(one));
  }
  return out;
}

Json to_json(const Exposure& one) {
  return Json::object({{"device", one.device.name},
                       {"vendor", one.device.vendor},
                       {"product", one.device.product},
                       {"version", one.device.version},
                       {"owner", one.device.owner},
                       {"patched_on", model::day_json(one.device.patched_on)},
                       {"weakness", one.weakness.id},
                       {"weakness_name", one.weakness.name},
                       {"added", one.weakness.added.to_string()},
                       {"due", model::day_json(one.weakness.due)},
                       {"ransomware", one.weakness.ransomware},
                       {"days_open", one.days_open}});
}

Result<ReadDevices> read_devices(const CsvTable& table) {
  const auto column = [&](std::string_view english, std::string_view japanese) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < table.header.size(); ++i)
      if (trim(table.header[i]) == english || trim(table.header[i]) == japanese) return i;
    return {};
  };
  const auto name = column("name", "機器名");
  const auto vendor = column("vendor", "製造元");
  const auto product = column("product", "製品");
  const auto version = column("version", "版");
  const auto owner = column("owner", "管理者");
  const auto patched = column("patched_on", "更新日");
  if (!name || !vendor || !product)
    return error(ErrorCode::invalid_input, "{}: columns 'name' (機器名), 'vendor' (製造元) and 'product' (製品) are needed", table.name);
  if (table.rows.size() > most_devices) return error(ErrorCode::invalid_input, "{}: more than {} devices", table.name, most_devices);
  ReadDevices out;
  for (const CsvRow& row : table.rows) {
    std::optional<DeviceRefusal> refused;
    const auto cell = [&](const std::optional<std::size_t>& at, std::string_view title) {
      std::string text = at && *at < row.cells.size() ? std::string(trim(row.cells[*at])) : std::string();
      if (!refused && !text.empty() && (text[0] == '=' || text[0] == '@' || text[0] == '+'))
        refused = {
            .row = row.line, .column = std::string(title), .reason = error(ErrorCode::invalid_input, "a formula is no value").error()};
      if (!refused && count_code_points(text) > longest_cell)
        refused = {.row = row.line,
                   .column = std::string(title),
                   .reason = error(ErrorCode::invalid_input, "a cell has at most {} characters", longest_cell).error()};
      return text;
    };
    Device one{.name = cell(name, "name"),
               .vendor = cell(vendor, "vendor"),
               .product = cell(product, "product"),
               .version = cell(version, "version"),
               .owner = cell(owner, "owner"),
               .patched_on = {}};
    if (!refused && (one.name.empty() || one.vendor.empty() || one.product.empty()))
      refused = {
          .row = row.line, .column = "name", .reason = error(ErrorCode::invalid_input, "name, vendor and product are needed").error()};
    if (const std::string day = cell(patched, "patched_on"); !refused && !day.empty()) {
      auto read = model::day_as_written(day);
      if (read) one.patched_on = *read;
      else refused = {.row = row.line, .column = "patched_on", .reason = std::move(read).error()};
    }
    if (refused) out.refused.push_back(*std::move(refused));
    else out.devices.push_back(std::move(one));
  }
  return out;
}

Result<WeaknessList> read_weaknesses(std::string_view json, std::string_view name) {
  auto parsed = Json::parse(json);
  if (!parsed) return std::unexpected(std::move(parsed).error().at(name));
  const Json& rows = (*parsed)["vulnerabilities"];
  if (!rows.is_array()) return error(ErrorCode::invalid_input, "{}: no list of exploited weaknesses: 'vulnerabilities' is missing", name);
  if (rows.items().size() > most_weaknesses) return error(ErrorCode::invalid_input, "{}: more than {} weaknesses", name, most_weaknesses);
  WeaknessList out;
  out.version = (*parsed)["catalogVersion"].string_or("");
  out.file = name;
  for (const Json& row : rows.items()) {
    Weakness one;
    one.id = row["cveID"].string_or("");
    one.vendor = row["vendorProject"].string_or("");
    one.product = row["product"].string_or("");
    one.name = row["vulnerabilityName"].string_or("");
    const auto added = Day::parse(row["dateAdded"].text());
    if (one.id.empty() || !added) return error(ErrorCode::invalid_input, "{}: a row without cveID or dateAdded", name);
    one.added = *added;
    if (const auto due = Day::parse(row["dueDate"].text())) one.due = *due;
    one.ransomware = row["knownRansomwareCampaignUse"].text() == "Known";
    out.weaknesses.push_back(std::move(one));
  }
  return out;
}

bool concerns(const Weakness& weakness, const Device& device) {
  if (plain(weakness.vendor) != plain(device.vendor)) return false;
  const auto listed = words_of(weakness.product);
  const auto own = words_of(device.product);
  if (listed.empty() || own.empty()) return false;
  return std::ranges::includes(own, listed) || std::ranges::includes(listed, own);
}

DeviceBook::DeviceBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone)
    : clock_(clock),
      zone_(zone),
      devices_(database, records, clock, random, "device_list", device_list_from, describe<DeviceList>),
      weaknesses_(database, records, clock, random, "weakness_list", weakness_list_from, describe<WeaknessList>) {}

template <class T>
Result<void> DeviceBook::keep(record::RecordShelf<T>& shelf, const record::Actor& actor, const T& value, std::string_view reason) {
  if (const auto before = TRY(shelf.find_by(actor, "which", "current"))) {
    TRY(shelf.change(actor, before->id, reason, [&](T& one) -> Result<void> {
      one = value;
      return {};
    }));
    return {};
  }
  TRY(shelf.create(actor, value, reason));
  return {};
}

Result<ReadDevices> DeviceBook::import_devices(const record::Actor& actor, const CsvTable& table) {
  ReadDevices read = TRY(read_devices(table));
  if (read.refused.empty())
    TRY(keep(devices_, actor, DeviceList{.devices = read.devices, .file = table.name, .at = clock_.now()}, "device list"));
  return read;
}

Result<WeaknessList> DeviceBook::import_weaknesses(const record::Actor& actor, std::string_view json, std::string_view file) {
  WeaknessList list = TRY(read_weaknesses(json, file));
  list.at = clock_.now();
  TRY(keep(weaknesses_, actor, list, "weakness list"));
  return list;
}

Result<DeviceList> DeviceBook::devices(const record::Actor& actor) {
  auto found = TRY(devices_.find_by(actor, "which", "current"));
  return found ? std::move(found->value) : DeviceList{};
}

Result<std::vector<Exposure>> DeviceBook::exposures(const record::Actor& actor) {
  const auto devices = TRY(devices_.find_by(actor, "which", "current"));
  const auto list = TRY(weaknesses_.find_by(actor, "which", "current"));
  std::vector<Exposure> out;
  if (!devices || !list) return out;
  const Day today = zone_.day_of(clock_.now());
  // By vendor, so that a thousand weaknesses are not held against every device.
  std::map<std::string, std::vector<const Weakness*>, std::less<>> of_vendor;
  for (const Weakness& weakness : list->value.weaknesses) of_vendor[plain(weakness.vendor)].push_back(&weakness);
  for (const Device& device : devices->value.devices) {
    const auto found = of_vendor.find(plain(device.vendor));
    if (found == of_vendor.end()) continue;
    for (const Weakness* weakness : found->second) {
      if (!concerns(*weakness, device) || (device.patched_on && weakness->added <= *device.patched_on)) continue;
      out.push_back({device, *weakness, std::int64_t(today.number) - weakness->added.number});
    }
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &Exposure::days_open);
  return out;
}

Result<Json> DeviceBook::report(const record::Actor& actor) {
  TRY(may(actor, record::Verb::list, "device_list"));
  const auto devices = TRY(devices_.find_by(actor, "which", "current"));
  const auto list = TRY(weaknesses_.find_by(actor, "which", "current"));
  Json rows = Json::array();
  std::set<std::string> exposed;
  for (const Exposure& one : TRY(exposures(actor))) {
    exposed.insert(one.device.name);
    rows.push(to_json(one));
  }
  return Json::object({{"devices", devices ? devices->value.devices.size() : 0},
                       {"weaknesses", list ? list->value.weaknesses.size() : 0},
                       {"weaknesses_version", list ? list->value.version : std::string()},
                       {"exposed_devices", exposed.size()},
                       {"exposures", std::move(rows)}});
}

}  // namespace sekimori::govern
