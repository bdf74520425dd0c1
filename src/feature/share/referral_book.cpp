#include "feature/share/referral_book.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "feature/share/audiences.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

constexpr std::size_t longest_target = 200;

void describe_referral(const HubReferral& referral, record::Draft& draft) {
  draft.summary = Json::object({{"number", referral.number}, {"target", referral.target}, {"state", name_of(referral.state)}});
  draft.keys = {{"number", referral.number, record::Uniqueness::unique}, {"report", referral.report, record::Uniqueness::shared}};
}

bool speaks_for(const record::Actor& actor, const HubReferral& referral) {
  return !referral.member.empty() && std::ranges::find(actor.groups, group_of_member(referral.member)) != actor.groups.end();
}

Result<Draft> reviewed_draft(const HubReport& report) {
  if (!report.draft || !report.review || report.review->sha256 != report.draft->sha256)
    return error(ErrorCode::conflict, "{} has no masked draft that a second person has reviewed", report.number);
  return *report.draft;
}

}  // namespace

ReferralBook::ReferralBook(ReferralParts parts, ReportBook& reports)
    : parts_(std::move(parts)),
      reports_(reports),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "hub_referral", hub_referral_from_json, describe_referral) {}

Result<KnownReferral> ReferralBook::propose(const record::Actor& actor, std::string_view report, std::string_view target,
                                            ReferralScope scope, std::string_view purpose) {
  if (trim(target).empty() || target.size() > longest_target)
    return error(ErrorCode::invalid_input, "to whom a report is handed on has 1 to {} bytes", longest_target);
  if (trim(purpose).empty()) return error(ErrorCode::invalid_input, "why a report is handed on has to be said");
  const KnownReport known = TRY(reports_.find(actor, report));
  HubReferral made;
  made.report = known.value.number;
  made.member = known.value.member;
  made.target = trim(target);
  made.scope = scope;
  made.purpose = purpose;
  if (made.member.empty()) made.state = ReferralState::consented;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownReferral> {
    made.number = TRY(next_number(tx, parts_.records, "hub_referral", "RF", today().year()));
    auto kept = TRY(shelf_.create(tx, actor, made, "proposed", {}, "hub_referral.propose"));
    if (!made.member.empty())
      TRY(parts_.records.set_readers(tx, "hub_referral", kept.id, {"group:" + group_of_member(made.member)},
                                     {.actor = record::Actor::system("share"), .reason = "whose report it is"}));
    return kept;
  });
}

Result<KnownReferral> ReferralBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no referral {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownReferral>> ReferralBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownReferral& one) { return one.value.number; });
  return out;
}

Result<KnownReferral> ReferralBook::consent(const record::Actor& actor, std::string_view number, std::optional<Day> until) {
  if (until && *until < today()) return error(ErrorCode::invalid_input, "a consent until {} is over already", until->to_string());
  const KnownReferral known = TRY(find(actor, number));
  std::string draft;
  if (known.value.scope != ReferralScope::original) draft = TRY(reviewed_draft(TRY(reports_.find(actor, known.value.report)).value)).sha256;
  return shelf_.change(
      actor, known.id, "consented",
      [&](HubReferral& referral) -> Result<void> {
        if (!speaks_for(actor, referral))
          return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported consents");
        if (referral.state != ReferralState::proposed) return error(ErrorCode::conflict, "{} is {}", number, name_of(referral.state));
        referral.state = ReferralState::consented;
        referral.consented_by = actor.account;
        referral.consented_at = parts_.clock.now();
        referral.draft_sha256 = draft;
        referral.until = until;
        return {};
      },
      record::Verb::approve, "hub_referral.consent");
}

Result<KnownReferral> ReferralBook::withdraw(const record::Actor& actor, std::string_view number, std::string_view why) {
  if (trim(why).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  // Who was suspended or has left sees it no more and may take back what it agreed to: then the node does it in its place.
  const record::Actor system = record::Actor::system("share");
  auto seen = find(actor, number);
  const bool out_of_sight = !seen && seen.error().code == ErrorCode::not_found;
  if (out_of_sight)
    if (auto any = find(system, number); any && was_given_voice_of(actor, any->value.member)) seen = std::move(any);
  const KnownReferral known = TRY(std::move(seen));
  return shelf_.change(
      out_of_sight ? system : actor, known.id, out_of_sight ? fmt::format("{}: {}", actor.account, why) : std::string(why),
      [&](HubReferral& referral) -> Result<void> {
        if (!out_of_sight && !speaks_for(actor, referral))
          return error(ErrorCode::not_permitted, "only whoever speaks for the member that reported withdraws its consent");
        if (referral.state == ReferralState::sent)
          return error(ErrorCode::conflict, "{} was sent to {} on {}; it cannot be called back", number, referral.target,
                       parts_.zone.day_of(*referral.sent_at).to_string());
        referral.state = ReferralState::withdrawn;
        referral.withdrawn_why = why;
        return {};
      },
      record::Verb::approve, "hub_referral.withdraw");
}

Result<std::vector<IncomingFile>> ReferralBook::content(const record::Actor& actor, const HubReferral& referral) {
  const KnownReport report = TRY(reports_.find(actor, referral.report));
  if (referral.scope == ReferralScope::original)
    return reports_.originals(actor, referral.report, fmt::format("referral {} to {}", referral.number, referral.target));
  const Draft draft = TRY(reviewed_draft(report.value));
  if (!referral.draft_sha256.empty() && draft.sha256 != referral.draft_sha256)
    return error(ErrorCode::conflict, "{}: the draft is another than the one that was consented to; propose it anew", referral.number);
  if (referral.scope == ReferralScope::masked)
    return std::vector<IncomingFile>{
        {.name = "masked.json", .bytes = to_bytes(TRY(reports_.draft_bytes(actor, referral.report))), .role = FileRole::report}};
  const Json list = Json::object({{"version", 1}, {"indicators", draft.indicators}});
  return std::vector<IncomingFile>{{.name = "indicators.json", .bytes = to_bytes(list.dump() + "\n"), .role = FileRole::report}};
}

Result<std::vector<IncomingFile>> ReferralBook::send(const record::Actor& actor, std::string_view number) {
  const KnownReferral known = TRY(find(actor, number));
  const auto may_go = [&](const HubReferral& referral) -> Result<void> {
    if (referral.state == ReferralState::sent) return error(ErrorCode::conflict, "{} is {}", number, name_of(referral.state));
    if (referral.state != ReferralState::consented)
      return error(ErrorCode::not_permitted, "{}: the member has not consented to handing it on", number);
    if (referral.until && *referral.until < today())
      return error(ErrorCode::not_permitted, "{}: the member's consent ended on {}", number, referral.until->to_string());
    return {};
  };
  TRY(may_go(known.value));
  std::vector<IncomingFile> files = TRY(content(actor, known.value));
  TRY(shelf_.change(
      actor, known.id, fmt::format("sent to {}", known.value.target),
      [&](HubReferral& referral) -> Result<void> {
        TRY(may_go(referral));  // a withdrawal may have come meanwhile
        referral.state = ReferralState::sent;
        referral.sent_at = parts_.clock.now();
        referral.sent_by = actor.account;
        for (const IncomingFile& one : files)
          referral.sent.push_back(
              {.name = one.name, .sha256 = to_hex(sha256(ByteView(one.bytes))), .bytes = static_cast<std::int64_t>(one.bytes.size())});
        return {};
      },
      record::Verb::update, "hub_referral.send"));
  return files;
}

}  // namespace sekimori::share
