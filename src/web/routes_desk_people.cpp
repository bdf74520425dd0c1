// The people of the desk: branches, experts and their bookings; the answers they give; what firms apply for.
#include "feature/consult/consult_room.h"
#include "model/era_date.h"
#include "web/body_field.h"
#include "web/desk_routes.h"
#include "web/paging.h"

namespace sekimori::web {
namespace {

Result<void> may(const Request& request, std::string_view kind, record::Verb verb) {
  TRY(record::Permissions::standard().check(request.session->actor, verb, {.kind = std::string(kind), .id = "all"}));
  return {};
}

Result<int> branch_in(std::string_view name) {
  const auto found = consult::desk_from(name);
  if (!found || *found < 1 || *found > static_cast<int>(consult::branch_count))
    return error(ErrorCode::not_found, "no branch {}; they are 1 to {}", name, consult::branch_count);
  return *found;
}

Result<Response> list_desk_branches(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_branches"));
  return page_of(
      TRY(services.consult.branches.list(request.session->actor)), wish, "list_desk_branches",
      [](const consult::BranchView& one) { return fmt::format("{:02}", one.branch.code); },
      [](const consult::BranchView& one) { return to_json(one); });
}

Result<Response> set_desk_branch_staff(Services& services, const Request& request) {
  return json_response(200,
                       to_json(TRY(services.consult.branches.set_staff(request.session->actor, TRY(branch_in(request.parameters.front())),
                                                                       request.json["staff"].integer_or(0), request.json["note"].text()))));
}

Result<Response> train_desk_branch(Services& services, const Request& request) {
  consult::BranchTraining training;
  training.day = TRY(model::day_as_written(request.json["day"].text()));
  training.topic = consult::content_from(request.json["topic"].text()).value_or(consult::Content::leak);
  training.attended = request.json["attended"].integer_or(0);
  return json_response(
      200, to_json(TRY(services.consult.branches.train(request.session->actor, TRY(branch_in(request.parameters.front())), training))));
}

Result<Response> give_desk_branch_account(Services& services, const Request& request) {
  TRY(services.consult.branches.give_account(request.session->actor, TRY(branch_in(request.parameters.front())),
                                             request.json["login"].text(), text_in(request.json, "reason", "branch adviser")));
  return json_response(200,
                       to_json(TRY(services.consult.branches.find(request.session->actor, TRY(branch_in(request.parameters.front()))))));
}

Result<Response> list_desk_experts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_experts"));
  return page_of(
      TRY(services.consult.experts.list(request.session->actor)), wish, "list_desk_experts",
      [](const consult::KnownExpert& one) { return one.value.number; }, [](const consult::KnownExpert& one) { return to_json(one.value); });
}

Result<Response> add_desk_expert(Services& services, const Request& request) {
  return json_response(
      201, to_json(TRY(services.consult.experts.add(request.session->actor, TRY(consult::desk_expert_from(request.json)))).value));
}

Result<Response> change_desk_expert(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.consult.experts.change(request.session->actor, request.parameters.front(),
                                                                        TRY(consult::desk_expert_from(request.json)), "changed"))
                                        .value));
}

Result<Response> give_desk_expert_account(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(TRY(services.consult.experts.give_account(request.session->actor, request.parameters.front(), request.json["login"].text()))
                  .value));
}

Result<Response> list_free_starts(Services& services, const Request& request) {
  TRY(services.consult.experts.find(request.session->actor, request.parameters.front()));
  const PageWish wish = TRY(page_wish(request, "list_free_starts"));
  const Day day = TRY(model::day_as_written(request.parameters.back()));
  return page_of(
      TRY(services.consult.bookings.free_starts(request.session->actor, request.parameters.front(), day,
                                                query_number(request, "minutes").value_or(60))),
      wish, "list_free_starts", [](const Instant at) { return at.to_rfc3339(); },
      [](const Instant at) { return Json::object({{"starts", at.to_rfc3339()}}); });
}

Result<Response> list_desk_bookings(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_bookings"));
  return page_of(
      TRY(services.consult.bookings.list(request.session->actor, TRY(query_day(request, "from")), TRY(query_day(request, "to")),
                                         query_text(request, "expert"))),
      wish, "list_desk_bookings", [](const consult::KnownBooking& one) { return one.value.starts.to_rfc3339() + one.value.number; },
      [](const consult::KnownBooking& one) { return to_json(one.value); });
}

