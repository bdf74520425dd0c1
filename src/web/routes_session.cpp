#include <map>
#include <mutex>

#include "record/token.h"
#include "web/browser_session.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::size_t largest_log_in = 16'384;  // a security key's answer is the longest

Json names_of(const std::vector<record::Role>& roles) {
  Json out = Json::array();
  for (const record::Role role : roles) out.push(record::identifier_of(role));
  return out;
}

Response refused_log_in(Services& services, const Request& request, const Error& problem) {
  services.trace.write(TraceLevel::warning, "log_in.refused", {{"peer", request.peer}});
  Response refused = problem_response(problem, request);
  if (problem.code == ErrorCode::not_permitted) {
    refused.status = 401;
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
  }
  return refused;
}

// A session, or what the second step wants.
Response log_in_answer(const record::SignIn::Outcome& outcome) {
  if (!outcome.session)
    return json_response(
        200, Json::object({{"second_factor",
                            Json::object({{"ticket", outcome.ticket}, {"by_code", outcome.by_code}, {"by_key", outcome.by_key}})}}));
  return json_response(200, Json::object({{"token", outcome.session->text.reveal()},
                                          {"expires_at", outcome.expires_at.to_rfc3339(0)},
                                          {"account", outcome.account.id},
                                          {"login", outcome.account.login},
                                          {"roles", names_of(outcome.account.roles)}}));
}

Result<Response> log_in(Services& services, const Request& request) {
  if (request.body.size() > largest_log_in)
    return error(ErrorCode::invalid_input, "the body has {} bytes; login and password are enough", request.body.size());
  const Json& body = request.json;
  const Sensitive<std::string> password{std::string(body["password"].text())};
  const auto outcome = services.sign_in.with_password(body["login"].text(), password);
  return outcome ? log_in_answer(*outcome) : refused_log_in(services, request, outcome.error());
}

Result<Response> log_in_second(Services& services, const Request& request) {
  const Json& body = request.json;
  const auto outcome = body["answer"].is_object()
                           ? services.sign_in.with_key(body["ticket"].text(), origin_of(request, services.public_url), body["answer"])
                           : services.sign_in.with_code(body["ticket"].text(), body["code"].text());
  return outcome ? log_in_answer(*outcome) : refused_log_in(services, request, outcome.error());
}

Result<Response> log_in_key_challenge(Services& services, const Request& request) {
  const Json& body = request.json;
  const std::string origin = origin_of(request, services.public_url);
  return json_response(200, TRY(services.sign_in.key_challenge(body["ticket"].text(), record::relying_party_of(origin))));
}

Result<Response> log_out_everywhere(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  record::Change change;
  change.actor = record::Actor::system("log-in");
  change.verb = record::Verb::delete_;
  change.reason = "log-out everywhere of " + actor.account;
  const auto ended = TRY(services.database.write(
      [&](sql::Transaction& tx) { return services.records.tokens.revoke_sessions(tx, actor.account, "", change); }));
  Response response = json_response(200, Json::object({{"ended", ended}}));
  response.headers.emplace_back("Set-Cookie", ended_cookie(request, origin_of(request, services.public_url)));
  return response;
}

Result<Response> change_password(Services& services, const Request& request) {
  const record::Session& session = *request.session;
  if (!by_log_in(request))
    return error(ErrorCode::not_permitted, "this needs a log-in; a token made for a program may not change a password");
  const Json& body = request.json;
  const Sensitive<std::string> old_password{std::string(body["old_password"].text())};
  const Sensitive<std::string> new_password{std::string(body["new_password"].text())};
  TRY(services.records.accounts.authenticate(services.database, session.login, old_password));
  record::Change change;
  change.actor = session.actor;
  change.verb = record::Verb::update;
  change.reason = "changed by its holder";
  TRY(services.database.write(
      [&](sql::Transaction& tx) { return services.records.accounts.set_password(tx, session.actor.account, new_password, change); }));
  Response response;
  response.status = 204;
  response.headers.emplace_back("Set-Cookie", ended_cookie(request, origin_of(request, services.public_url)));
  return response;
}

Result<Response> log_out(Services& services, const Request& request) {
  record::Change change;
  change.actor = record::Actor::system("log-in");
  change.verb = record::Verb::delete_;
  change.reason = "log-out of " + request.session->actor.account;
  TRY(services.database.write([&](sql::Transaction& tx) { return services.records.tokens.revoke(tx, request.session->token, change); }));
  Response response;
  response.status = 204;
  response.headers.emplace_back("Set-Cookie", ended_cookie(request, origin_of(request, services.public_url)));
  return response;
}

