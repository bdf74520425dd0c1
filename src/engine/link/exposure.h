// Which classes of members have what an attacker uses: the vulnerabilities that reports of a campaign name, held against the catalogue of
// those known to be exploited and against lists of devices that members gave.
//
//   const auto known = TRY(model::read_exploited_catalogue(json, "kev.json"));   // CISA's catalogue
//   std::vector<DeviceRow> devices = TRY(read_devices(csv, "devices.csv"));      // member,industry,vendor,product
//   exposures(vulnerabilities_of(linker, campaign), known, devices, 3);          // "gas: 4 members have it"
//   exposures(known, devices, 3);                                                // everything in the catalogue that somebody has
//
// Members are counted; classes with fewer than the floor stand together without name or number.
#pragma once

#include "engine/link/linker.h"
#include "model/exploited_catalogue.h"

namespace sekimori::link {

struct DeviceRow {
  std::string member;
  std::string industry;
  std::string vendor;
  std::string product;
};
// A table with these four columns; invalid_input with file and line.
Result<std::vector<DeviceRow>> read_devices(std::string_view csv, std::string_view name);

struct ExposedClass {
  std::string industry;                  // "": all classes with fewer members than the floor
  std::optional<std::uint64_t> members;  // nothing for those
};

struct Exposure {
  std::string vulnerability;
  const model::ExploitedWeakness* known = nullptr;  // lives as long as the catalogue; nullptr: not in it
  bool vendor_only = false;           // the catalogue names no single product ("Multiple Products"): the vendor alone was compared
  std::vector<ExposedClass> classes;  // by name; empty: nobody listed such a device
};

std::vector<std::string> vulnerabilities_of(const Linker& linker, const Uuid& campaign);
std::vector<Exposure> exposures(const std::vector<std::string>& vulnerabilities, const model::ExploitedCatalogue& known,
                                const std::vector<DeviceRow>& devices, std::uint64_t floor);
// Of all that the catalogue names what somebody has, the latest entries first.
std::vector<Exposure> exposures(const model::ExploitedCatalogue& known, const std::vector<DeviceRow>& devices, std::uint64_t floor);
Json to_json(const Exposure& exposure, std::uint64_t floor);

}  // namespace sekimori::link
