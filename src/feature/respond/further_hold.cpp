#include "feature/respond/further_hold.h"

#include <algorithm>

namespace sekimori::respond {

Result<std::vector<record::HoldItem>> hold_items(RespondParts& parts, const HoldWish& wish) {
  if (wish.from && wish.to && *wish.to < *wish.from) return error(ErrorCode::invalid_input, "--to lies before --from");
  if (wish.sources.empty() && wish.secrets.empty())
    return error(ErrorCode::invalid_input, "say what to hold: --source NAME (or all), --secret NUMBER");
  std::vector<record::HoldItem> items;
  for (const std::string& name : wish.sources) {
    record::HoldItem item{"source", "*"};
    if (name != "all") {
      const auto source = TRY(parts.sources.find_source(name));
      if (!source) return error(ErrorCode::not_found, "no source '{}'; 'sekimori source list' shows the names", name);
      item.id = source->id;
    }
    if (wish.from) item.first = parts.zone.start_of(*wish.from);
    if (wish.to) item.last = parts.zone.end_of(*wish.to);
    items.push_back(std::move(item));
  }
  const auto secrets = TRY(parts.secrets.all());
  for (const std::string& number : wish.secrets) {
    const auto found = std::ranges::find_if(secrets, [&](const model::KnownSecret& secret) { return secret.secret.number == number; });
    if (found == secrets.end()) return error(ErrorCode::not_found, "no secret with the register number '{}'", number);
    items.push_back({"secret", found->id.to_string()});
  }
  return items;
}

}  // namespace sekimori::respond
