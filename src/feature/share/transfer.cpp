#include "feature/share/transfer.h"

#include "feature/share/publisher.h"

namespace sekimori::share {
namespace {

constexpr std::int64_t nanoseconds_per_microsecond = 1000;
constexpr int microsecond_digits = 6;
constexpr std::size_t objects_at_once = 500;
constexpr int most_waits = 600;

}  // namespace

Json to_json(const TransferSummary& summary) {
  Json refused = Json::array();
  for (const ObjectOutcome& one : summary.refused) refused.push(Json::object({{"id", one.id}, {"reason", one.message}}));
  return Json::object({{"pages", summary.pages}, {"objects", summary.objects}, {"taken", summary.taken}, {"refused", std::move(refused)}});
}

Result<std::string> Transfers::last_date(Way way, const std::string& address, const std::string& collection) {
  const auto row = TRY(database_.read([&](sql::Transaction& tx) {
    return tx.query_one("SELECT last_added FROM share_transfer WHERE way = ? AND address = ? AND collection = ?",
                        way == Way::in ? "in" : "out", address, collection);
  }));
  return row ? row->string(0) : std::string();
}

Result<void> Transfers::keep_date(Way way, const std::string& address, const std::string& collection, const std::string& date) {
  const auto kept = database_.write([&](sql::Transaction& tx) {
    return tx.execute(
        "INSERT INTO share_transfer(way, address, collection, last_added, moved_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (way, address, "
        "collection) DO UPDATE SET last_added = excluded.last_added, moved_at = excluded.moved_at",
        way == Way::in ? "in" : "out", address, collection, date, clock_.now().nanoseconds);
  });
  if (!kept) return std::unexpected(kept.error());
  return {};
}

Result<TransferSummary> Transfers::pull(const record::Actor& actor, model::RemoteCollection& remote, const Collection& into) {
  TransferSummary summary;
  model::RemoteQuestion question;
  question.added_after = TRY(last_date(Way::in, remote.address(), into.id));
  question.limit = objects_at_once;
  for (;;) {
    const model::RemotePage page = TRY(remote.page(question));
    ++summary.pages;
    const stix::JsonDocument document = TRY(stix::JsonDocument::parse(page.envelope));
    if (const std::size_t count = document.root()["objects"].size(); count > 0) {
      const Status status = TRY(exchange_.bring_in(actor, into, page.envelope, {}));
      summary.objects += count;
      summary.taken += status.successes.size();
      summary.refused.insert(summary.refused.end(), status.failures.begin(), status.failures.end());
      // Only what a server says of its dates is a place to go on from.
      if (!page.last_added.empty()) TRY(keep_date(Way::in, remote.address(), into.id, page.last_added));
    }
    if (!page.more) return summary;
    if (page.next.empty() && page.last_added.empty())
      return error(ErrorCode::invalid_input, "{}: more is promised, and not said where it is", remote.address());
    // A server that gives no next, or the same one again, is asked by date.
    if (page.next.empty() || page.next == question.next) {
      if (page.last_added == question.added_after)
        return error(ErrorCode::invalid_input, "{}: it gives the same page again and again", remote.address());
      question.added_after = page.last_added;
      question.next.clear();
    } else {
      question.next = page.next;
    }
  }
}

Result<TransferSummary> Transfers::push(const record::Actor& actor, model::RemoteCollection& remote, const Collection& from, stix::Tlp most,
                                        const std::function<void()>& wait, const Departures* own) {
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = std::string(collection_kind), .id = from.id}));
  const bool of_the_hub = from.root == hub_root;
  if (of_the_hub && own == nullptr) return error(ErrorCode::not_permitted, "shares of the hub leave it share by share alone");
  if (of_the_hub && most > stix::Tlp::green)
    return error(ErrorCode::not_permitted,
                 "members agreed to the audience of {}: what is stricter than TLP:GREEN does not go on to another house", from.alias);
  Seen seen{std::make_shared<const Collection>(from), {.read = true, .write = false, .labels = {}}};
  for (std::size_t level = 0; level <= static_cast<std::size_t>(most); ++level) seen.access.labels.set(level);
  TransferSummary summary;
  Filter filter;
  filter.versions = {.all = true, .first = false, .last = false, .exact = {}};
  filter.specs = {stix::SpecVersion::v20, stix::SpecVersion::v21};
  filter.limit = objects_at_once;
  if (of_the_hub && own->ids.empty()) return summary;
  if (of_the_hub) filter.ids.assign(own->ids.begin(), own->ids.end());
  if (const std::string date = TRY(last_date(Way::out, remote.address(), from.id)); !date.empty())
    filter.added_after = TRY(Instant::parse(date)).nanoseconds / nanoseconds_per_microsecond;
  for (;;) {
    const Page page = TRY(exchange_.page(seen, filter, Bodies::yes));
    if (page.rows.empty()) return summary;
    ++summary.pages;
    if (of_the_hub) {
      std::vector<std::string> ids;
      for (const objects::Row& row : page.rows) ids.push_back(fmt::format("{}--{}", row.type, row.uuid.to_string()));
      TRY(own->note(actor, ids, remote.address()));
    }
    model::RemoteOutcome outcome = TRY(remote.post("{\"objects\":[" + page.objects + "]}"));
    for (int waits = 0; !outcome.done; ++waits) {
      if (waits == most_waits) return error(ErrorCode::unreachable, "{}: a bundle is still pending; run it again later", remote.address());
      wait();
      outcome = TRY(remote.outcome(outcome.id));
    }
    summary.objects += page.rows.size();
    summary.taken += outcome.taken;
    if (outcome.failed > 0) summary.refused.push_back({remote.address(), "", fmt::format("{}: {}", outcome.failed, outcome.first_failure)});
    filter.added_after = page.rows.back().added;
    TRY(keep_date(Way::out, remote.address(), from.id,
                  Instant{page.rows.back().added * nanoseconds_per_microsecond}.to_rfc3339(microsecond_digits)));
    if (!page.more) return summary;
  }
}

}  // namespace sekimori::share
