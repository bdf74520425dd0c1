// Devices and software of a house against the list of weaknesses that are known to be exploited (CISA KEV).
//
//   TRY(devices.import_devices(actor, table));                         // name, vendor, product, version, owner, patched_on
//   TRY(devices.import_weaknesses(actor, json, "known_exploited_vulnerabilities.json"));
//   std::vector<Exposure> open = TRY(devices.exposures(actor));        // longest open first
//
// A match is by vendor and product (model/exploited_catalogue.h), not by version: it says look here, not you are weak. What the
// list says of a vendor's products altogether is left out: it would concern every device of his. patched_on at or after the day on which
// the weakness was listed closes it. The list names what is exploited somewhere; what is not on it may be weak all the same. Any thread.
#pragma once

#include "base/csv.h"
#include "model/exploited_catalogue.h"
#include "record/record_shelf.h"

namespace sekimori::govern {

struct Device {
  std::string name, vendor, product, version, owner;
  std::optional<Day> patched_on;
};
struct DeviceList {
  std::vector<Device> devices;
  std::string file;
  Instant at;
};
Json to_json(const DeviceList& list);
Result<DeviceList> device_list_from(const Json& json);

using Weakness = model::ExploitedWeakness;  // of the list kept, each with the day on which it was listed
struct WeaknessList {
  std::vector<Weakness> weaknesses;
  std::string version, file;
  Instant at;
};
Json to_json(const WeaknessList& list);
Result<WeaknessList> weakness_list_from(const Json& json);

struct Exposure {
  Device device;
  Weakness weakness;
  std::int64_t days_open = 0;
};
Json to_json(const Exposure& exposure);

struct DeviceRefusal {
  std::size_t row = 0;
  std::string column;
  Error reason;
};
struct ReadDevices {
  std::vector<Device> devices;
  std::vector<DeviceRefusal> refused;
};
// Columns name (機器名), vendor (製造元), product (製品), and if they are there version (版), owner (管理者), patched_on (更新日).
Result<ReadDevices> read_devices(const CsvTable& table);
// The catalogue as CISA publishes it (JSON). invalid_input also for a row without id or day: how long something is open is told by it.
Result<WeaknessList> read_weaknesses(std::string_view json, std::string_view name);

class DeviceBook {
 public:
  DeviceBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, const Zone& zone);

  Result<ReadDevices> import_devices(const record::Actor& actor,
                                     const CsvTable& table);  // takes the place of the list before; none when a row is refused
  Result<WeaknessList> import_weaknesses(const record::Actor& actor, std::string_view json, std::string_view file);
  Result<DeviceList> devices(const record::Actor& actor);
  Result<std::vector<Exposure>> exposures(const record::Actor& actor);
  // {devices, weaknesses, weaknesses_version, exposed_devices, exposures: [...]}
  Result<Json> report(const record::Actor& actor);

 private:
  template <class T>
  Result<void> keep(record::RecordShelf<T>& shelf, const record::Actor& actor, const T& value, std::string_view reason);

  Clock& clock_;
  const Zone& zone_;
  record::RecordShelf<DeviceList> devices_;
  record::RecordShelf<WeaknessList> weaknesses_;
};

}  // namespace sekimori::govern