Result<Response> make_desk_booking(Services& services, const Request& request) {
  consult::DeskBooking wish = TRY(consult::desk_booking_from(request.json));
  return json_response(201, to_json(TRY(services.consult.bookings.book(request.session->actor, wish)).value));
}

Result<Response> cancel_desk_booking(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(
          TRY(services.consult.bookings.cancel(request.session->actor, request.parameters.front(), request.json["reason"].text())).value));
}

Result<Response> hold_desk_booking(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(
          TRY(services.consult.bookings.held(request.session->actor, request.parameters.front(), request.json["outcome"].text())).value));
}

Result<Response> list_desk_faq(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_faq"));
  TRY(may(request, "desk_faq", record::Verb::list));
  auto found = query_flag(request, "drafts") ? TRY(services.consult.faq.drafts(request.session->actor))
                                             : TRY(services.consult.faq.entries(consult::content_from(query_text(request, "content"))));
  return page_of(
      std::move(found), wish, "list_desk_faq", [](const consult::FaqEdition& one) { return one.text.id; },
      [](const consult::FaqEdition& one) { return to_json(one); });
}

Result<Response> draft_desk_faq(Services& services, const Request& request) {
  return json_response(201, to_json(TRY(services.consult.faq.draft(request.session->actor, TRY(consult::faq_text_from(request.json)),
                                                                   request.json["reason"].text()))));
}

Result<Response> publish_desk_faq(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.consult.faq.publish(request.session->actor, request.parameters.front()))));
}

Result<Response> list_desk_programmes(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_programmes"));
  return page_of(
      TRY(services.consult.programmes.list(request.session->actor)), wish, "list_desk_programmes",
      [](const consult::ProgrammeView& one) { return one.programme.id; }, [](const consult::ProgrammeView& one) { return to_json(one); });
}

Result<Response> set_desk_programme(Services& services, const Request& request) {
  const Json& body = request.json;
  const auto edit = [&](consult::ProgrammeTerms& terms) -> Result<void> {
    if (const Json* quota = body.find("quota")) terms.quota = quota->integer_or(0);
    if (body.find("opens") != nullptr) terms.opens = TRY(day_in(body, "opens"));
    if (body.find("closes") != nullptr) terms.closes = TRY(day_in(body, "closes"));
    return {};
  };
  return json_response(
      200,
      to_json(TRY(services.consult.programmes.change(request.session->actor, request.parameters.front(), body["reason"].text(), edit))));
}

Result<Response> list_desk_applications(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_applications"));
  return page_of(
      TRY(services.consult.programmes.applications(request.session->actor, query_text(request, "programme"))), wish,
      "list_desk_applications", [](const consult::KnownApplication& one) { return one.value.number; },
      [](const consult::KnownApplication& one) { return to_json(one.value); });
}

Result<Response> apply_for_programme(Services& services, const Request& request) {
  consult::ProgrammeApplication application;
  application.organisation = request.json["organisation"].text();
  application.contact = request.json["contact"].text();
  application.answers = request.json["answers"];
  return json_response(
      201, to_json(TRY(services.consult.programmes.apply(request.session->actor, request.json["programme"].text(), application)).value));
}

Result<Response> decide_desk_application(Services& services, const Request& request) {
  const auto state = consult::application_state_from(request.json["state"].text()).value_or(consult::ApplicationState::refused);
  return json_response(200, to_json(TRY(services.consult.programmes.decide(request.session->actor, request.parameters.front(), state,
                                                                           request.json["reason"].text()))
                                        .value));
}

}  // namespace

