// Consultations of the desk: taken in, triaged, answered, handed on, and what becomes of them.
#include "feature/consult/consult_room.h"
#include "model/era_date.h"
#include "web/body_field.h"
#include "web/desk_routes.h"
#include "web/paging.h"

namespace sekimori::web {
namespace {

std::string login_of(Services& services, const std::string& account) {
  const auto found = services.database.read([&](sql::Transaction& tx) { return services.records.accounts.find(tx, account); });
  return found && *found ? (*found)->login : account;
}

Json row_of(Services& services, const consult::Consultation& one) {
  Json out = shown_json(one);
  Json standing;
  if (const auto now = services.consult.consultations.standing(one))
    standing = Json::object({{"runs", now->runs}, {"overdue", now->overdue}, {"minutes_left", now->minutes_left}});
  out.set("adviser_login", one.adviser.empty() ? std::string() : login_of(services, one.adviser));
  return out.set("standing", std::move(standing));
}

Result<int> desk_in(std::string_view name) {
  const auto found = consult::desk_from(name);
  if (!found) return error(ErrorCode::invalid_input, "desk: '{}' is none: main, overseas or 01 to 47", name);
  return *found;
}

Result<Response> list_consultations(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_consultations"));
  consult::ConsultationFilter filter;
  using Standing = consult::ConsultationFilter::Standing;
  const std::string_view standing = query_text(request, "standing");
  filter.standing = standing == "all" ? Standing::all : standing == "closed" ? Standing::closed : Standing::open;
  filter.state = consult::consultation_state_from(query_text(request, "state"));
  filter.urgency = consult::urgency_from(query_text(request, "urgency"));
  if (const std::string_view desk = query_text(request, "desk"); !desk.empty()) filter.desk = TRY(desk_in(desk));
  filter.month = query_text(request, "month");
  return page_of(
      TRY(services.consult.consultations.list(request.session->actor, filter)), wish, "list_consultations",
      [](const consult::KnownConsultation& one) { return newest_first(one.value.number); },
      [&](const consult::KnownConsultation& one) { return row_of(services, one.value); });
}

Result<Response> take_consultation(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  consult::ConsultationDraft draft;
  draft.channel = consult::channel_from(request.json["channel"].text()).value_or(consult::Channel::telephone);
  draft.text = request.json["text"].text();
  draft.attributes = TRY(consult::asker_attributes_from(request.json["attributes"]));
  draft.identity = TRY(consult::asker_identity_from(request.json["identity"]));
  if (const std::string_view received = request.json["received"].text(); !received.empty())
    draft.received_at = TRY(model::moment_as_written(received, services.zone));
  if (const std::string_view desk = request.json["desk"].text(); !desk.empty()) draft.desk = TRY(desk_in(desk));
  if (request.json["give_code"].bool_or(false)) draft.call_back = consult::CallBack::code;
  if (const auto wish = consult::mail_wish_from(request.json["by_mail"].text()); wish && *wish != consult::MailWish::none)
    draft.by_mail = {.wish = *wish, .agreed_at = services.clock.now(), .language = language_of(request)};
  const auto taken = TRY(services.consult.consultations.receive(actor, draft));
  Json out = row_of(services, TRY(services.consult.consultations.find(actor, taken.number)).value);
  return json_response(201, out.set("code", taken.code.empty() ? Json() : Json(taken.code)));
}

Result<Response> show_consultation(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.consult.consultations.find(actor, request.parameters.front()));
  Json words = Json::array();
  for (const consult::DeskWords& one : TRY(services.consult.consultations.words(actor, request.parameters.front())))
    words.push(
        Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"by", login_of(services, one.by)}, {"text", one.text}}));
  Json out = row_of(services, known.value);
  out.set("identity", to_json(TRY(services.consult.consultations.identity(actor, request.parameters.front()))));
  return json_response(200, out.set("words", std::move(words)));
}

Result<Response> describe_consultation(Services& services, const Request& request) {
  return json_response(
      200, row_of(services, TRY(services.consult.consultations.describe(request.session->actor, request.parameters.front(),
                                                                        TRY(consult::asker_attributes_from(request.json["attributes"])),
                                                                        request.json["reason"].text()))
                                .value));
}

Result<Response> name_consultation_asker(Services& services, const Request& request) {
  return json_response(200,
                       row_of(services, TRY(services.consult.consultations.set_identity(request.session->actor, request.parameters.front(),
                                                                                        TRY(consult::asker_identity_from(request.json))))
                                            .value));
}

