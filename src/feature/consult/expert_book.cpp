#include "feature/consult/expert_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/consult/desk_texts.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 4> kind_names = {"company_veteran", "lawyer", "patent_attorney", "strategy_expert"};
constexpr std::array<Text, 4> kind_titles = {{{.ja = "企業OB", .en = "company veteran"},
                                              {.ja = "弁護士", .en = "lawyer"},
                                              {.ja = "弁理士", .en = "patent attorney"},
                                              {.ja = "知財戦略の専門家", .en = "IP strategy expert"}}};
constexpr std::size_t longest_name = 100, most_conflicts = 500;
constexpr int minutes_of_a_day = 24 * 60;
// What stands before or after a name and says only what sort of firm it is.
constexpr std::array<std::string_view, 14> legal_forms = {"株式会社", "有限会社", "合同会社", "合資会社", "合名会社",    "(株)", "(有)",
                                                          "(同)",     "co.,ltd.", "co.,ltd",  "inc.",     "corporation", "ltd.", "k.k."};

void describe_expert(const DeskExpert& expert, record::Draft& draft) {
  draft.summary = Json::object({{"number", expert.number}, {"kind", name_of(expert.kind)}});
  draft.keys = {{"number", expert.number, record::Uniqueness::unique}};
}

Json contents_json(const std::vector<Content>& contents) {
  Json out = Json::array();
  for (const Content one : contents) out.push(name_of(one));
  return out;
}

std::int64_t suitability(const DeskExpert& expert, const Consultation& one) {
  std::int64_t points = 0;
  for (const Content content : one.asker.contents)
    if (std::ranges::find(expert.skills, content) != expert.skills.end()) points += 2;
  if (!one.asker.industry.empty() && std::ranges::find(expert.industries, one.asker.industry) != expert.industries.end()) ++points;
  return points;
}

}  // namespace

std::string_view name_of(ExpertKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
Text title_of(ExpertKind kind) { return kind_titles.at(static_cast<std::size_t>(kind)); }
std::optional<ExpertKind> expert_kind_from(std::string_view name) { return model::value_named<ExpertKind>(kind_names, name); }

Json to_json(const DeskExpert& one) {
  Json weekdays = Json::array(), absences = Json::array();
  for (const int day : one.weekdays) weekdays.push(day);
  for (const ExpertAbsence& absence : one.absences)
    absences.push(Json::object({{"from", absence.from.to_string()}, {"to", absence.to.to_string()}}));
  return Json::object({{"number", one.number},
                       {"name", one.name},
                       {"account", one.account},
                       {"kind", name_of(one.kind)},
                       {"skills", contents_json(one.skills)},
                       {"industries", model::texts_json(one.industries)},
                       {"conflicts", model::texts_json(one.conflicts)},
                       {"weekdays", std::move(weekdays)},
                       {"from_minute", one.from_minute},
                       {"to_minute", one.to_minute},
                       {"absences", std::move(absences)},
                       {"active", one.active}});
}

Result<DeskExpert> desk_expert_from(const Json& json) {
  DeskExpert out;
  TRY(model::read_text(json, "number", out.number));
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "account", out.account));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  for (const Json& one : json["skills"].items()) {
    const auto content = content_from(one.text());
    if (!content) return error(ErrorCode::invalid_input, "skills: '{}' is no content", one.text());
    out.skills.push_back(*content);
  }
  TRY(model::read_texts(json, "industries", out.industries));
  TRY(model::read_texts(json, "conflicts", out.conflicts));
  if (json["weekdays"].is_array()) {
    out.weekdays.clear();
    for (const Json& one : json["weekdays"].items()) out.weekdays.push_back(static_cast<int>(one.integer_or(-1)));
  }
  out.from_minute = static_cast<int>(json["from_minute"].integer_or(out.from_minute));
  out.to_minute = static_cast<int>(json["to_minute"].integer_or(out.to_minute));
  for (const Json& one : json["absences"].items())
    out.absences.push_back({TRY(Day::parse(one["from"].text())), TRY(Day::parse(one["to"].text()))});
  out.active = json["active"].bool_or(true);
  return out;
}

