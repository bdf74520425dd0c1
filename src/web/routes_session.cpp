#include "record/token.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::int64_t session_nanoseconds = 12 * 3600 * nanoseconds_per_second;
constexpr std::size_t largest_log_in = 4096;

Json names_of(const std::vector<record::Role>& roles) {
  Json out = Json::array();
  for (const record::Role role : roles) out.push(record::identifier_of(role));
  return out;
}

Result<Response> log_in(Services& services, const Request& request) {
  if (request.body.size() > largest_log_in)
    return error(ErrorCode::invalid_input, "the body has {} bytes; login and password are enough", request.body.size());
  const Json body = TRY(Json::parse(request.body));
  const Sensitive<std::string> password{std::string(body["password"].text())};
  auto account = services.records.accounts.authenticate(services.database, body["login"].text(), password);
  if (!account) {
    services.trace.write(TraceLevel::warning, "log_in.refused", {{"peer", request.peer}});
    Response refused = problem_response(account.error(), request);
    if (account.error().code == ErrorCode::not_permitted) {
      refused.status = 401;
      refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    return refused;
  }
  record::TokenDraft draft;
  draft.account = account->id;
  draft.label = "log-in";
  draft.scopes = {"session"};
  draft.expires_at = {services.clock.now().nanoseconds + session_nanoseconds};
  record::Change change;
  // The program hands it out for a password that was right: also to those who may change nothing, such as an auditor.
  change.actor = record::Actor::system("log-in");
  change.verb = record::Verb::create;
  change.reason = "log-in";
  auto token = services.database.write([&](sql::Transaction& tx) { return services.records.tokens.create(tx, draft, change); });
  if (!token) return std::unexpected(std::move(token).error());
  return json_response(200, Json::object({{"token", token->text.reveal()},
                                          {"expires_at", draft.expires_at.to_rfc3339(0)},
                                          {"account", account->id},
                                          {"login", account->login},
                                          {"roles", names_of(account->roles)}}));
}

}  // namespace

void add_session_routes(Router& router, Services& services) {
  Route enter;
  enter.method = "POST";
  enter.pattern = "/api/v1/log-in";
  enter.operation = "log_in";
  enter.tag = "session";
  enter.body = "LogIn";
  enter.answer = {.schema = "LoggedIn"};
  enter.no_verb = "verbs take --login and a password file instead";
  enter.summary = "Exchanges login and password for a session token of twelve hours.";
  enter.handler = [&services](const Request& request) { return log_in(services, request); };
  router.add(std::move(enter));

  Route leave;
  leave.method = "POST";
  leave.pattern = "/api/v1/log-out";
  leave.scope = "session";
  leave.operation = "log_out";
  leave.tag = "session";
  leave.answer = {.status = 204};
  leave.no_verb = "a verb keeps no session";
  leave.summary = "Ends the token that is shown.";
  leave.handler = [&services](const Request& request) -> Result<Response> {
    record::Change change;
    change.actor = record::Actor::system("log-in");
    change.verb = record::Verb::delete_;
    change.reason = "log-out of " + request.session->actor.account;
    auto ended =
        services.database.write([&](sql::Transaction& tx) { return services.records.tokens.revoke(tx, request.session->token, change); });
    if (!ended) return std::unexpected(std::move(ended).error());
    Response response;
    response.status = 204;
    return response;
  };
  router.add(std::move(leave));

  Route me;
  me.method = "GET";
  me.pattern = "/api/v1/me";
  me.scope = "session";
  me.operation = "show_me";
  me.tag = "session";
  me.answer = {.schema = "Me"};
  me.no_verb = "a verb keeps no session";
  me.summary = "Tells whose token it is and what it reaches.";
  me.handler = [](const Request& request) -> Result<Response> {
    const record::Session& session = *request.session;
    Json scopes = Json::array();
    for (const std::string& scope : session.scopes) scopes.push(scope);
    return json_response(200, Json::object({{"account", session.actor.account},
                                            {"login", session.login},
                                            {"person", session.actor.person.empty() ? Json() : Json(session.actor.person)},
                                            {"roles", names_of(session.actor.roles)},
                                            {"scopes", std::move(scopes)},
                                            {"expires_at", session.expires_at.to_rfc3339(0)}}));
  };
  router.add(std::move(me));
}

}  // namespace sekimori::web
