#include "node/desk_asking.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "feature/consult/consult_room.h"
#include "feature/respond/case_book.h"
#include "feature/respond/case_log.h"
#include "feature/respond/exhibit_book.h"
#include "feature/respond/respond_parts.h"
#include "feature/respond/technique_report.h"
#include "model/ports/secret_directory.h"
#include "record/record_room.h"

namespace sekimori::node {
namespace {

constexpr std::array<Text, 8> triggers = {{{.ja = "自社の検知", .en = "our own detection"},
                                           {.ja = "退職時の点検", .en = "the check of somebody who left"},
                                           {.ja = "取引先からの連絡", .en = "word from a business partner"},
                                           {.ja = "顧客からの苦情", .en = "complaints of customers"},
                                           {.ja = "匿名の通報", .en = "an anonymous report"},
                                           {.ja = "現物の発見", .en = "something that was found"},
                                           {.ja = "相談", .en = "a consultation"},
                                           {.ja = "ハブからの警告", .en = "a hub's warning"}}};

const detect::RuleSet& rules() {
  static const detect::RuleSet own = detect::own_rules();
  return own;
}

// Whoever may not ask learns nothing of what could be asked.
Result<void> may_ask(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "desk_question", .id = ""}));
  return {};
}

// "極秘 2 件、秘 1 件"
Result<web::CaseFact> secrets_fact(Node& node, const respond::KnownCase& known) {
  TRY(node.secrets().refresh());
  std::map<model::Level, std::size_t, std::greater<>> levels;
  for (const std::string& id : known.facts.secrets)
    if (const auto parsed = model::SecretId::parse(id))
      if (const auto secret = node.secrets().find(*parsed)) ++levels[secret->secret.level];
  web::CaseFact out{.id = "secrets", .ja = {}, .en = {}};
  for (const auto& [level, count] : levels) {
    out.ja += fmt::format("{}{} {} 件", out.ja.empty() ? "関係する秘密: " : "、", model::name_of(level).ja, count);
    out.en += fmt::format("{}{} {}", out.en.empty() ? "Secrets concerned: " : ", ", count, model::name_of(level).en);
  }
  return out;
}

// To which sort of office, and how far; never which office.
web::CaseFact reported_fact(const std::vector<respond::Referral>& referrals) {
  using respond::ReferralTo;
  web::CaseFact out{.id = "reported", .ja = {}, .en = {}};
  const auto add = [&](Text words) {
    out.ja += (out.ja.empty() ? "連絡済み: " : "、") + std::string(words.ja);
    out.en += (out.en.empty() ? "Told already: " : ", ") + std::string(words.en);
  };
  bool police = false, lawyer = false, court = false;
  for (const respond::Referral& one : referrals) {
    if (one.state == respond::ReferralState::preparing) continue;
    police |= one.to == ReferralTo::police_station || one.to == ReferralTo::prefectural_police;
    lawyer |= one.to == ReferralTo::lawyer;
    court |= one.to == ReferralTo::court_injunction || one.to == ReferralTo::court_damages;
  }
  if (police) add({.ja = "警察", .en = "the police"});
  if (lawyer) add({.ja = "弁護士", .en = "a lawyer"});
  if (court) add({.ja = "裁判所", .en = "a court"});
  return out;
}

// Whoever holds on to a case holds on to what was asked about it.
Result<void> check_no_hold(Node& node, const consult::KnownAskedQuestion& question) {
  constexpr std::string_view about_case = "case ";
  const std::string& about = question.value.about;
  std::string of_case;
  if (about.starts_with(about_case))
    if (const auto known = node.cases().find(record::Actor::system("holds"), about.substr(about_case.size()))) of_case = known->id;
  return node.database().read([&](sql::Transaction& tx) -> Result<void> {
    record::HoldBook& holds = node.records().holds;
    const bool held = TRY(holds.is_held(tx, {.kind = "desk_question", .id = question.id}));
    const auto all = TRY(holds.list(tx, record::Actor::system("holds")));
    if (held ||
        std::ranges::any_of(all, [&](const record::Hold& one) { return !of_case.empty() && one.case_id == of_case && !one.released_at; }))
      return error(ErrorCode::conflict, "{} belongs to a case under a hold; what was said is kept until it is released",
                   question.value.number);
    return {};
  });
}

}  // namespace

Result<std::vector<web::CaseFact>> DeskAsking::facts(const record::Actor& actor, std::string_view case_number) {
  TRY(may_ask(actor));
  const respond::KnownCase known = TRY(node_.cases().find(actor, case_number));
  std::vector<web::CaseFact> out;
  const auto add = [&](web::CaseFact fact) {
    if (!fact.ja.empty()) out.push_back(std::move(fact));
  };
  const Text trigger = triggers.at(static_cast<std::size_t>(known.facts.trigger));
  add({.id = "trigger", .ja = fmt::format("発覚のきっかけ: {}", trigger.ja), .en = fmt::format("How it came to light: {}", trigger.en)});
  const std::string noticed = node_.zone().day_of(known.facts.noticed_at).to_string();
  add({.id = "noticed", .ja = fmt::format("気づいた日: {}", noticed), .en = fmt::format("Noticed on: {}", noticed)});
  add(TRY(secrets_fact(node_, known)));
  std::vector<model::Alert> alerts;
  for (auto& [id, alert] : TRY(node_.cases().alerts(actor, known))) alerts.push_back(std::move(alert));
  if (!alerts.empty()) {
    const std::string text(
        trim(respond::technique_report({.trigger = {}, .hosts = TRY(respond::hosts_to_tell(alerts, node_.respond().events))}, alerts,
                                       rules(), {})
                 .text));
    add({.id = "techniques", .ja = text, .en = text});
  }
  if (const auto exhibits = node_.exhibits().list(actor, known); exhibits && !exhibits->empty())
    add({.id = "kept",
         .ja = fmt::format("証拠の保全: {} 点を保全済み", exhibits->size()),
         .en = fmt::format("Evidence: {} exhibits are kept", exhibits->size())});
  respond::CaseLog log(node_.respond());
  if (const auto referrals = log.referrals(actor, known)) add(reported_fact(*referrals));
  return out;
}

