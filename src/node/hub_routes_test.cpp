// A hub over its routes: groups and members, reports on their way, and what is never shown to a member.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "engine/inspect/extract/extractor.h"
#include "engine/mail/analysis.h"
#include "feature/share/share_room.h"
#include "feature/share/staff.h"
#include "node/node_fixture_test.h"
#include "node/service.h"
#include "record/record_room.h"
#include "web/json_schema.h"

namespace sekimori::node {
namespace {

struct Answered {
  int status = 0;
  Json body;
  std::string text;
};

class HubRoutes : public NodeTest {
 public:  // a test asks as somebody: as("op").get(...)
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    ServiceSettings settings;
    settings.server.address = "127.0.0.1:0";
    settings.report_mailbox = "report@hub.example";
    settings.worker = "/bin/false";  // this program knows no verbs
    auto service = Service::start(*node_, trace_, settings);
    ASSERT_TRUE(service) << service.error().message;
    service_ = *std::move(service);
    for (const web::Route& route : service_->router().routes()) router_.add(route);
    for (const auto& [login, role] : {std::pair{"op", record::Role::hub_operator},
                                      {"second", record::Role::hub_reviewer},
                                      {"contact", record::Role::member_contact},
                                      {"other", record::Role::member_contact}})
      account(login, role);
    EXPECT_EQ(as("op").post("/api/v1/sigs", R"({"sig":"heavy","name":{"ja":"重工","en":"Heavy"},"reason":"founded"})").status, 201);
    const Answered taken = post("/api/v1/hub-member-imports", roster_text());
    EXPECT_EQ(taken.body["added"].integer_or(0), 5) << taken.text;
    for (int n = 1; n <= 5; ++n) {
      const std::string at = fmt::format("/api/v1/hub-members/M-00{}", n);
      EXPECT_EQ(post(at + "/agreement", R"({"state":"signed","signed_on":"2026-01-05","reason":"by post"})").status, 200);
      EXPECT_EQ(post(at + "/sigs", R"({"sig":"heavy","reason":"asked"})").status, 200);
      EXPECT_EQ(post(at + "/state", R"({"state":"active","reason":"agreement is here"})").status, 200);
    }
    EXPECT_EQ(post("/api/v1/hub-members/M-001/accounts", R"({"login":"contact","reason":"speaks for it"})").status, 200);
    EXPECT_EQ(post("/api/v1/hub-members/M-002/accounts", R"({"login":"other","reason":"speaks for it"})").status, 200);
  }
  static std::string roster_text() {
    std::string rows;
    for (const std::string_view name : {"霧島", "朝凪", "白嶺", "蒼海", "紅葉"})
      rows += fmt::format(R"({}{{"names":["株式会社{}"],"domains":["{}.example"],"industry":"29","prefecture":"長野県","employees":900,)"
                          R"("contacts":[{{"name":"窓口","mail":"soc@member.example"}}]}})",
                          rows.empty() ? "" : ",", name, rows.size());
    return fmt::format(R"({{"roster":{{"version":1,"organisations":[{}]}},"reason":"founding members"}})", rows);
  }
  void account(std::string_view login, record::Role role) {
    const auto made = node_->database().write([&](sql::Transaction& tx) {
      record::Change change;
      change.actor = record::Actor::system("test");
      change.verb = record::Verb::create;
      return node_->records().accounts.create(tx, {.login = std::string(login), .roles = {role}},
                                              Sensitive<std::string>(std::string("a long password")), change);
    });
    ASSERT_TRUE(made) << made.error().message;
  }
  // Who asks from now on, with the groups that the account has by now.
  HubRoutes& as(std::string_view login) {
    const auto known = node_->database().read([&](sql::Transaction& tx) { return node_->records().accounts.find_by_login(tx, login); });
    session_.login = login;
    session_.actor = known.value()->actor();
    session_.scopes = {"session"};
    return *this;
  }
  Answered ask(std::string method, std::string_view target, const Json& body = {}, std::string_view if_match = {}) {
    web::Request request;
    request.method = std::move(method);
    EXPECT_TRUE(web::parse_target(target, request));
    request.headers = {{"accept-language", "en"}, {"host", "localhost"}};
    if (!if_match.empty()) request.headers.emplace_back("if-match", if_match);
    if (target.starts_with("/taxii2/")) request.headers.emplace_back("accept", "application/taxii+json;version=2.1");
    if (!body.is_null()) {
      request.body = body.dump();
      request.headers.emplace_back("content-type", "application/json");
    }
    return answered(std::move(request));
  }
  Answered file(std::string method, std::string_view target, std::string_view bytes) {
    web::Request request;
    request.method = std::move(method);
    EXPECT_TRUE(web::parse_target(target, request));
    request.headers = {{"accept-language", "en"}, {"host", "localhost"}, {"content-type", "application/octet-stream"}};
    request.body = bytes;
    return answered(std::move(request));
  }
  Answered answered(web::Request request) {
    request.id = Uuid::make(clock_, random_).to_string();
    request.session = std::make_shared<const record::Session>(session_);
    const web::Response response = router_.answer(request);
    Answered out{response.status, {}, response.body};
    if (auto parsed = Json::parse(response.body)) out.body = *std::move(parsed);
    return out;
  }
  Answered get(std::string_view target) { return ask("GET", target); }
  Answered post(std::string_view target, std::string_view body) { return ask("POST", target, *Json::parse(body)); }
  void fits(const Json& value, std::string_view schema) {
    const auto problems = web::check_schema(value, Json::object({{"$ref", fmt::format("#/components/schemas/{}", schema)}}),
                                            web::api_schemas(), Language::en);
    EXPECT_TRUE(problems.empty()) << schema << (problems.empty() ? "" : problems[0].pointer + " " + problems[0].detail);
  }
  // "aGVsbG8=" is hello.
  std::string send() {
    const Answered made =
        as("contact").post("/api/v1/hub-reports", R"({"kind":"mail_plain","title":"a mail","file_name":"a.txt","content":"aGVsbG8="})");
    EXPECT_EQ(made.status, 201) << made.text;
    return std::string(made.body["number"].text());
  }

