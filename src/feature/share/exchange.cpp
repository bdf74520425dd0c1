#include "feature/share/exchange.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "engine/stix/check.h"
#include "store/objects/file_object_log.h"
#include "store/objects/sql_object_log.h"

namespace sekimori::share {
namespace {

constexpr std::int64_t nanoseconds_per_microsecond = 1000;

std::string text_of(std::int64_t version, std::uint8_t digits) { return Instant{version}.to_rfc3339(digits); }

// Who a bundle names, as far as it can be read: for statuses of what cannot be taken.
std::string id_in(stix::JsonView object) {
  const stix::JsonView id = object["id"];
  return id.is_string() ? id.text().substr(0, 300) : std::string("unknown");
}

std::string version_in(stix::JsonView object) {
  for (const std::string_view name : {"modified", "created"})
    if (const stix::JsonView value = object[name]; value.is_string()) return value.text().substr(0, 40);
  return {};
}

// A time that lies so far ahead that every later correction would count as the older version.
Result<void> check_times(stix::JsonView object, Instant now) {
  for (const std::string_view name : {"created", "modified"}) {
    const stix::JsonView value = object[name];
    if (!value.is_string()) continue;
    const auto stamp = stix::read_timestamp(value.text());
    if (!stamp) continue;  // whoever reads the head says so
    if (const auto at = stamp->instant(); at && at->nanoseconds > now.nanoseconds + most_ahead)
      return error(ErrorCode::invalid_input, "'{}' lies in the future: {}; at most 24 hours ahead of this node's clock are taken", name,
                   value.text());
  }
  return {};
}

objects::NewObject to_new_object(const stix::Head& head, std::string_view body) {
  objects::NewObject out;
  out.key = {head.id.type, head.id.uuid};
  out.spec = static_cast<std::uint8_t>(head.spec_version);
  out.label = label_of(head.tlp);
  out.body = body;
  if (head.version_from == stix::VersionFrom::added) return out;
  out.version = head.version.instant()->nanoseconds;  // read_head refuses times that are none
  out.version_digits = head.version.digits;
  return out;
}

// What a `next` belongs to. Not the date and the limit: clients move those while they go on.
std::string question(std::string_view collection, const Filter& filter) {
  std::string out(collection);
  for (const std::string& id : filter.ids) out.append("\nid ").append(id);
  for (const std::string& type : filter.types) out.append("\ntype ").append(type);
  for (const stix::SpecVersion spec : filter.specs) out.append("\nspec ").append(stix::name_of(spec));
  out += fmt::format("\n{} {} {}", filter.versions.all, filter.versions.first, filter.versions.last);
  for (const stix::Timestamp& stamp : filter.versions.exact) out += fmt::format("\n{} {}", stamp.seconds, stamp.nanoseconds);
  return out;
}

// The objects of an envelope (or of a bundle: many send one). invalid_input when it is neither.
Result<stix::JsonView> objects_of(const stix::JsonDocument& document) {
  const stix::JsonView root = document.root();
  if (!root.is_object()) return error(ErrorCode::invalid_input, "the body is not an envelope: {{\"objects\": [...]}} is needed");
  const stix::JsonView list = root["objects"];
  if (!list.is_array() || list.size() == 0)
    return error(ErrorCode::invalid_input, "the body is not an envelope: \"objects\" is missing, is no list, or is empty");
  return list;
}

}  // namespace

Seen whole(const Collection& collection) {
  return {std::make_shared<const Collection>(collection), {.read = true, .write = true, .labels = objects::Labels().set()}};
}

Exchange::Exchange(ExchangeParts parts, const std::vector<Sensitive<Bytes>>& cursor_keys)
    : parts_(std::move(parts)), cursors_(cursor_keys), statuses_(parts_.clock) {}

Result<void> Exchange::open() {
  for (const Collection& collection : *parts_.collections.all()) TRY(log_of(collection.id));
  return {};
}

Result<std::unique_ptr<objects::ObjectLog>> Exchange::open_log(const std::string& collection) {
  if (parts_.database.backend() == sql::Backend::postgresql) return objects::SqlObjectLog::open(parts_.database, collection, parts_.clock);
  auto opened = TRY(objects::FileObjectLog::open(parts_.files, parts_.folder / collection, parts_.clock));
  if (const auto cut = opened->recovery().cut_records; cut > 0 && parts_.trace != nullptr)
    parts_.trace->write(TraceLevel::warning, "share.cut_torn_tail", {{"collection", collection}, {"records", cut}});
  return opened;
}

Result<objects::ObjectLog*> Exchange::log_of(const std::string& collection) {
  {
    const std::shared_lock lock(logs_mutex_);
    if (const auto found = logs_.find(collection); found != logs_.end()) return found->second.get();
  }
  const std::unique_lock lock(logs_mutex_);
  auto& log = logs_[collection];
  if (!log) {
    auto opened = open_log(collection);
    if (!opened) {
      logs_.erase(collection);
      return std::unexpected(std::move(opened).error());
    }
    log = *std::move(opened);
  }
  return log.get();
}

std::vector<std::string> Exchange::roots(const record::Actor& actor) const {
  std::set<std::string> names;
  for (const Collection& collection : *parts_.collections.all())
    if (const Access access = access_of(collection, actor); access.read || access.write) names.insert(collection.root);
  return {names.begin(), names.end()};
}

std::vector<Seen> Exchange::visible(const record::Actor& actor, std::string_view root) const {
  std::vector<Seen> out;
  const auto all = parts_.collections.all();
  for (const Collection& collection : *all) {
    if (collection.root != root) continue;
    Access access = access_of(collection, actor);
    if (access.read || access.write) out.push_back({std::shared_ptr<const Collection>(all, &collection), std::move(access)});
  }
  return out;
}

Result<Seen> Exchange::look(const record::Actor& actor, std::string_view root, std::string_view name) const {
  const auto all = parts_.collections.all();
  for (const Collection& collection : *all) {
    if (collection.root != root || (collection.id != name && (collection.alias.empty() || collection.alias != name))) continue;
    Access access = access_of(collection, actor);
    if (!access.read && !access.write) continue;
    Seen seen{std::shared_ptr<const Collection>(all, &collection), std::move(access)};
    if (parts_.hold_back && seen.access.read) seen.held_back = TRY(parts_.hold_back(actor, collection));
    return seen;
  }
  return error(ErrorCode::not_found, "there is no collection '{}' in '{}'", name, root);
}

objects::Query Exchange::query_of(const Seen& seen, const Filter& filter) const {
  objects::Query query;
  query.after = filter.added_after;
  query.versions = {.all = filter.versions.all, .first = filter.versions.first, .last = filter.versions.last, .exact = {}};
  for (const stix::Timestamp& stamp : filter.versions.exact)
    if (const auto instant = stamp.instant()) query.versions.exact.push_back(instant->nanoseconds);
  for (const std::string& type : filter.types) query.types.emplace_back(type);
  for (const stix::SpecVersion spec : filter.specs) query.specs.push_back(static_cast<std::uint8_t>(spec));
  query.limit = std::clamp<std::size_t>(filter.limit, 1, most_in_page);
  query.labels = seen.access.labels;
  return query;
}

Result<Page> Exchange::page(const Seen& seen, const Filter& filter, Bodies bodies) {
  const std::string& id = seen.collection->id;
  if (!seen.access.read) return error(ErrorCode::not_permitted, "reading this collection is not permitted to this account");
  objects::Query query = query_of(seen, filter);
  const std::string asked = question(id, filter);
  if (!filter.next.empty()) query.from = TRY(cursors_.read(asked, filter.next));
  std::vector<stix::ObjectId> wanted;
  for (const std::string& text : filter.ids)
    if (auto parsed = stix::read_id(text)) wanted.push_back(*std::move(parsed));
  for (const stix::ObjectId& one : wanted) query.ids.push_back({one.type, one.uuid});
  Page page;
  if (!filter.ids.empty() && wanted.empty()) return page;

  objects::ObjectLog* log = TRY(log_of(id));
  objects::Selection selection = TRY(log->select(query));
  if (!seen.held_back.empty()) {
    const auto leave_out = [&] {
      std::erase_if(selection.rows, [&](const objects::Row& row) {
        return seen.held_back.contains(fmt::format("{}--{}", row.type, row.uuid.to_string()));
      });
    };
    leave_out();
    // A page of nothing but these is none: whoever reads would take it for the end.
    while (selection.rows.empty() && selection.more) {
      query.from = selection.next;
      selection = TRY(log->select(query));
      leave_out();
    }
  }
  if (bodies == Bodies::yes) {
    std::size_t bytes = 0, count = 0;
    while (count < selection.rows.size() && (count == 0 || bytes + selection.rows[count].bytes <= largest_page))
      bytes += selection.rows[count++].bytes;
    if (count < selection.rows.size()) {
      selection.rows.resize(count);
      selection.more = true;
      selection.next = selection.rows.back().sequence + 1;
    }
    page.objects.reserve(bytes + count + 256);
    TRY(log->read_bodies(selection, page.objects));
  }
  page.more = selection.more;
  if (page.more) page.next = cursors_.make(asked, selection.next);
  page.rows = std::move(selection.rows);
  return page;
}

Result<bool> Exchange::has(const Seen& seen, std::string_view object_id) {
  Filter filter;
  filter.ids = {std::string(object_id)};
  filter.versions = {.all = true, .last = false, .exact = {}};
  filter.limit = 1;
  return !TRY(page(seen, filter, Bodies::no)).rows.empty();
}

// Takes every object that may be taken, all of them in one write, and says of each what became of it; of those that the sender may not read
// nothing by which a known one differs from a new one.
Result<void> Exchange::take(objects::ObjectLog& log, stix::JsonView list, Status& status, const objects::Labels& told, const Dates& dates,
                            FutureTimes future) {
  std::vector<stix::Head> heads;
  std::vector<std::string_view> bodies;
  for (const stix::JsonView object : list.items()) {
    auto head = stix::read_head(object);
    if (!head) {
      status.fail({id_in(object), version_in(object), head.error().message});
      continue;
    }
    if (const auto wrong = stix::first_error(object)) {
      status.fail({id_in(object), version_in(object), wrong->pointer + ": " + wrong->what.message});
      continue;
    }
    if (const auto early = check_times(object, status.requested_at); future == FutureTimes::refused && !early) {
      status.fail({id_in(object), version_in(object), early.error().message});
      continue;
    }
    heads.push_back(*std::move(head));
    bodies.push_back(object.raw());
  }
  std::vector<objects::NewObject> wanted;
  wanted.reserve(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) {
    wanted.push_back(to_new_object(heads[i], bodies[i]));
    const auto date = dates.find({heads[i].id.to_string(), wanted.back().version.value_or(0)});
    if (date != dates.end()) wanted.back().added = date->second;
  }
  if (!dates.empty()) std::ranges::stable_sort(wanted, {}, [](const objects::NewObject& one) { return one.added.value_or(INT64_MAX); });
  const auto stored = TRY(log.append(wanted));
  for (std::size_t i = 0; i < stored.size(); ++i) {
    const bool stated = wanted[i].version.has_value();
    constexpr std::uint8_t microsecond_digits = 6;
    const objects::ObjectKey& key = wanted[i].key;
    const std::int64_t version = stated                       ? *wanted[i].version
                                 : told.test(wanted[i].label) ? stored[i].version
                                                              : status.requested_at.nanoseconds;
    bool known = stored[i].taken == objects::Taken::known && told.any();
    if (known && !stated && !told.all()) {
      const objects::Query there{.ids = {key},
                                 .specs = {wanted[i].spec},
                                 .versions = {.all = false, .first = false, .last = false, .exact = {stored[i].version}},
                                 .limit = 1,
                                 .labels = told};
      known = !TRY(log.select(there)).rows.empty();
    } else if (known && stated) {
      if (!TRY(is_the_same(log, wanted[i], told, known))) {
        const std::string why = error(ErrorCode::conflict,
                                      "this id and version are there already with other content, which stays; a changed object needs a "
                                      "later 'modified'")
                                    .error()
                                    .message;
        status.fail({fmt::format("{}--{}", key.type, key.uuid.to_string()), text_of(version, wanted[i].version_digits), why});
        continue;
      }
    }
    status.successes.push_back({fmt::format("{}--{}", key.type, key.uuid.to_string()),
                                text_of(version, stated ? wanted[i].version_digits : microsecond_digits),
                                known ? "it was there already" : ""});
  }
  return {};
}

// Whether what is there says what was sent, however it is written. `seen`: whether he who sent it may know that it is there: what is there
// may bear a stricter mark than what was sent.
Result<bool> Exchange::is_the_same(objects::ObjectLog& log, const objects::NewObject& sent, const objects::Labels& told, bool& seen) const {
  const objects::Query there{.ids = {sent.key},
                             .specs = {sent.spec},
                             .versions = {.all = false, .first = false, .last = false, .exact = {*sent.version}},
                             .limit = 1,
                             .labels = told};
  objects::Selection selection = TRY(log.select(there));
  seen = !selection.rows.empty();
  if (!seen) return true;
  std::string body;
  TRY(log.read_bodies(selection, body));
  if (body.empty() || body == sent.body) return true;  // empty: removed in this moment
  const auto kept = Json::parse(body), now = Json::parse(sent.body);
  return kept && now && kept->canonical() == now->canonical();
}

Result<Status> Exchange::post(const record::Actor& actor, const Seen& seen, std::string_view body) {
  if (!seen.access.write) return error(ErrorCode::not_permitted, "writing to this collection is not permitted to this account");
  if (body.size() > largest_bundle)
    return error(ErrorCode::invalid_input, "the body is larger than {} bytes; send it in parts", largest_bundle);
  Status status;
  status.id = Uuid::make(parts_.clock, parts_.random).to_string();
  status.requested_at = parts_.clock.now();
  const Collection& collection = *seen.collection;
  const stix::JsonDocument document = TRY(stix::JsonDocument::parse(body));
  const stix::JsonView list = TRY(objects_of(document));
  const std::size_t count = list.size();
  if (count > most_in_bundle)
    return error(ErrorCode::invalid_input, "the bundle has {} objects, more than {}; send it in parts", count, most_in_bundle);
  const objects::Labels told = seen.access.read ? seen.access.labels : objects::Labels();
  if (count <= most_at_once) TRY(take(*TRY(log_of(collection.id)), list, status, told));
  else
    for (const stix::JsonView object : list.items()) status.pendings.push_back({id_in(object), version_in(object), ""});
  const auto kept = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(statuses_.keep(tx, collection.root, actor.account, status));
    TRY(parts_.changes.write(tx, {.actor = actor,
                                  .role = {},
                                  .action = "share_bundle.create",
                                  .kind = "share_bundle",
                                  .id = status.id,
                                  .hash_after = to_hex(sha256(body)),
                                  .detail = Json::object({{"collection", collection.id}, {"objects", count}})}));
    if (!status.done())
      TRY(tx.execute("INSERT INTO share_intake(id, collection, taken_at, body, told) VALUES (?, ?, ?, ?, ?)", status.id, collection.id,
                     status.requested_at.nanoseconds, as_bytes(body), told.to_string()));
    return {};
  });
  if (!kept) return std::unexpected(kept.error());
  if (!status.done() && wake_) wake_();
  if (collection.intake && parts_.take_report && count > 0 && status.failed() < count) TRY(parts_.take_report(actor, body));
  if (parts_.has_arrived && status.done() && !status.successes.empty()) parts_.has_arrived(collection);
  return status;
}

