#include "feature/consult/desk_referral.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 3> reach_names = {"attributes", "summary", "words"};
constexpr std::array<std::string_view, 7> state_names = {"proposed", "consented", "sent", "received", "done", "declined", "withdrawn"};
constexpr std::array<std::string_view, 4> target_names = {"police", "security_desk", "jc3", "rescue"};

void describe_referral(const DeskReferral& one, record::Draft& draft) {
  draft.summary = Json::object({{"number", one.number}, {"target", name_of(one.target)}, {"state", name_of(one.state)}});
  draft.keys = {{"number", one.number, record::Uniqueness::unique}, {"consultation", one.consultation, record::Uniqueness::shared}};
}

Json moment(const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); }
Result<std::optional<Instant>> moment_in(const Json& json) {
  if (json.is_null()) return std::optional<Instant>();
  return std::optional<Instant>(TRY(Instant::parse(json.text())));
}

// What the summary of a referral begins with among the notes of the consultation.
std::string mark_of(std::string_view number) { return fmt::format("[{}]\n", number); }

Result<void> check_state(const DeskReferral& one, std::initializer_list<DeskReferralState> states) {
  if (std::ranges::find(states, one.state) != states.end()) return {};
  return error(ErrorCode::conflict, "{} is {}", one.number, name_of(one.state));
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  if (const auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), by);
  return text;
}

}  // namespace

std::string_view name_of(ReferralReach reach) { return reach_names.at(static_cast<std::size_t>(reach)); }
std::string_view name_of(DeskReferralState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<ReferralReach> referral_reach_from(std::string_view name) { return model::value_named<ReferralReach>(reach_names, name); }

Json to_json(const DeskReferral& one) {
  Json files = Json::array(), steps = Json::array();
  for (const ReferralFile& file : one.files)
    files.push(Json::object({{"name", file.name}, {"sha256", file.sha256}, {"bytes", file.bytes}}));
  for (const auto& [id, words] : steps_of(one)) steps.push(Json::object({{"id", id}, {"words", model::to_json(words)}}));
  return Json::object({{"number", one.number},
                       {"consultation", one.consultation},
                       {"target", name_of(one.target)},
                       {"scope", name_of(one.scope)},
                       {"state", name_of(one.state)},
                       {"purpose", one.purpose},
                       {"foreign_link", one.foreign_link},
                       {"prefecture", one.prefecture},
                       {"consent_how", one.consent_how},
                       {"consent_noted_by", one.consent_noted_by},
                       {"consented_at", moment(one.consented_at)},
                       {"sent_at", moment(one.sent_at)},
                       {"received_at", moment(one.received_at)},
                       {"ended_at", moment(one.ended_at)},
                       {"files", std::move(files)},
                       {"steps", std::move(steps)},
                       {"receipt_office", one.receipt_office},
                       {"receipt_number", one.receipt_number},
                       {"outcome", one.outcome}});
}

Result<DeskReferral> desk_referral_from(const Json& json) {
  DeskReferral out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "consultation", out.consultation));
  TRY(model::read_named(json, "target", target_names, out.target));
  TRY(model::read_named(json, "scope", reach_names, out.scope));
  TRY(model::read_named(json, "state", state_names, out.state));
  TRY(model::read_text(json, "purpose", out.purpose));
  out.foreign_link = json["foreign_link"].bool_or(false);
  out.prefecture = static_cast<int>(json["prefecture"].integer_or(0));
  TRY(model::read_text(json, "consent_how", out.consent_how));
  TRY(model::read_text(json, "consent_noted_by", out.consent_noted_by));
  out.consented_at = TRY(moment_in(json["consented_at"]));
  out.sent_at = TRY(moment_in(json["sent_at"]));
  out.received_at = TRY(moment_in(json["received_at"]));
  out.ended_at = TRY(moment_in(json["ended_at"]));
  for (const Json& item : json["files"].items()) {
    ReferralFile file;
    TRY(model::read_text(item, "name", file.name));
    TRY(model::read_text(item, "sha256", file.sha256));
    TRY(model::read_integer(item, "bytes", file.bytes));
    out.files.push_back(std::move(file));
  }
  TRY(model::read_text(json, "receipt_office", out.receipt_office));
  TRY(model::read_text(json, "receipt_number", out.receipt_number));
  TRY(model::read_text(json, "outcome", out.outcome));
  return out;
}

std::vector<std::pair<std::string, model::Wording>> steps_of(const DeskReferral& referral) {
  std::vector<std::pair<std::string, model::Wording>> out;
  const ReferralTarget* target = desk_texts().find_target(name_of(referral.target));
  if (target == nullptr) return out;
  const Prefecture* prefecture = desk_texts().prefecture_of_code(referral.prefecture);
  const model::Wording place = prefecture == nullptr ? model::Wording{"相談者の都道府県", "the asker's prefecture"} : prefecture->name;
  for (const ReferralStep& step : target->steps) {
    if (step.only == "foreign_link" && !referral.foreign_link) continue;
    out.emplace_back(step.id,
                     model::Wording{replaced(step.words.ja, "{prefecture}", place.ja), replaced(step.words.en, "{prefecture}", place.en)});
  }
  return out;
}

