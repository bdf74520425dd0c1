#include "engine/link/exposure.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/csv.h"

namespace sekimori::link {
namespace {

using Weakness = model::ExploitedWeakness;
using MembersByClass = std::map<std::string, std::set<std::string>>;

// Who has what of it is concerned by what. A product that many list is held against the catalogue once.
std::map<const Weakness*, MembersByClass> exposed_by(const model::ExploitedCatalogue& known, const std::vector<DeviceRow>& devices) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const DeviceRow*>> listed;
  for (const DeviceRow& device : devices) listed[{device.vendor, device.product}].push_back(&device);
  std::map<const Weakness*, MembersByClass> out;
  for (const auto& [name, rows] : listed)
    for (const model::ExploitedHit& hit : known.concerning(name.first, name.second))
      for (const DeviceRow* row : rows) out[hit.weakness][row->industry].insert(row->member);
  return out;
}

std::vector<ExposedClass> told(const MembersByClass& exposed, std::uint64_t floor) {
  std::vector<ExposedClass> out;
  bool others = false;
  for (const auto& [industry, members] : exposed)
    if (members.size() >= floor) out.push_back({industry, members.size()});
    else others = true;
  if (others) out.push_back({});
  return out;
}

}  // namespace

Result<std::vector<DeviceRow>> read_devices(std::string_view csv, std::string_view name) {
  const CsvTable table = TRY(parse_csv(csv, name));
  const size_t member = TRY(table.column("member")), industry = TRY(table.column("industry")), vendor = TRY(table.column("vendor")),
               product = TRY(table.column("product"));
  std::vector<DeviceRow> out;
  for (const CsvRow& row : table.rows) {
    if (row.cells[member].empty() || row.cells[vendor].empty())
      return error(ErrorCode::invalid_input, "{}:{}: a device needs 'member' and 'vendor'", name, row.line);
    out.push_back({row.cells[member], row.cells[industry], row.cells[vendor], row.cells[product]});
  }
  return out;
}

std::vector<std::string> vulnerabilities_of(const Linker& linker, const Uuid& campaign) {
  std::set<std::string> out;
  if (const auto view = linker.campaign(campaign))
    for (const std::string& report : view->reports)
      for (const Feature& feature : linker.features_of(report))
        if (feature.type == FeatureType::vulnerability) out.insert(feature.value);
  return {out.begin(), out.end()};
}

std::vector<Exposure> exposures(const std::vector<std::string>& vulnerabilities, const model::ExploitedCatalogue& known,
                                const std::vector<DeviceRow>& devices, std::uint64_t floor) {
  const auto exposed = exposed_by(known, devices);
  std::vector<Exposure> out;
  for (const std::string& id : vulnerabilities) {
    Exposure one{id, known.find(id), false, {}};
    if (one.known != nullptr) {
      one.vendor_only = model::compared_by(*one.known) == model::Compared::vendor;
      if (const auto found = exposed.find(one.known); found != exposed.end()) one.classes = told(found->second, floor);
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::vector<Exposure> exposures(const model::ExploitedCatalogue& known, const std::vector<DeviceRow>& devices, std::uint64_t floor) {
  const auto exposed = exposed_by(known, devices);
  std::vector<Exposure> out;
  for (const Weakness& weakness : known.weaknesses())
    if (const auto found = exposed.find(&weakness); found != exposed.end())
      out.push_back({weakness.id, &weakness, model::compared_by(weakness) == model::Compared::vendor, told(found->second, floor)});
  std::ranges::stable_sort(out, [](const Exposure& a, const Exposure& b) {
    return a.known->added.value_or(Day{}).number > b.known->added.value_or(Day{}).number;
  });
  return out;
}

Json to_json(const Exposure& exposure, std::uint64_t floor) {
  Json classes = Json::array();
  for (const ExposedClass& one : exposure.classes) {
    Json row = Json::object();
    row.set("industry", {}).set("members", {});
    if (!one.industry.empty()) row.set("industry", one.industry);
    if (one.members) row.set("members", *one.members);
    classes.push(std::move(row));
  }
  Json out = Json::object({{"vulnerability", exposure.vulnerability}, {"known_exploited", exposure.known != nullptr}});
  if (exposure.known != nullptr)
    out.set("vendor", exposure.known->vendor)
        .set("product", exposure.known->product)
        .set("name", exposure.known->name)
        .set("ransomware", exposure.known->ransomware)
        .set("added", exposure.known->added ? Json(exposure.known->added->to_string()) : Json())
        .set("due", exposure.known->due ? Json(exposure.known->due->to_string()) : Json())
        .set("compared", exposure.vendor_only ? "vendor" : "product");
  out.set("members_floor", floor).set("classes", std::move(classes));
  return out;
}

}  // namespace sekimori::link