  Trace trace_{clock_, [](std::string_view) {}};
  std::unique_ptr<Node> node_;
  std::unique_ptr<Service> service_;
  web::Router router_{[](const web::Request&, std::string_view) -> Result<void> { return {}; }};
  record::Session session_;
};

// A chair reads no reports, and the screen of members shows him his own all the same.
TEST_F(HubRoutes, a_chair_sees_its_member_and_leads_its_group) {
  account("chair", record::Role::sig_chair);
  EXPECT_EQ(as("op").post("/api/v1/hub-members/M-003/accounts", R"({"login":"chair","reason":"speaks for it"})").status, 200);
  EXPECT_EQ(post("/api/v1/sigs/heavy/chair", R"({"login":"contact","reason":"elected"})").status, 422) << "without the role";
  EXPECT_EQ(as("contact").post("/api/v1/sigs/heavy/chair", R"({"login":"chair","reason":"elected"})").status, 403);
  const Answered named = as("op").post("/api/v1/sigs/heavy/chair", R"({"login":"chair","reason":"elected"})");
  ASSERT_EQ(named.status, 200) << named.text;
  fits(named.body, "Sig");
  const Answered own = as("chair").get("/api/v1/hub-members");
  ASSERT_EQ(own.status, 200) << own.text;
  ASSERT_EQ(own.body["items"].items().size(), 1U);
  EXPECT_EQ(own.body["items"].items().front()["number"].text(), "M-003");
  fits(own.body["items"].items().front(), "HubMember");
  EXPECT_EQ(get("/api/v1/hub-members/M-001").status, 404);
  EXPECT_EQ(get("/api/v1/hub-reports").status, 403);
}

// The public key of a contact of nobody, in base64; its secret half is gone.
constexpr std::string_view contact_key =
    "LS0tLS1CRUdJTiBQR1AgUFVCTElDIEtFWSBCTE9DSy0tLS0tCgptRE1FWG9QWmdCWUpLd1lCQkFIYVJ3OEJBUWRBdytXVnVrSEYrVC91SlVsOEJ4ajBNeU"
    "UrZUJqaklmR1NFUTArCitkZkdBd20wRW5OdlkwQnRaVzFpWlhJdVpYaGhiWEJzWllpUUJCTVdDQUE0RmlFRThhRElSV3RYalNzRzRLZkkKY2NuOW5GTHdl"
    "eUlGQWw2RDJZQUNHd0VGQ3drSUJ3SUdGUW9KQ0FzQ0JCWUNBd0VDSGdFQ0Y0QUFDZ2tRY2NuOQpuRkx3ZXlKN21RRUFoT21ucmFqeXB0UkNDVk0xK3V4aD"
    "Awbkdrd0FFTms5ZkVNNjFLdUpPT0U0QkFMVEM2VUtsCkZFTnJKTHA0SDVtTGhZSTNnS3Vodm5hQVFCNm04bERVOHpvSXVEZ0VYb1BaZ0JJS0t3WUJCQUdY"
    "VlFFRkFRRUgKUUQ2aWQ2Q0tBN2ZDVUhrOUJnazdUZGZaSUlhYUN4S2FKWTlsZUdlT056NWZBd0VJQjRoNEJCZ1dDQUFnRmlFRQo4YURJUld0WGpTc0c0S2"
    "ZJY2NuOW5GTHdleUlGQWw2RDJZQUNHd3dBQ2drUWNjbjluRkx3ZXlLaERBRUFraXlGCmlsQjVrZFFvZkIyVitjekxvazRMVjBPVEhwcTBIbE1sZDg0cjJE"
    "TUEvUjdHMG1wQzh1RkZuOVROcHFLYWRxVFQKeFlNUURhR3MvZjBvY1lUZGxRUUQKPVZCdEkKLS0tLS1FTkQgUEdQIFBVQkxJQyBLRVkgQkxPQ0stLS0tLQ"
    "o=";
constexpr std::string_view contact_fingerprint = "F1A0C8456B578D2B06E0A7C871C9FD9C52F07B22";

// As the verb does it: the fingerprint that the owner told decides, and nobody but the hub's operators sets or takes away.
TEST_F(HubRoutes, a_contacts_key_is_kept_shown_and_taken_away) {
  const std::string at = "/api/v1/hub-members/M-001";
  const auto keep = [&](std::string_view fingerprint, std::string_view mail) {
    return post(at + "/key", fmt::format(R"({{"mail":"{}","content":"{}","fingerprint":"{}"}})", mail, contact_key, fingerprint));
  };
  EXPECT_EQ(
      as("contact").post(at + "/key", fmt::format(R"({{"content":"{}","fingerprint":"{}"}})", contact_key, contact_fingerprint)).status,
      403);
  EXPECT_EQ(
      as("second").post(at + "/key", fmt::format(R"({{"content":"{}","fingerprint":"{}"}})", contact_key, contact_fingerprint)).status,
      403);
  as("op");
  EXPECT_EQ(keep(contact_fingerprint, "nobody@member.example").status, 404);
  EXPECT_EQ(post(at + "/key", R"({"content":"no base64","fingerprint":"F1A0C8456B578D2B06E0A7C871C9FD9C52F07B22"})").status, 422);
  EXPECT_EQ(post(at + "/key-removed", R"({"reason":"there is none"})").status, 409);
  if (!std::filesystem::exists("/usr/bin/gpg")) GTEST_SKIP() << "skipped: gpg is not installed";
  EXPECT_EQ(keep(std::string(40, '0'), "").status, 409) << "another fingerprint than the file's";
  const Answered kept = keep("f1a0 c845 6b57 8d2b 06e0  a7c8 71c9 fd9c 52f0 7b22", "");
  ASSERT_EQ(kept.status, 200) << kept.text;
  fits(kept.body, "HubMember");
  EXPECT_EQ(kept.body["contacts"].items().front()["key"].text(), contact_fingerprint);
  // Another phone number leaves the key where it is.
  const Answered phoned =
      ask("PATCH", at, *Json::parse(R"({"contacts":[{"name":"窓口","mail":"soc@member.example","phone":"03"}],"reason":"moved"})"), "*");
  ASSERT_EQ(phoned.status, 200) << phoned.text;
  EXPECT_EQ(phoned.body["contacts"].items().front()["key"].text(), contact_fingerprint);
  EXPECT_EQ(as("contact").get(at).body["contacts"].items().front()["key"].text(), contact_fingerprint) << "the member sees its own";
  EXPECT_EQ(post(at + "/key-removed", R"({"reason":"ours"})").status, 403);
  as("op");
  EXPECT_EQ(post(at + "/key-removed", R"({"reason":""})").status, 422);
  const Answered removed = post(at + "/key-removed", R"({"mail":"soc@member.example","reason":"it was lost"})");
  ASSERT_EQ(removed.status, 200) << removed.text;
  EXPECT_EQ(removed.body["contacts"].items().front()["key"].text(), "");
}

TEST_F(HubRoutes, a_member_is_told_where_to_mail_its_reports) {
  const Answered own = as("contact").get("/api/v1/hub-members/M-001/report-address");
  ASSERT_EQ(own.status, 200) << own.text;
  fits(own.body, "HubReportAddress");
  const std::string token(own.body["token"].text());
  EXPECT_TRUE(token.starts_with("m-001."));
  EXPECT_EQ(own.body["address"].text(), fmt::format("report+{}@hub.example", token));
  EXPECT_EQ(own.body["senders"].items().front().text(), "soc@member.example");
  EXPECT_EQ(get("/api/v1/hub-members/M-002/report-address").status, 404) << "another member's would let it report in its name";
  EXPECT_NE(as("op").get("/api/v1/hub-members/M-002/report-address").body["token"].text(), token);
}

// A chair sees its own group alone; who leads is shown to the hub's people, and to the chair himself.
TEST_F(HubRoutes, who_leads_a_group_is_shown_to_the_hub_and_to_the_chair_himself) {
  account("chair", record::Role::sig_chair);
  EXPECT_EQ(as("op").post("/api/v1/sigs", R"({"sig":"gas","name":{"ja":"ガス","en":"Gas"},"reason":"founded"})").status, 201);
  EXPECT_EQ(post("/api/v1/hub-members/M-003/accounts", R"({"login":"chair","reason":"speaks for it"})").status, 200);
  EXPECT_EQ(post("/api/v1/sigs/gas/chair", R"({"login":"chair","reason":"elected"})").status, 409) << "of another group";
  const Answered named = post("/api/v1/sigs/heavy/chair", R"({"login":"chair","reason":"elected"})");
  ASSERT_EQ(named.status, 200) << named.text;
  const auto chairs = [&](std::string_view sig) {
    const Answered all = get("/api/v1/sigs");
    for (const Json& row : all.body["items"].items()) {
      fits(row, "Sig");
      if (row["sig"].text() == sig) return row["chairs"];
    }
    return Json();
  };
  ASSERT_EQ(chairs("heavy").items().size(), 1U);
  EXPECT_EQ(chairs("heavy").items().front()["login"].text(), "chair");
  EXPECT_EQ(chairs("heavy").items().front()["member"].text(), "M-003");
  EXPECT_TRUE(chairs("heavy").items().front()["leads"].bool_or(false));
  EXPECT_EQ(as("contact").get("/api/v1/sigs").body["items"].items().size(), 1U);
  EXPECT_EQ(chairs("heavy").items().size(), 0U) << "another member's log-in would tell of it";
  EXPECT_EQ(as("chair").get("/api/v1/sigs").body["items"].items().size(), 1U) << "its own group alone";
  EXPECT_EQ(chairs("heavy").items().size(), 1U);
  EXPECT_EQ(post("/api/v1/sigs/heavy/chair", R"({"login":"chair","ends":true,"reason":"tired"})").status, 403);
  EXPECT_EQ(post("/api/v1/sigs/heavy/change", R"({"k":4,"reason":"mine"})").status, 403);
  // Suspended, it leads nothing until its member is back.
  EXPECT_EQ(as("op").post("/api/v1/hub-members/M-003/state", R"({"state":"suspended","reason":"not paid"})").status, 200);
  EXPECT_FALSE(chairs("heavy").items().front()["leads"].bool_or(true));
  EXPECT_EQ(post("/api/v1/hub-members/M-003/state", R"({"state":"active","reason":"paid"})").status, 200);
  EXPECT_TRUE(chairs("heavy").items().front()["leads"].bool_or(false));
  EXPECT_EQ(post("/api/v1/sigs/heavy/chair", R"({"login":"chair","ends":true,"reason":"term is over"})").body["chairs"].items().size(), 0U);
}

// Who may consent says how far it goes; the hub's people read it and do not say it.
TEST_F(HubRoutes, how_far_a_report_may_go_is_its_members_word) {
  const Answered made = as("contact").post(
      "/api/v1/hub-reports", R"({"kind":"mail_plain","title":"a mail","file_name":"a.txt","content":"aGVsbG8=","widest":"GREEN"})");
  ASSERT_EQ(made.status, 201) << made.text;
  EXPECT_EQ(made.body["widest"].text(), "GREEN");
  const std::string at = "/api/v1/hub-reports/" + std::string(made.body["number"].text());
  EXPECT_EQ(as("op").get(at).body["widest"].text(), "GREEN");
  EXPECT_EQ(post(at + "/label", R"({"widest":"CLEAR","reason":"we would like to"})").status, 403);
  EXPECT_EQ(as("other").post(at + "/label", R"({"widest":"CLEAR","reason":"x"})").status, 404);
  EXPECT_EQ(as("contact").post(at + "/label", R"({"widest":"PINK","reason":"x"})").status, 422);
  EXPECT_EQ(post(at + "/label", R"({"widest":"RED","reason":"it is about one person"})").body["widest"].text(), "RED");
  EXPECT_EQ(post(at + "/label", R"({"widest":"","reason":"as it stands inside"})").body["widest"].text(), "");
  EXPECT_EQ(post("/api/v1/hub-reports", R"({"kind":"mail_plain","file_name":"a.txt","content":"aGVsbG8=","widest":"PINK"})").status, 422);
}

// "1 group and 1 scheme": whoever takes part by rules alone, and whoever tells of others, are no organisations of the groups.
TEST_F(HubRoutes, schemes_and_authorities_are_counted_apart) {
  EXPECT_EQ(
      as("op").post("/api/v1/sigs", R"({"sig":"medical","name":{"ja":"医療","en":"Medical"},"kind":"liaison","reason":"rules"})").status,
      201);
  const auto join = [&](std::string_view name, std::string_view kind, std::string_view sig) {
    const Answered made = post(
        "/api/v1/hub-members",
        fmt::format(
            R"({{"names":["{}"],"class":"{}","joining":"rules","contacts":[{{"name":"窓口","mail":"x@{}.example"}}],"reason":"asked"}})",
            name, kind, sig));
    ASSERT_EQ(made.status, 201) << made.text;
    const std::string at = fmt::format("/api/v1/hub-members/{}", made.body["number"].text());
    EXPECT_EQ(post(at + "/sigs", fmt::format(R"({{"sig":"{}","reason":"asked"}})", sig)).status, 200);
    EXPECT_EQ(post(at + "/state", R"({"state":"active","reason":"by rules"})").status, 200);
  };
  join("架空病院", "firm", "medical");
  join("架空県警察", "police", "heavy");
  const Answered numbers = as("op").get("/api/v1/hub-statistics?quarter=2026Q2");
  ASSERT_EQ(numbers.status, 200) << numbers.text;
  fits(numbers.body, "HubStatistics");
  EXPECT_EQ(numbers.body["sigs"].integer_or(0), 1);
  EXPECT_EQ(numbers.body["schemes"].integer_or(0), 1);
  EXPECT_EQ(numbers.body["organisations"].integer_or(0), 5);
  const Answered proof = get("/api/v1/hub-statistics/proof?quarter=2026Q2");
  ASSERT_EQ(proof.status, 200) << proof.text;
  fits(proof.body, "HubStatisticsProof");
  EXPECT_TRUE(proof.body["failures"].is_array());
  EXPECT_EQ(as("contact").get("/api/v1/hub-statistics/proof?quarter=2026Q2").status, 403);
}

TEST_F(HubRoutes, the_roster_is_the_hubs_and_a_member_sees_itself) {
  const Answered all = as("op").get("/api/v1/hub-members?state=active");
  ASSERT_EQ(all.body["items"].items().size(), 5U) << all.text;
  fits(all.body["items"].items().front(), "HubMember");
  EXPECT_EQ(get("/api/v1/hub-members?sig=gas").body["items"].items().size(), 0U);
  EXPECT_EQ(get("/api/v1/hub-roster").status, 200);
  EXPECT_EQ(as("second").get("/api/v1/hub-members").body["items"].items().size(), 5U);
  EXPECT_EQ(get("/api/v1/hub-roster").status, 403);
  const Answered own = as("contact").get("/api/v1/hub-members");
  ASSERT_EQ(own.body["items"].items().size(), 1U);
  EXPECT_EQ(own.body["items"].items().front()["number"].text(), "M-001");
  EXPECT_EQ(get("/api/v1/hub-members/M-002").status, 404);
  EXPECT_EQ(get("/api/v1/hub-roster").status, 403);
  EXPECT_EQ(get("/api/v1/hub-funnel").status, 403);
  EXPECT_EQ(post("/api/v1/hub-members/M-001/state", R"({"state":"left","reason":"x"})").status, 403);
  EXPECT_EQ(get("/api/v1/sigs").body["items"].items().size(), 1U) << "its own group";
  EXPECT_EQ(as("op").post("/api/v1/hub-members/M-005/sigs-left", R"({"sig":"heavy","reason":"asked"})").body["sigs"].items().size(), 0U);
  EXPECT_EQ(
      post(
          "/api/v1/hub-members",
          R"({"names":["架空大学"],"class":"university","joining":"rules","contacts":[{"name":"窓口","mail":"csirt@uni.example"}],"reason":"asked"})")
          .body["state"]
          .text(),
      "invited");
  EXPECT_EQ(
      post("/api/v1/hub-members", R"({"names":["架空大学"],"contacts":[{"name":"窓口","mail":"csirt@uni.example"}],"reason":"x"})").status,
      409);
}

TEST_F(HubRoutes, a_report_is_its_members_and_the_hubs) {
  const std::string at = "/api/v1/hub-reports/" + send();
  const Answered mine = get(at);
  ASSERT_EQ(mine.status, 200) << mine.text;
  fits(mine.body, "HubReport");
  EXPECT_EQ(mine.body["member"].text(), "M-001") << "the one for whom the account speaks";
  EXPECT_EQ(mine.body["channel"].text(), "browser");
  EXPECT_FALSE(mine.text.contains("\"key\""));
  EXPECT_EQ(as("other").get(at).status, 404);
  EXPECT_EQ(get("/api/v1/hub-reports").body["items"].items().size(), 0U);
  EXPECT_EQ(post("/api/v1/hub-reports", R"({"kind":"mail_plain","member":"M-001","file_name":"a.txt","content":"aGVsbG8="})").status, 404);
  EXPECT_EQ(as("contact").post(at + "/triage", R"({"triage":"targeted"})").status, 403);
  EXPECT_EQ(post(at + "/original", R"({"reason":"our own"})").text, "hello");
  EXPECT_EQ(post(at + "/comparison", R"({"reason":"curious"})").status, 403) << "who could be meant stands in it";
  EXPECT_EQ(as("op").post(at + "/original", R"({"reason":""})").status, 422);
  EXPECT_EQ(post("/api/v1/hub-reports", R"({"kind":"mail_plain","file_name":"a.txt","content":"no base64"})").status, 422);
  EXPECT_EQ(post(at + "/comparison", R"({"reason":"review"})").status, 409) << "there is no draft";
  EXPECT_EQ(post(at + "/mask", R"({"audience":"heavy"})").status, 422) << "the reader of this test reads nothing";
}

TEST_F(HubRoutes, reports_are_triaged_merged_and_counted) {
  const std::string first = send(), second = send(), third = send();
  as("op");
  const auto at = [](const std::string& number, std::string_view step) { return fmt::format("/api/v1/hub-reports/{}/{}", number, step); };
  EXPECT_EQ(post(at(first, "triage"), R"({"triage":"targeted","note":"aimed at design"})").body["state"].text(), "triaged");
  EXPECT_EQ(post(at(second, "triage"), R"({"triage":"mass_mail","note":"known"})").body["state"].text(), "closed");
  EXPECT_EQ(post(at(third, "merge"), fmt::format(R"({{"into":"{}"}})", first)).body["merged_into"].text(), first);
  EXPECT_EQ(post(at(first, "review"), fmt::format(R"({{"sha256":"{}"}})", std::string(64, 'a'))).status, 403);
  EXPECT_EQ(as("second").post(at(first, "review"), fmt::format(R"({{"sha256":"{}"}})", std::string(64, 'a'))).status, 409);
  EXPECT_EQ(as("op").post(at(first, "release"), R"({"tlp":"AMBER"})").status, 409);
  const Answered newest = get("/api/v1/hub-reports?limit=2");
  ASSERT_EQ(newest.body["items"].items().size(), 2U) << newest.text;
  EXPECT_EQ(newest.body["items"].items().front()["number"].text(), third) << "newest first";
  const Answered rest = get("/api/v1/hub-reports?limit=2&cursor=" + std::string(newest.body["next"].text()));
  EXPECT_EQ(rest.body["items"].items().front()["number"].text(), first);
  EXPECT_EQ(get("/api/v1/hub-reports?triage=mass_mail").body["items"].items().size(), 1U);
  const Answered funnel = get("/api/v1/hub-funnel");
  fits(funnel.body, "HubFunnel");
  EXPECT_EQ(funnel.body["steps"].items().front()["count"].integer_or(0), 3);
  EXPECT_EQ(get("/api/v1/hub-funnel?from=2027-01-01").body["steps"].items().front()["count"].integer_or(9), 0);
  const Json figures = get("/api/v1/hub-members/M-001").body["figures"];
  EXPECT_EQ(figures["reports"].integer_or(0), 3);
  EXPECT_EQ(figures["targeted"].integer_or(0), 2) << "what was merged tells of the same mails";
  EXPECT_EQ(post(at(first, "closing"), R"({"reason":"answered by phone"})").body["state"].text(), "closed");
}

// What an analyst says of reports, lists that tie nobody, and what is exploited: said, seen with whoever said it, and unsaid.
TEST_F(HubRoutes, what_analysts_say_is_seen_and_lifted) {
  share::CampaignBook& campaigns = node_->share().campaigns;
  std::vector<std::string> numbers;
  for (const char* hash : {"1", "1", "2"}) {
    numbers.push_back(send());
    as("op");
    EXPECT_EQ(post(fmt::format("/api/v1/hub-reports/{}/triage", numbers.back()), R"({"triage":"targeted"})").status, 200);
    // What triage linked it by is taken back, and what a mail would hold is told to the book instead.
    const record::Actor system = record::Actor::system("test");
    if (campaigns.knows(numbers.back()).value_or(false)) { ASSERT_TRUE(campaigns.remove(system, numbers.back(), "told anew")); }
    link::Report traits;
    traits.id = numbers.back();
    traits.features = {{link::FeatureType::sha256, std::string(64, *hash)}};
    const auto added = campaigns.add(system, traits);
    ASSERT_TRUE(added) << added.error().message;
  }
  const Answered rows = get("/api/v1/hub-campaigns");
  ASSERT_EQ(rows.body["items"].items().size(), 1U) << rows.text;
  const std::string at = "/api/v1/hub-campaigns/" + std::string(rows.body["items"].items()[0]["campaign"].text());
  const std::string wish = fmt::format(R"({{"reports":["{}","{}"],"reason":"the same call"}})", numbers[0], numbers[2]);
  EXPECT_EQ(as("contact").post("/api/v1/hub-campaign-links", wish).status, 403);
  EXPECT_EQ(as("op").post("/api/v1/hub-campaign-links", R"({"reports":["R-1999-001"],"reason":"x"})").status, 422) << "one alone";
  const Answered tied = post("/api/v1/hub-campaign-links", wish);
  ASSERT_EQ(tied.status, 200) << tied.text;
  fits(tied.body, "HubCampaign");
  EXPECT_EQ(tied.body["reports"].integer_or(0), 3);
  ASSERT_EQ(tied.body["constraints"].items().size(), 1U);
  const Answered said = as("second").get("/api/v1/hub-campaign-constraints");
  ASSERT_EQ(said.body["items"].items().size(), 1U) << said.text;
  const Json word = said.body["items"].items().front();
  fits(word, "HubCampaignConstraint");
  EXPECT_EQ(word["by"].text(), "op") << "by the name that people know";
  const std::string lift = fmt::format("/api/v1/hub-campaign-constraints/{}/lift", word["number"].integer_or(0));
  EXPECT_EQ(post(lift, R"({"reason":"x"})").status, 403);
  const Answered lifted = as("op").post(lift, R"({"reason":"another call"})");
  ASSERT_EQ(lifted.status, 200) << lifted.text;
  fits(lifted.body, "HubCampaignConstraint");
  EXPECT_EQ(lifted.body["lifted"]["by"].text(), "op");
  EXPECT_EQ(post(lift, R"({"reason":"again"})").status, 409);
  EXPECT_EQ(post("/api/v1/hub-campaign-constraints/none/lift", R"({"reason":"x"})").status, 404);
  EXPECT_EQ(get(at).body["reports"].integer_or(0), 2);

  const std::string list = std::string(64, '1') + "\n";
  EXPECT_EQ(as("second").file("POST", "/api/v1/hub-stop-lists?name=known&file=known.txt", list).status, 403);
  const Answered added = as("op").file("POST", "/api/v1/hub-stop-lists?name=known&file=known.txt&reason=a%20template", list);
  ASSERT_EQ(added.status, 201) << added.text;
  fits(added.body, "HubStopList");
  EXPECT_EQ(added.body["by"].text(), "op");
  EXPECT_EQ(get(at).body["reports"].integer_or(0), 1) << "a file that everybody has ties nobody";
  const Answered lists = as("second").get("/api/v1/hub-stop-lists");
  ASSERT_EQ(lists.body["items"].items().size(), 1U) << lists.text;
  fits(lists.body["items"].items().front(), "HubStopList");
  EXPECT_EQ(as("contact").get("/api/v1/hub-stop-lists").status, 403);
  EXPECT_EQ(as("op").post("/api/v1/hub-stop-lists/known/remove", R"({"reason":"too wide"})").status, 200);
  EXPECT_EQ(post("/api/v1/hub-stop-lists/known/remove", R"({"reason":"too wide"})").status, 404);
  EXPECT_EQ(get(at).body["reports"].integer_or(0), 2);

  fits(get("/api/v1/hub-exploited-vulnerabilities").body, "HubExploitedCatalogue");
  const Answered taken =
      file("PUT", "/api/v1/hub-exploited-vulnerabilities?file=kev.json",
           R"({"catalogVersion":"7","vulnerabilities":[{"cveID":"CVE-1","vendorProject":"Fortinet","product":"FortiOS"}]})");
  ASSERT_EQ(taken.status, 200) << taken.text;
  fits(taken.body, "HubExploitedCatalogue");
  EXPECT_EQ(taken.body["version"].text(), "7");
  EXPECT_EQ(file("PUT", "/api/v1/hub-exploited-vulnerabilities", "[]").status, 422);
  const std::string devices = R"({"devices":[{"vendor":"Fortinet","product":"FortiOS 7"}],"reason":"by phone"})";
  for (int n = 1; n <= 3; ++n) {
    const Answered listed = ask("PUT", fmt::format("/api/v1/hub-members/M-00{}/devices", n), *Json::parse(devices));
    ASSERT_EQ(listed.status, 200) << listed.text;
    fits(listed.body, "HubMember");
    EXPECT_TRUE(listed.body["devices"].is_null()) << "the hub is told how many";
    EXPECT_EQ(listed.body["devices_listed"].integer_or(0), 1);
  }
  const Answered exposed = get("/api/v1/hub-exposures");
  ASSERT_EQ(exposed.body["items"].items().size(), 1U) << exposed.text;
  fits(exposed.body["items"].items().front(), "HubExposure");
  EXPECT_EQ(exposed.body["items"].items()[0]["classes"].items()[0]["members"].integer_or(0), 3);
  const Answered own = as("contact").get("/api/v1/hub-exposures");
  EXPECT_EQ(own.body["items"].items()[0]["own"].items()[0].text(), "Fortinet FortiOS 7") << own.text;
  EXPECT_EQ(get("/api/v1/hub-members/M-001").body["devices"].items().size(), 1U) << "its own people are told what";
}

TEST_F(HubRoutes, several_files_are_one_report) {
  const Answered made = as("contact").post(
      "/api/v1/hub-reports",
      R"({"kind":"mail_plain","title":"two","files":[{"name":"a.txt","content":"aGVsbG8="},{"name":"b.txt","content":"d29ybGQ="}]})");
  ASSERT_EQ(made.status, 201) << made.text;
  fits(made.body, "HubReport");
  ASSERT_EQ(made.body["further"].items().size(), 1U);
  EXPECT_EQ(made.body["further"].items().front()["name"].text(), "b.txt");
  const std::string at = "/api/v1/hub-reports/" + std::string(made.body["number"].text());
  EXPECT_EQ(post(at + "/original", R"({"reason":"our own"})").text, "hello");
  EXPECT_EQ(post(at + "/original", R"({"reason":"our own","file":1})").text, "world");
  EXPECT_EQ(post(at + "/original", R"({"reason":"our own","file":2})").status, 404);
  EXPECT_EQ(post("/api/v1/hub-reports", R"({"kind":"mail_plain"})").status, 422) << "no file at all";
  EXPECT_EQ(post("/api/v1/hub-reports", R"({"file_name":"a.txt","content":"aGVsbG8="})").status, 422) << "nothing tells a kind";
  EXPECT_EQ(get(at + "/analysis").status, 404) << "the reader of this test reads nothing";
  EXPECT_EQ(post(at + "/reading", R"({"passwords":["x"]})").status, 403) << "reading anew is the hub's";
  EXPECT_EQ(as("other").get(at + "/analysis").status, 404);
}

TEST_F(HubRoutes, what_reading_finds_is_as_the_description_says) {
  const std::string_view mail =
      "Received: from mx.evil.example (mx.evil.example [198.51.100.7]) by mx.firm.example; Tue, 10 Feb 2026 10:15:09 +0900\r\n"
      "Authentication-Results: mx.firm.example; spf=fail smtp.mailfrom=bulk.example\r\nFrom: \"総務部\" <x@evil.example>\r\n"
      "To: y@firm.example\r\nSubject: agenda\r\nDate: Tue, 10 Feb 2026 10:15:00 +0900\r\n\r\nhttp://198.51.100.23/a.exe\r\n";
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  const mail::Analysis made = mail::analyse(inspect::extract_bytes("a.eml", as_bytes(mail), limits), {});
  EXPECT_FALSE(made.signs.all().empty());
  fits(to_json(made), "HubAnalysis");
}

TEST_F(HubRoutes, members_read_what_was_done_and_not_by_which_account_of_the_hub) {
  const std::string number = send();
  const share::KnownReport known = *node_->share().reports.find(record::Actor::system("test"), number);
  share::HubReport report = known.value;
  report.draft.emplace();
  report.draft->by = "op-account";
  report.review = share::Approval{.sha256 = "a", .by = "second-account", .person = "p-1", .at = report.received_at, .note = "read"};
  as("contact");
  const Json shown = shown_to(session_.actor, report);
  EXPECT_EQ(shown["draft"]["by"].text(), "");
  EXPECT_EQ(shown["review"]["by"].text(), "");
  EXPECT_EQ(shown["review"]["person"].text(), "");
  EXPECT_EQ(shown["review"]["note"].text(), "") << "what the second person wrote may be about others";
  as("op");
  EXPECT_EQ(shown_to(session_.actor, report)["review"]["by"].text(), "second-account");
}

TEST_F(HubRoutes, help_is_asked_for_and_given) {
  const std::string_view wish =
      R"({"sort":"firm","triage":{"urgency":"hours","what_happened":"a server talks to 198.51.100.23","machines":2,"cut_off":true}})";
  const Answered asked = as("contact").post("/api/v1/rescues", wish);
  ASSERT_EQ(asked.status, 201) << asked.text;
  fits(asked.body, "Rescue");
  EXPECT_EQ(asked.body["member"].text(), "M-001") << "the one for whom the account speaks";
  const std::string at = "/api/v1/rescues/" + std::string(asked.body["number"].text());
  EXPECT_EQ(as("other").get(at).status, 404);
  EXPECT_TRUE(get("/api/v1/rescues").body["items"].items().empty());
  EXPECT_EQ(as("contact").post(at + "/steps", R"({"state":"accepted"})").status, 403);
  EXPECT_EQ(as("op").post(at + "/steps", R"({"state":"remote"})").status, 409) << "it was not accepted yet";
  EXPECT_EQ(post(at + "/steps", R"({"state":"accepted","note":"we call back"})").body["state"].text(), "accepted");
  EXPECT_EQ(post(at + "/steps", R"({"state":"closed"})").status, 422) << "closing tells what was found";
  const Answered closed = post(at + "/steps", R"({"state":"closed","note":"one server, no data left"})");
  EXPECT_EQ(closed.body["steps"].items().size(), 3U);
  EXPECT_FALSE(closed.body["steps"].items().back()["by"].text().empty());
  const Answered own = as("contact").get(at);
  EXPECT_EQ(own.body["steps"].items().back()["by"].text(), "") << "the hub's people act for the hub";
  EXPECT_FALSE(own.body["steps"].items().front()["by"].text().empty()) << "what the member's own account did stays";
  EXPECT_EQ(as("op").get("/api/v1/rescues?state=closed").body["items"].items().size(), 1U);
}

TEST_F(HubRoutes, a_report_is_handed_on_within_what_the_member_agreed_to) {
  const std::string report = send();
  const std::string wish = fmt::format(R"({{"report":"{}","target":"JC3","scope":"original","purpose":"trace the sender"}})", report);
  EXPECT_EQ(as("contact").post("/api/v1/hub-referrals", wish).status, 403);
  const Answered made = as("op").post("/api/v1/hub-referrals", wish);
  ASSERT_EQ(made.status, 201) << made.text;
  fits(made.body, "HubReferral");
  const std::string at = "/api/v1/hub-referrals/" + std::string(made.body["number"].text());
  EXPECT_EQ(ask("POST", at + "/sending").status, 403) << "the member has not agreed";
  EXPECT_EQ(post(at + "/consent", "{}").status, 403) << "the hub does not agree for it";
  EXPECT_EQ(as("other").post(at + "/consent", "{}").status, 404);
  EXPECT_EQ(as("contact").post(at + "/consent", R"({"until":"2020-01-01"})").status, 422) << "over already";
  EXPECT_EQ(post(at + "/consent", "{}").body["state"].text(), "consented");
  const Answered sent = as("op").ask("POST", at + "/sending");
  ASSERT_EQ(sent.status, 200) << sent.text;
  fits(sent.body, "HubReferralSent");
  EXPECT_EQ(sent.body["files"].items().front()["content"].text(), "aGVsbG8=");
  EXPECT_EQ(ask("POST", at + "/sending").status, 409) << "once";
  EXPECT_EQ(as("contact").post(at + "/withdrawal", R"({"reason":"too late"})").status, 409);
  EXPECT_EQ(get(at).body["sent_by"].text(), "");
  EXPECT_EQ(as("op").get("/api/v1/hub-referrals?report=" + report).body["items"].items().size(), 1U);
}

TEST_F(HubRoutes, contacts_of_a_member_change_and_the_rest_stays) {
  as("op");
  const Json before = get("/api/v1/hub-members/M-001").body;
  const Json change = *Json::parse(R"({"contacts":[{"name":"CSIRT","mail":"csirt@member.example","key":"AAAA"}],"reason":"moved"})");
  EXPECT_EQ(ask("PATCH", "/api/v1/hub-members/M-001", change).status, 428) << "what it is based on is said";
  EXPECT_EQ(ask("PATCH", "/api/v1/hub-members/M-001", change, "\"v0\"").status, 412);
  const Answered after = ask("PATCH", "/api/v1/hub-members/M-001", change, "*");
  ASSERT_EQ(after.status, 200) << after.text;
  fits(after.body, "HubMember");
  EXPECT_EQ(after.body["contacts"].items().front()["mail"].text(), "csirt@member.example");
  EXPECT_EQ(after.body["contacts"].items().front()["key"].text(), "") << "a key is registered by its owner's fingerprint";
  EXPECT_EQ(after.body["known_by"].dump(), before["known_by"].dump());
  EXPECT_EQ(after.body["sigs"].dump(), before["sigs"].dump());
  EXPECT_EQ(as("contact").ask("PATCH", "/api/v1/hub-members/M-001", change, "*").status, 403);
}

// Every read of the hub, asked by one who spoke for a member yesterday. A new route is asked as well: the table is the program's own.
TEST_F(HubRoutes, a_suspended_member_reads_nothing_of_the_hub_any_more) {
  const record::Actor system = record::Actor::system("test");
  share::ShareRoom& hub = node_->share();
  const std::string report = send(), second = send();
  // One that is out, a thread under it, an item, a poll, a call for help, a referral: all of them M-001's to read.
  const auto found = hub.reports.receive(system, {.member = {}, .kind = share::ReportKind::mail_with_url, .title = "found by the hub"},
                                         "a.txt", as_bytes("http://evil.example/a"));
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_TRUE(hub.reports.triage(system, found->value.number, share::Triage::targeted, "aimed"));
  const auto words = hub.gate.admit(Json::object({{"text", "http://evil.example/a"}, {"terms", to_json(share::ShareTerms{})}}));
  ASSERT_TRUE(words) << words.error().message;
  const auto draft = hub.reports.draft(system, found->value.number, *words, {.audience = "heavy", .epoch = "2026Q2", .pseudonym = "A"});
  ASSERT_TRUE(draft) << draft.error().message;
  record::Actor reviewer;
  reviewer.account = "reviewer";
  reviewer.roles = {record::Role::hub_reviewer};
  ASSERT_TRUE(hub.reports.review(reviewer, found->value.number, draft->value.draft->sha256, "read"));
  const auto share = hub.reports.release(system, found->value.number, "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  const share::ForumContent content{.title = {"題", "Title"}, .body = {"本文", "Body"}, .meeting = {}};
  const share::ForumReach reach{.audience = "heavy", .tlp = "AMBER"};
  const auto proposal = hub.forum.propose(as("contact").session_.actor, content, reach);
  ASSERT_TRUE(proposal) << proposal.error().message;
  const auto admitted = hub.gate.admit(to_json(content));
  ASSERT_TRUE(admitted) << admitted.error().message;
  const auto asked = hub.forum.propose(system, content, reach);
  ASSERT_TRUE(asked) << asked.error().message;
  const auto item = hub.forum.publish(system, asked->value.number, *admitted, reach);
  ASSERT_TRUE(item) << item.error().message;
  const auto poll = hub.polls.ask(system, {.question = {"問い", "Question"}, .options = {{"甲", "A"}, {"乙", "B"}}}, reach, Day{40'000});
  ASSERT_TRUE(poll) << poll.error().message;
  const std::string rescue(
      as("contact")
          .post("/api/v1/rescues", R"({"sort":"firm","triage":{"urgency":"hours","what_happened":"a server calls out"}})")
          .body["number"]
          .text());
  const std::string referral(
      as("op")
          .post("/api/v1/hub-referrals", fmt::format(R"({{"report":"{}","target":"JC3","scope":"original","purpose":"trace"}})", second))
          .body["number"]
          .text());
  ASSERT_FALSE(rescue.empty());
  ASSERT_FALSE(referral.empty());

  const std::map<std::string_view, std::string> numbers = {{"/api/v1/hub-reports/", report},
                                                           {"/api/v1/hub-shares/", share->value.number},
                                                           {"/api/v1/hub-members/", "M-001"},
                                                           {"/api/v1/sigs/", "heavy"},
                                                           {"/api/v1/forum-items/", item->value.number},
                                                           {"/api/v1/forum-proposals/", proposal->value.number},
                                                           {"/api/v1/threads/", item->value.number},
                                                           {"/api/v1/polls/", poll->value.number},
                                                           {"/api/v1/rescues/", rescue},
                                                           {"/api/v1/hub-referrals/", referral},
                                                           {"/feeds/", "heavy"},
                                                           {"/taxii2/", "hub"}};
  // Rows of what is no hub's: courses and the like are everybody's.
  const auto is_of_a_hub = [&](const web::Route& route) {
    constexpr std::array<std::string_view, 12> others = {"course",         "training",     "library",  "material",
                                                         "material_order", "law",          "law_cell", "framework",
                                                         "promise",        "opinion_call", "figure",   "contact_report"};
    return std::ranges::find(others, route.needs.kind) == others.end();
  };
  struct Read {
    std::string target, operation;
    int before = 0;
    std::string body;
  };
  std::vector<Read> reads;
  as("contact");
  for (const web::Route& route : service_->router().routes()) {
    if (route.method != "GET" || route.scope.empty() || !is_of_a_hub(route)) continue;
    const bool api = !route.operation.empty() && !route.needs.kind.empty();
    if (!api && !route.pattern.starts_with("/feeds/") && !route.pattern.starts_with("/taxii2/")) continue;
    std::string target = route.pattern;
    for (const auto& [before, number] : numbers)
      if (target.starts_with(before))
        if (const auto open = target.find('{'); open != std::string::npos) target.replace(open, target.find('}', open) - open + 1, number);
    if (route.pattern.starts_with("/taxii2/{root}/collections/{collection}"))
      target.replace(target.find("{collection}"), std::string_view("{collection}").size(), "heavy");
    if (route.pattern.starts_with("/api/v1/hub-statistics")) target += "?quarter=2025Q4";
    if (route.pattern == "/api/v1/check-medians") target += "?profile=sme_80&year=2026";
    if (target.contains('{')) continue;  // of what this hub has nothing of
    const Answered answer = get(target);
    const bool something = answer.status == 200 && (!answer.body["items"].is_array() || !answer.body["items"].items().empty());
    if (something) reads.push_back({target, route.operation.empty() ? route.pattern : route.operation, answer.status, answer.text});
  }
  EXPECT_GE(reads.size(), 20U) << "what a member reads";
  ASSERT_TRUE(std::ranges::any_of(reads, [](const Read& one) { return one.operation.contains("statistics"); }));

  EXPECT_EQ(as("op").post("/api/v1/hub-members/M-001/state", R"({"state":"suspended","reason":"agreement broken"})").status, 200);
  as("contact");
  for (const Read& one : reads) {
    const Answered answer = get(one.target);
    const bool nothing = answer.status == 403 || answer.status == 404 ||
                         (answer.status == 200 && answer.body["items"].is_array() && answer.body["items"].items().empty()) ||
                         // A server of TAXII tells that it is one, to anybody who has an account.
                         (one.target == "/taxii2/" && answer.body["api_roots"].is_null());
    EXPECT_TRUE(nothing) << one.operation << " " << one.target << ": " << answer.status << " " << answer.text.substr(0, 300);
  }
}

}  // namespace
}  // namespace sekimori::node
