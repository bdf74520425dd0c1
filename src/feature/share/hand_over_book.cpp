#include "feature/share/hand_over_book.h"

#include <algorithm>

#include "model/names.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

void describe(const HandOver& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"share", one.share}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}, {"share", one.share, record::Uniqueness::shared}};
}

record::Actor hub_itself() { return record::Actor::system("share"); }

}  // namespace

Json to_json(const HandOver& one) {
  return Json::object({{"number", one.number},
                       {"share", one.share},
                       {"association", one.association},
                       {"members", model::texts_json(one.members)},
                       {"note", one.note},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}

Result<HandOver> hand_over_from_json(const Json& json) {
  HandOver out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "share", out.share));
  TRY(model::read_text(json, "association", out.association));
  TRY(model::read_texts(json, "members", out.members));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

HandOverBook::HandOverBook(ForumParts parts, Audiences& audiences, ReportBook& reports)
    : parts_(std::move(parts)),
      audiences_(audiences),
      reports_(reports),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "hand_over", hand_over_from_json, describe) {}

Result<KnownHandOver> HandOverBook::hand_over(const record::Actor& actor, std::string_view share, const std::vector<std::string>& members,
                                              std::string_view note) {
  HandOver one;
  one.association = member_of(actor);
  if (one.association.empty() || TRY(audiences_.member(one.association)).kind != MemberClass::association)
    return error(ErrorCode::not_permitted, "only whoever speaks for an active association hands shares on to its members");
  if (members.empty()) return error(ErrorCode::invalid_input, "a hand-over needs somebody to whom it goes");
  const KnownShare known = TRY(reports_.share(actor, share));
  if (known.value.recalled_at) return error(ErrorCode::conflict, "{} was recalled: {}", share, known.value.recall_reason);
  constexpr int most = 2;  // AMBER
  const PermittedActions actions = known.value.policy.actions;
  if (strictness_of(known.value.tlp) > most || actions == PermittedActions::none || actions == PermittedActions::internally_visible)
    return error(ErrorCode::not_permitted, "{}: TLP:{} with '{}' is for the association alone", share, known.value.tlp, name_of(actions));
  std::vector<std::string> added;
  for (const std::string& number : members) {
    const auto member = audiences_.member(number);
    if (!member || member->association != one.association) return error(ErrorCode::not_found, "no member {} of this association", number);
    if (member->state != MemberState::active) return error(ErrorCode::conflict, "{} is {}, not active", number, name_of(member->state));
    added.push_back("group:" + group_of_member(number));
  }
  one.share = known.value.number;
  one.members = members;
  one.note = note;
  one.by = actor.account;
  one.at = parts_.clock.now();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownHandOver> {
    one.number = TRY(next_number(tx, parts_.records, "hand_over", "H", parts_.zone.day_of(one.at).year()));
    auto made = TRY(shelf_.create(tx, actor, one, "handed over"));
    TRY(parts_.records.set_readers(tx, "hand_over", made.id, {"group:" + group_of_member(one.association)},
                                   {.actor = hub_itself(), .reason = "whose hand-over it is"}));
    std::vector<std::string> readers = TRY(parts_.records.readers(tx, "share", known.id));
    for (const std::string& reader : added)
      if (std::ranges::find(readers, reader) == readers.end()) readers.push_back(reader);
    TRY(parts_.records.set_readers(tx, "share", known.id, readers, {.actor = hub_itself(), .reason = "handed over: " + one.number}));
    return made;
  });
}

Result<std::vector<KnownHandOver>> HandOverBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownHandOver& one) { return one.value.number; });
  return out;
}

}  // namespace sekimori::share
