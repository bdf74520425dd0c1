#include "feature/share/outside_source_book.h"

#include <algorithm>

#include "feature/share/audiences.h"

namespace sekimori::share {
namespace {

void describe(const OutsideSource& source, record::Draft& draft) {
  draft.summary = Json::object({{"name", source.name}, {"title", source.title}});
  draft.keys = {{"name", source.name, record::Uniqueness::unique}};
  for (const std::string& one : source.collections) draft.keys.push_back({"collection", one, record::Uniqueness::unique});
}

record::Actor the_hub() { return record::Actor::system("share"); }

}  // namespace

OutsideSourceBook::OutsideSourceBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, SigBook& sigs)
    : sigs_(sigs), shelf_(database, records, clock, random, "outside_source", outside_source_from, describe) {}

Result<KnownOutsideSource> OutsideSourceBook::put(const record::Actor& actor, const OutsideSource& source, std::string_view reason) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "outside_source", .id = ""}));
  TRY(check(source));
  for (const StandingDecision& one : source.decisions)
    if (one.audience != everybodys_audience) TRY(sigs_.find(the_hub(), one.audience));
  const auto known = TRY(shelf_.find_by(actor, "name", source.name));
  auto kept = known ? shelf_.change(actor, known->id, reason,
                                    [&](OutsideSource& before) -> Result<void> {
                                      before = source;
                                      return {};
                                    })
                    : shelf_.create(actor, source, reason);
  const std::lock_guard lock(mutex_);
  by_member_.reset();
  return kept;
}

Result<std::set<std::string, std::less<>>> OutsideSourceBook::of_member(std::string_view member) {
  const std::lock_guard lock(mutex_);
  if (!by_member_) {
    ByMember read;
    for (const KnownOutsideSource& one : TRY(shelf_.list(the_hub())))
      if (!one.value.member.empty()) read.emplace(one.value.member, one.value.name);
    by_member_ = std::move(read);
  }
  std::set<std::string, std::less<>> out;
  for (auto [at, end] = by_member_->equal_range(member); at != end; ++at) out.insert(at->second);
  return out;
}

Result<std::vector<KnownOutsideSource>> OutsideSourceBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownOutsideSource& one) { return one.value.name; });
  return out;
}

Result<KnownOutsideSource> OutsideSourceBook::find(const record::Actor& actor, std::string_view name) {
  auto found = TRY(shelf_.find_by(actor, "name", name));
  if (!found) return error(ErrorCode::not_found, "no outside source '{}'", name);
  return *std::move(found);
}

Result<OutsideSource> OutsideSourceBook::of(std::string_view name) {
  if (auto found = TRY(shelf_.find_by(the_hub(), "name", name))) return std::move(found->value);
  OutsideSource out;
  out.name = name;
  out.title = name;
  return out;
}

Result<std::optional<OutsideSource>> OutsideSourceBook::of_collection(std::string_view collection) {
  if (auto found = TRY(shelf_.find_by(the_hub(), "collection", collection))) return std::optional(std::move(found->value));
  return std::optional<OutsideSource>();
}

}  // namespace sekimori::share
