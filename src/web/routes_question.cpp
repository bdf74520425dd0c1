// A firm that asks a desk of another house: the desks it knows, its questions, what a case could tell, and what was answered.
#include "base/digest.h"
#include "feature/consult/consult_room.h"
#include "feature/consult/desk_texts.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/desk_asker.h"
#include "web/desk_routes.h"
#include "web/paging.h"

namespace sekimori::web {
namespace {

using Answer = Result<Response> (*)(Services&, DeskAsker&, const Request&);
Handler over(Services& services, DeskAsker& asker, Answer answer) {
  return [&services, &asker, answer](const Request& request) { return answer(services, asker, request); };
}

Result<QuestionWish> wish_in(const Json& body) {
  QuestionWish out;
  out.title = body["title"].text();
  out.text = body["text"].text();
  out.case_number = body["case"].text();
  out.facts = texts_in(body, "facts");
  out.language = sekimori::language_of(body["language"].text()).value_or(Language::ja);
  out.attributes = TRY(consult::asker_attributes_from(body["attributes"]));
  if (body["identity"].is_object()) out.identity = TRY(consult::asker_identity_from(body["identity"]));
  return out;
}

Json row_of(const consult::FollowedQuestion& one) { return shown_json(one.known.value).set("fresh", one.fresh); }

Result<Response> list_desk_links(Services& services, DeskAsker&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_links"));
  return page_of(
      TRY(services.consult.links.list(request.session->actor)), wish, "list_desk_links",
      [](const consult::KnownDeskLink& one) { return one.value.name; },
      [](const consult::KnownDeskLink& one) { return to_json(one.value); });
}

Result<Response> put_desk_link(Services& services, DeskAsker&, const Request& request) {
  const consult::DeskLink link{.name = request.parameters.front(), .address = std::string(request.json["address"].text())};
  return json_response(
      200, to_json(TRY(services.consult.links.put(request.session->actor, link, text_in(request.json, "reason", "a desk to ask"))).value));
}

Result<Response> list_case_facts(Services&, DeskAsker& asker, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_case_desk_facts"));
  std::vector<std::pair<std::string, Json>> ranked;
  for (const CaseFact& one : TRY(asker.facts(request.session->actor, request.parameters.front())))
    ranked.emplace_back(fmt::format("{:03}", ranked.size()),
                        Json::object({{"id", one.id}, {"words", Json::object({{"ja", one.ja}, {"en", one.en}})}}));
  return page_of(
      std::move(ranked), wish, "list_case_desk_facts", [](const auto& one) { return one.first; },
      [](const auto& one) { return one.second; });
}

// What a firm can say of itself, as the national lists have it.
Result<Response> show_choices(Services&, DeskAsker&, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "desk_question", .id = ""}));
  Json prefectures = Json::array(), industries = Json::array();
  for (const consult::Prefecture& one : consult::desk_texts().prefectures)
    prefectures.push(Json::object({{"code", one.code}, {"region", one.region}, {"name", model::to_json(one.name)}}));
  for (const consult::IndustryRow& one : consult::desk_texts().industries)
    if (!one.of.empty()) industries.push(Json::object({{"code", one.code}, {"of", one.of}, {"name", model::to_json(one.name)}}));
  return json_response(200, Json::object({{"prefectures", std::move(prefectures)}, {"industries", std::move(industries)}}));
}

Result<Response> preview_question(Services&, DeskAsker& asker, const Request& request) {
  const consult::QuestionToAsk question = TRY(asker.compose(request.session->actor, TRY(wish_in(request.json))));
  const std::string bytes = bytes_of(question.question);
  return json_response(200,
                       Json::object({{"bytes", bytes}, {"text", question.question.text}, {"sha256", to_hex(sekimori::sha256(bytes))}}));
}

Result<Response> ask_desk(Services&, DeskAsker& asker, const Request& request) {
  const auto asked =
      TRY(asker.ask(request.session->actor, request.json["desk"].text(), TRY(wish_in(request.json)), request.json["sha256"].text()));
  return json_response(201, shown_json(asked.value));
}

Result<Response> list_questions(Services& services, DeskAsker&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_desk_questions"));
  return page_of(
      TRY(services.consult.questions.list(request.session->actor)), wish, "list_desk_questions",
      [](const consult::KnownAskedQuestion& one) { return newest_first(one.value.number); },
      [](const consult::KnownAskedQuestion& one) { return shown_json(one.value); });
}

Result<Response> show_question(Services& services, DeskAsker&, const Request& request) {
  const auto known = TRY(services.consult.questions.find(request.session->actor, request.parameters.front()));
  Json words = Json::array();
  for (const consult::DeskWords& one : TRY(services.consult.questions.words(request.session->actor, request.parameters.front())))
    words.push(Json::object({{"side", name_of(one.side)}, {"at", one.at.to_rfc3339()}, {"text", one.text}}));
  return json_response(200, shown_json(known.value).set("words", std::move(words)));
}

