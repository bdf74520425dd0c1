// The scheduled look at the logs with sign-off, and the end of what is past its time.
#include "feature/watch/log_review.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

watch::LogReviews reviews_of(Services& services) {
  return {services.database, services.records.records, services.sources, services.alerts, services.clock, services.zone};
}

Result<Response> show_draft(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(reviews_of(services).draft(request.session->actor))));
}

Result<Response> list_reviews(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_log_reviews"));
  return page_of(
      TRY(reviews_of(services).signed_ones(request.session->actor)), wish, "list_log_reviews",
      [](const watch::LogReview& review) { return review.to.to_string(); }, [](const watch::LogReview& review) { return to_json(review); });
}

Result<Response> sign_review(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(reviews_of(services).sign(request.session->actor, request.json["statement"].text()))));
}

Result<Response> remove_expired(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::delete_, {.kind = "source", .id = ""}));
  return services.jobs.begin(request, "remove_expired", [&services](JobProgress&) { return services.remove_expired(); });
}

}  // namespace

void add_log_review_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/log-review",
              .scope = "api",
              .summary = "What a review of the logs would find now, from the day after the last signed one up to today.",
              .handler = with(services, show_draft),
              .operation = "show_log_review",
              .tag = "sources",
              .needs = {"source", record::Verb::list},
              .answer = {.schema = "LogReview"},
              .verb = "source review"});
  router.add({.method = "GET",
              .pattern = "/api/v1/log-reviews",
              .scope = "api",
              .summary = "Lists the signed reviews of the logs, oldest first.",
              .handler = with(services, list_reviews),
              .operation = "list_log_reviews",
              .tag = "sources",
              .needs = {"log_review", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "LogReview", .shape = Shape::page},
              .verb = "source review"});
  router.add({.method = "POST",
              .pattern = "/api/v1/log-reviews",
              .scope = "api",
              .summary = "Signs the review of the logs; a statement is needed where something was found.",
              .handler = with(services, sign_review),
              .operation = "sign_log_review",
              .tag = "sources",
              .needs = {"log_review", record::Verb::create},
              .body = "LogReviewSigning",
              .answer = {.status = 201, .schema = "LogReview"},
              .idempotency_key = Wanted::accepted,
              .verb = "source review"});
  router.add({.method = "POST",
              .pattern = "/api/v1/retention-runs",
              .scope = "api",
              .summary = "Destroys events whose retention is over, unless a case holds them; the node does it by itself once a day.",
              .handler = with(services, remove_expired),
              .operation = "remove_expired",
              .tag = "sources",
              .needs = {"source", record::Verb::delete_},
              .answer = {.status = 202, .schema = "Job"},
              .idempotency_key = Wanted::accepted,
              .verb = "source retention"});
}

}  // namespace sekimori::web
