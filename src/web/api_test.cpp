// The plumbing of the API: schemas, queries, pages, conditions, and requests that name themselves.
#include <gtest/gtest.h>

#include "web/conditional.h"
#include "web/json_schema.h"
#include "web/paging.h"
#include "web/router.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Request request_for(std::string method, std::string_view target, std::string body = {}) {
  Request request;
  request.method = std::move(method);
  EXPECT_TRUE(parse_target(target, request));
  request.headers.emplace_back("accept-language", "en");
  request.body = std::move(body);
  request.id = "00000000-0000-0000-0000-000000000000";
  return request;
}

class ApiTest : public ::testing::Test {
 protected:
  ApiTest() : router_([](const Request&, std::string_view) -> Result<void> { return {}; }) {
    Route list;
    list.method = "GET";
    list.pattern = "/api/v1/things";
    list.operation = "list_things";
    list.query = page_fields({choice_field("state", {"new", "old"}, "in this state"), day_field("as_of", "on that day")});
    list.answer = {.schema = "Job", .shape = Shape::page};
    list.handler = [](const Request& request) -> Result<Response> {
      const PageWish wish = TRY(page_wish(request, "list_things"));
      return page_of(
          std::vector<int>{4, 1, 3, 2, 5}, wish, "list_things", [](int n) { return std::to_string(n); }, [](int n) { return Json(n); });
    };
    router_.add(std::move(list));
    Route close;
    close.method = "POST";
    close.pattern = "/api/v1/things/{id}/close";
    close.operation = "close_thing";
    close.body = "AlertClosing";
    close.if_match = Wanted::required;
    close.handler = [](const Request& request) -> Result<Response> {
      if (auto refused = check_if_match(request, 3)) return *std::move(refused);
      return with_etag(json_response(200, request.json), 4);
    };
    router_.add(std::move(close));
    Route page;
    page.method = "POST";
    page.pattern = "/form";
    page.handler = [](const Request&) -> Result<Response> { return error(ErrorCode::not_permitted, "the page <b> is old"); };
    router_.add(std::move(page));
  }
  Response ask(Request request) { return router_.answer(request); }

  Router router_;
};

// The trace tells by which route a request was answered: what stands in a path may be somebody's key.
TEST_F(ApiTest, requests_are_known_by_their_route_and_not_by_what_stands_in_their_path) {
  Request known = request_for("POST", "/api/v1/things/a-secret/close", "{}"), other = request_for("GET", "/invitation/a-secret/");
  router_.answer(known);
  EXPECT_EQ(known.route, "/api/v1/things/{id}/close");
  router_.answer(other);
  EXPECT_TRUE(other.route.empty());
}

TEST_F(ApiTest, pages_go_on_where_the_one_before_ended_and_show_nothing_twice) {
  const auto first = Json::parse(ask(request_for("GET", "/api/v1/things?limit=2")).body);
  ASSERT_TRUE(first);
  EXPECT_EQ((*first)["items"].dump(), "[1,2]");
  const std::string cursor((*first)["next"].text());
  const auto second = Json::parse(ask(request_for("GET", "/api/v1/things?limit=2&cursor=" + cursor)).body);
  EXPECT_EQ((*second)["items"].dump(), "[3,4]");
  const auto last = Json::parse(ask(request_for("GET", "/api/v1/things?limit=2&cursor=" + std::string((*second)["next"].text()))).body);
  EXPECT_EQ((*last)["items"].dump(), "[5]");
  EXPECT_TRUE((*last)["next"].is_null());
}

TEST_F(ApiTest, refuses_cursors_that_are_of_another_list_or_made_up) {
  EXPECT_EQ(ask(request_for("GET", "/api/v1/things?cursor=" + make_cursor("list_others", "3"))).status, 400);
  EXPECT_EQ(ask(request_for("GET", "/api/v1/things?cursor=%21%21")).status, 400);
}

TEST_F(ApiTest, names_each_parameter_that_is_unknown_or_malformed) {
  const Response response = ask(request_for("GET", "/api/v1/things?limit=0&stat=new&state=newish&as_of=2026-02-30"));
  EXPECT_EQ(response.status, 400);
  const auto problem = Json::parse(response.body);
  ASSERT_TRUE(problem);
  std::vector<std::string> named;
  for (const Json& row : (*problem)["errors"].items()) named.emplace_back(row["parameter"].text());
  EXPECT_EQ(named, (std::vector<std::string>{"as_of", "limit", "stat", "state"}));
  EXPECT_TRUE(check_schema(*problem, Json::object({{"$ref", "#/components/schemas/Problem"}}), api_schemas(), Language::en).empty());
}

