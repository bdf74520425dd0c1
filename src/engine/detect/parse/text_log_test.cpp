#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/detect/parse/packed_stream.h"
#include "engine/detect/parse/testing_reader.h"
#include "engine/detect/parse/time_format.h"

namespace sekimori::detect {
namespace {

TEST(TextLog, reads_a_client_log_in_cp932) {
  // 日時,端末名,ユーザー名,操作 / 2026/01/05 09:00:00,PC-1,taro,コピー
  Bytes bytes = *from_hex("93fa8e9e2c925b969696bc2c8386815b8355815b96bc");
  // Without the last column no mapping fits, and the message says what is missing.
  const auto wrong = collect(ByteView(bytes), "client.csv");
  ASSERT_FALSE(wrong.summary);
  EXPECT_EQ(wrong.summary.error().message, "client.csv: line 1: column '操作' is missing; the nearest mapping is 'client-operations'");
  bytes = *from_hex("93fa8e9e2c925b969696bc2c8386815b8355815b96bc2c91808dec0d0a");
  append(bytes, "2026/01/05 09:00:00,PC-1,taro,");
  append(bytes, ByteView(*from_hex("83528373815b")));
  const auto got = collect(ByteView(bytes), "client.csv");
  if (!got.summary) GTEST_FAIL() << got.summary.error().message;
  ASSERT_EQ(got.records.size(), 1U);
  EXPECT_EQ(text_of(got.records[0], "Operation"), "コピー");
  EXPECT_EQ(text_of(got.records[0], "操作"), "コピー");
  EXPECT_EQ(got.records[0].time->to_rfc3339(), "2026-01-05T00:00:00Z");
  EXPECT_EQ(got.records[0].product, "client_log");
  EXPECT_EQ(got.records[0].computer, "PC-1");
}

TEST(TextLog, names_the_missing_column_and_the_nearest_mapping) {
  const auto got = collect("time,db_user,client_host,statement,table\nx,y,z,a,b\n", "db.csv");
  ASSERT_FALSE(got.summary);
  EXPECT_EQ(got.summary.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(got.summary.error().message, "db.csv: line 1: column 'rows' is missing; the nearest mapping is 'database-audit'");
}

constexpr std::string_view database_head = "time,db_user,client_host,os_user,statement,table,rows\n";

TEST(TextLog, follows_quotes_over_lines_and_survives_one_that_never_closes) {
  const auto got = collect(std::string(database_head) +
                               "2026-01-05T09:00:00+09:00,a,h,u,\"select *\nfrom \"\"t\"\"\",t,1\n"
                               "2026-01-05T09:00:01+09:00,a,h,u,\"open,t,2\n"
                               "2026-01-05T09:00:02+09:00,a,h,u,s,t,3\n",
                           "db.csv");
  ASSERT_EQ(got.records.size(), 2U);
  EXPECT_EQ(text_of(got.records[0], "Statement"), "select *\nfrom \"t\"");
  EXPECT_EQ(got.records[1].position, 5U);
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_EQ(got.bad[0].error, "line 4: a quoted cell never ends");
}

TEST(TextLog, tells_a_wrong_time_and_goes_on) {
  const auto got = collect(std::string(database_head) + "yesterday,a,h,u,s,t,1\n2026-01-05 09:00:00,a,h,u,s,t,2\n", "db.csv");
  ASSERT_EQ(got.records.size(), 1U);
  EXPECT_EQ(got.records[0].time->to_rfc3339(), "2026-01-05T00:00:00Z");
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_TRUE(got.bad[0].error.contains("'yesterday' is not a time")) << got.bad[0].error;
}

TEST(TextLog, reads_squid_lines) {
  const auto got = collect(
      "1286536309.586    921 192.168.0.68 TCP_MISS/200 507 POST http://u:p@up.example:8080/a?b taro HIER_DIRECT/8.8.8.8 text/html "
      "99\nrubbish\n",
      "access.log");
  ASSERT_EQ(got.records.size(), 1U);
  EXPECT_EQ(text_of(got.records[0], "cs-host"), "up.example");
  EXPECT_EQ(text_of(got.records[0], "cs-bytes"), "99");
  EXPECT_EQ(got.records[0].category, "proxy");
  EXPECT_EQ(got.records[0].time->nanoseconds, 1'286'536'309'586'000'000);
  EXPECT_EQ(got.bad.size(), 1U);
}

TEST(TextLog, refuses_what_is_no_log) {
  for (const std::string_view text : {"Dear all,\nthis is prose.\n", "title: a\n",
                                      "\x7f"
                                      "ELF"}) {
    const auto got = collect(text, "a.txt");
    ASSERT_FALSE(got.summary);
    EXPECT_EQ(got.summary.error().code, ErrorCode::invalid_input);
  }
  EXPECT_TRUE(collect("", "empty").summary);
}

TEST(LogTime, reads_the_formats_of_a_mapping) {
  const std::vector<std::string> formats{"%d/%b/%Y:%H:%M:%S %z", "%Y-%m-%d %H:%M:%S.%f", "%Y/%m/%d %H:%M:%S"};
  const Zone tokyo = Zone::tokyo();
  LogTimeReader times(formats, &tokyo);
  int digits = 0;
  EXPECT_EQ(times.read("05/Jan/2026:09:00:00 +0100", &digits)->to_rfc3339(), "2026-01-05T08:00:00Z");
  EXPECT_EQ(times.read("2026-01-05 09:00:00.25", &digits)->to_rfc3339(), "2026-01-05T00:00:00.25Z");
  EXPECT_EQ(digits, 2);
  EXPECT_EQ(times.read("2026/1/5 9:00:00", &digits)->to_rfc3339(), "2026-01-05T00:00:00Z");
  for (const std::string_view bad : {"2026/02/30 09:00:00", "2026/01/05", "2026/01/05 24:00:00", "", "2026/01/05 09:00:00 x"})
    EXPECT_FALSE(times.read(bad, &digits)) << bad;
}

Bytes gzip(std::string_view text) {
  Bytes out(compressBound(static_cast<uLong>(text.size())) + 64);
  z_stream state{};
  deflateInit2(&state, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  Bytes in = to_bytes(text);
  state.next_in = in.data();
  state.avail_in = static_cast<uInt>(in.size());
  state.next_out = out.data();
  state.avail_out = static_cast<uInt>(out.size());
  deflate(&state, Z_FINISH);
  out.resize(state.total_out);
  deflateEnd(&state);
  return out;
}

TEST(Packed, opens_gzip_and_zstd_also_in_pieces) {
  Bytes two = gzip("{\"a\":1}\n");
  append(two, ByteView(gzip("{\"a\":2}\n")));
  EXPECT_EQ(collect(ByteView(two), "a.gz").records.size(), 2U);
  const std::string_view text = "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n";
  Bytes packed(ZSTD_compressBound(text.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  EXPECT_EQ(collect(ByteView(packed), "a.zst").records.size(), 3U);
}

TEST(Packed, says_that_a_gzip_file_is_cut_off) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += fmt::format("{{\"a\":{}}}\n", i * 7919 % 100'003);
  Bytes packed = gzip(text);
  packed.resize(packed.size() / 2);
  const auto got = collect(ByteView(packed), "a.gz");
  EXPECT_GT(got.records.size(), 1000U);
  ASSERT_FALSE(got.summary);
  EXPECT_EQ(got.summary.error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(got.summary.error().message.contains("cut off")) << got.summary.error().message;
}

TEST(Packed, stops_a_bomb) {
  const std::string zeros(100 << 20, ' ');
  Bytes bomb = gzip(zeros);
  MemoryStream inner(bomb);
  UnpackLimits limits;
  limits.most_ratio = 100;
  const auto stream = unpack_gzip(inner, limits);
  Bytes block(1 << 20);
  Result<size_t> n = size_t{1};
  std::uint64_t total = 0;
  while (n && *n != 0) {
    n = stream->read(block);
    if (n) total += *n;
  }
  ASSERT_FALSE(n);
  EXPECT_EQ(n.error().code, ErrorCode::invalid_input);
  EXPECT_LE(total, std::uint64_t{66} << 20);
}

TEST(Packed, refuses_packing_within_packing_without_end) {
  Bytes bytes = gzip("{\"a\":1}\n");
  for (int i = 0; i < 6; ++i) bytes = gzip(as_text(bytes));
  const auto got = collect(ByteView(bytes), "a.gz");
  ASSERT_FALSE(got.summary);
  EXPECT_TRUE(got.summary.error().message.contains("packed more than")) << got.summary.error().message;
}

}  // namespace
}  // namespace sekimori::detect
