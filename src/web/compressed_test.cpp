#include "web/compressed.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace sekimori::web {
namespace {

std::string unpacked(const std::string& packed, std::size_t length) {
  std::string out(length + 1, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string_view header_of(const Response& response, std::string_view wanted) {
  for (const auto& [name, value] : response.headers)
    if (name == wanted) return value;
  return {};
}

class Compressed : public ::testing::Test {
 protected:
  Compressed() {
    request.method = "GET";
    request.path = "/api/v1/events";
    request.headers = {{"accept-encoding", "gzip, deflate"}};
    for (int i = 0; i < 200; ++i) text += R"({"pseudonym":"P-7K3D","activity":"copy"},)";
  }
  Response sent(std::string_view type = "application/json", std::string_view header = "", std::string_view value = "") {
    Response response = text_response(200, text, type);
    if (!header.empty()) response.headers.emplace_back(header, value);
    compress(request, response);
    return response;
  }
  bool is_compressed(const Response& response) { return header_of(response, "Content-Encoding") == "gzip"; }

  Request request;
  std::string text;
};

TEST_F(Compressed, a_long_list_is_smaller_and_the_same) {
  const Response response = sent();
  ASSERT_TRUE(is_compressed(response));
  EXPECT_LT(response.body.size(), text.size() / 10);
  EXPECT_EQ(unpacked(response.body, text.size()), text);
  EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
}

TEST_F(Compressed, whoever_does_not_take_it_gets_it_plain_and_caches_know) {
  request.headers.clear();
  const Response response = sent();
  EXPECT_FALSE(is_compressed(response));
  EXPECT_EQ(response.body, text);
  EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
}

TEST_F(Compressed, what_holds_a_secret_or_a_tag_or_is_short_stays_plain) {
  EXPECT_FALSE(is_compressed(sent("text/html; charset=utf-8")));
  EXPECT_FALSE(is_compressed(sent("text/event-stream")));
  EXPECT_FALSE(is_compressed(sent("application/json", "ETag", "\"v1\"")));
  EXPECT_FALSE(is_compressed(sent("application/json", "Set-Cookie", "sekimori=skm_")));
  request.path = "/api/v1/me";
  EXPECT_FALSE(is_compressed(sent()));
  request.path = "/api/v1/log-in";
  request.method = "POST";
  EXPECT_FALSE(is_compressed(sent()));
  request = Request{};
  request.method = "GET";
  request.headers = {{"accept-encoding", "gzip"}};
  text = "[]";
  EXPECT_FALSE(is_compressed(sent()));
}

TEST(AcceptEncoding, is_read_with_its_weights) {
  EXPECT_TRUE(takes_gzip("gzip"));
  EXPECT_TRUE(takes_gzip("br;q=1.0, GZIP;q=0.5"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_TRUE(takes_gzip("identity;q=0.5, gzip"));
  EXPECT_FALSE(takes_gzip(""));
  EXPECT_FALSE(takes_gzip("br, deflate"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip("*, gzip;q=0"));
  EXPECT_FALSE(takes_gzip("identity, gzip;q=0.5"));
  EXPECT_FALSE(takes_gzip("gzip;q=much"));
}

}  // namespace
}  // namespace sekimori::web
