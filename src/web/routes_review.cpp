#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const protect::rights::KnownReview& known, int status = 200) {
  return with_etag(json_response(status, to_json(known)), known.version);
}

Result<Response> list_reviews(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_reviews"));
  return page_of(
      TRY(services.safeguards.reviews.list(request.session->actor, !query_flag(request, "signed"))), wish, "list_reviews",
      [](const protect::rights::KnownReview& known) { return known.review.due.to_string() + "/" + known.id; },
      [](const protect::rights::KnownReview& known) { return to_json(known); });
}

Result<Response> show_review(Services& services, const Request& request) {
  return answer_with(TRY(services.safeguards.reviews.find(request.session->actor, request.parameters.front())));
}

Result<Response> open_review(Services& services, const Request& request) {
  Day due{services.safeguards.tasks.today().number + 14};
  if (const std::string_view text = request.json["due"].text(); !text.empty()) due = TRY(Day::parse(text));
  const auto made =
      TRY(services.safeguards.reviews.open(request.session->actor, request.json["secret"].text(), due, request.json["reason"].text()));
  Response response = answer_with(made, 201);
  response.headers.emplace_back("Location", "/api/v1/reviews/" + made.id);
  return response;
}

Result<Response> decide_review(Services& services, const Request& request) {
  const auto known = TRY(services.safeguards.reviews.find(request.session->actor, request.parameters.front()));
  if (auto refused = check_if_match(request, known.version)) return *std::move(refused);
  const auto decision = model::review_decision_from(request.json["decision"].text());
  return answer_with(TRY(services.safeguards.reviews.decide(request.session->actor, known.id, request.json["who"].text(),
                                                            decision.value_or(model::ReviewDecision::open), request.json["note"].text(),
                                                            based_on(request, known.version))));
}

Result<Response> sign_review(Services& services, const Request& request) {
  const auto known = TRY(services.safeguards.reviews.find(request.session->actor, request.parameters.front()));
  if (auto refused = check_if_match(request, known.version)) return *std::move(refused);
  return answer_with(TRY(services.safeguards.reviews.sign(request.session->actor, known.id, request.json["statement"].text(),
                                                          based_on(request, known.version))));
}

}  // namespace

void add_review_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/reviews",
              .scope = "api",
              .summary = "Lists reviews of access rights, by due day.",
              .handler = with(services, list_reviews),
              .operation = "list_reviews",
              .tag = "reviews",
              .needs = {"access_review", record::Verb::list},
              .query = page_fields({flag_field("signed", "signed ones too")}),
              .answer = {.schema = "Review", .shape = Shape::page},
              .verb = "review list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reviews",
              .scope = "api",
              .summary = "Opens a review of who may open a secret.",
              .handler = with(services, open_review),
              .operation = "open_review",
              .tag = "reviews",
              .needs = {"access_review", record::Verb::create},
              .body = "ReviewOpening",
              .answer = {.status = 201, .schema = "Review"},
              .idempotency_key = Wanted::accepted,
              .verb = "review open"});
  router.add({.method = "GET",
              .pattern = "/api/v1/reviews/{id}",
              .scope = "api",
              .summary = "Shows a review, by its id or the latest of a secret's number.",
              .handler = with(services, show_review),
              .operation = "show_review",
              .tag = "reviews",
              .needs = {"access_review", record::Verb::read},
              .answer = {.schema = "Review"},
              .verb = "review show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reviews/{id}/decisions",
              .scope = "api",
              .summary = "Decides for one person of a review: keep or revoke.",
              .handler = with(services, decide_review),
              .operation = "decide_review",
              .tag = "reviews",
              .needs = {"access_review", record::Verb::update},
              .body = "ReviewDecision",
              .answer = {.schema = "Review"},
              .idempotency_key = Wanted::accepted,
              .if_match = Wanted::required,
              .verb = "review decide"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reviews/{id}/signature",
              .scope = "api",
              .summary = "Signs a review; it becomes evidence and its list the secret's.",
              .handler = with(services, sign_review),
              .operation = "sign_review",
              .tag = "reviews",
              .needs = {"access_review", record::Verb::update},
              .body = "ReviewSigning",
              .answer = {.schema = "Review"},
              .idempotency_key = Wanted::accepted,
              .if_match = Wanted::required,
              .verb = "review sign"});
}

}  // namespace sekimori::web
