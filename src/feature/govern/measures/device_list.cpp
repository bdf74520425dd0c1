#include "feature/govern/measures/device_list.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "feature/govern/may.h"
#include "model/era_date.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t most_devices = 10'000;
constexpr std::size_t longest_cell = 200;

template <class T>
void describe(const T&, record::Draft& draft) {
  draft.keys = {{"which", "current", record::Uniqueness::unique}};
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
                            {"added", model::day_json(one.added)},
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
    TRY(model::read_day(row, "added", one.added));
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
                       {"added", model::day_json(one.weakness.added)},
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
  const model::ExploitedCatalogue read = TRY(model::read_exploited_catalogue(json, name));
  const auto undated = [](const Weakness& one) { return !one.added.has_value(); };
  if (read.left_out() > 0 || std::ranges::any_of(read.weaknesses(), undated))
    return error(ErrorCode::invalid_input, "{}: a row without cveID or dateAdded", name);
  return WeaknessList{.weaknesses = read.weaknesses(), .version = read.version(), .file = std::string(name), .at = {}};
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
  const model::ExploitedCatalogue known(list->value.weaknesses);
  for (const Device& device : devices->value.devices)
    for (const model::ExploitedHit& hit : known.concerning(device.vendor, device.product)) {
      if (hit.compared != model::Compared::product) continue;
      const Day added = hit.weakness->added.value_or(today);
      if (device.patched_on && added <= *device.patched_on) continue;
      out.push_back({device, *hit.weakness, std::int64_t(today.number) - added.number});
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
