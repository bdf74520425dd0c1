#include "web/page_visitor.h"

#include "web/browser_session.h"

namespace sekimori::web {

std::optional<Visitor> visitor_of(Services& services, const Request& request) {
  const auto text = session_text(request, origin_of(request, services.public_url));
  if (!text || !*text) return {};
  auto session = services.records.tokens.authenticate(services.database, **text);
  if (!session || session->scopes != std::vector<std::string>{"session"}) return {};
  return Visitor{std::make_shared<const record::Session>(*std::move(session)), csrf_token(**text)};
}

}  // namespace sekimori::web