Result<Response> set_consultation_mail(Services& services, const Request& request) {
  const Json& body = request.json;
  const auto language = sekimori::language_of(body["language"].text()).value_or(language_of(request));
  return json_response(200, row_of(services, TRY(services.consult.consultations.set_by_mail(
                                                     request.session->actor, request.parameters.front(),
                                                     consult::mail_wish_from(body["wish"].text()).value_or(consult::MailWish::none),
                                                     body["mail"].text(), language))
                                                 .value));
}

Result<Response> triage_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.triage(request.session->actor, request.parameters.front(),
                                                                                       texts_in(request.json, "answers")))
                                                 .value));
}

Result<Response> assign_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.assign(request.session->actor, request.parameters.front(),
                                                                                       request.json["login"].text()))
                                                 .value));
}

Result<Response> add_consultation_words(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string_view kind = request.json["kind"].text(), text = request.json["text"].text();
  consult::ConsultationBook& book = services.consult.consultations;
  const auto known = TRY(kind == "hear"   ? book.hear(actor, request.parameters.front(), text)
                         : kind == "note" ? book.note(actor, request.parameters.front(), text)
                                          : book.ask_back(actor, request.parameters.front(), text));
  return json_response(200, row_of(services, known.value));
}

Result<Response> answer_consultation(Services& services, const Request& request) {
  const Json& body = request.json;
  consult::AnswerDraft draft{.text = std::string(body["text"].text()), .blocks = texts_in(body, "blocks"), .faq = texts_in(body, "faq")};
  draft.language = sekimori::language_of(body["language"].text()).value_or(Language::ja);
  return json_response(
      200, row_of(services, TRY(services.consult.consultations.answer(request.session->actor, request.parameters.front(), draft)).value));
}

Result<Response> close_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.close(request.session->actor, request.parameters.front(),
                                                                                      request.json["reason"].text()))
                                                 .value));
}

Result<Response> reopen_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.reopen(request.session->actor, request.parameters.front(),
                                                                                       request.json["reason"].text()))
                                                 .value));
}

Result<Response> erase_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.erase(request.session->actor, request.parameters.front(),
                                                                                      request.json["reason"].text()))
                                                 .value));
}

Result<Response> hand_over_consultation(Services& services, const Request& request) {
  return json_response(200, row_of(services, TRY(services.consult.consultations.hand_over(
                                                     request.session->actor, request.parameters.front(),
                                                     TRY(desk_in(request.json["desk"].text())), request.json["reason"].text()))
                                                 .value));
}

Result<Response> list_suited_experts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_suited_experts"));
  auto found = TRY(services.consult.experts.suited(request.session->actor, request.parameters.front()));
  std::vector<std::pair<std::string, Json>> ranked;
  for (std::size_t i = 0; i < found.size(); ++i) ranked.emplace_back(fmt::format("{:06}", i), to_json(found[i].value));
  return page_of(
      std::move(ranked), wish, "list_suited_experts", [](const auto& one) { return one.first; },
      [](const auto& one) { return one.second; });
}

Result<Response> assign_consultation_expert(Services& services, const Request& request) {
  return json_response(
      200,
      row_of(
          services,
          TRY(services.consult.experts.assign(request.session->actor, request.parameters.front(), request.json["expert"].text())).value));
}

Result<Response> suggest_consultation_words(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(services.consult.consultations.find(actor, request.parameters.front()));
  const auto suggestion = TRY(services.consult.conversion.suggest(actor, request.parameters.front()));
  return json_response(200, Json::object({{"text", suggestion.text}, {"changes", suggestion.changes}}));
}

Result<Response> make_consultation_case(Services& services, const Request& request) {
  const std::string number = TRY(services.consult.conversion.to_case(
      request.session->actor, request.parameters.front(),
      {.title = std::string(request.json["title"].text()), .consent = std::string(request.json["consent"].text())}));
  return json_response(201, Json::object({{"consultation", request.parameters.front()}, {"case", number}}));
}

