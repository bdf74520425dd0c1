#include "record/set_up_book.h"

#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::record {
namespace {

constexpr std::string_view kind = "set_up";
constexpr std::string_view only_id = "first_run";
constexpr std::array<std::string_view, set_up_card_count> names = {"organisation", "offices", "administrator", "levels", "source", "hub"};

std::unexpected<Error> wrong(SetUpCard card, std::string_view member, const Phrase& wanted) {
  return error(ErrorCode::invalid_input, "{}.{}: {}", identifier_of(card), member, wanted);
}

Result<void> only_members(SetUpCard card, const Json& answers, std::initializer_list<std::string_view> known) {
  if (!answers.is_object()) return error(ErrorCode::invalid_input, "{}: answers are a JSON object", identifier_of(card));
  for (const auto& [name, value] : answers.members())
    if (std::ranges::find(known, name) == known.end()) return wrong(card, scrub_utf8(name), "is not asked here");
  return {};
}

Result<std::string> one_line(SetUpCard card, const Json& answers, std::string_view member, size_t longest) {
  const std::string text(trim(answers[member].text()));
  const bool plain = std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (text.empty() || count_code_points(text) > longest || !plain || !is_valid_utf8(text))
    return wrong(card, member, phrase("one line of 1 to {} characters", longest));
  return text;
}

Result<Json> check_organisation(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::organisation;
  TRY(only_members(card, answers, {"language", "organisation", "fiscal_year_month"}));
  const std::string language = answers["language"].string_or("ja");
  if (language != "ja" && language != "en") return wrong(card, "language", "ja or en");
  const std::int64_t month = answers["fiscal_year_month"].integer_or(4);
  if (month < 1 || month > 12) return wrong(card, "fiscal_year_month", "the month in which the fiscal year begins, 1 to 12");
  return Json::object(
      {{"language", language}, {"organisation", TRY(one_line(card, answers, "organisation", 200))}, {"fiscal_year_month", month}});
}

Result<Json> check_offices(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::offices;
  TRY(only_members(card, answers, {"offices"}));
  Json offices = Json::array();
  for (const std::string_view office : {"company", "hub", "desk", "secretariat"})
    for (const Json& given : answers["offices"].items())
      if (given.text() == office) {
        offices.push(office);
        break;
      }
  if (offices.items().empty() || offices.items().size() != answers["offices"].items().size())
    return wrong(card, "offices", "a list of company, hub, desk, secretariat, each once");
  return Json::object({{"offices", std::move(offices)}});
}

Result<Json> check_levels(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::levels;
  TRY(only_members(card, answers, {"preset"}));
  const std::string preset = answers["preset"].string_or("three");
  if (preset != "three" && preset != "two") return wrong(card, "preset", "three (極秘, 秘, 社外秘) or two (極秘, 社外秘)");
  return Json::object({{"preset", preset}});
}

Result<Json> check_source(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::source;
  TRY(only_members(card, answers, {"later", "name", "kind", "mapping", "retention_days", "basis"}));
  if (answers["later"].bool_or(false)) return Json::object({{"later", true}});
  const std::int64_t days = answers["retention_days"].integer_or(365);
  if (days < 1 || days > 36'500) return wrong(card, "retention_days", "1 to 36500");
  Json out = Json::object({{"name", TRY(one_line(card, answers, "name", 100))},
                           {"kind", TRY(one_line(card, answers, "kind", 40))},
                           {"mapping", answers["mapping"].string_or("")},
                           {"retention_days", days}});
  if (answers["basis"].is_object()) out.set("basis", answers["basis"]);
  return out;
}

Result<Json> check_hub(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::hub;
  TRY(only_members(card, answers, {"later", "address"}));
  if (answers["later"].bool_or(false)) return Json::object({{"later", true}});
  const std::string address = TRY(one_line(card, answers, "address", 300));
  if (!address.starts_with("https://")) return wrong(card, "address", "begins with https://, or say later");
  return Json::object({{"address", address}});
}

Result<Json> check_administrator(const Json& answers) {
  constexpr SetUpCard card = SetUpCard::administrator;
  TRY(only_members(card, answers, {"login"}));
  return Json::object({{"login", TRY(one_line(card, answers, "login", 64))}});
}

}  // namespace

std::string_view identifier_of(SetUpCard card) { return names[static_cast<size_t>(card)]; }

std::optional<SetUpCard> set_up_card_from_identifier(std::string_view identifier) {
  const auto found = std::ranges::find(names, identifier);
  if (found == names.end()) return {};
  return static_cast<SetUpCard>(found - names.begin());
}

Result<Json> SetUpBook::check(SetUpCard card, const Json& answers) {
  switch (card) {
    case SetUpCard::organisation: return check_organisation(answers);
    case SetUpCard::offices: return check_offices(answers);
    case SetUpCard::administrator: return check_administrator(answers);
    case SetUpCard::levels: return check_levels(answers);
    case SetUpCard::source: return check_source(answers);
    case SetUpCard::hub: break;
  }
  return check_hub(answers);
}

Result<Json> SetUpBook::answer(const Actor& actor, SetUpCard card, const Json& answers) {
  TRY(Permissions::standard().check(actor, Verb::update, {.kind = std::string(kind), .id = std::string(only_id)}));
  Json good = TRY(check(card, answers));
  if (effects_.apply) {
    const Json done = TRY(effects_.apply(actor, card, good));
    for (const auto& [name, value] : done.members()) good.set(name, value);
  }
  TRY(database_.write([&](sql::Transaction& tx) -> Result<void> {
    const auto present = TRY(records_.get(tx, actor, kind, only_id));
    Draft draft;
    draft.kind = kind;
    draft.id = only_id;
    draft.body = present ? present->body : Json::object();
    draft.body.set(identifier_of(card), good);
    draft.expected_version = present ? present->version : 0;
    Change change;
    change.actor = actor;
    change.verb = present ? Verb::update : Verb::create;
    change.action = "set_up." + std::string(identifier_of(card));
    change.reason = "first run";
    TRY(records_.put(tx, draft, change));
    return {};
  }));
  {
    const std::lock_guard lock(mutex_);
    known_.reset();
  }
  return state(actor);
}

Result<SetUpSummary> SetUpBook::summary(Clock& clock) {
  const std::lock_guard lock(mutex_);
  const std::int64_t now = clock.monotonic_nanoseconds();
  if (known_ && now - known_since_ < nanoseconds_per_second) return *known_;
  const Actor reader = Actor::system("set-up");
  const auto present = TRY(database_.read([&](sql::Transaction& tx) { return records_.get(tx, reader, kind, only_id); }));
  SetUpSummary summary;
  if (present) {
    const Json& body = present->body;
    summary.organisation = body["organisation"]["organisation"].text();
    for (const Json& office : body["offices"]["offices"].items()) summary.offices.emplace_back(office.text());
    summary.finished = std::ranges::all_of(names, [&](std::string_view card) { return body[card].is_object(); });
  }
  known_ = std::move(summary);
  known_since_ = now;
  return *known_;
}

Result<Json> SetUpBook::state(const Actor& actor) {
  TRY(Permissions::standard().check(actor, Verb::read, {.kind = std::string(kind), .id = std::string(only_id)}));
  const auto present = TRY(database_.read([&](sql::Transaction& tx) { return records_.get(tx, actor, kind, only_id); }));
  const Json nothing = Json::object();
  const Json& body = present ? present->body : nothing;
  Json cards = Json::array();
  bool finished = true;
  for (size_t i = 0; i < set_up_card_count; ++i) {
    const auto card = static_cast<SetUpCard>(i);
    const Json& answers = body[names[i]];
    const bool done = answers.is_object();
    finished = finished && done;
    cards.push(Json::object({{"card", names[i]},
                             {"done", done},
                             {"answers", answers},
                             {"live", effects_.live ? TRY(effects_.live(actor, card, answers)) : Json()}}));
  }
  return Json::object({{"cards", std::move(cards)}, {"finished", finished}});
}

}  // namespace sekimori::record
