#include "base/digest.h"
#include "record/token.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// What of an answer is worth keeping beside its body.
Json headers_worth_keeping(const Response& response) {
  Json out = Json::object();
  for (const auto& [name, value] : response.headers)
    if (name == "Content-Type" || name == "Location" || name == "ETag") out.set(name, value);
  return out;
}

Result<Response> replayed(const record::GivenAnswer& before) {
  Response response;
  response.status = before.status;
  const Json headers = TRY(Json::parse(before.headers));
  for (const auto& [name, value] : headers.members()) response.headers.emplace_back(name, std::string(value.text()));
  response.headers.emplace_back("Idempotency-Replayed", "true");
  response.body = before.body;
  return response;
}

}  // namespace

Router::Replay replay_once(Services& services) {
  return [&services](const Route& route, const Request& request) -> Result<Response> {
    record::NamedRequest named{.account = request.session->actor.account,
                               .operation = route.operation,
                               .key = std::string(request.header("idempotency-key")),
                               .request = to_hex(sha256(request.path + "\n" + request.body))};
    const record::Begun begun = TRY(services.records.answers.begin(services.database, named));
    if (begun.before) return replayed(*begun.before);
    auto response = route.handler(request);
    // Nothing was done, or what was answered is too large to keep: then the object's own rules say whether it may be done again.
    if (!response || response->status >= 400 || response->body.size() > record::longest_answer) {
      if (auto forgotten = services.records.answers.forget(services.database, named); !forgotten)
        services.trace.write(TraceLevel::warning, "replay.not_forgotten", {{"code", describe(forgotten.error().code).name}});
      return response;
    }
    const record::GivenAnswer answer{response->status, headers_worth_keeping(*response).dump(), response->body};
    if (auto kept = services.records.answers.finish(services.database, named, answer); !kept)
      services.trace.write(TraceLevel::warning, "replay.not_kept", {{"code", describe(kept.error().code).name}});
    return response;
  };
}

}  // namespace sekimori::web
