#include "feature/teach/library/link_book.h"

#include <algorithm>
#include <array>
#include <map>

namespace sekimori::teach {
namespace {

constexpr std::array<std::string_view, 6> state_names = {"unknown", "found", "moved", "refused", "broken", "silent"};
constexpr std::int64_t fresh_nanoseconds = 3600 * nanoseconds_per_second;

LinkState state_from(std::string_view name) {
  const auto found = std::ranges::find(state_names, name);
  return found == state_names.end() ? LinkState::unknown : static_cast<LinkState>(found - state_names.begin());
}

}  // namespace

std::string_view name_of(LinkState state) { return state_names[static_cast<std::size_t>(state)]; }

LinkState state_of(const model::LinkAnswer& answer) {
  if (answer.status == 0) return LinkState::silent;
  if (answer.status >= 200 && answer.status < 300) return LinkState::found;
  if (answer.status >= 300 && answer.status < 400) return LinkState::moved;
  if (answer.status == 401 || answer.status == 403 || answer.status == 405 || answer.status == 429) return LinkState::refused;
  return LinkState::broken;
}

Json to_json(const KnownLink& link) {
  return Json::object({{"address", link.address},
                       {"state", name_of(link.state)},
                       {"status", link.status},
                       {"moved_to", link.moved_to},
                       {"checked_at", link.checked_at ? Json(link.checked_at->to_rfc3339()) : Json()}});
}

Result<std::vector<KnownLink>> LinkBook::list(const record::Actor& actor, const std::vector<std::string>& addresses) {
  TRY(record::Permissions::standard().check(actor, record::Verb::list, {.kind = "library", .id = {}}));
  std::map<std::string, KnownLink, std::less<>> known;
  for (const sql::Row& row : TRY(database_.read(
           [](sql::Transaction& tx) { return tx.query("SELECT address, state, status, moved_to, checked_at FROM teach_link"); })))
    known[row.string(0)] = {.address = row.string(0),
                            .state = state_from(row.text(1)),
                            .status = static_cast<int>(row.integer(2)),
                            .moved_to = row.string(3),
                            .checked_at = row.instant(4)};
  std::vector<KnownLink> out;
  for (const std::string& address : addresses) {
    const auto found = known.find(address);
    out.push_back(found != known.end() ? found->second : KnownLink{.address = address, .moved_to = {}, .checked_at = {}});
  }
  return out;
}

Result<void> LinkBook::may_check(const record::Actor& actor) const {
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = "library", .id = {}}));
  if (!probe_) return error(ErrorCode::conflict, "this node cannot ask other servers");
  return {};
}

Result<std::vector<KnownLink>> LinkBook::check(const record::Actor& actor, const std::vector<std::string>& addresses,
                                               const std::function<bool(std::size_t, std::size_t)>& go_on) {
  TRY(may_check(actor));
  std::size_t done = 0;
  for (const KnownLink& link : TRY(list(actor, addresses))) {
    if (go_on && !go_on(done++, addresses.size())) break;
    const Instant now = clock_.now();
    if (link.checked_at && now.nanoseconds - link.checked_at->nanoseconds < fresh_nanoseconds) continue;
    const model::LinkAnswer answer = probe_(link.address);
    TRY(database_.write([&](sql::Transaction& tx) {
      return tx.execute(
          "INSERT INTO teach_link(address, state, status, moved_to, checked_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (address) DO "
          "UPDATE SET state = excluded.state, status = excluded.status, moved_to = excluded.moved_to, checked_at = "
          "excluded.checked_at",
          link.address, name_of(state_of(answer)), std::int64_t(answer.status), answer.moved_to, now);
    }));
  }
  return list(actor, addresses);
}

}  // namespace sekimori::teach
