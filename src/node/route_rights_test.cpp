// Every role at every route with an object that is not its own. The table is the program's own route table, so a new route is asked as
// well.
#include <algorithm>

#include "base/digest.h"
#include "feature/consult/consult_room.h"
#include "feature/protect/register.h"
#include "feature/respond/case_book.h"
#include "feature/share/share_room.h"
#include "feature/teach/teach_room.h"
#include "model/ports/person_directory.h"
#include "node/node_fixture_test.h"
#include "node/service.h"
#include "record/token.h"
#include "web/json_schema.h"

namespace sekimori::node {
namespace {

constexpr std::string_view mark = "FOREIGN-7781";  // stands in everything that belongs to somebody else

constexpr std::string_view secrets_csv =
    "number,title,kind,owner,department,level,medium,places,permitted,measures\n"
    "S-FOREIGN,FOREIGN-7781 図面,technical,E1,設計一課,level_confidential,electronic,/srv/foreign,E1,folder_mark\n";
constexpr std::string_view people_csv =
    "staff_number,name,department,accounts,joined,class\nE1,FOREIGN-7781 太郎,設計一課,foreign1,2020-04-01,regular\n";

// The least that a schema asks for.
Json least_of(const Json& given) {
  constexpr std::string_view before = "#/components/schemas/";
  const std::string_view reference = given["$ref"].text();
  const Json& schema = reference.empty() ? given : web::api_schemas()[reference.substr(before.size())];
  if (const Json* choices = schema.find("enum")) return choices->items().front();
  const Json& type = schema["type"];
  const std::string_view name = type.is_array() ? type.items().front().text() : type.text();
  if (name == "object") {
    Json out = Json::object();
    for (const Json& member : schema["required"].items()) out.set(member.text(), least_of(schema["properties"][member.text()]));
    return out;
  }
  if (name == "array") return Json::array();
  if (name == "integer" || name == "number") return schema.find("minimum") != nullptr ? schema["minimum"] : Json(1);
  if (name == "boolean") return false;
  if (schema["format"].text() == "date") return "2026-04-01";
  if (schema["format"].text() == "date-time") return "2026-04-01T00:00:00Z";
  return "x";
}

// A desk that takes whatever it is asked.
class WillingLine final : public model::DeskLine {
 public:
  Result<Json> ask(const std::string&, const Sensitive<std::string>&) override { return Json::object({{"state", "received"}}); }
  Result<Json> follow(const Sensitive<std::string>&) override { return error(ErrorCode::unreachable, "asked once only"); }
  Result<Json> add(const Sensitive<std::string>&, std::string_view) override { return error(ErrorCode::unreachable, "asked once only"); }
  Result<Json> forget(const Sensitive<std::string>&) override { return error(ErrorCode::unreachable, "asked once only"); }
};

class RouteRights : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    const record::Actor system = record::Actor::system("test");
    ASSERT_TRUE(node_->reg().import_people(system, people_csv, "people.csv", "test"));
    ASSERT_TRUE(node_->reg().import_secrets(system, secrets_csv, "secrets.csv", "test"));
    ASSERT_TRUE(node_->people().refresh());
    source_ = add_source(*node_, "FOREIGN-7781 log", 365);
    respond::CaseOpening opening;
    opening.trigger = model::CaseTrigger::found_item;
    opening.title = mark;
    opening.readers = {"account:somebody-else"};
    auto opened = node_->cases().open(system, opening, "test");
    ASSERT_TRUE(opened) << opened.error().message;
    case_ = opened->known.facts.number;
    share::ShareRoom& hub = node_->share();
    ASSERT_TRUE(hub.sigs.add(system, {.id = "foreign-7781", .name = {std::string(mark), std::string(mark)}, .across = {}}, "test"));
    share::Member member;
    Json names = Json::array();
    names.push(mark);
    member.known_by.set("names", std::move(names));
    member.joining = share::Joining::rules;
    member.contacts = {{.name = std::string(mark), .mail = "soc@foreign.example", .phone = "", .key = ""}};
    const auto invited = hub.members.invite(system, member, "test");
    ASSERT_TRUE(invited) << invited.error().message;
    member_ = invited->value.number;
    ASSERT_TRUE(hub.members.activate(system, member_, "test"));
    const auto received = hub.reports.receive(
        system, {.member = member_, .kind = share::ReportKind::mail_plain, .title = std::string(mark)}, "a.txt", as_bytes(mark));
    ASSERT_TRUE(received) << received.error().message;
    report_ = received->value.number;
    // What names a member does not pass the gate, so these hold no mark: that nobody reaches them is what counts.
    const share::ForumContent content{.title = {"題", "Title"}, .body = {"本文", "Body"}, .meeting = {}};
    const share::ForumReach reach{.audience = "foreign-7781", .tlp = "AMBER"};
    for (std::string* number : {&item_, &proposal_}) {
      const auto asked = hub.forum.propose(system, content, reach);
      ASSERT_TRUE(asked) << asked.error().message;
      *number = asked->value.number;
    }
    const auto words = hub.gate.admit(to_json(content));
    ASSERT_TRUE(words) << words.error().message;
    const auto item = hub.forum.publish(system, item_, *words, reach);
    ASSERT_TRUE(item) << item.error().message;
    item_ = item->value.number;
    const share::PollQuestion question{.question = {"問い", "Question"}, .options = {{"甲", "A"}, {"乙", "B"}}};
    const auto poll = hub.polls.ask(system, question, reach, Day{40'000});
    ASSERT_TRUE(poll) << poll.error().message;
    poll_ = poll->value.number;
    consult::ConsultationDraft call;
    call.text = mark;
    call.identity.organisation = mark;
    const auto asked_desk = node_->consult().consultations.receive(system, call);
    ASSERT_TRUE(asked_desk) << asked_desk.error().message;
    consultation_ = asked_desk->number;
    consult::QuestionToAsk question_wish;
    question_wish.question.text = question_wish.title = mark;
    question_wish.readers = {"account:somebody-else"};
    WillingLine line;
    const auto asked_elsewhere = node_->consult().questions.ask(system, line, {.name = "inpit", .address = "https://desk.example"},
                                                                question_wish, to_hex(sha256(bytes_of(question_wish.question))));
    ASSERT_TRUE(asked_elsewhere) << asked_elsewhere.error().message;
    question_ = asked_elsewhere->value.number;
    teach::ContactReport contact;
    contact.topic = "other";
    contact.contact = mark;
    const auto filed = node_->teach().contacts.file(system, contact);
    ASSERT_TRUE(filed) << filed.error().message;
    contact_ = filed->report.number;
    const auto trained = node_->teach().learning.record_lesson(system, "three-s", "E1", Day{20'000}, mark);
    ASSERT_TRUE(trained) << trained.error().message;
    training_ = trained->number;
    ServiceSettings settings;
    settings.server.address = "127.0.0.1:0";
    settings.worker = "/bin/false";  // this program knows no verbs: started anew it would run its tests
    auto service = Service::start(*node_, trace_, settings);
    ASSERT_TRUE(service) << service.error().message;
    service_ = *std::move(service);
  }

  web::Request request_for(const web::Route& route, const record::Session& session) const {
    web::Request request;
    request.method = route.method;
    request.path = route.pattern;
    const auto put = [&](std::string_view name, const std::string& value) {
      if (const auto at = request.path.find(name); at != std::string::npos) request.path.replace(at, name.size(), value);
    };
    if (route.pattern.starts_with("/api/v1/cases/")) put("{number}", case_);
    if (route.pattern.starts_with("/api/v1/hub-members/")) put("{number}", member_);
    if (route.pattern.starts_with("/api/v1/hub-reports/")) put("{number}", report_);
    if (route.pattern.starts_with("/api/v1/forum-items/")) put("{number}", item_);
    if (route.pattern.starts_with("/api/v1/forum-proposals/")) put("{number}", proposal_);
    if (route.pattern.starts_with("/api/v1/polls/")) put("{number}", poll_);
    if (route.pattern.starts_with("/api/v1/consultations/")) put("{number}", consultation_);
    if (route.pattern.starts_with("/api/v1/desk-questions/")) put("{number}", question_);
    put("{day}", "2026-04-01");
    put("{quarter}", "2026Q1");
    put("{code}", "13");
    if (route.pattern.starts_with("/api/v1/contact-reports/")) put("{number}", contact_);
    if (route.pattern.starts_with("/api/v1/trainings/")) put("{number}", training_);
    put("{subject}", item_);
    put("{number}", "S-FOREIGN");
    if (route.pattern.starts_with("/api/v1/sources/")) put("{id}", source_);
    put("{index}", "0");
    for (auto open = request.path.find('{'); open != std::string::npos; open = request.path.find('{'))
      request.path.replace(open, request.path.find('}', open) - open + 1, "01900000-0000-7000-8000-000000000000");
    request.headers = {
        {"accept-language", "en"}, {"if-match", "*"}, {"idempotency-key", fmt::format("{}-{}", route.operation, session.login)}};
    if (!route.body.empty()) request.body = least_of(Json::object({{"$ref", "#/components/schemas/" + route.body}})).dump();
    else if (!route.body_type.empty()) request.body = "{\"a\":1}\n";
    request.id = "01900000-0000-7000-8000-000000000001";
    request.session = std::make_shared<const record::Session>(session);
    return request;
  }

  std::unique_ptr<Node> node_;
  Trace trace_{clock_, [](std::string_view) {}};
  std::unique_ptr<Service> service_;
  std::string contact_, training_, source_, case_, member_, report_, item_, proposal_, poll_, consultation_, question_;
};

record::Session session_of(record::Role role) {
  record::Session session;
  session.login = record::identifier_of(role);
  session.actor.account = "account-of-" + session.login;
  session.actor.roles = {role};
  session.scopes = {"session"};
  return session;
}

TEST_F(RouteRights, no_role_reads_or_changes_what_its_row_does_not_give) {
  // The guard is the test's own: who asks is given, and a token reaches everything that the roles do.
  web::Router router([](const web::Request&, std::string_view) -> Result<void> { return {}; });
  for (const web::Route& route : service_->router().routes()) router.add(route);
  const auto& permissions = record::Permissions::standard();
  for (const web::Route& route : service_->router().routes()) {
    if (route.operation.empty() || route.needs.kind.empty()) continue;
    ASSERT_TRUE(permissions.knows_kind(route.needs.kind)) << route.operation << " names a kind without rows: " << route.needs.kind;
    for (std::size_t r = 0; r < record::role_count; ++r) {
      const auto role = static_cast<record::Role>(r);
      const record::Session session = session_of(role);
      const record::Reach reach = permissions.reach_of(session.actor, route.needs.verb, route.needs.kind);
      web::Request request = request_for(route, session);
      const web::Response response = router.answer(request);
      const std::string what =
          fmt::format("{} as {}: {} {}", route.operation, session.login, response.status, response.body.substr(0, 300));
      EXPECT_LT(response.status, 500) << what;
      EXPECT_NE(response.status, 401) << what;
      if (reach.any) continue;  // it may: what comes back is the feature's business
      EXPECT_FALSE(response.body.contains(mark)) << what;
      if (route.answer.shape == web::Shape::page && response.status == 200) {
        const auto body = Json::parse(response.body);
        ASSERT_TRUE(body) << what;
        EXPECT_TRUE((*body)["items"].items().empty()) << what;
      } else {
        // 422: wrong in itself before rights are asked; it has no effect either.
        EXPECT_TRUE(response.status == 403 || response.status == 404 || (response.status == 422 && route.method != "GET")) << what;
      }
    }
  }
}

TEST_F(RouteRights, nobody_gets_in_without_saying_who_he_is) {
  for (const web::Route& route : service_->router().routes()) {
    if (route.scope.empty()) continue;
    record::Session nobody;
    web::Request request = request_for(route, nobody);
    request.session.reset();
    EXPECT_EQ(service_->router().answer(request).status, 401) << route.method << " " << route.pattern;
  }
}

TEST_F(RouteRights, what_is_answered_is_as_the_description_says) {
  web::Router router([](const web::Request&, std::string_view) -> Result<void> { return {}; });
  for (const web::Route& route : service_->router().routes()) router.add(route);
  record::Session all = session_of(record::Role::secret_manager);
  for (std::size_t r = 0; r < record::role_count; ++r) all.actor.roles.push_back(static_cast<record::Role>(r));
  all.actor.account = "somebody-else";
  int seen = 0;
  for (const web::Route& route : service_->router().routes()) {
    if (route.method != "GET" || route.answer.schema.empty() || route.answer.type != "application/json") continue;
    web::Request request = request_for(route, all);
    const web::Response response = router.answer(request);
    if (response.status != 200) continue;
    const auto body = Json::parse(response.body);
    ASSERT_TRUE(body) << route.operation;
    Json schema = Json::object({{"$ref", "#/components/schemas/" + route.answer.schema}});
    if (route.answer.shape == web::Shape::page)
      schema = Json::object(
          {{"type", "object"}, {"properties", Json::object({{"items", Json::object({{"type", "array"}, {"items", schema}})}})}});
    const auto problems = web::check_schema(*body, schema, web::api_schemas(), Language::en);
    EXPECT_TRUE(problems.empty()) << route.operation << " " << (problems.empty() ? "" : problems[0].pointer + " " + problems[0].detail);
    ++seen;
  }
  EXPECT_GE(seen, 12);
}

TEST_F(RouteRights, every_route_of_the_api_says_what_it_is) {
  std::vector<std::string> operations;
  for (const web::Route& route : service_->router().routes()) {
    if (!route.pattern.starts_with("/api/v1/")) continue;
    EXPECT_FALSE(route.summary.empty()) << route.pattern;
    if (route.operation.empty()) continue;
    EXPECT_FALSE(route.tag.empty()) << route.operation;
    EXPECT_TRUE(std::ranges::find(operations, route.operation) == operations.end()) << route.operation << " stands twice";
    operations.push_back(route.operation);
    for (const std::string& schema : {route.body, route.answer.schema})
      if (!schema.empty()) { EXPECT_NE(web::api_schemas().find(schema), nullptr) << route.operation << " names no component: " << schema; }
  }
}

}  // namespace
}  // namespace sekimori::node
