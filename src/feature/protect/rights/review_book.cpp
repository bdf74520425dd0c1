#include "feature/protect/rights/review_book.h"

#include <algorithm>

#include "record/record_pages.h"

namespace sekimori::protect::rights {
namespace {

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("access_review");
  return actor;
}

Result<KnownReview> known_of(const record::Version& version) {
  return KnownReview{version.id, version.version, TRY(model::access_review_from_json(version.body))};
}

Day later(Day day, int months) {
  const int month = day.month() - 1 + months;
  const int year = day.year() + month / 12;
  for (int of_month = day.day(); of_month > 27; --of_month)
    if (const auto made = Day::from_date(year, month % 12 + 1, of_month)) return *made;
  return *Day::from_date(year, month % 12 + 1, std::min(day.day(), 27));
}

model::Task review_task(const std::string& secret_id, const std::string& number, const std::string& owner, Day due) {
  model::Task task;
  task.kind = "access_review";
  task.title_ja = fmt::format("アクセス権の見直し: {}", number);
  task.title_en = fmt::format("Review of access rights: {}", number);
  task.object_kind = "secret";
  task.object_id = secret_id;
  task.object_label = number;
  task.due = due;
  task.owner = owner;
  task.role = owner.empty() ? "secret_manager" : "";
  return task;
}

}  // namespace

int review_months(int level) { return level >= record::level_top_rank ? 3 : level == 2 ? 6 : 12; }

Json to_json(const KnownReview& known) {
  Json out = Json::object({{"id", known.id}});
  for (const auto& [name, value] : model::to_json(known.review).members()) out.set(name, value);
  return out;
}

Result<void> ReviewBook::put(sql::Transaction& tx, const record::Actor& actor, const std::string& id, const model::AccessReview& review,
                             record::Verb verb, std::string_view reason, std::int64_t expected) {
  record::Draft draft;
  draft.kind = "access_review";
  draft.id = id;
  draft.body = to_json(review);
  draft.summary = Json::object({{"secret", review.secret}, {"state", name_of(review.state)}, {"due", review.due.to_string()}});
  draft.expected_version = expected;
  for (const model::KnownPerson& known : TRY(parts_.reg.people(own_work())))
    if (known.person.staff_number == review.owner) draft.owner = known.id.to_string();
  draft.keys = {{"secret", review.secret_id, record::Uniqueness::shared},
                {"state", std::string(name_of(review.state)), record::Uniqueness::shared}};
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  if (review.state == model::ReviewState::signed_) change.action = "access_review.sign";
  TRY(parts_.records.put(tx, draft, change));
  return {};
}

Result<std::vector<KnownReview>> ReviewBook::of_secret(const record::Actor& actor, std::string_view secret_id) {
  record::ListQuery query;
  query.kind = "access_review";
  query.key = "secret";
  query.value = secret_id;
  std::vector<KnownReview> out;
  for (const record::Version& version :
       TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); })))
    out.push_back(TRY(known_of(version)));
  std::ranges::sort(
      out, [](const KnownReview& a, const KnownReview& b) { return std::tie(a.review.opened, a.id) < std::tie(b.review.opened, b.id); });
  return out;
}