Result<void> check(const DeskExpert& one) {
  if (trim(one.name).empty() || count_code_points(one.name) > longest_name)
    return error(ErrorCode::invalid_input, "a name of at most {} characters is needed", longest_name);
  if (one.conflicts.size() > most_conflicts) return error(ErrorCode::invalid_input, "conflicts: at most {}", most_conflicts);
  for (const std::string& firm : one.conflicts)
    if (plain_firm(firm).empty()) return error(ErrorCode::invalid_input, "conflicts: '{}' names no firm", firm);
  for (const int day : one.weekdays)
    if (day < 0 || day > 6) return error(ErrorCode::invalid_input, "weekdays: 0 (Sunday) to 6");
  if (one.from_minute < 0 || one.to_minute > minutes_of_a_day || one.to_minute <= one.from_minute)
    return error(ErrorCode::invalid_input, "the hours end before they begin");
  for (const ExpertAbsence& absence : one.absences)
    if (absence.to < absence.from) return error(ErrorCode::invalid_input, "an absence ends before it begins");
  return {};
}

std::string plain_firm(std::string_view name) {
  std::string plain = fold(normalise_nfkc(name));
  std::string tight;
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t sign = next_code_point(plain, at);
    if (sign != U' ' && sign != U'\u3000' && sign != U'・' && sign != U'-' && sign != U'\t') append_utf8(tight, sign);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view form : legal_forms) {
      if (tight.size() > form.size() && tight.starts_with(form)) {
        tight.erase(0, form.size());
        changed = true;
      } else if (tight.size() > form.size() && tight.ends_with(form)) {
        tight.resize(tight.size() - form.size());
        changed = true;
      }
    }
  }
  return hiragana_to_katakana(tight);
}

ConflictSide conflict_of(const DeskExpert& expert, const AskerIdentity& identity) {
  const auto close_to = [&](std::string_view firm) {
    const std::string plain = plain_firm(firm);
    return !plain.empty() && std::ranges::any_of(expert.conflicts, [&](const std::string& one) { return plain_firm(one) == plain; });
  };
  if (close_to(identity.organisation)) return ConflictSide::asker;
  for (const std::string& firm : identity.counterparties)
    if (close_to(firm)) return ConflictSide::counterparty;
  return ConflictSide::none;
}

ExpertBook::ExpertBook(const DeskParts& parts, ConsultationBook& consultations)
    : parts_(parts),
      consultations_(consultations),
      shelf_(parts_.database, parts_.records, parts_.clock, parts_.random, "desk_expert", desk_expert_from, describe_expert) {}

Result<KnownExpert> ExpertBook::add(const record::Actor& actor, DeskExpert expert) {
  TRY(check(expert));
  expert.account.clear();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownExpert> {
    expert.number = TRY(next_desk_number(tx, "EX", 0, 3));
    return shelf_.create(tx, actor, expert, "added");
  });
}

Result<KnownExpert> ExpertBook::find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number) {
  auto found = TRY(shelf_.list(tx, actor, "number", number));
  if (found.empty()) return error(ErrorCode::not_found, "no expert {} in sight", number);
  return std::move(found.front());
}

Result<KnownExpert> ExpertBook::find(const record::Actor& actor, std::string_view number) {
  return parts_.database.read([&](sql::Transaction& tx) { return find_in(tx, actor, number); });
}

Result<std::vector<KnownExpert>> ExpertBook::list(const record::Actor& actor) {
  auto out = TRY(shelf_.list(actor));
  std::ranges::sort(out, {}, [](const KnownExpert& one) { return one.value.number; });
  return out;
}

Result<KnownExpert> ExpertBook::change(const record::Actor& actor, std::string_view number, const DeskExpert& expert,
                                       std::string_view reason, std::vector<std::string>* ended) {
  TRY(check(expert));
  if (ended != nullptr) ended->clear();
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownExpert> {
    const KnownExpert known = TRY(find_in(tx, actor, number));
    auto changed = TRY(shelf_.change(tx, actor, known.id, reason.empty() ? "changed" : reason, [&](DeskExpert& one) -> Result<void> {
      const std::string kept_number = one.number, account = one.account;
      one = expert;
      one.number = kept_number;
      one.account = account;
      return {};
    }));
    TRY(end_conflicts(tx, changed.value, ended));
    return changed;
  });
}

Result<void> ExpertBook::end_conflicts(sql::Transaction& tx, const DeskExpert& expert, std::vector<std::string>* ended) {
  for (const KnownConsultation& one : TRY(consultations_.given_to(tx, expert.number))) {
    if (conflict_of(expert, TRY(parts_.vault.identity(tx, one.value.number))) == ConflictSide::none) continue;
    const auto after = TRY(consultations_.change(tx, desk_itself(), one.value.number, "expert", "a conflict of interest was added",
                                                 [&](Consultation& kept) -> Result<void> {
                                                   std::erase(kept.experts, expert.number);
                                                   return {};
                                                 }));
    if (!expert.account.empty()) TRY(consultations_.end_reading(tx, after, "account:" + expert.account));
    if (ended != nullptr) ended->push_back(one.value.number);
    if (one.value.erased_at) continue;
    TRY(parts_.vault.add(tx, one.value.number,
                         {.side = WordsSide::note,
                          .at = parts_.clock.now(),
                          .by = {},
                          .text = fmt::format("{} は利益相反のため担当を外れました / {} was taken off: a conflict of interest",
                                              expert.number, expert.number)}));
  }
  return {};
}

