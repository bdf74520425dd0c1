#include "engine/link/exposure.h"

#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace sekimori::link {
namespace {

// "FortiOS and FortiProxy" and "fortios 7.2" share a word that is a name: letters, at least three.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  const std::string folded = fold(text);
  std::string word;
  const auto end = [&] {
    if (word.size() >= 2) out.insert(word);
    word.clear();
  };
  for (const char c : folded) {
    const bool inside = (static_cast<unsigned char>(c) & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (inside) word += c;
    else end();
  }
  end();
  for (const char* filler : {"and", "the", "for", "multiple", "products", "software", "server", "version", "series"}) out.erase(filler);
  return out;
}

bool same_vendor(std::string_view a, std::string_view b) {
  const auto left = words_of(a), right = words_of(b);
  if (left.empty() || right.empty()) return false;
  // "Cisco" and "Cisco Systems, Inc.": the shorter name stands whole in the longer one.
  return std::ranges::includes(left.size() >= right.size() ? left : right, left.size() >= right.size() ? right : left);
}

bool names_no_product(const ExploitedVulnerability& row) { return words_of(row.product).empty(); }

bool same_product(std::string_view catalogue, std::string_view device) {
  const auto listed = words_of(catalogue), own = words_of(device);
  if (listed.empty() || own.empty()) return false;
  return std::ranges::includes(own, listed) || std::ranges::includes(listed, own);
}

}  // namespace

Result<KnownExploited> KnownExploited::parse(std::string_view json) {
  const Json catalogue = TRY(Json::parse(json));
  if (!catalogue["vulnerabilities"].is_array())
    return error(ErrorCode::invalid_input, "a catalogue of exploited vulnerabilities has 'vulnerabilities'");
  KnownExploited out;
  for (const Json& row : catalogue["vulnerabilities"].items()) {
    ExploitedVulnerability one{std::string(row["cveID"].text()), std::string(row["vendorProject"].text()),
                               std::string(row["product"].text()), std::string(row["vulnerabilityName"].text()),
                               row["knownRansomwareCampaignUse"].text() == "Known"};
    if (!one.id.empty()) out.rows_.emplace(one.id, std::move(one));
  }
  return out;
}

const ExploitedVulnerability* KnownExploited::find(std::string_view id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

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

std::vector<Exposure> exposures(const std::vector<std::string>& vulnerabilities, const KnownExploited& known,
                                const std::vector<DeviceRow>& devices, std::uint64_t floor) {
  std::vector<Exposure> out;
  for (const std::string& id : vulnerabilities) {
    Exposure one{id, known.find(id), false, {}};
    if (one.known != nullptr) {
      one.vendor_only = names_no_product(*one.known);
      std::map<std::string, std::set<std::string>> exposed;
      for (const DeviceRow& device : devices)
        if (same_vendor(one.known->vendor, device.vendor) && (one.vendor_only || same_product(one.known->product, device.product)))
          exposed[device.industry].insert(device.member);
      bool others = false;
      for (const auto& [industry, members] : exposed)
        if (members.size() >= floor) one.classes.push_back({industry, members.size()});
        else others = true;
      if (others) one.classes.push_back({});
    }
    out.push_back(std::move(one));
  }
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
        .set("compared", exposure.vendor_only ? "vendor" : "product");
  out.set("members_floor", floor).set("classes", std::move(classes));
  return out;
}

}  // namespace sekimori::link
