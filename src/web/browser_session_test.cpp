#include "web/browser_session.h"

#include <gtest/gtest.h>

#include "web/plain_page.h"

namespace sekimori::web {
namespace {

Request request_with(std::vector<std::pair<std::string, std::string>> headers, std::string method = "POST") {
  Request request;
  request.method = std::move(method);
  request.headers = std::move(headers);
  return request;
}

TEST(BrowserSession, has_a_cookie_for_this_host_alone_over_tls) {
  const Request request = request_with({{"host", "sekimori.example"}});
  EXPECT_EQ(session_cookie(request, "https://sekimori.example", "skm_x"),
            "__Host-sekimori=skm_x; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(ended_cookie(request, "https://sekimori.example"), "__Host-sekimori=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
  EXPECT_TRUE(
      journey_cookie("https://sekimori.example", "s", 60).starts_with("__Host-sekimori-journey=s; Path=/; HttpOnly; SameSite=Lax; Secure"));
}

TEST(BrowserSession, knows_under_which_address_it_is_seen) {
  const Request request = request_with({{"host", "Sekimori.example:8443"}});
  EXPECT_EQ(origin_of(request, ""), "http://sekimori.example:8443");
  EXPECT_EQ(origin_of(request, "https://"), "https://sekimori.example:8443");
  EXPECT_EQ(origin_of(request, "https://front.example/"), "https://front.example");
}

TEST(BrowserSession, keeps_two_nodes_of_one_machine_apart) {
  EXPECT_TRUE(session_cookie(request_with({{"host", "127.0.0.1:8740"}}), "http://127.0.0.1:8740", "x").starts_with("sekimori-8740=x; "));
  EXPECT_TRUE(session_cookie(request_with({{"host", "[::1]:8741"}}), "http://[::1]:8741", "x").starts_with("sekimori-8741=x; "));
  EXPECT_TRUE(session_cookie(request_with({{"host", "localhost"}}), "http://localhost", "x").starts_with("sekimori=x; "));
  EXPECT_TRUE(session_cookie(request_with({{"host", "h:8a; evil=1"}}), "http://h", "x").starts_with("sekimori=x; "))
      << "a host is no header";
}

TEST(BrowserSession, reads_its_cookie_among_others_and_refuses_two) {
  const std::string origin = "http://127.0.0.1:8740";
  const auto read = [&](std::string cookies) {
    return session_text(request_with({{"host", "127.0.0.1:8740"}, {"cookie", cookies}}), origin);
  };
  EXPECT_EQ(**read("a=b; sekimori-8740=skm_x; c"), "skm_x");
  EXPECT_FALSE(read("a=b; sekimori-8741=skm_x")->has_value()) << "another node's";
  EXPECT_FALSE(read("sekimori-8740=a; sekimori-8740=b")) << "one of the two was planted";
  EXPECT_FALSE(read(std::string(9000, 'a')));
  EXPECT_FALSE(
      session_text(request_with({{"host", "127.0.0.1:8740"}, {"cookie", "sekimori-8740=a"}, {"cookie", "sekimori-8740=b"}}), origin));
}

TEST(BrowserSession, wants_to_see_that_our_own_page_meant_it) {
  const std::string origin = "https://sekimori.example";
  const std::string token = csrf_token("skm_x");
  const auto meant = [&](std::vector<std::pair<std::string, std::string>> headers) {
    return check_meant(request_with(std::move(headers)), origin, "skm_x").has_value();
  };
  EXPECT_TRUE(meant({{"x-csrf-token", token}}));
  EXPECT_TRUE(meant({{"x-csrf-token", token}, {"origin", origin}, {"sec-fetch-site", "same-origin"}}));
  EXPECT_FALSE(meant({}));
  EXPECT_FALSE(meant({{"x-csrf-token", csrf_token("skm_y")}}));
  EXPECT_FALSE(meant({{"x-csrf-token", token}, {"origin", "https://evil.example"}}));
  EXPECT_FALSE(meant({{"x-csrf-token", token}, {"origin", "null"}}));
  EXPECT_FALSE(meant({{"x-csrf-token", token}, {"origin", "http://sekimori.example"}}));
  EXPECT_FALSE(meant({{"x-csrf-token", token}, {"sec-fetch-site", "same-site"}}));
  EXPECT_FALSE(meant({{"x-csrf-token", token}, {"sec-fetch-site", "cross-site"}}));
  Request form = request_with({{"content-type", "application/x-www-form-urlencoded"}});
  form.body = "csrf_token=" + token;
  EXPECT_TRUE(check_meant(form, origin, "skm_x"));
  form.headers.front().second = "text/plain";
  EXPECT_FALSE(check_meant(form, origin, "skm_x")) << "a field counts in a form alone";
}

TEST(SafeNext, leads_nowhere_else) {
  for (const char* good : {"/", "/alerts?state=new&x=%2F", "/a/b"}) EXPECT_EQ(safe_next(good), good);
  for (const char* bad : {"", "alerts", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:x", "/a\nSet-Cookie: x",
                          "/a b", "/\"x", "/<x>", "\t//evil.example", "/\x7f"})
    EXPECT_EQ(safe_next(bad), "/") << bad;
  EXPECT_EQ(safe_next("/" + std::string(3000, 'a')), "/");
}

}  // namespace
}  // namespace sekimori::web