Result<KnownExpert> ExpertBook::give_account(const record::Actor& actor, std::string_view number, std::string_view login) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownExpert> {
    const auto account = TRY(parts_.accounts.find_by_login(tx, login));
    if (!account) return error(ErrorCode::not_found, "no account {}", login);
    const KnownExpert known = TRY(find_in(tx, actor, number));
    auto changed = TRY(shelf_.change(tx, actor, known.id, "account", [&](DeskExpert& one) -> Result<void> {
      one.account = account->id;
      return {};
    }));
    TRY(parts_.records.set_readers(tx, "desk_expert", known.id, {"account:" + account->id},
                                   {.actor = desk_itself(), .reason = "whose entry it is"}));
    // What he was given before he had the account; what the account before had, it sees no more.
    for (const KnownConsultation& one : TRY(consultations_.given_to(tx, number))) {
      if (!known.value.account.empty() && known.value.account != account->id)
        TRY(consultations_.end_reading(tx, one, "account:" + known.value.account));
      TRY(consultations_.let_read(tx, one, {"account:" + account->id}));
    }
    TRY(give_bookings(tx, number, known.value.account, account->id));
    return changed;
  });
}

// Bookings are another book's records; whose they are is set where the account is.
Result<void> ExpertBook::give_bookings(sql::Transaction& tx, std::string_view number, const std::string& before,
                                       const std::string& account) {
  record::ListQuery query;
  query.kind = "desk_booking";
  query.key = "expert";
  query.value = number;
  for (const record::Version& one : TRY(record::all_records(tx, parts_.records, desk_itself(), query))) {
    std::vector<std::string> readers = TRY(parts_.records.readers(tx, "desk_booking", one.id));
    if (before != account) std::erase(readers, "account:" + before);
    if (std::ranges::find(readers, "account:" + account) == readers.end()) readers.push_back("account:" + account);
    TRY(parts_.records.set_readers(tx, "desk_booking", one.id, readers, {.actor = desk_itself(), .reason = "whose booking it is"}));
  }
  return {};
}

Result<std::vector<KnownExpert>> ExpertBook::suited(const record::Actor& actor, std::string_view consultation) {
  const KnownConsultation known = TRY(consultations_.find(actor, consultation));
  const AskerIdentity identity = TRY(consultations_.identity(actor, consultation));
  auto out = TRY(list(actor));
  std::erase_if(out, [&](const KnownExpert& one) { return !one.value.active || conflict_of(one.value, identity) != ConflictSide::none; });
  std::ranges::sort(out, {}, [&](const KnownExpert& one) { return std::pair(-suitability(one.value, known.value), one.value.number); });
  return out;
}

Result<KnownConsultation> ExpertBook::assign(const record::Actor& actor, std::string_view consultation, std::string_view number) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownConsultation> {
    const KnownExpert expert = TRY(find_in(tx, actor, number));
    if (!expert.value.active) return error(ErrorCode::conflict, "{} is not active", number);
    auto changed = TRY(consultations_.change(tx, actor, consultation, "expert", "expert assigned", [&](Consultation& one) -> Result<void> {
      if (one.state == ConsultationState::closed) return error(ErrorCode::conflict, "{} is closed; open it again first", one.number);
      switch (conflict_of(expert.value, TRY(parts_.vault.identity(tx, one.number)))) {
        case ConflictSide::asker:
          return error(ErrorCode::not_permitted, "{} has a conflict of interest: the asker is among the firms he is close to", number);
        case ConflictSide::counterparty:
          return error(ErrorCode::not_permitted, "{} has a conflict of interest: a counterparty is among the firms he is close to", number);
        case ConflictSide::none: break;
      }
      if (std::ranges::find(one.experts, number) == one.experts.end()) one.experts.emplace_back(number);
      return {};
    }));
    if (!expert.value.account.empty()) TRY(consultations_.let_read(tx, changed, {"account:" + expert.value.account}));
    return changed;
  });
}

}  // namespace sekimori::consult
