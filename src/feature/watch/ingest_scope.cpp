#include "feature/watch/ingest_scope.h"

namespace sekimori::watch {

Result<std::vector<std::string>> token_scopes(SourceBook& sources, const record::Actor& actor, std::vector<std::string> wanted) {
  constexpr std::string_view of_source = "ingest:";
  for (std::string& scope : wanted) {
    if (scope == "api" || scope == "ingest" || scope == "share") continue;
    if (!scope.starts_with(of_source)) return error(ErrorCode::invalid_input, "scope '{}': ingest, ingest:SOURCE, share or api", scope);
    const auto source = TRY(sources.find(actor, std::string_view(scope).substr(of_source.size())));
    if (!source) return error(ErrorCode::not_found, "--scope {}: no source of that name or id", scope);
    scope = std::string(of_source) + source->id.to_string();
  }
  return wanted;
}

}  // namespace sekimori::watch