Result<Status> Exchange::bring_in(const record::Actor& actor, const Collection& collection, std::string_view body,
                                  std::string_view manifest) {
  TRY(record::Permissions::standard().check(actor, record::Verb::update, {.kind = std::string(collection_kind), .id = collection.id}));
  Dates dates;
  if (!manifest.empty()) {
    const stix::JsonDocument told = TRY(stix::JsonDocument::parse(manifest));
    const stix::JsonView rows = told.root().is_array() ? told.root() : told.root()["objects"];
    for (const stix::JsonView row : rows.items()) {
      const auto id = stix::read_id(row["id"].text());
      const auto added = stix::read_timestamp(row["date_added"].text());
      const auto version = stix::read_timestamp(row["version"].text());
      if (!id || !added || !added->instant()) return error(ErrorCode::invalid_input, "the manifest has a row without 'id' or 'date_added'");
      dates[{id->to_string(), version && version->instant() ? version->instant()->nanoseconds : 0}] =
          added->instant()->nanoseconds / nanoseconds_per_microsecond;
    }
  }
  Status status;
  status.id = Uuid::make(parts_.clock, parts_.random).to_string();
  status.requested_at = parts_.clock.now();
  const stix::JsonDocument document = TRY(stix::JsonDocument::parse(body));
  TRY(take(*TRY(log_of(collection.id)), TRY(objects_of(document)), status, objects::Labels().set(), dates, FutureTimes::taken));
  const auto noted = parts_.database.write([&](sql::Transaction& tx) {
    return parts_.changes.write(tx, {.actor = actor,
                                     .role = {},
                                     .action = "share_bundle.import",
                                     .kind = "share_bundle",
                                     .id = status.id,
                                     .hash_after = to_hex(sha256(body)),
                                     .detail = Json::object({{"collection", collection.id}, {"objects", status.successes.size()}})});
  });
  if (!noted) return std::unexpected(noted.error());
  return status;
}