Result<consult::QuestionToAsk> DeskAsking::compose(const record::Actor& actor, const web::QuestionWish& wish) {
  TRY(may_ask(actor));
  consult::QuestionToAsk out;
  out.title = trim(wish.title);
  out.question = {
      .language = wish.language, .text = std::string(trim(wish.text)), .attributes = wish.attributes, .identity = wish.identity};
  TRY(consult::check_words(out.question.text));
  if (wish.case_number.empty()) {
    if (!wish.facts.empty()) return error(ErrorCode::invalid_input, "facts are those of a case; say of which");
    return out;
  }
  const respond::KnownCase known = TRY(node_.cases().find(actor, wish.case_number));
  out.about = fmt::format("case {}", known.facts.number);
  out.readers = TRY(node_.database().read([&](sql::Transaction& tx) { return node_.records().records.readers(tx, "case", known.id); }));
  // Facts stand in the text in the order of the case, whatever the order in which they were chosen.
  const bool japanese = wish.language == Language::ja;
  std::string chosen;
  std::size_t found = 0;
  if (!wish.facts.empty())
    for (const web::CaseFact& fact : TRY(facts(actor, wish.case_number))) {
      if (std::ranges::find(wish.facts, fact.id) == wish.facts.end()) continue;
      ++found;
      chosen += "\n" + (japanese ? fact.ja : fact.en);
    }
  if (found != wish.facts.size()) return error(ErrorCode::invalid_input, "a fact was chosen that case {} has not", known.facts.number);
  if (!chosen.empty()) out.question.text += (japanese ? "\n\n事案について:" : "\n\nOf the case:") + chosen;
  return out;
}

Result<std::unique_ptr<model::DeskLine>> DeskAsking::line_of(std::string_view desk) {
  return open_line_(TRY(node_.consult().links.find(consult::desk_itself(), desk)).value.address);
}

Result<consult::KnownAskedQuestion> DeskAsking::ask(const record::Actor& actor, std::string_view desk, const web::QuestionWish& wish,
                                                    std::string_view shown_sha256) {
  const consult::KnownDeskLink link = TRY(node_.consult().links.find(consult::desk_itself(), desk));
  const auto line = TRY(open_line_(link.value.address));
  return node_.consult().questions.ask(actor, *line, link.value, TRY(compose(actor, wish)), shown_sha256);
}

Result<consult::FollowedQuestion> DeskAsking::follow(const record::Actor& actor, std::string_view number) {
  const auto known = TRY(node_.consult().questions.find(actor, number));
  return node_.consult().questions.follow(actor, *TRY(line_of(known.value.desk)), number);
}

Result<consult::FollowedQuestion> DeskAsking::add(const record::Actor& actor, std::string_view number, std::string_view text) {
  const auto known = TRY(node_.consult().questions.find(actor, number));
  return node_.consult().questions.add(actor, *TRY(line_of(known.value.desk)), number, text);
}

Result<consult::KnownAskedQuestion> DeskAsking::erase(const record::Actor& actor, std::string_view number, std::string_view reason) {
  const auto known = TRY(node_.consult().questions.find(actor, number));
  TRY(check_no_hold(node_, known));
  auto erased = TRY(node_.consult().questions.erase(actor, number, reason));
  // A desk that cannot be reached now hears of it in the rounds to come.
  if (const auto line = line_of(known.value.desk); line && !erased.value.settled())
    if (auto told = node_.consult().questions.follow(consult::desk_itself(), **line, number)) return std::move(told->known);
  return erased;
}

Result<std::vector<consult::FollowedQuestion>> DeskAsking::follow_open(const record::Actor& actor) {
  std::vector<consult::FollowedQuestion> out;
  std::optional<Error> failed;
  for (const consult::KnownAskedQuestion& known : TRY(node_.consult().questions.list(actor))) {
    if (known.value.settled()) continue;
    auto followed = follow(actor, known.value.number);
    if (followed) out.push_back(*std::move(followed));
    else if (known.value.arrived() && !failed) failed = std::move(followed).error();
  }
  if (failed) return std::unexpected(*failed);
  return out;
}

void follow_questions(web::DeskAsker& asker, Trace& trace) {
  const auto done = asker.follow_open(consult::desk_itself());
  if (!done) trace.write(TraceLevel::warning, "desk.round_failed", {{"error", done.error().message}});
}

}  // namespace sekimori::node
