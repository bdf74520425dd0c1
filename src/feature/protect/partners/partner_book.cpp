#include "feature/protect/partners/partner_book.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/digest.h"
#include "base/phrase.h"
#include "base/text.h"
#include "feature/protect/checklists/checklist.h"

namespace sekimori::protect {
namespace {

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("disclosures");
  return actor;
}

void describe_partner(const model::Partner& partner, record::Draft& draft) {
  draft.summary = Json::object({{"name", partner.name}, {"kind", name_of(partner.kind)}});
  draft.keys = {{"name", fold(partner.name), record::Uniqueness::unique}};
}

void describe_disclosure(const model::Disclosure& disclosure, record::Draft& draft) {
  draft.summary = Json::object({{"number", disclosure.number}, {"partner", disclosure.partner}, {"state", name_of(disclosure.state)}});
  draft.keys = {{"number", disclosure.number, record::Uniqueness::unique},
                {"partner", disclosure.partner_id, record::Uniqueness::shared},
                {"state", std::string(name_of(disclosure.state)), record::Uniqueness::shared}};
  for (const std::string& secret : disclosure.secrets) draft.keys.push_back({"secret", secret, record::Uniqueness::shared});
}

constexpr std::array<std::string_view, 3> departments = {"secret_manager", "legal", "export_control"};

}  // namespace

Json disclosure_json(const KnownDisclosure& known) {
  Json out = to_json(known);
  Json missing = Json::array();
  for (const std::string& department : PartnerBook::missing_sign_offs(known.value)) missing.push(department);
  out.set("missing_sign_offs", std::move(missing));
  return out;
}

std::string acknowledged_text(const model::Disclosure& disclosure) {
  return fmt::format(
      "次の情報は営業秘密です。目的の範囲でのみ使い、ほかへ渡さず、期日までに返却または廃棄してください。\n"
      "The following is a trade secret. Use it for the purpose only, pass it to nobody, return or destroy it by the day named.\n"
      "\n番号 / number: {}\n内容 / what: {}\n目的 / purpose: {}\n制限 / limits: {}\n契約 / contract: {}\n返却期日 / return by: {}\n",
      disclosure.number, disclosure.what, disclosure.purpose, disclosure.limits, disclosure.nda,
      disclosure.return_due ? disclosure.return_due->to_string() : "-");
}

PartnerBook::PartnerBook(PartnerParts parts)
    : parts_(std::move(parts)),
      partners_(parts_.database, parts_.records, parts_.clock, parts_.random, "partner", model::partner_from_json, describe_partner),
      disclosures_(parts_.database, parts_.records, parts_.clock, parts_.random, "disclosure", model::disclosure_from_json,
                   describe_disclosure) {}

Result<KnownPartner> PartnerBook::add(const record::Actor& actor, const model::Partner& partner, std::string_view reason) {
  if (trim(partner.name).empty()) return error(ErrorCode::invalid_input, "a partner needs a name");
  return partners_.create(actor, partner, reason);
}

Result<KnownPartner> PartnerBook::find(const record::Actor& actor, std::string_view name_or_id) {
  if (auto found = TRY(partners_.find_by(actor, "name", fold(name_or_id)))) return *std::move(found);
  for (KnownPartner& known : TRY(partners_.list(actor)))
    if (known.id == name_or_id) return std::move(known);
  return error(ErrorCode::not_found, "no partner '{}' in sight", name_or_id);
}

Result<std::vector<KnownPartner>> PartnerBook::list(const record::Actor& actor) {
  auto out = TRY(partners_.list(actor));
  std::ranges::sort(out, [](const KnownPartner& a, const KnownPartner& b) { return a.value.name < b.value.name; });
  return out;
}

Result<KnownPartner> PartnerBook::change(const record::Actor& actor, std::string_view name_or_id, std::string_view reason,
                                         const std::function<Result<void>(model::Partner&)>& edit) {
  return partners_.change(actor, TRY(find(actor, name_or_id)).id, reason, edit);
}

