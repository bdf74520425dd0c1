#include "feature/share/rescue_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/share/audiences.h"
#include "record/running_number.h"

namespace sekimori::share {
namespace {

void describe_rescue(const Rescue& rescue, record::Draft& draft) {
  draft.summary = Json::object({{"number", rescue.number}, {"sort", name_of(rescue.sort)}, {"state", name_of(rescue.state())}});
  draft.keys = {{"number", rescue.number, record::Uniqueness::unique}, {"member", rescue.member, record::Uniqueness::shared}};
}

}  // namespace

RescueBook::RescueBook(RescueParts parts, MemberBook& members)
    : parts_(std::move(parts)),
      members_(members),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "rescue", rescue_from_json, describe_rescue) {}

Result<KnownRescue> RescueBook::ask(const record::Actor& actor, Rescue rescue, std::string_view note) {
  if (rescue.member.empty() && trim(rescue.body).empty()) return error(ErrorCode::invalid_input, "who asks for help has to be named");
  if (trim(rescue.triage.what_happened).empty()) return error(ErrorCode::invalid_input, "what happened has to be said");
  if (!rescue.member.empty()) {
    TRY(members_.find(actor, rescue.member));
    const bool speaks = std::ranges::find(actor.groups, group_of_member(rescue.member)) != actor.groups.end();
    if (!actor.is_system && !actor.has(record::Role::hub_operator) && !speaks)
      return error(ErrorCode::not_permitted, "this account does not speak for {}", rescue.member);
  }
  rescue.steps = {{.state = RescueState::asked, .by = actor.account, .at = parts_.clock.now(), .note = std::string(note)}};
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownRescue> {
    const int year = parts_.zone.day_of(parts_.clock.now()).year();
    rescue.number = TRY(next_number(tx, parts_.records, "rescue", "RQ", year));
    auto made = TRY(shelf_.create(tx, actor, rescue, "asked for help", {}, "rescue.ask"));
    if (!rescue.member.empty())
      TRY(parts_.records.set_readers(tx, "rescue", made.id, {"group:" + group_of_member(rescue.member)},
                                     {.actor = record::Actor::system("share"), .reason = "who asked for help"}));
    return made;
  });
}

Result<KnownRescue> RescueBook::find(const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no call for help {} in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownRescue>> RescueBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownRescue& one) { return one.value.number; });
  return out;
}

Result<KnownRescue> RescueBook::step(const record::Actor& actor, std::string_view number, RescueState state, std::string_view note) {
  if (state == RescueState::asked) return error(ErrorCode::invalid_input, "a call for help is asked for once");
  if ((state == RescueState::closed || state == RescueState::declined) && trim(note).empty())
    return error(ErrorCode::invalid_input, "closing or declining a call for help needs what was found or why");
  const KnownRescue known = TRY(find(actor, number));
  return shelf_.change(
      actor, known.id, note.empty() ? name_of(state) : note,
      [&](Rescue& rescue) -> Result<void> {
        const RescueState now = rescue.state();
        if (now == RescueState::closed || now == RescueState::declined)
          return error(ErrorCode::conflict, "{} is {} already", number, name_of(now));
        const bool answer = state == RescueState::accepted || state == RescueState::declined;
        if (answer != (now == RescueState::asked))
          return error(ErrorCode::conflict, "{} is {}; it cannot become {}", number, name_of(now), name_of(state));
        rescue.steps.push_back({.state = state, .by = actor.account, .at = parts_.clock.now(), .note = std::string(note)});
        return {};
      },
      record::Verb::update, fmt::format("rescue.{}", name_of(state)));
}

}  // namespace sekimori::share