Result<KnownReview> ReviewBook::create(const record::Actor& actor, const SecretRights& rights, const std::vector<RightsImport>& imports,
                                       Day due, std::string_view reason) {
  KnownReview made;
  model::AccessReview& review = made.review;
  review.secret_id = rights.secret_id;
  review.secret = rights.number;
  review.owner = rights.owner;
  review.opened = tasks_.today();
  review.due = due;
  std::optional<KnownReview> before;
  for (KnownReview& known : TRY(of_secret(own_work(), rights.secret_id))) {
    if (known.review.state == model::ReviewState::open)
      return error(ErrorCode::conflict, "secret {}: a review is open since {}", rights.number, known.review.opened.to_string());
    before = std::move(known);
  }
  const auto stood = [&](const std::string& who) -> const model::ReviewItem* {
    if (!before) return nullptr;
    for (const model::ReviewItem& item : before->review.items)
      if (item.who == who) return &item;
    return nullptr;
  };
  for (const Holder& holder : rights.holders) {
    model::ReviewItem item;
    item.who = holder.staff_number.empty() ? "account:" + holder.account : holder.staff_number;
    item.account = holder.account;
    item.permitted = holder.permitted;
    item.left = holder.left;
    item.right = words_of(holder.grant.rights);
    item.place = holder.grant.place;
    item.words = holder.words();
    item.import = fmt::format("{} of {}", holder.import, holder.import_day.to_string());
    const bool twice = std::ranges::any_of(review.items, [&](const model::ReviewItem& known) { return known.who == item.who; });
    if (twice) continue;  // a person with two accounts is decided once
    if (before) {
      const model::ReviewItem* known = stood(item.who);
      item.change = known == nullptr                                           ? model::ReviewChange::added
                    : known->right == item.right && known->place == item.place ? model::ReviewChange::same
                                                                               : model::ReviewChange::changed;
    }
    review.items.push_back(std::move(item));
  }
  if (before) {
    review.previous = before->id;
    for (const model::ReviewItem& item : before->review.items)
      if (std::ranges::none_of(review.items, [&](const model::ReviewItem& known) { return known.who == item.who; }))
        review.gone.push_back(item.who);
  }
  (void)imports;
  made.id = Uuid::make(parts_.clock, parts_.random).to_string();
  made.version = 1;
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(put(tx, actor, made.id, review, record::Verb::create, reason, 0));
    TRY(tasks_.add(tx, own_work(), review_task(review.secret_id, review.secret, review.owner, due), reason));
    return {};
  }));
  return made;
}

Result<KnownReview> ReviewBook::open(const record::Actor& actor, std::string_view number, Day due, std::string_view reason) {
  const RightsComparison seen = TRY(rights_.compare(actor, number));
  if (seen.secrets.empty() || !seen.secrets.front().known)
    return error(ErrorCode::conflict, "secret {}: no import of rights speaks of its places; import them first", number);
  return create(actor, seen.secrets.front(), seen.imports, due, reason);
}

Result<std::vector<KnownReview>> ReviewBook::open_due(const record::Actor& actor, Day day, int within, std::string_view reason) {
  const RightsComparison seen = TRY(rights_.compare(actor, {}));
  std::vector<KnownReview> out;
  for (const SecretRights& rights : seen.secrets) {
    if (!rights.known) continue;
    const auto before = TRY(of_secret(own_work(), rights.secret_id));
    if (!before.empty()) {
      const model::AccessReview& last = before.back().review;
      if (last.state == model::ReviewState::open || !last.next_due || *last.next_due > day) continue;
    }
    out.push_back(TRY(create(actor, rights, seen.imports, Day{day.number + within}, reason)));
  }
  return out;
}

Result<std::vector<KnownReview>> ReviewBook::list(const record::Actor& actor, bool open_only) {
  record::ListQuery query;
  query.kind = "access_review";
  if (open_only) {
    query.key = "state";
    query.value = "open";
  }
  std::vector<KnownReview> out;
  for (const record::Version& version :
       TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); })))
    out.push_back(TRY(known_of(version)));
  std::ranges::sort(out, [](const KnownReview& a, const KnownReview& b) {
    return std::tie(a.review.due, a.review.secret, a.id) < std::tie(b.review.due, b.review.secret, b.id);
  });
  return out;
}

Result<KnownReview> ReviewBook::find(const record::Actor& actor, std::string_view id_or_number) {
  std::optional<KnownReview> latest;
  for (KnownReview& known : TRY(list(actor, false))) {
    if (known.id == id_or_number) return std::move(known);
    if (known.review.secret == id_or_number && (!latest || latest->review.opened <= known.review.opened)) latest = std::move(known);
  }
  if (latest) return *std::move(latest);
  return error(ErrorCode::not_found, "no access review '{}' in sight", id_or_number);
}

Result<KnownReview> ReviewBook::decide(const record::Actor& actor, std::string_view id, std::string_view who,
                                       model::ReviewDecision decision, std::string_view note, std::optional<std::int64_t> based_on) {
  KnownReview known = TRY(find(actor, id));
  if (known.review.state != model::ReviewState::open) return error(ErrorCode::conflict, "review {}: it is signed already", known.id);
  bool found = false;
  for (model::ReviewItem& item : known.review.items) {
    if (item.who != who && !(who == "rest" && item.decision == model::ReviewDecision::open)) continue;
    found = true;
    item.decision = decision;
    item.note = note;
    item.decided_by = protect::name_of(actor);
  }
  if (!found && who != "rest") return error(ErrorCode::not_found, "review {}: nobody '{}' on its list", known.id, who);
  TRY(parts_.database.write([&](sql::Transaction& tx) {
    return put(tx, actor, known.id, known.review, record::Verb::update, fmt::format("{}: {}", who, model::name_of(decision)),
               based_on.value_or(known.version));
  }));
  ++known.version;
  return known;
}