DeskReferralBook::DeskReferralBook(const DeskParts& parts, ConsultationBook& consultations)
    : parts_(parts),
      consultations_(consultations),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_referral", desk_referral_from, describe_referral) {}

Result<KnownDeskReferral> DeskReferralBook::propose(const record::Actor& actor, std::string_view consultation, const ReferralWish& wish) {
  if (trim(wish.purpose).empty()) return error(ErrorCode::invalid_input, "why a case is handed on has to be said");
  if (wish.scope != ReferralReach::attributes) TRY(check_words(wish.summary));
  const KnownConsultation known = TRY(consultations_.find(actor, consultation));
  DeskReferral made;
  made.consultation = known.value.number;
  made.target = wish.target;
  made.scope = wish.scope;
  made.purpose = wish.purpose;
  made.foreign_link = known.value.asker.foreign_link;
  made.prefecture = known.value.asker.prefecture;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownDeskReferral> {
    made.number = TRY(next_desk_number(tx, "DR", parts_.zone.day_of(parts_.clock.now()).year(), 3));
    auto kept = TRY(shelf_.create(tx, actor, made, "proposed", {}, "desk_referral.propose"));
    std::vector<std::string> readers;
    if (known.value.desk >= 1 && known.value.desk <= static_cast<int>(branch_count))
      readers.push_back("group:" + group_of_branch(known.value.desk));
    TRY(parts_.records.set_readers(tx, "desk_referral", kept.id, readers, {.actor = desk_itself(), .reason = "whose case it is"}));
    if (wish.scope != ReferralReach::attributes)
      TRY(parts_.vault.add(
          tx, made.consultation,
          {.side = WordsSide::note, .at = parts_.clock.now(), .by = actor.account, .text = mark_of(made.number) + wish.summary}));
    return kept;
  });
}

Result<KnownDeskReferral> DeskReferralBook::find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.list(tx, actor, "number", number));
  if (found.empty()) return error(ErrorCode::not_found, "no referral {} in sight", number);
  return std::move(found.front());
}

Result<KnownDeskReferral> DeskReferralBook::find(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) { return find_in(tx, actor, number); });
}

Result<std::vector<KnownDeskReferral>> DeskReferralBook::list(const record::Actor& actor, std::string_view consultation) {
  auto out = consultation.empty() ? TRY(shelf_.list(actor)) : TRY(shelf_.list(actor, "consultation", consultation));
  std::ranges::sort(out, {}, [](const KnownDeskReferral& one) { return one.value.number; });
  return out;
}

Result<KnownDeskReferral> DeskReferralBook::step(const record::Actor& actor, std::string_view number, std::string_view action,
                                                 std::string_view reason, const std::function<Result<void>(DeskReferral&)>& edit) {
  const KnownDeskReferral known = TRY(find(actor, number));
  return shelf_.change(actor, known.id, reason, edit, record::Verb::update, fmt::format("desk_referral.{}", action));
}

Result<KnownDeskReferral> DeskReferralBook::consent(const record::Actor& actor, std::string_view number, std::string_view how) {
  if (trim(how).empty()) return error(ErrorCode::invalid_input, "how the asker agreed has to be said: by telephone, in writing, to whom");
  return step(actor, number, "consent", how, [&](DeskReferral& one) -> Result<void> {
    TRY(check_state(one, {DeskReferralState::proposed}));
    one.state = DeskReferralState::consented;
    one.consent_how = how;
    one.consent_noted_by = actor.account;
    one.consented_at = parts_.clock.now();
    return {};
  });
}

Result<KnownDeskReferral> DeskReferralBook::withdraw(const record::Actor& actor, std::string_view number, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a withdrawal needs a reason");
  return step(actor, number, "withdraw", reason, [&](DeskReferral& one) -> Result<void> {
    if (one.sent_at)
      return error(ErrorCode::conflict, "{} was sent on {}; it cannot be called back", number,
                   parts_.zone.day_of(*one.sent_at).to_string());
    one.state = DeskReferralState::withdrawn;
    one.outcome = reason;
    one.ended_at = parts_.clock.now();
    return {};
  });
}

