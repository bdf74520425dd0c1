// What of a warning stands in one's own events.
#include "feature/share/look_back.h"

#include <gtest/gtest.h>

namespace sekimori::share {
namespace {

model::Event event(std::string object, std::string target = {}, std::string raw = {}, std::int64_t second = 0) {
  model::Event out;
  out.object = std::move(object);
  out.target = std::move(target);
  out.raw = std::move(raw);
  out.time = Instant::from_seconds(second);
  out.source_id = "proxy";
  return out;
}

std::uint64_t met(SharedIndicator wanted, const model::Event& one) {
  LookBack look({std::move(wanted)});
  look.take(one);
  const auto found = look.met();
  return found.empty() ? 0 : found.front().events;
}

TEST(LookBack, finds_a_domain_in_hosts_that_are_it_or_lie_below_it) {
  EXPECT_EQ(met({"domain", "Bigfile.example"}, event("https://up.bigfile.EXAMPLE:8443/api?x=1")), 1U);
  EXPECT_EQ(met({"domain", "bigfile.example"}, event("", "bigfile.example")), 1U);
  EXPECT_EQ(met({"domain", "bigfile.example"}, event("https://notbigfile.example/")), 0U);
  EXPECT_EQ(met({"domain", "bigfile.example"}, event("https://other.example/?to=bigfile.example")), 0U);
  EXPECT_EQ(met({"domain", "bigfile.example"}, event("https://bigfile.example@other.example/")), 0U);
}

TEST(LookBack, finds_pages_with_any_query_where_none_was_told) {
  EXPECT_EQ(met({"url", "http://evil.example/a.exe"}, event("https://evil.example/a.exe?id=77")), 1U);
  EXPECT_EQ(met({"url", "http://evil.example/a.exe?id=1"}, event("https://evil.example/a.exe?id=77")), 0U);
  EXPECT_EQ(met({"url", "http://evil.example/"}, event("http://evil.example")), 1U);
}

TEST(LookBack, finds_files_mails_addresses_and_hashes) {
  EXPECT_EQ(met({"file_name", "企画.zip"}, event("C:\\Users\\a\\企画.zip")), 1U);
  EXPECT_EQ(met({"mail_address", "broker@example.net"}, event("", "Broker@Example.net")), 1U);
  EXPECT_EQ(met({"ip_address", "198.51.100.7"}, event("http://198.51.100.7/x")), 1U);
  EXPECT_EQ(met({"hash", "AB12"}, event("", "", R"({"sha":"xxab12"})")), 1U);
  EXPECT_EQ(met({"technique", "T1052.001"}, event("T1052.001")), 0U);
}

TEST(LookBack, counts_an_event_once_and_keeps_first_and_last) {
  LookBack look(std::vector<SharedIndicator>{{"domain", "a.example"}});
  look.take(event("https://a.example/", "a.example", "", 50));
  look.take(event("https://b.a.example/", "", "", 20));
  look.take(event("https://c.example/", "", "", 90));
  ASSERT_EQ(look.met().size(), 1U);
  EXPECT_EQ(look.met().front().events, 2U);
  EXPECT_EQ(look.met().front().first, Instant::from_seconds(20));
  EXPECT_EQ(look.met().front().last, Instant::from_seconds(50));
  EXPECT_EQ(look.looked_at(), 3U);
}

}  // namespace
}  // namespace sekimori::share