TEST_F(ApiTest, names_each_field_of_a_body_that_breaks_its_schema) {
  Request request = request_for("POST", "/api/v1/things/7/close", R"({"verdict":"maybe","reason":"","more":1})");
  request.headers.emplace_back("if-match", "\"v3\"");
  const Response response = ask(request);
  EXPECT_EQ(response.status, 422);
  const auto problem = Json::parse(response.body);
  std::vector<std::string> named;
  for (const Json& row : (*problem)["errors"].items()) named.emplace_back(row["pointer"].text());
  EXPECT_EQ(named, (std::vector<std::string>{"/verdict", "/reason", "/more"}));
}

TEST_F(ApiTest, refuses_bodies_that_are_not_json) {
  Request request = request_for("POST", "/api/v1/things/7/close", "not json");
  request.headers.emplace_back("if-match", "\"v3\"");
  EXPECT_EQ(ask(request).status, 422);
  request.headers.emplace_back("content-type", "text/plain");
  EXPECT_EQ(ask(request).status, 415);
}

TEST_F(ApiTest, an_edit_says_what_it_read_and_loses_to_one_that_came_before) {
  const std::string body = R"({"verdict":"right","reason":"seen"})";
  EXPECT_EQ(ask(request_for("POST", "/api/v1/things/7/close", body)).status, 428);
  Request late = request_for("POST", "/api/v1/things/7/close", body);
  late.headers.emplace_back("if-match", "\"v2\"");
  EXPECT_EQ(ask(late).status, 412);
  Request right = request_for("POST", "/api/v1/things/7/close", body);
  right.headers.emplace_back("if-match", "\"v2\", \"v3\"");
  const Response done = ask(right);
  EXPECT_EQ(done.status, 200);
  EXPECT_EQ(done.headers.back(), (std::pair<std::string, std::string>("ETag", "\"v4\"")));
}

TEST_F(ApiTest, a_form_that_is_refused_is_answered_with_a_page_that_people_can_read) {
  Request form = request_for("POST", "/form", "a=b");
  form.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  const Response page = ask(form);
  EXPECT_EQ(page.status, 403);
  EXPECT_TRUE(page.headers.front().second.starts_with("text/html")) << page.headers.front().second;
  EXPECT_TRUE(page.body.contains("the page &lt;b&gt; is old"));
  EXPECT_TRUE(page.body.contains("Go back to the page before"));
  EXPECT_EQ(ask(request_for("POST", "/form", "{}")).headers.front().second, "application/problem+json") << "a program reads this better";
}

TEST(Conditional, an_answer_that_is_known_is_not_sent_again) {
  Request request = request_for("GET", "/x");
  request.headers.emplace_back("if-none-match", "W/\"v1\"");
  EXPECT_EQ(unless_unchanged(request, with_etag(text_response(200, "old"), 1)).status, 304);
  EXPECT_EQ(unless_unchanged(request, with_etag(text_response(200, "new"), 2)).status, 200);
}

TEST(JsonSchema, knows_the_words_that_the_schemas_use) {
  const auto problems = [](std::string_view value, std::string_view schema) {
    return check_schema(*Json::parse(value), *Json::parse(schema), Json::object(), Language::en).size();
  };
  EXPECT_EQ(problems("3", R"({"type":"integer","minimum":3,"maximum":3})"), 0u);
  EXPECT_EQ(problems("2", R"({"type":"integer","minimum":3})"), 1u);
  EXPECT_EQ(problems("3.5", R"({"type":"integer"})"), 1u);
  EXPECT_EQ(problems("null", R"({"type":["string","null"]})"), 0u);
  EXPECT_EQ(problems("\"関守\"", R"({"type":"string","maxLength":2})"), 0u);
  EXPECT_EQ(problems("\"関守石\"", R"({"type":"string","maxLength":2})"), 1u);
  EXPECT_EQ(problems("\"a\\u0000b\"", R"({"type":"string"})"), 1u);
  EXPECT_EQ(problems("[1,\"x\"]", R"({"type":"array","items":{"type":"integer"}})"), 1u);
  EXPECT_EQ(problems("{}", R"({"type":"object","required":["a"]})"), 1u);
  EXPECT_EQ(problems("null", R"({"anyOf":[{"type":"integer"},{"type":"null"}]})"), 0u);
  EXPECT_EQ(problems("true", R"({"anyOf":[{"type":"integer"},{"type":"null"}]})"), 1u);
  EXPECT_EQ(problems("\"2026-13-01\"", R"({"type":"string","format":"date"})"), 1u);
}

TEST(ApiSchemas, every_reference_leads_to_a_component) {
  const std::string all = api_schemas().dump();
  constexpr std::string_view before = "#/components/schemas/";
  for (std::size_t at = all.find(before); at != std::string::npos; at = all.find(before, at + 1)) {
    const std::size_t begin = at + before.size();
    const std::string name = all.substr(begin, all.find('"', begin) - begin);
    EXPECT_NE(api_schemas().find(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace sekimori::web
