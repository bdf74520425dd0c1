#include "feature/share/outreach_book.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 4> reached_names = {"firms", "small_firms", "universities", "associations"};

void describe(const Visit& visit, record::Draft& draft) {
  draft.summary = Json::object({{"number", visit.number}, {"by", name_of(visit.by)}});
  draft.keys = {{"number", visit.number, record::Uniqueness::unique}};
}

record::Actor hub_itself() { return record::Actor::system("share"); }

}  // namespace

std::string_view name_of(ReachedKind one) { return reached_names.at(static_cast<std::size_t>(one)); }
std::optional<ReachedKind> reached_kind_from(std::string_view name) { return model::value_named<ReachedKind>(reached_names, name); }

Json to_json(const Visit& visit) {
  return Json::object({{"number", visit.number},
                       {"day", visit.day.to_string()},
                       {"place", visit.place},
                       {"to", name_of(visit.to)},
                       {"reached", visit.reached},
                       {"topic", model::to_json(visit.topic)},
                       {"by", name_of(visit.by)},
                       {"material", model::texts_json(visit.material)},
                       {"member", visit.member}});
}

Result<Visit> visit_from_json(const Json& json) {
  Visit out;
  TRY(model::read_text(json, "number", out.number));
  out.day = TRY(Day::parse(json["day"].text()));
  TRY(model::read_text(json, "place", out.place));
  TRY(model::read_named(json, "to", reached_names, out.to));
  TRY(model::read_integer(json, "reached", out.reached));
  TRY(model::read_wording(json, "topic", out.topic));
  out.by = source_class_from(json["by"].text()).value_or(SourceClass::hub);
  TRY(model::read_texts(json, "material", out.material));
  TRY(model::read_text(json, "member", out.member));
  return out;
}

OutreachBook::OutreachBook(ForumParts parts, Audiences& audiences, ReportBook& reports, ForumBook& forum)
    : parts_(std::move(parts)),
      audiences_(audiences),
      reports_(reports),
      forum_(forum),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "outreach", visit_from_json, describe) {}

Result<std::string> OutreachBook::label_of(const record::Actor& actor, std::string_view number) {
  if (number.starts_with("F-")) {
    const KnownItem item = TRY(forum_.item(actor, number));
    if (item.value.withdrawn_at) return error(ErrorCode::conflict, "{} was withdrawn: {}", number, item.value.withdraw_reason);
    return item.value.tlp;
  }
  const KnownShare share = TRY(reports_.share(actor, number));
  if (share.value.recalled_at) return error(ErrorCode::conflict, "{} was recalled: {}", number, share.value.recall_reason);
  return share.value.tlp;
}

Result<KnownVisit> OutreachBook::log(const record::Actor& actor, Visit visit) {
  if (trim(visit.topic.ja).empty() || trim(visit.topic.en).empty())
    return error(ErrorCode::invalid_input, "topic: is needed in Japanese and in English");
  const Instant now = parts_.clock.now();
  if (visit.day > parts_.zone.day_of(now)) return error(ErrorCode::invalid_input, "a visit on {} is still to come", visit.day.to_string());
  if (visit.reached < 0) return error(ErrorCode::invalid_input, "reached: {} organisations", visit.reached);
  visit.member = is_hub(actor) ? std::string() : member_of(actor);
  if (!visit.member.empty()) {
    const MemberClass kind = TRY(audiences_.member(visit.member)).kind;
    if (kind == MemberClass::firm || kind == MemberClass::university)
      return error(ErrorCode::not_permitted, "the hub, authorities and associations log their visits");
    visit.by = source_of(kind);
  } else if (!is_hub(actor) && !actor.has(record::Role::contributor)) {
    return error(ErrorCode::not_permitted, "the hub, authorities and associations log their visits");
  }
  constexpr int most = 1;  // GREEN
  for (const std::string& number : visit.material)
    if (const std::string label = TRY(label_of(actor, number)); strictness_of(label) > most)
      return error(ErrorCode::not_permitted, "{} is TLP:{} and not for those who are bound by no agreement", number, label);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownVisit> {
    visit.number = TRY(next_number(tx, parts_.records, "outreach", "V", parts_.zone.day_of(now).year()));
    auto made = TRY(shelf_.create(tx, actor, visit, "visited"));
    std::vector<std::string> readers{"account:" + actor.account};
    if (!visit.member.empty()) readers = {"group:" + group_of_member(visit.member)};
    if (!actor.is_system)
      TRY(parts_.records.set_readers(tx, "outreach", made.id, readers, {.actor = hub_itself(), .reason = "whose visit it was"}));
    return made;
  });
}

Result<std::vector<KnownVisit>> OutreachBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownVisit& one) { return one.value.number; });
  return out;
}

}  // namespace sekimori::share
