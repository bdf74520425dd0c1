#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

struct Numbered {
  std::string place;  // staff number and the place among that person's agreements
  model::Agreement agreement;
};

Result<Response> list_agreements(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_agreements"));
  const record::Actor& actor = request.session->actor;
  record::AsOf state;
  if (const auto day = TRY(query_day(request, "as_of"))) state.valid_at = services.zone.end_of(*day);
  std::vector<std::string> staff_numbers;
  if (const std::string_view one = query_text(request, "staff_number"); !one.empty()) staff_numbers.emplace_back(one);
  else
    for (const model::KnownPerson& known : TRY(services.reg.people(actor, state))) staff_numbers.push_back(known.person.staff_number);
  const std::string_view wanted = query_text(request, "state");
  std::vector<Numbered> all;
  for (const std::string& staff_number : staff_numbers) {
    int place = 0;
    for (model::Agreement& agreement : TRY(services.reg.agreements_of(actor, staff_number, state)))
      if (++place; wanted.empty() || wanted == name_of(agreement.state))
        all.push_back({fmt::format("{}/{:04}", staff_number, place), std::move(agreement)});
  }
  return page_of(
      std::move(all), wish, "list_agreements", [](const Numbered& one) { return one.place; },
      [](const Numbered& one) { return to_json(one.agreement); });
}

}  // namespace

void add_agreement_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/agreements",
              .scope = "api",
              .summary = "Lists agreements on secrecy, of one person or of all.",
              .handler = with(services, list_agreements),
              .operation = "list_agreements",
              .tag = "agreements",
              .needs = {"agreement", record::Verb::list},
              .query = page_fields({day_field("as_of", "as it stood at the end of that day"), text_field("staff_number", "of this person"),
                                    choice_field("state", {"asked", "signed", "refused", "expired", "missing"}, "in this state")}),
              .answer = {.schema = "Agreement", .shape = Shape::page},
              .verb = "agreement list"});
}

}  // namespace sekimori::web
