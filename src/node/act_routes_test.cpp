// What people do in a case, with accounts and with sources, as the browser sends it: each act is there when it is looked at again, what is
// wrong is refused by its field, and what a person alone may decide is refused to a program's token.
#include <chrono>
#include <thread>

#include "feature/protect/register.h"
#include "feature/respond/case_book.h"
#include "model/ports/person_directory.h"
#include "node/node_fixture_test.h"
#include "node/service.h"
#include "record/record_room.h"
#include "web/json_schema.h"
#include "web/upload.h"

namespace sekimori::node {
namespace {

constexpr std::string_view people_csv = "staff_number,name,department,accounts,joined,class\nE1,架空 太郎,設計一課,e1,2020-04-01,regular\n";

struct Answered {
  int status = 0;
  Json body;
  std::string text;
};

class ActRoutes : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    ASSERT_TRUE(node_->reg().import_people(record::Actor::system("test"), people_csv, "people.csv", "test"));
    ASSERT_TRUE(node_->people().refresh());
    source_ = add_source(*node_, "file-server", 30);
    ServiceSettings settings;
    settings.server.address = "127.0.0.1:0";
    auto service = Service::start(*node_, trace_, settings);
    ASSERT_TRUE(service) << service.error().message;
    service_ = *std::move(service);
    for (const web::Route& route : service_->router().routes()) router_.add(route);
    const auto made = node_->database().write([&](sql::Transaction& tx) {
      record::Change change;
      change.actor = record::Actor::system("test");
      change.verb = record::Verb::create;
      return node_->records().accounts.create(tx, {.login = "main", .roles = roles()},
                                              Sensitive<std::string>(std::string("a long password")), change);
    });
    ASSERT_TRUE(made) << made.error().message;
    session_.login = "main";
    session_.actor.account = *made;
    session_.actor.roles = roles();
    session_.scopes = {"session"};
  }
  static std::vector<record::Role> roles() {
    return {record::Role::secret_manager, record::Role::case_lead, record::Role::legal, record::Role::it_admin, record::Role::system_admin};
  }

  Answered ask(std::string method, std::string_view target, const Json& body = {}, std::string_view file = {}) {
    web::Request request;
    request.method = std::move(method);
    EXPECT_TRUE(web::parse_target(target, request));
    request.headers = {{"accept-language", "en"}, {"host", "localhost"}};
    if (!body.is_null()) {
      request.body = body.dump();
      request.headers.emplace_back("content-type", "application/json");
    }
    request.id = Uuid::make(clock_, random_).to_string();
    if (!file.empty()) {
      auto spooled = files_.open(folder_.path() / request.id, OpenMode::create_new, 0600);
      EXPECT_TRUE(spooled && (*spooled)->append(as_bytes(file)));
      request.spooled = *std::move(spooled);
      request.headers.emplace_back("content-type", "application/octet-stream");
    }
    request.session = std::make_shared<const record::Session>(session_);
    const web::Response response = router_.answer(request);
    Answered out{response.status, {}, response.body};
    if (auto parsed = Json::parse(response.body)) out.body = *std::move(parsed);
    return out;
  }
  Answered get(std::string_view target) { return ask("GET", target); }
  Answered post(std::string_view target, std::string_view body) { return ask("POST", target, *Json::parse(body)); }
  // Opens a case and gives its address.
  std::string a_case() {
    const Answered made = post("/api/v1/cases", R"({"trigger":"found_item","title":"USB memory"})");
    EXPECT_EQ(made.status, 201) << made.text;
    return "/api/v1/cases/" + std::string(made.body["number"].text());
  }

  Trace trace_{clock_, [](std::string_view) {}};
  std::unique_ptr<Node> node_;
  std::unique_ptr<Service> service_;
  web::Router router_{[](const web::Request&, std::string_view) -> Result<void> { return {}; }};
  record::Session session_;
  std::string source_;
};

