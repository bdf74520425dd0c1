#include "record/account_json.h"

namespace sekimori::record {
namespace {

Json texts(const std::vector<std::string>& values) {
  Json out = Json::array();
  for (const std::string& value : values) out.push(value);
  return out;
}

Json time_or_null(const std::optional<Instant>& time) { return time ? Json(time->to_rfc3339(0)) : Json(); }

}  // namespace

Json to_json(const Account& account) {
  Json roles = Json::array();
  for (const Role role : account.roles) roles.push(identifier_of(role));
  return Json::object({{"id", account.id},
                       {"login", account.login},
                       {"person", account.person.empty() ? Json() : Json(account.person)},
                       {"roles", std::move(roles)},
                       {"groups", texts(account.groups)},
                       {"state", account.state == AccountState::active ? "active" : "disabled"},
                       {"locked_until", time_or_null(account.locked_until)},
                       {"created_at", account.created_at.to_rfc3339(0)}});
}

Json to_json(const TokenInfo& token) {
  return Json::object({{"id", token.id},
                       {"account", token.account},
                       {"label", token.label},
                       {"scopes", texts(token.scopes)},
                       {"created_at", token.created_at.to_rfc3339(0)},
                       {"expires_at", token.expires_at.to_rfc3339(0)},
                       {"last_used_at", time_or_null(token.last_used_at)},
                       {"revoked_at", time_or_null(token.revoked_at)}});
}

}  // namespace sekimori::record