Result<KnownPartner> PartnerBook::add_nda(const record::Actor& actor, std::string_view partner, const model::Nda& nda,
                                          std::string_view reason) {
  if (trim(nda.title).empty()) return error(ErrorCode::invalid_input, "an NDA needs a title");
  return change(actor, partner, reason, [&](model::Partner& edited) -> Result<void> {
    std::erase_if(edited.ndas, [&](const model::Nda& known) { return known.title == nda.title; });
    edited.ndas.push_back(nda);
    return {};
  });
}

Result<KnownPartner> PartnerBook::stop(const record::Actor& actor, std::string_view partner, std::string_view why,
                                       std::string_view reason) {
  return change(actor, partner, reason, [&](model::Partner& edited) -> Result<void> {
    edited.stopped = why;
    return {};
  });
}

std::vector<std::string> PartnerBook::missing_sign_offs(const model::Disclosure& disclosure) {
  std::vector<std::string> out;
  for (const std::string_view department : departments) {
    if (department == "export_control" && !disclosure.export_control) continue;
    const bool agreed = std::ranges::any_of(
        disclosure.sign_offs, [&](const model::SignOff& sign_off) { return sign_off.department == department && sign_off.agreed; });
    if (!agreed) out.emplace_back(department);
  }
  return out;
}

Result<KnownDisclosure> PartnerBook::propose(const record::Actor& actor, std::string_view partner, model::Disclosure disclosure,
                                             std::string_view reason) {
  const KnownPartner known = TRY(find(actor, partner));
  if (!known.value.stopped.empty())
    return error(ErrorCode::conflict, "partner '{}' is stopped: {}; nothing is disclosed to it", known.value.name, known.value.stopped);
  if (disclosure.secrets.empty()) return error(ErrorCode::invalid_input, "a disclosure names the secrets that it is about");
  if (trim(disclosure.purpose).empty() || trim(disclosure.limits).empty())
    return error(ErrorCode::invalid_input, "a disclosure states its purpose and its limits: what is not stated cannot be overstepped");
  for (const std::string& number : disclosure.secrets)
    if (!TRY(parts_.reg.find_secret_by_number(own_work(), number))) return error(ErrorCode::not_found, "no secret '{}'", number);
  disclosure.partner_id = known.id;
  disclosure.partner = known.value.name;
  disclosure.state = model::DisclosureState::proposed;
  disclosure.proposed_by = name_of(actor);
  disclosure.proposed_on = parts_.tasks.today();
  disclosure.sign_offs.clear();
  disclosure.export_control = disclosure.export_control || known.value.country != "JP";
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownDisclosure> {
    int last = 0;
    const std::string prefix = fmt::format("D-{}-", disclosure.proposed_on.year());
    for (const KnownDisclosure& one : TRY(disclosures_.list(tx, own_work())))
      if (one.value.number.starts_with(prefix)) last = std::max(last, std::atoi(one.value.number.c_str() + prefix.size()));
    disclosure.number = fmt::format("{}{:03}", prefix, last + 1);
    auto made = TRY(disclosures_.create(tx, actor, disclosure, reason, {}, "disclosure.propose"));
    model::Task task;
    task.kind = "disclosure_approval";
    task.title_ja = fmt::format("開示前の確認: {} → {}", disclosure.number, disclosure.partner);
    task.title_en = fmt::format("Before a disclosure: {} → {}", disclosure.number, disclosure.partner);
    task.object_kind = "disclosure";
    task.object_id = made.id;
    task.object_label = disclosure.number;
    task.due = Day{disclosure.proposed_on.number + 7};
    task.role = "legal";
    TRY(parts_.tasks.add(tx, own_work(), std::move(task), reason));
    return made;
  });
}