// "alert.list" and so on: what the roles reach at all, so that a client need not show what will be refused. As JSON text, made once for
// each set of roles: it is most of the answer and asks the table of permissions many hundred times.
std::string permissions_of(const record::Actor& actor) {
  static std::mutex mutex;
  static std::map<std::pair<unsigned, bool>, std::string> known;
  unsigned roles = 0;
  for (const record::Role role : actor.roles) roles |= 1U << static_cast<unsigned>(role);
  const std::lock_guard lock(mutex);
  const auto [entry, is_new] = known.try_emplace({roles, actor.is_system});
  if (!is_new) return entry->second;
  Json out = Json::array();
  const record::Permissions& permissions = record::Permissions::standard();
  for (const std::string& kind : permissions.kinds())
    for (std::size_t i = 0; i < record::verb_count; ++i) {
      const auto verb = static_cast<record::Verb>(i);
      if (!permissions.reach_of(actor, verb, kind).nothing()) out.push(kind + "." + std::string(record::identifier_of(verb)));
    }
  return entry->second = out.dump();
}

Result<Response> show_me(Services& services, const Request& request) {
  const record::Session& session = *request.session;
  Json scopes = Json::array();
  for (const std::string& scope : session.scopes) scopes.push(scope);
  // The token that changes want beside the cookie; a program with a bearer token needs none.
  const auto cookie = TRY(session_text(request, origin_of(request, services.public_url)));
  const bool by_cookie = cookie && request.header("authorization").empty();
  const record::SetUpSummary set_up = TRY(services.set_up_book.summary(services.clock));
  Json offices = Json::array();
  for (const std::string& office : set_up.offices) offices.push(office);
  std::string body =
      Json::object({{"account", session.actor.account},
                    {"csrf_token", by_cookie ? Json(csrf_token(*cookie)) : Json()},
                    {"login", session.login},
                    {"person", session.actor.person.empty() ? Json() : Json(session.actor.person)},
                    {"roles", names_of(session.actor.roles)},
                    {"scopes", std::move(scopes)},
                    {"expires_at", session.expires_at.to_rfc3339(0)},
                    {"now", services.clock.now().to_rfc3339()},
                    {"demo", services.demo},
                    {"organisation", Json::object({{"name", set_up.organisation.empty() ? Json() : Json(set_up.organisation)},
                                                   {"id", services.ledger.origin()}})},
                    {"offices", std::move(offices)},
                    {"first_run", !set_up.finished && !services.demo}})
          .dump();
  body.pop_back();  // the brace
  body.append(",\"permissions\":").append(permissions_of(session.actor)).append("}\n");
  return text_response(200, std::move(body), "application/json");
}

}  // namespace

void add_session_routes(Router& router, Services& services) {
  constexpr std::string_view about_oneself = "it is a browser's or a program's own session";
  router.add({.method = "POST",
              .pattern = "/api/v1/log-in",
              .summary = "Exchanges login and password for a session of twelve hours, or tells what the second step wants.",
              .handler = with(services, log_in),
              .operation = "log_in",
              .tag = "session",
              .body = "LogIn",
              .answer = {.schema = "LogInAnswer"},
              .no_verb = std::string(about_oneself)});
  router.add({.method = "POST",
              .pattern = "/api/v1/log-in/second",
              .summary = "Ends a log-in with a code or a security key.",
              .handler = with(services, log_in_second),
              .operation = "end_log_in",
              .tag = "session",
              .body = "SecondStep",
              .answer = {.schema = "LogInAnswer"},
              .no_verb = std::string(about_oneself)});
  router.add({.method = "POST",
              .pattern = "/api/v1/log-in/key-challenge",
              .summary = "What a security key has to sign for this log-in.",
              .handler = with(services, log_in_key_challenge),
              .operation = "challenge_key",
              .tag = "session",
              .body = "LogInTicket",
              .answer = {.schema = "KeyChallenge"},
              .no_verb = std::string(about_oneself)});
  router.add({.method = "POST",
              .pattern = "/api/v1/log-out",
              .scope = "session",
              .summary = "Ends the session or token that is shown.",
              .handler = with(services, log_out),
              .operation = "log_out",
              .tag = "session",
              .answer = {.status = 204},
              .no_verb = std::string(about_oneself)});
  router.add({.method = "POST",
              .pattern = "/api/v1/log-out/everywhere",
              .scope = "session",
              .summary = "Ends every session of one's own account.",
              .handler = with(services, log_out_everywhere),
              .operation = "log_out_everywhere",
              .tag = "session",
              .answer = {.schema = "Ended"},
              .verb = "token revoke"});
  router.add({.method = "GET",
              .pattern = "/api/v1/me",
              .scope = "session",
              .summary = "Tells whose session or token it is and what it reaches.",
              .handler = with(services, show_me),
              .operation = "show_me",
              .tag = "session",
              .answer = {.schema = "Me"},
              .no_verb = std::string(about_oneself)});
  router.add({.method = "POST",
              .pattern = "/api/v1/me/password",
              .scope = "session",
              .summary = "Changes one's own password; every session and token ends.",
              .handler = with(services, change_password),
              .operation = "change_password",
              .tag = "session",
              .body = "PasswordChange",
              .answer = {.status = 204},
              .verb = "account password"});
}

}  // namespace sekimori::web
