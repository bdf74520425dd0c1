#include "feature/share/publisher.h"

#include <algorithm>
#include <map>

#include "engine/mask/pseudonym.h"
#include "engine/stix/timestamp.h"
#include "feature/share/tlp_channel.h"

namespace sekimori::share {
namespace {

using mask::across_audience;
constexpr int milliseconds = 3;

record::Actor hub_itself() { return record::Actor::system("share"); }

Filter version_of(std::string_view id, Instant version) {
  Filter filter;
  filter.ids = {std::string(id)};
  filter.versions.last = false;
  if (const auto stamp = stix::read_timestamp(version.to_rfc3339(milliseconds))) filter.versions.exact = {*stamp};
  return filter;
}

// What was not taken of a share. Objects that are no part of it (who the hub is, what a mark means) have one version for ever: a hub that
// changes its name stays under the old one there, and its shares travel all the same.
std::vector<ObjectOutcome> not_taken(const Status& status) {
  std::vector<ObjectOutcome> out;
  for (const ObjectOutcome& one : status.failures)
    if (!one.id.starts_with("identity--") && !one.id.starts_with("marking-definition--") && !one.id.starts_with("extension-definition--"))
      out.push_back(one);
  return out;
}

bool same_readers(const std::vector<Reader>& a, const std::vector<Reader>& b) {
  return std::ranges::equal(a, b, [](const Reader& one, const Reader& other) { return one.who == other.who && one.most == other.most; });
}

}  // namespace

Result<std::vector<Reader>> Publisher::readers_of(std::string_view audience) {
  std::vector<Reader> out = {{"role:hub_operator"}, {"role:hub_reviewer"}};
  for (std::string& group : TRY(parts_.reports.readers_of(audience))) out.push_back({std::move(group)});
  std::ranges::sort(out, {}, &Reader::who);
  return out;
}

Result<Collection> Publisher::collection_of(std::string_view audience) {
  const std::lock_guard lock(mutex_);
  return bring_up(audience);
}

// The caller holds the mutex, here and below.
Result<Collection> Publisher::bring_up(std::string_view audience) {
  auto readers = TRY(readers_of(audience));
  auto known = TRY(parts_.collections.find(hub_itself(), fmt::format("{}/{}", hub_root, audience)));
  if (known && same_readers(known->readers, readers)) return *std::move(known);
  if (known) {
    known->readers = std::move(readers);
    return parts_.collections.change(hub_itself(), *known, "the audience's groups");
  }
  Collection made;
  made.alias = audience;
  made.root = hub_root;
  made.title = fmt::format("共有 {0} / Shares {0}", audience);
  if (audience != across_audience)
    if (const auto sig = parts_.sigs.find(hub_itself(), audience))
      made.title = fmt::format("{} / {}", sig->value.name.ja, sig->value.name.en);
  made.readers = std::move(readers);
  return parts_.collections.add(hub_itself(), std::move(made), "first share of this audience");
}

Result<bool> Publisher::holds(const Collection& collection, std::string_view id, Instant version) {
  return !TRY(parts_.exchange.page(whole(collection), version_of(id, version), Bodies::no)).rows.empty();
}

Result<void> Publisher::bring_out(const KnownShare& share) {
  const Collection collection = TRY(bring_up(share.value.audience));
  const Json bundle = share_bundle(share.value, share.id, TRY(parts_.reports.document_of(share.value)), TRY(parts_.identity()));
  const Status done = TRY(parts_.exchange.bring_in(hub_itself(), collection, bundle.dump(), {}));
  if (const auto left = not_taken(done); !left.empty())
    return error(ErrorCode::integrity, "{}: {} of its objects are not taken: {}", share.value.number, left.size(), left.front().message);
  return {};
}

Result<void> Publisher::take_back(const KnownShare& share, const Collection& collection) {
  const HubIdentity hub = TRY(parts_.identity());
  const Json document = TRY(parts_.reports.document_of(share.value));
  // First everybody is told, then what it said is destroyed: cut short in between, the next time goes on.
  const Status told =
      TRY(parts_.exchange.bring_in(hub_itself(), collection, share_bundle(share.value, share.id, document, hub).dump(), {}));
  if (const auto left = not_taken(told); !left.empty())
    return error(ErrorCode::integrity, "{}: {} of its objects are not taken: {}", share.value.number, left.size(), left.front().message);
  Share before = share.value;
  before.recalled_at.reset();
  const std::string report = report_id_of(share.id);
  const auto remove = [&](const std::string& id) -> Result<void> {
    const auto gone = parts_.exchange.remove(hub_itself(), whole(collection), version_of(id, before.released_at));
    if (!gone && gone.error().code != ErrorCode::not_found) return std::unexpected(gone.error());
    return {};
  };
  const Json bundle = share_bundle(before, share.id, document, hub);
  for (const Json& object : bundle["objects"].items())
    if (object["object_marking_refs"].is_array() && object["id"].text() != report) TRY(remove(std::string(object["id"].text())));
  return remove(report);  // last, by it a retraction counts as done
}

Result<bool> Publisher::settle(std::string_view number) {
  const KnownShare share = TRY(parts_.reports.share(hub_itself(), number));
  if (!may_travel(share.value.tlp, Channel::taxii)) return false;
  const Collection collection = TRY(bring_up(share.value.audience));
  const bool out = TRY(holds(collection, report_id_of(share.id), share.value.released_at));
  if (out == !share.value.recalled_at.has_value()) return false;
  if (share.value.recalled_at) TRY(take_back(share, collection));
  else TRY(bring_out(share));
  return true;
}

Result<void> Publisher::follow(std::string_view share) {
  const std::lock_guard lock(mutex_);
  TRY(settle(share));
  return {};
}

Result<void> Publisher::follow_groups() {
  const std::lock_guard lock(mutex_);
  for (const Collection& one : TRY(parts_.collections.list(hub_itself())))
    if (one.root == hub_root && !one.alias.empty()) TRY(bring_up(one.alias));
  return {};
}

Result<Departures> Publisher::departures(const Collection& collection, Day today, const std::set<std::string, std::less<>>& toward) {
  if (collection.alias != across_audience) TRY(parts_.sigs.find(hub_itself(), collection.alias));
  Departures out;
  std::map<std::string, std::string, std::less<>> reports;  // id of the object that tells a share -> its number
  for (const KnownShare& share : TRY(parts_.reports.shares(hub_itself()))) {
    const ExchangePolicy& policy = share.value.policy;
    if (share.value.audience != collection.alias || !reaches_everybody(share.value.tlp)) continue;
    if (share.value.origin && toward.contains(share.value.origin->source)) continue;
    if (policy.actions == PermittedActions::none || policy.actions == PermittedActions::contact_for_instruction ||
        policy.actions == PermittedActions::internally_visible)
      continue;
    // Whoever got it has to hear that it was recalled, whenever that is.
    if (policy.until && *policy.until < today && !share.value.recalled_at) continue;
    const Json bundle = share_bundle(share.value, share.id, TRY(parts_.reports.document_of(share.value)), TRY(parts_.identity()));
    for (const Json& object : bundle["objects"].items()) out.ids.emplace(object["id"].text());
    reports.emplace(report_id_of(share.id), share.value.number);
  }
  out.note = [this, reports = std::move(reports)](const record::Actor& actor, const std::vector<std::string>& ids,
                                                  const std::string& address) -> Result<void> {
    for (const std::string& id : ids)
      if (const auto share = reports.find(id); share != reports.end()) TRY(parts_.reports.note_departure(actor, share->second, address));
    return {};
  };
  return out;
}

Result<std::set<std::string, std::less<>>> Publisher::came_from(const Collection& collection,
                                                                const std::set<std::string, std::less<>>& sources) {
  std::set<std::string, std::less<>> out;
  if (sources.empty() || collection.root != hub_root) return out;
  for (const KnownShare& share : TRY(parts_.reports.shares(hub_itself()))) {
    if (share.value.audience != collection.alias || !share.value.origin || !sources.contains(share.value.origin->source)) continue;
    const Json bundle = share_bundle(share.value, share.id, TRY(parts_.reports.document_of(share.value)), TRY(parts_.identity()));
    // What every share has (the hub's identity, marks, definitions) is no more of this one than of others.
    for (const Json& object : bundle["objects"].items())
      if (object["object_marking_refs"].is_array()) out.emplace(object["id"].text());
  }
  return out;
}

Result<CaughtUp> Publisher::catch_up() {
  CaughtUp out;
  for (const KnownShare& share : TRY(parts_.reports.shares(hub_itself()))) {
    const std::lock_guard lock(mutex_);
    const auto settled = settle(share.value.number);
    if (!settled) out.troubles.push_back(fmt::format("{}: {}", share.value.number, settled.error().message));
    else if (*settled) ++out.done;
  }
  return out;
}

}  // namespace sekimori::share
