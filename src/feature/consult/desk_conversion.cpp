#include "feature/consult/desk_conversion.h"

#include <algorithm>

#include "base/text.h"
#include "engine/mask/gate.h"
#include "engine/mask/text/text_masker.h"
#include "feature/consult/expert_book.h"

namespace sekimori::consult {
namespace {

constexpr std::size_t shortest_name = 2;  // code points: a single sign is found everywhere

// The firm by the ways it is written: as given, and without its legal form.
void add_names(std::vector<std::string>& names, std::string_view name) {
  const std::string whole(trim(name));
  if (count_code_points(whole) >= shortest_name) names.push_back(whole);
  const std::string plain = plain_firm(whole);
  if (count_code_points(plain) >= shortest_name && plain != whole) names.push_back(plain);
}

mask::Roster roster_of(const AskerIdentity& identity) {
  mask::Roster out;
  mask::Organisation asker;
  asker.id = "asker";
  add_names(asker.names, identity.organisation);
  if (const auto at = identity.mail.rfind('@'); at != std::string::npos) asker.domains.push_back(ascii_lower(identity.mail.substr(at + 1)));
  if (!identity.phone.empty()) asker.phones.push_back(identity.phone);
  mask::RosterPerson person;
  person.name = identity.person;
  if (!identity.mail.empty()) person.mail.push_back(identity.mail);
  if (!person.name.empty() || !person.mail.empty()) asker.people.push_back(std::move(person));
  out.organisations.push_back(std::move(asker));
  int place = 0;
  for (const std::string& name : identity.counterparties) {
    mask::Organisation firm;
    firm.id = fmt::format("counterparty-{}", ++place);
    firm.partner = true;
    add_names(firm.names, name);
    if (!firm.names.empty()) out.organisations.push_back(std::move(firm));
  }
  return out;
}

Result<void> check_consent(std::string_view consent) {
  if (trim(consent).empty())
    return error(ErrorCode::not_permitted, "nothing leaves the desk without the asker's consent; say how and when it was given");
  return {};
}

}  // namespace

Result<std::string> DeskConversion::to_case(const record::Actor& actor, std::string_view consultation, const CaseWish& wish) {
  TRY(check_consent(wish.consent));
  if (trim(wish.title).empty()) return error(ErrorCode::invalid_input, "a title is needed");
  const KnownConsultation known = TRY(consultations_.find(actor, consultation));
  auto checked = parts_.database.read(
      [&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, "consultation", known.id); });
  if (!checked) return std::unexpected(std::move(checked).error());
  if (!known.value.case_number.empty())
    return error(ErrorCode::conflict, "{} became the case {} already", known.value.number, known.value.case_number);
  std::string detail = fmt::format("{} ({})", known.value.number, wish.consent);
  for (const DeskWords& one : TRY(consultations_.words(actor, consultation)))
    if (one.side == WordsSide::asker) detail += "\n\n" + one.text;
  model::CaseRequest request;
  request.trigger = model::CaseTrigger::consultation;
  request.title = wish.title;
  request.detail = std::move(detail);
  request.requested_by = actor.account;
  const std::string number = TRY(cases_.open(request));
  auto noted = parts_.database.write([&](sql::Transaction& tx) {
    return consultations_.change(tx, actor, consultation, "to_case", wish.consent, [&](Consultation& one) -> Result<void> {
      one.case_number = number;
      return {};
    });
  });
  if (!noted) return std::unexpected(std::move(noted).error());
  return number;
}

Result<MaskedSuggestion> DeskConversion::suggest(const record::Actor& actor, std::string_view consultation) {
  const mask::Roster roster = roster_of(TRY(consultations_.identity(actor, consultation)));
  const mask::Knowledge of_roster(roster);
  mask::Knowledge knowledge(of_roster, std::size_t(0));
  mask::TimeScale times(mask::TimeLevel::month, Language::ja);
  std::string text;
  for (const DeskWords& one : TRY(consultations_.words(actor, consultation)))
    if (one.side == WordsSide::asker) text += (text.empty() ? "" : "\n\n") + one.text;
  mask::learn_from(text, knowledge, times);
  knowledge.build();
  auto keys = TRY(key_());
  const mask::Pseudonyms pseudonyms(keys.front(), roster, {.id = "desk", .epoch = std::string(consultation)}, Language::ja);
  mask::Outcome outcome;
  MaskedSuggestion out;
  out.text = mask::TextMasker(knowledge, pseudonyms, times).mask("consultation", text, mask::TextSort::prose, outcome);
  out.changes = outcome.changes.size();
  return out;
}

Result<std::string> DeskConversion::to_forum(const record::Actor& actor, std::string_view consultation, const ForumWish& wish) {
  TRY(check_consent(wish.consent));
  const KnownConsultation known = TRY(consultations_.find(actor, consultation));
  auto checked = parts_.database.read(
      [&](sql::Transaction& tx) { return parts_.records.check(tx, actor, record::Verb::update, "consultation", known.id); });
  if (!checked) return std::unexpected(std::move(checked).error());
  if (!known.value.proposal.empty())
    return error(ErrorCode::conflict, "{} became the proposal {} already", known.value.number, known.value.proposal);
  const mask::Roster roster = roster_of(TRY(consultations_.identity(actor, consultation)));
  const mask::Knowledge of_roster(roster);
  const mask::Gate gate(of_roster);
  const auto admitted = TRY(gate.admit(Json::object({{"title", model::to_json(wish.title)}, {"body", model::to_json(wish.body)}})));
  model::ForumDraft draft;
  draft.kind = wish.kind;
  TRY(model::read_wording(admitted.value(), "title", draft.title));
  TRY(model::read_wording(admitted.value(), "body", draft.body));
  draft.audience = wish.audience;
  draft.tlp = wish.tlp;
  draft.asked_by = actor.account;
  const std::string number = TRY(forum_.propose(draft));
  auto noted = parts_.database.write([&](sql::Transaction& tx) {
    return consultations_.change(tx, actor, consultation, "to_forum", wish.consent, [&](Consultation& one) -> Result<void> {
      one.proposal = number;
      return {};
    });
  });
  if (!noted) return std::unexpected(std::move(noted).error());
  return number;
}

}  // namespace sekimori::consult