Result<std::vector<ReferralPackageFile>> DeskReferralBook::package(sql::Transaction& tx, const record::Actor& actor,
                                                                   const DeskReferral& referral) {
  const auto known = TRY(parts_.records.list(tx, actor, {.kind = "consultation", .key = "number", .value = referral.consultation}));
  if (known.empty()) return error(ErrorCode::not_found, "no consultation {} in sight", referral.consultation);
  const Consultation one = TRY(consultation_from(known.front().body));
  const ReferralTarget* target = desk_texts().find_target(name_of(referral.target));
  std::string sheet = fmt::format("照会 {} ({})\n宛先: {}\n目的: {}\n受付: {}\n\n", referral.number, referral.consultation, target->name.ja,
                                  referral.purpose, parts_.zone.local_text(one.received_at));
  const Prefecture* prefecture = desk_texts().prefecture_of_code(one.asker.prefecture);
  const IndustryRow* industry = desk_texts().find_industry(one.asker.industry);
  sheet +=
      fmt::format("相談者の属性: {}\n従業員数: {}\n業種: {}\n都道府県: {}\n", title_of(one.asker.asker).ja, title_of(one.asker.band).ja,
                  industry == nullptr ? "不明" : industry->name.ja.c_str(), prefecture == nullptr ? "不明" : prefecture->name.ja.c_str());
  sheet += "相談内容:";
  for (const Content content : one.asker.contents) sheet += fmt::format(" {}", title_of(content).ja);
  sheet += fmt::format("\n外国との関わり: {}\n\n手順:\n", referral.foreign_link ? "あり" : "なし");
  int place = 0;
  for (const auto& [id, words] : steps_of(referral)) sheet += fmt::format("{}. {}\n", ++place, words.ja);
  sheet += "\nこの資料は秘密の中身を含みません。中身を書いた別紙は、封をして保管の記録とともに直接渡してください。\n";
  std::vector<ReferralPackageFile> out{{"referral.txt", sheet}};
  if (referral.scope == ReferralReach::attributes) return out;
  const auto words = TRY(parts_.vault.words(tx, referral.consultation));
  const std::string mark = mark_of(referral.number);
  std::string summary, said;
  for (const DeskWords& entry : words) {
    if (entry.side == WordsSide::note && entry.text.starts_with(mark)) summary = entry.text.substr(mark.size());
    if (entry.side == WordsSide::asker) said += fmt::format("{}\n{}\n\n", parts_.zone.local_text(entry.at), entry.text);
  }
  if (summary.empty())
    return error(ErrorCode::conflict, "what was said in {} has been erased; nothing can be handed on", referral.consultation);
  out.push_back({"summary.txt", summary + "\n"});
  if (referral.scope == ReferralReach::words) {
    const AskerIdentity identity = TRY(parts_.vault.identity(tx, referral.consultation));
    out.push_back({"asker.txt", fmt::format("{}\n{}\n{}\n{}\n", identity.organisation, identity.person, identity.phone, identity.mail)});
    out.push_back({"words.txt", said});
  }
  return out;
}

Result<std::vector<ReferralPackageFile>> DeskReferralBook::preview(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<ReferralPackageFile>> {
    return package(tx, actor, TRY(find_in(tx, actor, number)).value);
  });
}

Result<std::vector<ReferralPackageFile>> DeskReferralBook::send(const record::Actor& actor, std::string_view number) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<std::vector<ReferralPackageFile>> {
    const KnownDeskReferral known = TRY(find_in(tx, actor, number));
    TRY(parts_.records.check(tx, actor, record::Verb::export_, "desk_referral", known.id));
    auto files = TRY(package(tx, actor, known.value));
    TRY(shelf_.change(
        tx, actor, known.id, "sent",
        [&](DeskReferral& one) -> Result<void> {
          if (one.state == DeskReferralState::proposed)
            return error(ErrorCode::not_permitted, "{}: the asker has not agreed to handing it on", number);
          TRY(check_state(one, {DeskReferralState::consented}));
          one.state = DeskReferralState::sent;
          one.sent_at = parts_.clock.now();
          for (const ReferralPackageFile& file : files)
            one.files.push_back({file.name, to_hex(sha256(file.text)), static_cast<std::int64_t>(file.text.size())});
          return {};
        },
        record::Verb::update, "desk_referral.send"));
    TRY(tally(tx, parts_.zone.day_of(parts_.clock.now()), fmt::format("referral:{}", name_of(known.value.target)), 1));
    return files;
  });
}

Result<KnownDeskReferral> DeskReferralBook::receipt(const record::Actor& actor, std::string_view number, std::string_view office,
                                                    std::string_view their_number) {
  if (trim(office).empty()) return error(ErrorCode::invalid_input, "which office took it in has to be said");
  return step(actor, number, "receipt", "taken in there", [&](DeskReferral& one) -> Result<void> {
    TRY(check_state(one, {DeskReferralState::sent}));
    one.state = DeskReferralState::received;
    one.receipt_office = office;
    one.receipt_number = their_number;
    one.received_at = parts_.clock.now();
    return {};
  });
}

Result<KnownDeskReferral> DeskReferralBook::outcome(const record::Actor& actor, std::string_view number, DeskReferralState state,
                                                    std::string_view what) {
  if (trim(what).empty()) return error(ErrorCode::invalid_input, "what came of it has to be said");
  if (state != DeskReferralState::done && state != DeskReferralState::declined)
    return error(ErrorCode::invalid_input, "state: done or declined");
  return step(actor, number, "outcome", what, [&](DeskReferral& one) -> Result<void> {
    TRY(check_state(one, {DeskReferralState::sent, DeskReferralState::received}));
    one.state = state;
    one.outcome = what;
    one.ended_at = parts_.clock.now();
    return {};
  });
}

}  // namespace sekimori::consult