Result<KnownDisclosure> PartnerBook::disclosure(const record::Actor& actor, std::string_view number) {
  auto found = TRY(disclosures_.find_by(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no disclosure '{}' in sight", number);
  return *std::move(found);
}

Result<std::vector<KnownDisclosure>> PartnerBook::disclosures(const record::Actor& actor, std::string_view partner) {
  auto out = partner.empty() ? TRY(disclosures_.list(actor)) : TRY(disclosures_.list(actor, "partner", TRY(find(actor, partner)).id));
  std::ranges::sort(out, [](const KnownDisclosure& a, const KnownDisclosure& b) { return a.value.number < b.value.number; });
  return out;
}

Result<KnownDisclosure> PartnerBook::change_disclosure(const record::Actor& actor, std::string_view number, std::string_view reason,
                                                       const std::function<Result<void>(model::Disclosure&)>& edit, record::Verb verb,
                                                       std::string_view action) {
  return disclosures_.change(actor, TRY(disclosure(actor, number)).id, reason, edit, verb, std::string(action));
}

Result<KnownDisclosure> PartnerBook::answer(const record::Actor& actor, std::string_view number, const model::StepAnswer& answer) {
  const auto edit = [&](model::Disclosure& edited) -> Result<void> {
    if (edited.state != model::DisclosureState::proposed)
      return error(ErrorCode::conflict, "disclosure {}: it is {}", edited.number, word("state", name_of(edited.state)));
    const Checklist* list = Checklists::embedded().find("disclosure-approval");
    model::StepAnswer kept = answer;
    kept.answer = TRY(list->check_answer(answer.step, answer.answer));
    kept.by = name_of(actor);
    kept.at = parts_.clock.now();
    edited.answers.push_back(std::move(kept));
    return {};
  };
  return change_disclosure(actor, number, "step " + answer.step, edit, record::Verb::update, "");
}

Result<KnownDisclosure> PartnerBook::sign_off(const record::Actor& actor, std::string_view number, std::string_view department, bool agreed,
                                              std::string_view note) {
  if (std::ranges::find(departments, department) == departments.end())
    return error(ErrorCode::invalid_input, "'{}': the department is secret_manager, legal or export_control", department);
  const bool its_own_role = department == "export_control" ? actor.has(record::Role::legal) || actor.has(record::Role::executive)
                            : department == "legal"        ? actor.has(record::Role::legal)
                                                           : actor.has(record::Role::secret_manager);
  if (!actor.is_system && !its_own_role) return error(ErrorCode::not_permitted, "'{}' does not speak for {}", name_of(actor), department);
  const auto edit = [&](model::Disclosure& edited) -> Result<void> {
    if (edited.state != model::DisclosureState::proposed)
      return error(ErrorCode::conflict, "disclosure {}: it is {}", edited.number, word("state", name_of(edited.state)));
    if (!actor.is_system && edited.proposed_by == name_of(actor))
      return error(ErrorCode::not_permitted, "disclosure {}: who proposed it does not sign it off", edited.number);
    for (const model::SignOff& known : edited.sign_offs)
      if (!actor.is_system && known.by == name_of(actor) && known.department != department)
        return error(ErrorCode::not_permitted, "disclosure {}: one person does not speak for two departments", edited.number);
    if (agreed) {
      const Outcome outcome = outcome_of(*Checklists::embedded().find("disclosure-approval"), edited.answers);
      std::string open;
      for (const ChecklistStep* step : outcome.open) open += (open.empty() ? "" : ", ") + step->id;
      for (const ChecklistStep* step : outcome.blocks) open += (open.empty() ? "" : ", ") + step->id;
      if (!open.empty())
        return error(ErrorCode::conflict, "disclosure {}: not answered, or answered so that it must not happen: {}", edited.number, open);
    }
    std::erase_if(edited.sign_offs, [&](const model::SignOff& known) { return known.department == department; });
    edited.sign_offs.push_back({std::string(department), name_of(actor), agreed, std::string(note), parts_.clock.now()});
    if (!agreed) edited.state = model::DisclosureState::refused;
    else if (missing_sign_offs(edited).empty()) edited.state = model::DisclosureState::approved;
    return {};
  };
  auto changed = TRY(change_disclosure(actor, number, fmt::format("{}: {}", department, agreed ? "agreed" : "refused"), edit,
                                       record::Verb::approve, agreed ? "disclosure.agree" : "disclosure.refuse"));
  if (changed.value.state != model::DisclosureState::proposed)
    TRY(parts_.database.write([&](sql::Transaction& tx) {
      return parts_.tasks.settle(tx, actor, "disclosure_approval", changed.id, name_of(changed.value.state));
    }));
  return changed;
}

Result<KnownDisclosure> PartnerBook::disclose(const record::Actor& actor, std::string_view number, Day day, std::optional<Day> return_due) {
  const KnownDisclosure known = TRY(disclosure(actor, number));
  const KnownPartner partner = TRY(find(own_work(), known.value.partner_id));
  if (!partner.value.stopped.empty())
    return error(ErrorCode::conflict, "disclosure {}: its partner is stopped; ask the secret managers", number);
  const model::Nda* nda = partner.value.nda(known.value.nda);
  if (nda == nullptr)
    return error(ErrorCode::conflict, "disclosure {}: partner '{}' has no NDA '{}'", number, partner.value.name, known.value.nda);
  if ((nda->ends && *nda->ends < day) || !nda->signed_on || *nda->signed_on > day)
    return error(ErrorCode::conflict, "disclosure {}: NDA '{}' is not in force on {}", number, nda->title, day.to_string());
  if (!nda->secrets.empty())
    for (const std::string& secret : known.value.secrets)
      if (std::ranges::find(nda->secrets, secret) == nda->secrets.end())
        return error(ErrorCode::conflict, "disclosure {}: NDA '{}' does not cover {}", number, nda->title, secret);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownDisclosure> {
    const auto edit = [&](model::Disclosure& edited) -> Result<void> {
      if (edited.state != model::DisclosureState::approved)
        return error(ErrorCode::conflict, "disclosure {}: it is {}; approval comes first", edited.number,
                     word("state", name_of(edited.state)));
      edited.state = model::DisclosureState::disclosed;
      edited.disclosed_on = day;
      edited.return_due = return_due ? return_due : edited.return_due;
      return {};
    };
    auto changed = TRY(disclosures_.change(tx, actor, known.id, "disclosed", edit, record::Verb::update, "disclosure.disclose"));
    if (changed.value.return_due) {
      model::Task task;
      task.kind = "disclosure_return";
      task.title_ja = fmt::format("返却・廃棄の確認: {} ({})", changed.value.number, changed.value.partner);
      task.title_en = fmt::format("Return or destruction: {} ({})", changed.value.number, changed.value.partner);
      task.object_kind = "disclosure";
      task.object_id = changed.id;
      task.object_label = changed.value.number;
      task.due = *changed.value.return_due;
      task.role = "secret_manager";
      TRY(parts_.tasks.add(tx, own_work(), std::move(task), "to be returned"));
    }
    return changed;
  });
}

Result<KnownDisclosure> PartnerBook::end(const record::Actor& actor, std::string_view number, bool destroyed, Day day,
                                         std::string_view proof) {
  if (trim(proof).empty())
    return destroyed ? error(ErrorCode::invalid_input, "disclosure {}: what proves the destruction is needed", number)
                     : error(ErrorCode::invalid_input, "disclosure {}: what proves the return is needed", number);
  const KnownDisclosure known = TRY(disclosure(actor, number));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownDisclosure> {
    const auto edit = [&](model::Disclosure& edited) -> Result<void> {
      if (edited.state != model::DisclosureState::disclosed)
        return error(ErrorCode::conflict, "disclosure {}: it is {}", edited.number, word("state", name_of(edited.state)));
      edited.state = destroyed ? model::DisclosureState::destroyed : model::DisclosureState::returned;
      edited.ended_on = day;
      edited.ended_by_proof = proof;
      return {};
    };
    auto changed = TRY(disclosures_.change(tx, actor, known.id, proof, edit, record::Verb::update,
                                           destroyed ? "disclosure.destroyed" : "disclosure.returned"));
    TRY(parts_.tasks.settle(tx, actor, "disclosure_return", changed.id, proof));
    return changed;
  });
}

Result<KnownDisclosure> PartnerBook::acknowledge(sql::Transaction& tx, std::string_view number, model::Acknowledgement acknowledgement) {
  for (const KnownDisclosure& known : TRY(disclosures_.list(tx, own_work(), "number", number)))
    return disclosures_.change(
        tx, own_work(), known.id, "read and acknowledged by the partner",
        [&](model::Disclosure& edited) -> Result<void> {
          acknowledgement.text_sha256 = to_hex(sha256(acknowledged_text(edited)));
          edited.acknowledgements.push_back(acknowledgement);
          return {};
        },
        record::Verb::update, "disclosure.acknowledge");
  return error(ErrorCode::not_found, "no disclosure '{}'", number);
}

}  // namespace sekimori::protect