TEST_F(ActRoutes, a_case_gathers_decisions_devices_referrals_and_damage) {
  const std::string at = a_case();
  EXPECT_EQ(post(at + "/decisions", R"({"what":"close the VPN account"})").status, 422) << "a decision has grounds";
  EXPECT_EQ(
      post(at + "/decisions", R"({"what":"close the VPN account","grounds":"in use from abroad","effect_on_evidence":"none"})").status,
      201);
  EXPECT_EQ(post(at + "/devices", R"({"device":"PC-11","place":"safe 2","until":"2026-06-30"})").status, 201);
  EXPECT_EQ(post(at + "/devices", R"({"device":"PC-11"})").status, 409) << "it is held already";
  EXPECT_EQ(post(at + "/referrals", R"({"to":"police_station","state":"accepted","office":"desk"})").status, 201);
  EXPECT_EQ(post(at + "/referrals", R"({"to":"police_station","state":"preparing"})").status, 422) << "a step back needs a note";
  EXPECT_EQ(post(at + "/damages", R"({"category":"investigation","yen":120000,"basis":"invoice"})").status, 201);
  EXPECT_EQ(post(at + "/damages", R"({"category":"investigation","yen":-1,"basis":"invoice"})").status, 422);
  EXPECT_EQ(post(at + "/damages", R"({"category":"lawyer","yen":30000,"basis":"fee"})").body["damage_yen"].integer_or(0), 150'000);
  const auto all = session_.actor.roles;
  session_.actor.roles = {record::Role::case_lead};
  EXPECT_EQ(post(at + "/device-releases", R"({"device":"PC-11","reason":"copied whole"})").status, 403) << "the end of a hold is legal's";
  EXPECT_FALSE(get(at + "/log").body["devices"].items().front()["released"].bool_or(true)) << "nothing of it happened";
  session_.actor.roles = all;
  EXPECT_EQ(post(at + "/device-releases", R"({"device":"PC-11","reason":"copied whole"})").status, 200);
  EXPECT_EQ(post(at + "/holds", R"({"reason":"the night of 3 March"})").status, 422) << "what is to be held?";
  EXPECT_EQ(post(at + "/holds", R"({"sources":["nowhere"],"reason":"x"})").status, 404);
  const Answered held =
      post(at + "/holds", R"({"sources":["file-server"],"from":"2026-03-03","to":"2026-03-04","reason":"the night of 3 March"})");
  ASSERT_EQ(held.status, 201) << held.text;
  EXPECT_EQ(held.body["items"].items().size(), 1U);
  const Answered log = get(at + "/log");
  ASSERT_EQ(log.status, 200) << log.text;
  EXPECT_EQ(log.body["decisions"].items().front()["decided_by"].text(), session_.actor.account);
  EXPECT_TRUE(log.body["devices"].items().front()["released"].bool_or(false));
  EXPECT_EQ(log.body["referrals"].items().front()["state"].text(), "accepted");
  const auto problems =
      web::check_schema(log.body, *Json::parse(R"({"$ref":"#/components/schemas/CaseLog"})"), web::api_schemas(), Language::en);
  EXPECT_TRUE(problems.empty()) << (problems.empty() ? "" : problems[0].pointer + problems[0].detail);
}

TEST_F(ActRoutes, the_duty_to_report_personal_data_keeps_what_is_not_named) {
  const std::string at = a_case() + "/personal-data";
  EXPECT_FALSE(get(at).body["answered"].bool_or(true));
  ASSERT_EQ(post(at, R"({"holds_personal_data":true,"wrongful_purpose":true,"persons":1200,"cause":"copied"})").status, 200);
  const Answered after = post(at, R"({"preliminary_sent":"2026-04-02"})");
  ASSERT_EQ(after.status, 200) << after.text;
  EXPECT_TRUE(after.body["reportable"].bool_or(false));
  EXPECT_EQ(after.body["final_days"].integer_or(0), 60);
  EXPECT_EQ(after.body["cause"].text(), "copied");
  EXPECT_EQ(after.body["preliminary_sent"].text(), "2026-04-02");
  EXPECT_TRUE(post(at, R"({"preliminary_sent":null,"persons":null})").body["preliminary_sent"].is_null());
  EXPECT_FALSE(get(at).body["persons_known"].bool_or(true));
  EXPECT_EQ(post(at, R"({"preliminary_sent":"2026-02-30"})").status, 422);
}

TEST_F(ActRoutes, a_file_that_is_sent_is_an_exhibit_and_is_described_and_redacted) {
  const std::string at = a_case();
  const Answered kept = ask("POST", at + "/exhibit-files?name=C:%5Ctemp%5Cletter.txt&reason=complaint", {}, "formula ABC\n");
  ASSERT_EQ(kept.status, 201) << kept.text;
  EXPECT_EQ(kept.body["title"].text(), "letter.txt");
  EXPECT_EQ(ask("POST", at + "/exhibit-files?name=letter.txt", {}, "formula ABC\n").status, 409) << "the same thing again";
  EXPECT_EQ(ask("POST", at + "/exhibit-files?name=empty.txt").status, 422);
  const std::string exhibit = at + "/exhibits/" + std::string("1");
  const Answered described = post(exhibit + "/description", R"({"made_by":"a customer","proves":"what was said","original":"写し"})");
  ASSERT_EQ(described.status, 200) << described.text;
  EXPECT_EQ(described.body["proves"].text(), "what was said");
  EXPECT_EQ(described.body["title"].text(), "letter.txt") << "what is not named stays";
  EXPECT_EQ(post(exhibit + "/redactions", R"({"words":["XYZ"],"reason":"readers outside"})").status, 422);
  const Answered redacted = post(exhibit + "/redactions", R"({"words":["ABC"],"reason":"readers outside"})");
  ASSERT_EQ(redacted.status, 201) << redacted.text;
  EXPECT_EQ(redacted.body["scope"].text(), "redacted");
  const Answered elsewhere = ask("POST", exhibit + "/redacted-files?name=letter.pdf&reason=by+hand", {}, "%PDF-1.7");
  ASSERT_EQ(elsewhere.status, 201) << elsewhere.text;
  EXPECT_EQ(elsewhere.body["of_exhibit"].text(), kept.body["number"].text());
  EXPECT_EQ(post(at + "/tasks", R"({"title":"ask the supplier","due":"2026-04-10T03:00:00Z","role":"legal"})").body["title_en"].text(),
            "ask the supplier");
}

TEST(ExhibitFiles, are_known_by_their_addresses_alone) {
  EXPECT_TRUE(web::takes_exhibit_file("POST", "/api/v1/cases/2026-001/exhibit-files?name=a"));
  EXPECT_TRUE(web::takes_exhibit_file("POST", "/api/v1/cases/2026-001/exhibits/1/redacted-files"));
  EXPECT_FALSE(web::takes_exhibit_file("GET", "/api/v1/cases/2026-001/exhibit-files"));
  EXPECT_FALSE(web::takes_exhibit_file("POST", "/api/v1/cases/2026-001/exhibits"));
  EXPECT_FALSE(web::takes_exhibit_file("POST", "/api/v1/cases/2026-001/exhibits//redacted-files"));
  EXPECT_FALSE(web::takes_exhibit_file("POST", "/api/v1/cases/2026-001/exhibits/1/2/redacted-files"));
}

TEST_F(ActRoutes, a_report_without_a_name_is_answered_followed_and_becomes_a_case) {
  const Answered taken = post("/api/v1/intakes", R"({"trigger":"anonymous_report","text":"somebody copies drawings"})");
  ASSERT_EQ(taken.status, 201) << taken.text;
  const std::string at = "/api/v1/intakes/" + std::string(taken.body["number"].text());
  EXPECT_EQ(post(at + "/answers", R"({"text":"When was it? <b>"})").status, 201);
  const auto report = [&](std::string_view form) {
    web::Request request;
    request.method = "POST";
    EXPECT_TRUE(web::parse_target("/report", request));
    request.headers = {{"accept-language", "en"}, {"content-type", "application/x-www-form-urlencoded"}};
    request.body = form;
    return router_.answer(request);  // nobody's session
  };
  const std::string token = "token=" + std::string(taken.body["token"].text());
  const web::Response page = report(token + "&text=On+Monday");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.body.contains("When was it? &lt;b&gt;")) << page.body;
  EXPECT_TRUE(page.body.contains("On Monday"));
  EXPECT_EQ(report("token=AAAA-AAAA-AAAA-AAAA").status, 404);
  EXPECT_EQ(get(at).body["messages"].items().size(), 2U);
  const Answered opened = post(at + "/case", R"({"title":"Drawings"})");
  ASSERT_EQ(opened.status, 201) << opened.text;
  EXPECT_EQ(opened.body["trigger"].text(), "anonymous_report");
  EXPECT_EQ(post(at + "/case", R"({})").status, 409);
  const std::string other =
      "/api/v1/intakes/" + std::string(post("/api/v1/intakes", R"({"trigger":"found_item","text":"a folder"})").body["number"].text());
  EXPECT_EQ(post(other + "/closing", R"({"reason":""})").status, 422);
  EXPECT_EQ(post(other + "/closing", R"({"reason":"lost by its owner"})").body["state"].text(), "closed");
}

TEST_F(ActRoutes, nobody_fills_the_node_by_reporting_without_a_name) {
  const auto report = [&](std::string_view form) {
    web::Request request;
    request.method = "POST";
    EXPECT_TRUE(web::parse_target("/report/new", request));
    request.headers = {{"accept-language", "en"}, {"content-type", "application/x-www-form-urlencoded"}};
    request.body = form;
    return router_.answer(request);  // nobody's session
  };
  EXPECT_EQ(report("text=+").status, 422);
  for (int i = 0; i < 30; ++i) ASSERT_EQ(report("text=what+I+saw").status, 201);
  const web::Response refused = report("text=one+%3Cb%3E+more");
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.body.contains("one &lt;b&gt; more")) << "what was written is not lost: " << refused.body;
  EXPECT_EQ(post("/api/v1/intakes", R"({"trigger":"anonymous_report","text":"by telephone"})").status, 201)
      << "the desk takes reports all the same";
}

TEST_F(ActRoutes, accounts_are_made_changed_and_given_tokens_by_a_log_in_alone) {
  const Answered made = post("/api/v1/accounts", R"({"login":"e1","password":"a long password","roles":["employee"],"person":"E1"})");
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_FALSE(made.body["person"].is_null());
  EXPECT_EQ(post("/api/v1/accounts", R"({"login":"e2","password":"short","roles":["employee"]})").status, 422);
  EXPECT_EQ(post("/api/v1/accounts", R"({"login":"e2","password":"a long password","roles":["employee"],"person":"E9"})").status, 404);
  const std::string at = "/api/v1/accounts/" + std::string(made.body["id"].text());
  const Answered token = post("/api/v1/tokens", R"({"label":"proxy","scopes":["ingest:file-server"],"days":30})");
  ASSERT_EQ(token.status, 201) << token.text;
  EXPECT_TRUE(token.body["token"].text().starts_with("skm_"));
  EXPECT_EQ(get("/api/v1/tokens").body["items"].items().back()["scopes"].items().front().text(), "ingest:" + source_);
  EXPECT_EQ(post("/api/v1/tokens", R"({"label":"x","scopes":["session"],"days":30})").status, 422) << "a session is a log-in's";
  const std::string other(made.body["id"].text());
  EXPECT_EQ(post("/api/v1/tokens", fmt::format(R"({{"account":"{}","label":"x","scopes":["api"],"days":30}})", other)).status, 403)
      << "an administrator becomes nobody else";
  EXPECT_EQ(post("/api/v1/tokens", fmt::format(R"({{"account":"{}","label":"x","scopes":["ingest"],"days":30}})", other)).status, 201);
  EXPECT_EQ(post("/api/v1/tokens/" + std::string(token.body["id"].text()) + "/revocation", "{}").status, 204);
  EXPECT_EQ(ask("PATCH", at, *Json::parse(R"({"state":"disabled","reason":"left"})")).body["state"].text(), "disabled");
  EXPECT_EQ(ask("PATCH", at, *Json::parse("{}")).status, 422);
  EXPECT_EQ(post(at + "/password", R"({"password":"another long password"})").status, 204);
  EXPECT_EQ(post(at + "/second-factor-removal", "{}").status, 204) << "none is fine";
  session_.scopes = {"api"};
  for (const auto& [target, body] :
       {std::pair(std::string("/api/v1/accounts"), R"({"login":"e3","password":"a long password","roles":["employee"]})"),
        std::pair(at + "/password", R"({"password":"a long password"})"),
        std::pair(std::string("/api/v1/tokens"), R"({"label":"x","scopes":["api"],"days":1})")})
    EXPECT_EQ(post(target, body).status, 403) << target;
}

TEST_F(ActRoutes, what_a_programme_is_not_given_stays) {
  session_.actor.roles = {record::Role::desk_operator};
  const std::string at = "/api/v1/desk-programmes/certification";
  const Answered all = ask("PATCH", at, *Json::parse(R"({"quota":40,"opens":"2026-04-01","closes":"2026-06-30","reason":"first call"})"));
  ASSERT_EQ(all.status, 200) << all.text;
  const Answered more = ask("PATCH", at, *Json::parse(R"({"quota":60,"reason":"more money"})"));
  ASSERT_EQ(more.status, 200) << more.text;
  EXPECT_EQ(more.body["quota"].integer_or(0), 60);
  EXPECT_EQ(more.body["opens"].text(), "2026-04-01");
  EXPECT_EQ(more.body["closes"].text(), "2026-06-30");
  const Answered endless = ask("PATCH", at, *Json::parse(R"({"closes":null,"reason":"as long as there is money"})"));
  EXPECT_EQ(endless.body["quota"].integer_or(0), 60) << endless.text;
  EXPECT_TRUE(endless.body["closes"].text().empty());
  EXPECT_EQ(endless.body["opens"].text(), "2026-04-01");
  EXPECT_EQ(ask("PATCH", at, *Json::parse(R"({"closes":"2026-03-01","reason":"x"})")).status, 422) << "against what stands there already";
  EXPECT_EQ(ask("PATCH", at, *Json::parse(R"({"quota":1})")).status, 422) << "without a reason";
}

TEST_F(ActRoutes, notices_are_for_oneself_and_tried_only_when_there_is_a_way) {
  const Answered mine =
      post("/api/v1/accounts/me/notices", R"({"mail":"main@example.jp","least_score":50,"quiet_from":"22:00","quiet_to":"07:00"})");
  ASSERT_EQ(mine.status, 200) << mine.text;
  EXPECT_EQ(get("/api/v1/accounts/me/notices").body["quiet_from"].text(), "22:00");
  EXPECT_EQ(post("/api/v1/accounts/me/notices", R"({"mail":"nobody"})").status, 422);
  EXPECT_TRUE(get("/api/v1/notice-channels").body["mail_server"].is_null());
  EXPECT_EQ(post("/api/v1/notice-trials", R"({"to":"main@example.jp"})").status, 409) << "nothing is set up";
  EXPECT_EQ(ask("POST", "/api/v1/notices/0190/retry").status, 404);
}

TEST_F(ActRoutes, sources_come_as_a_table_are_reviewed_and_forget_what_is_over) {
  const auto take_table = [&](std::string_view what, std::string_view csv) {
    web::Request table;
    table.method = "POST";
    EXPECT_TRUE(web::parse_target(fmt::format("/api/v1/imports/{}", what), table));
    table.headers = {{"accept-language", "en"}, {"content-type", "text/csv"}};
    table.body = csv;
    table.session = std::make_shared<const record::Session>(session_);
    return router_.answer(table);
  };
  EXPECT_EQ(take_table("sources", "name,kind,retention_days\nproxy,jsonl,90\nproxy,jsonl,90\n").body.find("\"created\":1,"), 1U);
  EXPECT_EQ(take_table("sources", "kind\njsonl\n").status, 422);
  const web::Response approved =
      take_table("approvals", "staff_number,from,to,what,approver,ticket\nE1,2026-03-01,2026-03-31,backup,A-1,T-9\n");
  EXPECT_EQ(approved.status, 200) << approved.body;
  EXPECT_EQ(get("/api/v1/approvals").body["items"].items().front()["ticket"].text(), "T-9");
  take_in(*node_, source_, "2026-02-01");
  const Answered draft = get("/api/v1/log-review");
  ASSERT_FALSE(draft.body["findings"].items().empty()) << draft.text;
  EXPECT_EQ(post("/api/v1/log-reviews", "{}").status, 422) << "something was found";
  EXPECT_EQ(post("/api/v1/log-reviews", R"({"statement":"the server was moved"})").status, 201);
  EXPECT_EQ(get("/api/v1/log-reviews").body["items"].items().size(), 1U);
  const Answered run = ask("POST", "/api/v1/retention-runs");
  ASSERT_EQ(run.status, 202) << run.text;
  const std::string job = "/api/v1/jobs/" + std::string(run.body["id"].text());
  for (int i = 0; i < 500 && get(job).body["state"].text() != "done"; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(number(*node_, "SELECT COUNT(*) FROM watch_segment WHERE removed_at IS NULL"), 0);
}

}  // namespace
}  // namespace sekimori::node