Result<Response> follow_question(Services&, DeskAsker& asker, const Request& request) {
  return json_response(200, row_of(TRY(asker.follow(request.session->actor, request.parameters.front()))));
}

Result<Response> add_to_question(Services&, DeskAsker& asker, const Request& request) {
  return json_response(200, row_of(TRY(asker.add(request.session->actor, request.parameters.front(), request.json["text"].text()))));
}

Result<Response> erase_question(Services&, DeskAsker& asker, const Request& request) {
  return json_response(
      200, shown_json(TRY(asker.erase(request.session->actor, request.parameters.front(), text_in(request.json, "reason", ""))).value));
}

Route act(std::string pattern, std::string operation, record::Verb verb, std::string body, std::string schema, Handler handler,
          std::string summary, std::string verb_name, int status = 200) {
  return {.method = "POST",
          .pattern = std::move(pattern),
          .scope = "api",
          .summary = std::move(summary),
          .handler = std::move(handler),
          .operation = std::move(operation),
          .tag = "desk-questions",
          .needs = {"desk_question", verb},
          .body = std::move(body),
          .answer = {.status = status, .schema = std::move(schema)},
          .idempotency_key = Wanted::accepted,
          .verb = std::move(verb_name)};
}

}  // namespace

void add_question_routes(Router& router, Services& services, DeskAsker& asker) {
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-links",
              .scope = "api",
              .summary = "Lists the desks that this firm may ask.",
              .handler = over(services, asker, list_desk_links),
              .operation = "list_desk_links",
              .tag = "desk-questions",
              .needs = {"desk_link", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "DeskLink", .shape = Shape::page},
              .verb = "question desks"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/desk-links/{name}",
              .scope = "api",
              .summary = "Says at which address a desk is reached.",
              .handler = over(services, asker, put_desk_link),
              .operation = "put_desk_link",
              .tag = "desk-questions",
              .needs = {"desk_link", record::Verb::create},
              .body = "DeskLinkWish",
              .answer = {.schema = "DeskLink"},
              .verb = "question desk"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/desk-facts",
              .scope = "api",
              .summary = "What a case could tell a desk, without a name; whoever asks chooses.",
              .handler = over(services, asker, list_case_facts),
              .operation = "list_case_desk_facts",
              .tag = "desk-questions",
              .needs = {"desk_question", record::Verb::create},
              .query = page_fields(),
              .answer = {.schema = "CaseDeskFact", .shape = Shape::page},
              .verb = "question facts"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-question-choices",
              .scope = "api",
              .summary = "Prefectures and industries that a firm can name for itself when it asks a desk.",
              .handler = over(services, asker, show_choices),
              .operation = "show_desk_question_choices",
              .tag = "desk-questions",
              .needs = {"desk_question", record::Verb::create},
              .answer = {.schema = "DeskQuestionChoices"},
              .no_verb = "the choices of a form; question ask takes them as words"});
  router.add(act("/api/v1/desk-questions/preview", "preview_desk_question", record::Verb::create, "DeskQuestionWish", "DeskQuestionPreview",
                 over(services, asker, preview_question), "The very bytes that would be sent, before anything is.", "question ask"));
  router.add(act("/api/v1/desk-questions", "ask_desk", record::Verb::create, "DeskQuestionSending", "AskedQuestion",
                 over(services, asker, ask_desk), "Asks a desk; 409 when the bytes are others than those whose hash is named.",
                 "question ask", 201));
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-questions",
              .scope = "api",
              .summary = "Lists what was asked of desks, newest first.",
              .handler = over(services, asker, list_questions),
              .operation = "list_desk_questions",
              .tag = "desk-questions",
              .needs = {"desk_question", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "AskedQuestion", .shape = Shape::page},
              .verb = "question list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/desk-questions/{number}",
              .scope = "api",
              .summary = "A question with all that was said, as it is kept here.",
              .handler = over(services, asker, show_question),
              .operation = "show_desk_question",
              .tag = "desk-questions",
              .needs = {"desk_question", record::Verb::read},
              .answer = {.schema = "AskedQuestionView"},
              .verb = "question show"});
  router.add(act("/api/v1/desk-questions/{number}/follow", "follow_desk_question", record::Verb::read, "", "FollowedQuestion",
                 over(services, asker, follow_question), "Asks the desk how far it is and what it has said since.", "question follow"));
  router.add(act("/api/v1/desk-questions/{number}/words", "add_to_desk_question", record::Verb::update, "DeskQuestionWords",
                 "FollowedQuestion", over(services, asker, add_to_question), "Tells the desk more.", "question add"));
  router.add(act("/api/v1/desk-questions/{number}/erase", "erase_desk_question", record::Verb::delete_, "DeskReason", "AskedQuestion",
                 over(services, asker, erase_question),
                 "Erases what was said in a question, here and, as soon as it is reached and nothing obliges it to keep, at the desk.",
                 "question erase"));
}

}  // namespace sekimori::web
