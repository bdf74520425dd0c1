#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_jobs(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_jobs"));
  return page_of(
      services.jobs.list(request.session->actor), wish, "list_jobs", [](const Job& job) { return job.id; },
      [](const Job& job) { return to_json(job); });
}

Result<Response> show_job(Services& services, const Request& request) {
  const auto job = services.jobs.find(request.session->actor, request.parameters.front());
  if (!job) return error(ErrorCode::not_found, "no job {} of yours; jobs are forgotten when the program ends", request.parameters.front());
  return json_response(200, to_json(*job));
}

}  // namespace

void add_job_routes(Router& router, Services& services) {
  constexpr std::string_view why = "a verb at the command line waits for its work and shows how far it is";
  router.add({.method = "GET",
              .pattern = "/api/v1/jobs",
              .scope = "api",
              .summary = "Lists the long work that one has begun.",
              .handler = with(services, list_jobs),
              .operation = "list_jobs",
              .tag = "jobs",
              .query = page_fields(),
              .answer = {.schema = "Job", .shape = Shape::page},
              .no_verb = std::string(why)});
  router.add({.method = "GET",
              .pattern = "/api/v1/jobs/{id}",
              .scope = "api",
              .summary = "Tells how far a job is and what came of it.",
              .handler = with(services, show_job),
              .operation = "show_job",
              .tag = "jobs",
              .answer = {.schema = "Job"},
              .no_verb = std::string(why)});
}

}  // namespace sekimori::web
