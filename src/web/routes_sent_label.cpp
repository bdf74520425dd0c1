// How far a report that a firm told a hub may go, by the firm's own word.
#include "record/token.h"
#include "web/sent_label.h"

namespace sekimori::web {
namespace {

HubAsker asker_of(const Request& request) { return {request.session->actor, language_of(request)}; }

}  // namespace

void add_sent_label_routes(Router& router, SentLabels labels) {
  constexpr std::string_view pattern = "/api/v1/sent-reports/{number}/label";
  router.add({.method = "GET",
              .pattern = std::string(pattern),
              .scope = "api",
              .summary = "Asks the hub how far a report may go by our own word.",
              .handler = [labels](const Request& request) -> Result<Response> {
                return json_response(200, TRY(labels.show(asker_of(request), request.parameters.front())));
              },
              .operation = "show_sent_label",
              .tag = "hub-membership",
              .needs = {"sent_report", record::Verb::read},
              .answer = {.schema = "SentLabel"},
              .verb = "hub allow"});
  router.add({.method = "POST",
              .pattern = std::string(pattern),
              .scope = "api",
              .summary = "Tells the hub how far a report may go at most, whatever label stands inside.",
              .handler = [labels](const Request& request) -> Result<Response> {
                return json_response(
                    200, TRY(labels.say(asker_of(request), request.parameters.front(), std::string(request.json["widest"].text()),
                                        std::string(request.json["reason"].text()))));
              },
              .operation = "say_sent_label",
              .tag = "hub-membership",
              .needs = {"sent_report", record::Verb::approve},
              .body = "HubReportLabel",
              .answer = {.schema = "SentLabel"},
              .idempotency_key = Wanted::accepted,
              .verb = "hub allow"});
}

}  // namespace sekimori::web
