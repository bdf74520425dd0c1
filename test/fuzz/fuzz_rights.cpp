// rooms: base model engine/inspect feature/protect
#include "feature/protect/rights/effective_rights.h"
#include "feature/protect/rights/rights_reader.h"
#include "feature/protect/rights/table_mapping.h"

using namespace sekimori;
using namespace sekimori::protect::rights;

// The first byte chooses the reader; what it reads is resolved as well, for a list may name anything.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Format& format : formats()) all.emplace_back(format.name);
    for (const TableMapping& mapping : TableMappings::embedded().all()) all.push_back(mapping.name);
    return all;
  }();
  ReadOptions options;
  options.format = names[data[0] % names.size()];
  options.root = (data[0] & 0x80) != 0 ? "\\\\fs01\\share" : "";
  const auto seen = read_rights(ByteView(data + 1, size - 1), "fuzz", options);
  if (!seen) return 0;
  DirectoryGraph graph;
  graph.add(*seen, 0, {"firm.example"});
  const auto someone = graph.require("someone");
  graph.finish();
  EffectiveRights effective(graph);
  effective.add(*seen, 0);
  const auto groups = graph.groups_of(someone);
  size_t looked_at = 0;
  for (const Place& place : seen->places) {
    if (++looked_at > 16) break;
    (void)effective.at(someone, groups, place.path);
  }
  return 0;
}