Result<KnownReview> ReviewBook::sign(const record::Actor& actor, std::string_view id, std::string_view statement,
                                     std::optional<std::int64_t> based_on) {
  KnownReview known = TRY(find(actor, id));
  model::AccessReview& review = known.review;
  if (review.state != model::ReviewState::open) return error(ErrorCode::conflict, "review {}: it is signed already", known.id);
  std::string open;
  for (const model::ReviewItem& item : review.items)
    if (item.decision == model::ReviewDecision::open) open += (open.empty() ? "" : ", ") + item.who;
  if (!open.empty()) return error(ErrorCode::conflict, "review {}: not decided yet: {}", known.id, open);
  const auto secret = TRY(parts_.reg.find_secret_by_number(own_work(), review.secret));
  review.state = model::ReviewState::signed_;
  review.signed_by = protect::name_of(actor);
  review.signed_on = tasks_.today();
  review.statement = statement;
  review.next_due = later(tasks_.today(), review_months(secret ? static_cast<int>(secret->secret.level) : 1));
  std::vector<std::string> revoked;
  for (const model::ReviewItem& item : review.items)
    if (item.decision == model::ReviewDecision::revoke) revoked.push_back(item.who);
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(put(tx, actor, known.id, review, record::Verb::update, statement.empty() ? "signed" : statement, based_on.value_or(known.version)));
    TRY(tasks_.settle(tx, actor, "access_review", review.secret_id, "signed"));
    TRY(tasks_.add(tx, own_work(), review_task(review.secret_id, review.secret, review.owner, *review.next_due), "the next review"));
    if (revoked.empty()) return {};
    model::Task task;
    task.kind = "revoke_access";
    std::string who;
    for (const std::string& one : revoked) who += (who.empty() ? "" : ", ") + one;
    task.title_ja = fmt::format("権限を外す: {} ({})", review.secret, who);
    task.title_en = fmt::format("Take rights away: {} ({})", review.secret, who);
    task.object_kind = "access_review";
    task.object_id = known.id;
    task.object_label = review.secret;
    task.due = Day{tasks_.today().number + 7};
    task.role = "it_admin";
    task.checklist = "revoke-access";
    TRY(tasks_.add(tx, own_work(), std::move(task), "revoked in the review"));
    return {};
  }));
  ++known.version;
  TRY(apply(actor, review));
  return known;
}

// The list of the secret follows the decisions, and the review itself is evidence that access is looked after.
Result<void> ReviewBook::apply(const record::Actor& actor, const model::AccessReview& review) {
  const auto record = TRY(parts_.reg.find_secret_by_number(own_work(), review.secret));
  if (!record) return {};  // it left the register while it was reviewed
  model::TradeSecret secret = record->secret;
  std::size_t kept = 0;
  std::size_t revoked = 0;
  for (const model::ReviewItem& item : review.items) {
    const bool keep = item.decision == model::ReviewDecision::keep;
    ++(keep ? kept : revoked);
    if (item.who.starts_with("account:")) continue;
    const auto of_item = [&](const model::Permission& permission) { return permission.staff_number == item.who; };
    if (keep && !item.permitted && std::ranges::none_of(secret.permitted, of_item))
      secret.permitted.push_back({.staff_number = item.who, .approver = review.owner, .since = review.signed_on});
    if (!keep) std::erase_if(secret.permitted, of_item);
  }
  model::Evidence evidence;
  evidence.day = review.signed_on;
  evidence.text = fmt::format("アクセス権の見直し: {} 名を継続、{} 名を解除 (署名 {})", kept, revoked, review.signed_by);
  secret.requirements[static_cast<size_t>(model::Requirement::secrecy_management)].evidence.push_back(std::move(evidence));
  return parts_.reg.change_secret(own_work(), record->id, secret, fmt::format("access review signed by {}", protect::name_of(actor)));
}

}  // namespace sekimori::protect::rights
