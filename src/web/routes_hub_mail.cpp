// Mails that came to a hub and are nobody's report yet, while the node serves.
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json shown(const share::HeldMail& one, Language language) {
  return Json::object({{"id", one.id},
                       {"sender", one.delivery.sender},
                       {"recipient", one.delivery.recipient},
                       {"received_at", one.delivery.received_at},
                       {"bytes", one.delivery.mail.size()},
                       {"reason", share::held_reason_in(one.delivery.reason, language)}});
}

Result<Response> list_held(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_held_mails"));
  return page_of(
      TRY(services.mail.held(request.session->actor)), wish, "list_held_mails",
      [](const share::HeldMail& one) { return one.delivery.received_at + one.id; },
      [language = language_of(request)](const share::HeldMail& one) { return shown(one, language); });
}

Result<Response> assign_mail(Services& services, const Request& request) {
  return json_response(201, TRY(services.mail.assign(request.session->actor, request.parameters.front(), request.json["member"].text())));
}

// Long: a mailbox may be slow and full.
Result<Response> fetch_mails(Services& services, const Request& request) {
  const Json& body = request.json;
  // A password is no value that copies of a job may carry about.
  const auto wish = std::make_shared<MailboxWish>(MailboxWish{.address = std::string(body["address"].text()),
                                                              .user = std::string(body["user"].text()),
                                                              .password = Sensitive<std::string>(std::string(body["password"].text())),
                                                              .folder = text_in(body, "folder", "INBOX"),
                                                              .authorities = std::string(body["authorities"].text())});
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "hub_mail", .id = ""}));
  return services.jobs.begin(request, "fetch_mails", [&services, actor = request.session->actor, wish](JobProgress&) -> Result<Json> {
    return services.mail.fetch(actor, *wish);
  });
}

}  // namespace

void add_hub_mail_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-mails",
              .scope = "api",
              .summary = "Lists, for the hub's operators, mails that came and are nobody's report yet, oldest first.",
              .handler = with(services, list_held),
              .operation = "list_held_mails",
              .tag = "hub-mails",
              .needs = {"hub_mail", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "HeldMail", .shape = Shape::page},
              .verb = "report held"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-mails/{id}/assignment",
              .scope = "api",
              .summary = "Makes a held mail the report of a member.",
              .handler = with(services, assign_mail),
              .operation = "assign_held_mail",
              .tag = "hub-mails",
              .needs = {"hub_mail", record::Verb::update},
              .body = "HeldMailAssignment",
              .answer = {.status = 201, .schema = "HubReport"},
              .idempotency_key = Wanted::accepted,
              .verb = "report assign"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-mail-fetches",
              .scope = "api",
              .summary = "Fetches what is new in a folder of a mailbox; it becomes reports within seconds.",
              .handler = with(services, fetch_mails),
              .operation = "fetch_mails",
              .tag = "hub-mails",
              .needs = {"hub_mail", record::Verb::create},
              .body = "MailboxWish",
              .answer = {.status = 202, .schema = "Job"},
              .verb = "report fetch"});
}

}  // namespace sekimori::web
