#include "feature/share/sighting_book.h"

#include <algorithm>

#include "engine/mask/pseudonym.h"

namespace sekimori::share {
namespace {

using mask::across_audience;
constexpr std::string_view member_prefix = "member:";

void describe(const Sighting& sighting, record::Draft& draft) {
  draft.summary = Json::object({{"share", sighting.share}, {"outcome", name_of(sighting.outcome)}});
  draft.keys = {{"share", sighting.share, record::Uniqueness::shared},
                {"pair", sighting.share + "/" + sighting.member, record::Uniqueness::unique}};
}

}  // namespace

std::vector<std::string> members_behind(const record::Actor& actor) {
  std::vector<std::string> out;
  for (const std::string& group : actor.groups)
    if (group.starts_with(member_prefix)) out.push_back(group.substr(member_prefix.size()));
  return out;
}

SightingBook::SightingBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, ReportBook& reports,
                           SigBook& sigs)
    : database_(database),
      records_(records),
      clock_(clock),
      reports_(reports),
      sigs_(sigs),
      shelf_(database, records, clock, random, "sighting", sighting_from_json, describe) {}

Result<KnownSighting> SightingBook::answer(const record::Actor& actor, std::string_view share, Sighting wish) {
  const KnownShare known = TRY(reports_.share(actor, share));
  if (known.value.recalled_at) return error(ErrorCode::conflict, "{} was recalled: {}", share, known.value.recall_reason);
  const std::vector<std::string> mine = members_behind(actor);
  if (wish.member.empty() && mine.size() == 1) wish.member = mine.front();
  if (std::ranges::find(mine, wish.member) == mine.end())
    return error(ErrorCode::not_permitted, "only an account that speaks for a member answers a share");
  if (wish.count < 0 || (wish.first && wish.last && *wish.last < *wish.first))
    return error(ErrorCode::invalid_input, "a sighting counts from 0 up, and its first day comes before its last");
  wish.share = known.value.number;
  wish.at = clock_.now();
  if (wish.outcome == SightingOutcome::not_seen) wish.count = 0;
  const auto before = TRY(shelf_.find_by(record::Actor::system("share"), "pair", wish.share + "/" + wish.member));
  if (before)
    return shelf_.change(
        actor, before->id, "answered anew",
        [&](Sighting& sighting) -> Result<void> {
          sighting = wish;
          return {};
        },
        record::Verb::update, "sighting.answer");
  return database_.write([&](sql::Transaction& tx) -> Result<KnownSighting> {
    auto made = TRY(shelf_.create(tx, actor, wish, name_of(wish.outcome), {}, "sighting.answer"));
    TRY(records_.set_readers(tx, "sighting", made.id, {"group:" + group_of_member(wish.member)},
                             {.actor = record::Actor::system("share"), .reason = "whose answer it is"}));
    return made;
  });
}

Result<std::vector<KnownSighting>> SightingBook::list(const record::Actor& actor, std::string_view share) {
  auto out = TRY(shelf_.list(actor, share.empty() ? "" : "share", share));
  std::ranges::sort(out, {}, [](const KnownSighting& one) { return one.value.at; });
  return out;
}

Result<SightingCounts> SightingBook::counts(const record::Actor& actor, std::string_view share) {
  const KnownShare known = TRY(reports_.share(actor, share));
  const record::Actor system = record::Actor::system("share");
  std::int64_t k = least_k_across;
  if (known.value.audience != across_audience) k = TRY(sigs_.find(system, known.value.audience)).value.k;
  std::int64_t seen = 0, not_seen = 0;
  for (const KnownSighting& one : TRY(shelf_.list(system, "share", known.value.number)))
    ++(one.value.outcome == SightingOutcome::seen ? seen : not_seen);
  return told(seen, not_seen, k + 1);
}

}  // namespace sekimori::share