Result<std::size_t> Exchange::take_waiting() {
  for (std::size_t taken = 0;; ++taken) {
    const auto row = TRY(parts_.database.read([](sql::Transaction& tx) {
      return tx.query_one(
          "SELECT i.id, i.collection, i.body, s.root, s.account, s.requested_at, i.told FROM share_intake i JOIN share_status s ON s.id = "
          "i.id "
          "ORDER "
          "BY i.taken_at, i.id LIMIT 1");
    }));
    if (!row) return taken;
    Status status;
    status.id = row->string(0);
    status.requested_at = row->instant(5);
    // Taking it twice, after a stop in between, changes nothing: what was taken is known then.
    const stix::JsonDocument document = TRY(stix::JsonDocument::parse(as_text(row->bytes(2))));
    const std::string told = row->string(6);
    TRY(take(*TRY(log_of(row->string(1))), TRY(objects_of(document)), status, told.empty() ? objects::Labels() : objects::Labels(told)));
    const auto done = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
      TRY(statuses_.keep(tx, row->text(3), row->text(4), status));
      TRY(tx.execute("DELETE FROM share_intake WHERE id = ?", status.id));
      return {};
    });
    if (!done) return std::unexpected(done.error());
    if (parts_.has_arrived && !status.successes.empty())
      if (const auto collection = TRY(parts_.collections.find(record::Actor::system("share"), row->string(1))))
        parts_.has_arrived(*collection);
  }
}

