#include "record/token.h"
#include "web/services.h"
#include "web/static_files.h"

namespace sekimori::web {

Router::Guard token_guard(Services& services) {
  return [&services](Request& request, std::string_view scope) -> Result<void> {
    constexpr std::string_view bearer = "Bearer ";
    const std::string_view header = request.header("authorization");
    if (!header.starts_with(bearer)) return error(ErrorCode::not_permitted, "a token is needed: Authorization: Bearer skm_...");
    auto session = services.records.tokens.authenticate(services.database, header.substr(bearer.size()));
    if (!session) return std::unexpected(std::move(session).error());
    request.session = std::make_shared<const record::Session>(*std::move(session));
    if (!request.session->allows(scope)) return error(ErrorCode::not_permitted, "the token has not the scope {}", scope);
    return {};
  };
}

void add_all_routes(Router& router, Services& services) {
  router.set_replay(replay_once(services));
  add_operation_routes(router, services);
  add_set_up_routes(router, services);
  add_session_routes(router, services);
  add_secret_routes(router, services);
  add_person_routes(router, services);
  add_agreement_routes(router, services);
  add_source_routes(router, services);
  add_alert_routes(router, services);
  add_reveal_routes(router, services);
  add_case_routes(router, services);
  add_exhibit_routes(router, services);
  add_ledger_routes(router, services);
  add_account_routes(router, services);
  add_job_routes(router, services);
  add_event_routes(router, services);
  add_stream_routes(router, services);
  add_open_api_route(router);
  router.set_fallback(answer_static);
}

}  // namespace sekimori::web
