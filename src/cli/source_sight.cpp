#include "cli/source_sight.h"

#include "feature/watch/source_book.h"

namespace sekimori::cli {

Result<std::vector<protect::SourceSight>> source_sights(node::Node& node, const record::Actor& actor) {
  std::vector<protect::SourceSight> out;
  for (const watch::SourceHealth& health : TRY(node.sources().health(actor, node.zone())))
    out.push_back({health.known.source.name, health.known.source.kind, health.known.source.mapping, health.events > 0 && !health.gap});
  return out;
}

}  // namespace sekimori::cli
