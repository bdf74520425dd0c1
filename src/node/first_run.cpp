#include "node/first_run.h"

#include "feature/watch/source_book.h"
#include "record/record_room.h"
#include "record/second_factor.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

Result<Json> find_administrator(Node& node, const Json& answers) {
  const auto account =
      TRY(node.database().read([&](sql::Transaction& tx) { return node.records().accounts.find_by_login(tx, answers["login"].text()); }));
  if (!account || !account->actor().has(record::Role::system_admin))
    return error(ErrorCode::not_found, "administrator.login: there is no administrator '{}'", answers["login"].text());
  return Json::object({{"account", account->id}});
}

Result<Json> add_source(Node& node, const record::Actor& actor, const Json& answers) {
  if (answers["later"].bool_or(false)) return Json::object();
  if (const auto known = TRY(node.sources().find(actor, answers["name"].text()))) return Json::object({{"source", known->id.to_string()}});
  Json body = answers;
  if (!body["basis"].is_object()) body.set("basis", Json::object());
  const model::Source source = TRY(model::source_from_json(body));
  return Json::object({{"source", TRY(node.sources().add(actor, source, "first run")).to_string()}});
}

Result<Json> count_factors(Node& node, const Json& answers) {
  const std::string account(answers["account"].text());
  if (account.empty()) return Json();
  const auto factors = TRY(node.database().read([&](sql::Transaction& tx) { return node.factors().of_account(tx, account); }));
  return Json::object({{"second_factors", static_cast<std::int64_t>(factors.size())}});
}

Result<Json> count_events(Node& node, const record::Actor& actor, const Json& answers) {
  const std::string_view id = answers["source"].text();
  if (id.empty()) return Json();
  for (const watch::SourceHealth& health : TRY(node.sources().health(actor, node.zone())))
    if (health.known.id.to_string() == id)
      return Json::object({{"events", static_cast<std::int64_t>(health.events)},
                           {"last_event", health.last_event ? Json(health.last_event->to_rfc3339(0)) : Json()}});
  return Json();
}

}  // namespace

record::SetUpEffects first_run_effects(Node& node) {
  record::SetUpEffects effects;
  effects.apply = [&node](const record::Actor& actor, record::SetUpCard card, const Json& answers) -> Result<Json> {
    if (card == record::SetUpCard::administrator) return find_administrator(node, answers);
    if (card == record::SetUpCard::source) return add_source(node, actor, answers);
    return Json::object();
  };
  effects.live = [&node](const record::Actor& actor, record::SetUpCard card, const Json& answers) -> Result<Json> {
    if (card == record::SetUpCard::administrator) return count_factors(node, answers);
    if (card == record::SetUpCard::source) return count_events(node, actor, answers);
    return Json();
  };
  return effects;
}

}  // namespace sekimori::node