void add_desk_people_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-branches",
              .scope = "api",
              .summary = "Lists the 47 branches with how far they were taught.",
              .handler = with(services, list_desk_branches),
              .operation = "list_desk_branches",
              .tag = "desk",
              .needs = {"desk_branch", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskBranch", .shape = Shape::page},
              .verb = "branch list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/desk-branches/{code}/staff",
              .scope = "api",
              .summary = "Records how many advise at a branch.",
              .handler = with(services, set_desk_branch_staff),
              .operation = "set_desk_branch_staff",
              .tag = "desk",
              .needs = {"desk_branch", record::Verb::update},
              .body = "DeskBranchStaff",
              .answer = {.schema = "DeskBranch"},
              .verb = "branch staff"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-branches/{code}/trainings",
              .scope = "api",
              .summary = "Records that a branch was taught.",
              .handler = with(services, train_desk_branch),
              .operation = "train_desk_branch",
              .tag = "desk",
              .needs = {"desk_branch", record::Verb::update},
              .body = "DeskTrainingWish",
              .answer = {.schema = "DeskBranch"},
              .verb = "branch train"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-branches/{code}/accounts",
              .scope = "api",
              .summary = "Makes an account one of a branch.",
              .handler = with(services, give_desk_branch_account),
              .operation = "give_desk_branch_account",
              .tag = "desk",
              .needs = {"desk_branch", record::Verb::create},
              .body = "DeskAccountWish",
              .answer = {.schema = "DeskBranch"},
              .verb = "branch account"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-experts",
              .scope = "api",
              .summary = "Lists experts.",
              .handler = with(services, list_desk_experts),
              .operation = "list_desk_experts",
              .tag = "desk",
              .needs = {"desk_expert", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskExpert", .shape = Shape::page},
              .verb = "expert list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-experts",
              .scope = "api",
              .summary = "Adds an expert.",
              .handler = with(services, add_desk_expert),
              .operation = "add_desk_expert",
              .tag = "desk",
              .needs = {"desk_expert", record::Verb::create},
              .body = "DeskExpertWish",
              .answer = {.status = 201, .schema = "DeskExpert"},
              .idempotency_key = Wanted::accepted,
              .verb = "expert add"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/desk-experts/{number}",
              .scope = "api",
              .summary = "Changes an expert's entry: skills, conflicts of interest, hours, absences.",
              .handler = with(services, change_desk_expert),
              .operation = "change_desk_expert",
              .tag = "desk",
              .needs = {"desk_expert", record::Verb::update},
              .body = "DeskExpertWish",
              .answer = {.schema = "DeskExpert"},
              .verb = "expert change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-experts/{number}/account",
              .scope = "api",
              .summary = "Says which account is the expert's.",
              .handler = with(services, give_desk_expert_account),
              .operation = "give_desk_expert_account",
              .tag = "desk",
              .needs = {"desk_expert", record::Verb::update},
              .body = "DeskAccountWish",
              .answer = {.schema = "DeskExpert"},
              .verb = "expert account"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-experts/{number}/free/{day}",
              .scope = "api",
              .summary = "Starts at which the expert is free that day.",
              .handler = with(services, list_free_starts),
              .operation = "list_free_starts",
              .tag = "desk",
              .needs = {"desk_expert", record::Verb::read},
              .query = page_fields({number_field("minutes", 15, 240, "how long; 60 unless told otherwise")}),
              .answer = {.schema = "DeskFreeStart", .shape = Shape::page},
              .verb = "booking free"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-bookings",
              .scope = "api",
              .summary = "Lists bookings by start.",
              .handler = with(services, list_desk_bookings),
              .operation = "list_desk_bookings",
              .tag = "desk",
              .needs = {"desk_booking", record::Verb::list},
              .query = page_fields({day_field("from", "from this day on"), day_field("to", "until this day"),
                                    text_field("expert", "only of this expert", 20)}),
              .answer = {.schema = "DeskBooking", .shape = Shape::page},
              .verb = "booking list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-bookings",
              .scope = "api",
              .summary = "Books an expert; 409 when he is taken, however many ask at once.",
              .handler = with(services, make_desk_booking),
              .operation = "make_desk_booking",
              .tag = "desk",
              .needs = {"desk_booking", record::Verb::create},
              .body = "DeskBookingWish",
              .answer = {.status = 201, .schema = "DeskBooking"},
              .idempotency_key = Wanted::accepted,
              .verb = "booking make"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-bookings/{number}/cancel",
              .scope = "api",
              .summary = "Cancels a booking; the time is free again.",
              .handler = with(services, cancel_desk_booking),
              .operation = "cancel_desk_booking",
              .tag = "desk",
              .needs = {"desk_booking", record::Verb::update},
              .body = "DeskReason",
              .answer = {.schema = "DeskBooking"},
              .verb = "booking cancel"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-bookings/{number}/hold",
              .scope = "api",
              .summary = "Records that it was held and what follows.",
              .handler = with(services, hold_desk_booking),
              .operation = "hold_desk_booking",
              .tag = "desk",
              .needs = {"desk_booking", record::Verb::update},
              .body = "DeskOutcome",
              .answer = {.schema = "DeskBooking"},
              .verb = "booking hold"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-faq",
              .scope = "api",
              .summary = "Lists answers to what is asked again and again, in today's edition, or drafts.",
              .handler = with(services, list_desk_faq),
              .operation = "list_desk_faq",
              .tag = "desk",
              .needs = {"desk_faq", record::Verb::list},
              .query = page_fields(
                  {choice_field("content", {"open_close", "secret_management", "leak", "leak_prevention", "ip_strategy", "ip_general"},
                                "only of this content"),
                   flag_field("drafts", "drafts alone")}),
              .answer = {.schema = "DeskFaqEntry", .shape = Shape::page},
              .verb = "faq list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-faq",
              .scope = "api",
              .summary = "Drafts an edition of an answer.",
              .handler = with(services, draft_desk_faq),
              .operation = "draft_desk_faq",
              .tag = "desk",
              .needs = {"desk_faq", record::Verb::create},
              .body = "DeskFaqDraft",
              .answer = {.status = 201, .schema = "DeskFaqEntry"},
              .verb = "faq draft"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-faq/{id}/publish",
              .scope = "api",
              .summary = "Publishes a draft; by somebody else than whoever wrote it.",
              .handler = with(services, publish_desk_faq),
              .operation = "publish_desk_faq",
              .tag = "desk",
              .needs = {"desk_faq", record::Verb::approve},
              .answer = {.schema = "DeskFaqEntry"},
              .verb = "faq publish"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-programmes",
              .scope = "api",
              .summary = "Lists what firms can apply for, with places left and the form.",
              .handler = with(services, list_desk_programmes),
              .operation = "list_desk_programmes",
              .tag = "desk",
              .needs = {"desk_programme", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskProgramme", .shape = Shape::page},
              .verb = "programme-offer list"});
  router.add({.method = "PATCH",
              .pattern = "/api/v1/desk-programmes/{id}",
              .scope = "api",
              .summary = "Says how many places a programme has and how long it is open; what is not given stays, null takes a day away.",
              .handler = with(services, set_desk_programme),
              .operation = "set_desk_programme",
              .tag = "desk",
              .needs = {"desk_programme", record::Verb::update},
              .body = "DeskProgrammeTerms",
              .answer = {.schema = "DeskProgramme"},
              .verb = "programme-offer set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-applications",
              .scope = "api",
              .summary = "Lists applications.",
              .handler = with(services, list_desk_applications),
              .operation = "list_desk_applications",
              .tag = "desk",
              .needs = {"programme_application", record::Verb::list},
              .query = page_fields({text_field("programme", "only of this programme", 60)}),
              .answer = {.schema = "DeskApplication", .shape = Shape::page},
              .verb = "programme-offer applications"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-applications",
              .scope = "api",
              .summary = "Applies for a programme; 409 when it is not open.",
              .handler = with(services, apply_for_programme),
              .operation = "apply_for_programme",
              .tag = "desk",
              .needs = {"programme_application", record::Verb::create},
              .body = "DeskApplicationWish",
              .answer = {.status = 201, .schema = "DeskApplication"},
              .idempotency_key = Wanted::accepted,
              .verb = "programme-offer apply"});
  router.add({.method = "POST",
              .pattern = "/api/v1/desk-applications/{number}/decision",
              .scope = "api",
              .summary = "Decides on an application; 409 when all places are taken.",
              .handler = with(services, decide_desk_application),
              .operation = "decide_desk_application",
              .tag = "desk",
              .needs = {"programme_application", record::Verb::update},
              .body = "DeskDecision",
              .answer = {.schema = "DeskApplication"},
              .verb = "programme-offer decide"});
}

}  // namespace sekimori::web
