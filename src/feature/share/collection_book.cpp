#include "feature/share/collection_book.h"

#include <algorithm>

namespace sekimori::share {
namespace {

Result<Collection> collection_from(const record::Version& version) {
  Collection out = TRY(collection_from_json(version.id, version.body));
  out.version = version.version;
  return out;
}

std::string address_of(const Collection& collection, std::string_view name) { return fmt::format("{}/{}", collection.root, name); }

}  // namespace

Result<void> CollectionBook::open() { return refresh(); }

std::shared_ptr<const CollectionBook::All> CollectionBook::all() const {
  const std::lock_guard lock(mutex_);
  return all_;
}

Result<void> CollectionBook::refresh() {
  auto known = std::make_shared<All>(TRY(list(record::Actor::system("share"))));
  const std::lock_guard lock(mutex_);
  all_ = std::move(known);
  return {};
}

Result<Collection> CollectionBook::put(const record::Actor& actor, const Collection& collection, std::string_view reason, record::Verb verb,
                                       std::optional<std::int64_t> expected) {
  TRY(check(collection));
  record::Draft draft;
  draft.kind = collection_kind;
  draft.id = collection.id;
  draft.body = to_json(collection);
  draft.keys = {{"address", address_of(collection, collection.id), record::Uniqueness::unique}};
  if (!collection.alias.empty()) draft.keys.push_back({"alias", address_of(collection, collection.alias), record::Uniqueness::unique});
  draft.expected_version = expected;
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  const auto stored = TRY(database_.write([&](sql::Transaction& tx) { return records_.put(tx, draft, change); }));
  TRY(refresh());
  return collection_from(stored);
}

Result<Collection> CollectionBook::add(const record::Actor& actor, Collection draft, std::string_view reason) {
  if (draft.id.empty()) draft.id = Uuid::make(clock_, random_).to_string();
  else draft.id = TRY(Uuid::parse(draft.id)).to_string();
  return put(actor, draft, reason, record::Verb::create, 0);
}

Result<Collection> CollectionBook::change(const record::Actor& actor, const Collection& wish, std::string_view reason,
                                          std::optional<std::int64_t> expected) {
  return put(actor, wish, reason, record::Verb::update, expected);
}

Result<std::vector<Collection>> CollectionBook::list(const record::Actor& actor) {
  record::ListQuery query;
  query.kind = collection_kind;
  query.limit = 1000;
  std::vector<Collection> out;
  for (;;) {
    const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
    for (const record::Version& version : versions) out.push_back(TRY(collection_from(version)));
    if (versions.size() < static_cast<std::size_t>(query.limit)) return out;
    query.after = versions.back().id;
  }
}

Result<std::optional<Collection>> CollectionBook::find(const record::Actor& actor, std::string_view name) {
  std::optional<Collection> found;
  for (Collection& one : TRY(list(actor))) {
    if (one.id != name && (one.alias.empty() || (one.alias != name && address_of(one, one.alias) != name))) continue;
    if (found) return error(ErrorCode::conflict, "several roots have a collection '{}'; write ROOT/{}", name, name);
    found = std::move(one);
  }
  return found;
}

}  // namespace sekimori::share