Result<std::uint64_t> Exchange::remove(const record::Actor& actor, const Seen& seen, const Filter& filter) {
  if (!seen.access.read || !seen.access.write)
    return error(ErrorCode::not_permitted, "removing from this collection is not permitted to this account");
  if (filter.ids.size() != 1 || !TRY(has(seen, filter.ids.front())))
    return error(ErrorCode::not_found, "there is no such object in this collection");
  objects::Query query = query_of(seen, filter);
  const auto id = stix::read_id(filter.ids.front());
  query.ids = {{id->type, id->uuid}};
  const std::uint64_t gone = TRY(TRY(log_of(seen.collection->id))->remove(query));
  if (gone == 0) return gone;
  const auto noted = parts_.database.write([&](sql::Transaction& tx) {
    return parts_.changes.write(tx, {.actor = actor,
                                     .role = {},
                                     .action = "share_object.delete",
                                     .kind = "share_object",
                                     .id = filter.ids.front(),
                                     .detail = Json::object({{"collection", seen.collection->id}, {"versions", gone}})});
  });
  if (!noted) return std::unexpected(noted.error());
  return gone;
}

Result<std::optional<std::string>> Exchange::status(const record::Actor& actor, std::string_view root, std::string_view id) {
  return parts_.database.read([&](sql::Transaction& tx) { return statuses_.find(tx, root, actor.account, id); });
}

objects::Figures Exchange::figures() {
  objects::Figures sum;
  const std::shared_lock lock(logs_mutex_);
  for (const auto& [id, log] : logs_) {
    const objects::Figures one = log->figures();
    sum.versions += one.versions;
    sum.objects += one.objects;
    sum.body_bytes += one.body_bytes;
    sum.memory_bytes += one.memory_bytes;
    sum.last_added = std::max(sum.last_added, one.last_added);
  }
  return sum;
}

}  // namespace sekimori::share