Result<Response> propose_consultation(Services& services, const Request& request) {
  const Json& body = request.json;
  consult::ForumWish wish;
  wish.kind = body["kind"].text();
  TRY(model::read_wording(body, "title", wish.title));
  TRY(model::read_wording(body, "body", wish.body));
  wish.audience = body["audience"].text();
  wish.tlp = body["tlp"].text();
  wish.consent = body["consent"].text();
  const std::string number = TRY(services.consult.conversion.to_forum(request.session->actor, request.parameters.front(), wish));
  return json_response(201, Json::object({{"consultation", request.parameters.front()}, {"proposal", number}}));
}

Result<Response> list_consultation_referrals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_consultation_referrals"));
  return page_of(
      TRY(services.consult.referrals.list(request.session->actor, request.parameters.front())), wish, "list_consultation_referrals",
      [](const consult::KnownDeskReferral& one) { return one.value.number; },
      [](const consult::KnownDeskReferral& one) { return to_json(one.value); });
}

Result<Response> refer_consultation(Services& services, const Request& request) {
  const Json& body = request.json;
  consult::ReferralWish wish;
  wish.target = consult::referral_target_from(body["target"].text()).value_or(consult::DeskReferralTarget::police);
  wish.scope = consult::referral_reach_from(body["scope"].text()).value_or(consult::ReferralReach::attributes);
  wish.purpose = body["purpose"].text();
  wish.summary = body["summary"].text();
  return json_response(201,
                       to_json(TRY(services.consult.referrals.propose(request.session->actor, request.parameters.front(), wish)).value));
}

}  // namespace

void add_consultation_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/consultations",
              .scope = "api",
              .summary = "Lists consultations that the caller may see, newest first.",
              .handler = with(services, list_consultations),
              .operation = "list_consultations",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::list},
              .query = page_fields(
                  {choice_field("standing", {"open", "closed", "all"}, "open ones unless told otherwise"),
                   choice_field("state", {"received", "triaged", "in_work", "waiting", "answered", "closed"}, "only those in this state"),
                   choice_field("urgency", {"ordinary", "soon", "urgent"}, "only those of this urgency"),
                   text_field("desk", "only those of this desk: main, overseas or 01 to 47", 20),
                   text_field("month", "only those of this month: 2015-02", 7)}),
              .answer = {.schema = "Consultation", .shape = Shape::page},
              .verb = "consultation list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations",
              .scope = "api",
              .summary = "Takes a consultation in; the code, if one was asked for, is shown this once.",
              .handler = with(services, take_consultation),
              .operation = "take_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::create},
              .body = "ConsultationDraft",
              .answer = {.status = 201, .schema = "ConsultationTaken"},
              .verb = "consultation receive"});
  router.add({.method = "GET",
              .pattern = "/api/v1/consultations/{number}",
              .scope = "api",
              .summary = "Shows one consultation with who asked and what was said.",
              .handler = with(services, show_consultation),
              .operation = "show_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::read},
              .answer = {.schema = "ConsultationView"},
              .verb = "consultation show"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/consultations/{number}/attributes",
              .scope = "api",
              .summary = "Codes a consultation anew.",
              .handler = with(services, describe_consultation),
              .operation = "describe_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationAttributesChange",
              .answer = {.schema = "Consultation"},
              .verb = "consultation describe"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/consultations/{number}/identity",
              .scope = "api",
              .summary = "Sets who asked and against whom it is; kept sealed.",
              .handler = with(services, name_consultation_asker),
              .operation = "name_consultation_asker",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationIdentity",
              .answer = {.schema = "Consultation"},
              .no_verb = "given when a consultation is taken in"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/consultations/{number}/by-mail",
              .scope = "api",
              .summary = "Records what the asker agreed to get by mail when the desk answers.",
              .handler = with(services, set_consultation_mail),
              .operation = "set_consultation_mail",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationByMailWish",
              .answer = {.schema = "Consultation"},
              .verb = "consultation by-mail"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/triage",
              .scope = "api",
              .summary = "Records the answers through the triage tree; contents, topic and urgency follow.",
              .handler = with(services, triage_consultation),
              .operation = "triage_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationTriage",
              .answer = {.schema = "Consultation"},
              .verb = "consultation triage"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/assignment",
              .scope = "api",
              .summary = "Says who answers it.",
              .handler = with(services, assign_consultation),
              .operation = "assign_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationAssignment",
              .answer = {.schema = "Consultation"},
              .verb = "consultation assign"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/words",
              .scope = "api",
              .summary = "Adds what the asker said more, a note of the desk, or a question back.",
              .handler = with(services, add_consultation_words),
              .operation = "add_consultation_words",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationSaid",
              .answer = {.schema = "Consultation"},
              .verb = "consultation hear"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/answer",
              .scope = "api",
              .summary = "Answers it, put together from blocks, entries of the FAQ and own words.",
              .handler = with(services, answer_consultation),
              .operation = "answer_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationAnswer",
              .answer = {.schema = "Consultation"},
              .verb = "consultation answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/close",
              .scope = "api",
              .summary = "Closes it.",
              .handler = with(services, close_consultation),
              .operation = "close_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "DeskReason",
              .answer = {.schema = "Consultation"},
              .verb = "consultation close"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/reopen",
              .scope = "api",
              .summary = "Opens a closed one again.",
              .handler = with(services, reopen_consultation),
              .operation = "reopen_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "DeskReason",
              .answer = {.schema = "Consultation"},
              .verb = "consultation reopen"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/erase",
              .scope = "api",
              .summary = "Forgets what was said and who asked; the counts stay.",
              .handler = with(services, erase_consultation),
              .operation = "erase_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::delete_},
              .body = "DeskReason",
              .answer = {.schema = "Consultation"},
              .verb = "consultation erase"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/hand-over",
              .scope = "api",
              .summary = "Hands it down to a branch, up to the main desk, over to the desk for business abroad.",
              .handler = with(services, hand_over_consultation),
              .operation = "hand_over_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationHandOverWish",
              .answer = {.schema = "Consultation"},
              .verb = "consultation hand-over"});
  router.add({.method = "GET",
              .pattern = "/api/v1/consultations/{number}/experts",
              .scope = "api",
              .summary = "Lists experts who suit it, the best first, without those in conflict of interest.",
              .handler = with(services, list_suited_experts),
              .operation = "list_suited_experts",
              .tag = "consultations",
              .needs = {"desk_expert", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskExpert", .shape = Shape::page},
              .verb = "expert suited"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/experts",
              .scope = "api",
              .summary = "Gives an expert the consultation; refused when he has a conflict of interest.",
              .handler = with(services, assign_consultation_expert),
              .operation = "assign_consultation_expert",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationExpert",
              .answer = {.schema = "Consultation"},
              .verb = "expert assign"});
  router.add({.method = "GET",
              .pattern = "/api/v1/consultations/{number}/suggestion",
              .scope = "api",
              .summary = "What was asked, with names and times taken out.",
              .handler = with(services, suggest_consultation_words),
              .operation = "suggest_consultation_words",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .answer = {.schema = "ConsultationSuggestion"},
              .verb = "consultation suggest"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/case",
              .scope = "api",
              .summary = "Makes a case of it, with the asker's consent.",
              .handler = with(services, make_consultation_case),
              .operation = "make_consultation_case",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationCaseWish",
              .answer = {.status = 201, .schema = "ConsultationCase"},
              .idempotency_key = Wanted::accepted,
              .verb = "consultation to-case"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/proposal",
              .scope = "api",
              .summary = "Proposes it to the forum, naming nobody, with the asker's consent: 403 with the sorts of what names somebody.",
              .handler = with(services, propose_consultation),
              .operation = "propose_consultation",
              .tag = "consultations",
              .needs = {"consultation", record::Verb::update},
              .body = "ConsultationForumWish",
              .answer = {.status = 201, .schema = "ConsultationProposal"},
              .idempotency_key = Wanted::accepted,
              .verb = "consultation to-forum"});
  router.add({.method = "GET",
              .pattern = "/api/v1/consultations/{number}/referrals",
              .scope = "api",
              .summary = "Lists what of it was handed on.",
              .handler = with(services, list_consultation_referrals),
              .operation = "list_consultation_referrals",
              .tag = "consultations",
              .needs = {"desk_referral", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskReferral", .shape = Shape::page},
              .verb = "consultation referrals"});
  router.add({.method = "POST",
              .pattern = "/api/v1/consultations/{number}/referrals",
              .scope = "api",
              .summary = "Prepares to hand it on to the police, IPA, JC3 or the rescue team.",
              .handler = with(services, refer_consultation),
              .operation = "refer_consultation",
              .tag = "consultations",
              .needs = {"desk_referral", record::Verb::create},
              .body = "DeskReferralWish",
              .answer = {.status = 201, .schema = "DeskReferral"},
              .idempotency_key = Wanted::accepted,
              .verb = "consultation refer"});
}

}  // namespace sekimori::web
