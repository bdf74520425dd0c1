#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>

#include "base/csv.h"
#include "base/digest.h"
#include "base/fault_files.h"
#include "base/ids.h"
#include "base/json.h"
#include "base/phrase.h"
#include "base/processes.h"
#include "base/sensitive.h"
#include "base/text.h"
#include "base/trace.h"

namespace sekimori {
namespace {

TEST(Instant, reads_an_offset_and_prints_utc_with_the_digits_needed) {
  const auto t = Instant::parse("2026-01-05T09:00:00.500+09:00");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->to_rfc3339(), "2026-01-05T00:00:00.5Z");
  EXPECT_EQ(t->to_rfc3339(3), "2026-01-05T00:00:00.500Z");
}

TEST(Instant, refuses_what_is_not_a_time) {
  for (const char* text : {"", "2026-01-05", "2026-01-05T09:00:00", "2026-13-05T09:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T09:00:00.Z",
                           "2026-01-05T09:00:00Zx", "9999-01-05T09:00:00Z"})
    EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(Zone, gives_the_day_of_tokyo_before_the_day_of_utc) {
  const Zone tokyo = Zone::tokyo();
  const Instant t = *Instant::parse("2026-03-31T15:00:00Z");
  EXPECT_EQ(tokyo.day_of(t).to_string(), "2026-04-01");
  EXPECT_EQ(tokyo.start_of(*Day::parse("2026-04-01")), t);
  EXPECT_EQ(tokyo.end_of(*Day::parse("2026-03-31")).nanoseconds, t.nanoseconds - 1);
  EXPECT_EQ(tokyo.local_text(t), "2026-04-01 00:00:00");
}

TEST(Zone, follows_the_change_of_clocks) {
  const auto berlin = Zone::find("Europe/Berlin");
  ASSERT_TRUE(berlin);
  const Day day = *Day::parse("2026-03-29");
  EXPECT_EQ(berlin->end_of(day).nanoseconds - berlin->start_of(day).nanoseconds + 1, 23 * 3600 * nanoseconds_per_second);
  EXPECT_FALSE(Zone::find("Mars/Olympus"));
}

TEST(Uuid, is_version_seven_with_the_time_in_front_and_reads_back) {
  FixedClock clock(*Instant::parse("2026-01-05T00:00:00.001Z"));
  SeededRandom random(1);
  const Uuid id = Uuid::make(clock, random);
  const std::string text = id.to_string();
  EXPECT_EQ(text[14], '7');
  EXPECT_EQ(std::stoull(text.substr(0, 8) + text.substr(9, 4), nullptr, 16), 1767571200001U);
  EXPECT_EQ(*Uuid::parse(text), id);
  EXPECT_FALSE(Uuid::parse(text.substr(1)));
}

TEST(Digest, agrees_with_the_published_vectors) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 hash;
  hash.update("a");
  hash.update("bc");
  EXPECT_EQ(hash.finish(), sha256("abc"));
  EXPECT_EQ(hash.finish(), sha256(""));
  // RFC 4231 test case 2
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Bytes, hexadecimal_and_base64_read_back_and_refuse_rubbish) {
  const Bytes bytes = {0, 255, 16};
  EXPECT_EQ(*from_hex(to_hex(bytes)), bytes);
  EXPECT_EQ(*from_base64(to_base64(bytes)), bytes);
  EXPECT_EQ(*from_base64url(to_base64url(bytes)), bytes);
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
  EXPECT_FALSE(from_base64("A==="));
  EXPECT_FALSE(from_base64("AB=="));  // bits that stand for nothing
  EXPECT_FALSE(from_base64("AAA\x80"));
  EXPECT_FALSE(read_u32_be(bytes, 0));
}

// Once each name was looked for among all before it: an object of 200,000 members took a minute.
TEST(Json, an_object_of_many_members_costs_no_more_than_its_size) {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"" + std::to_string(i % 199'999) + "\":" + std::to_string(i) + ",";
  text.back() = '}';
  const auto begin = std::chrono::steady_clock::now();
  const auto read = Json::parse(text);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_EQ(read->members().size(), 199'999U);
  EXPECT_EQ(read->members().front().second.integer_or(0), 199'999) << "of equal names the last counts, in the place of the first";
  EXPECT_EQ(Json::parse(R"({"a":1,"b":2,"a":3,"a":4})")->dump(), R"({"a":4,"b":2})");
}

TEST(Json, canonical_text_follows_rfc_8785) {
  // RFC 8785 section 3.2.2, the sample of the specification in short
  const auto value =
      Json::parse(R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"literals":[null,true,false]})");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->canonical(), R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]})");
  const auto order = Json::parse("{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude02\":5,\"\\u0080\":6,\"\\u00f6\":7}");
  ASSERT_TRUE(order);
  EXPECT_EQ(order->canonical(),
            "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x82\":5,\"\xEF\xAC\xB3\":3}");
}

TEST(Json, refuses_depth_and_rubbish_as_values) {
  EXPECT_FALSE(Json::parse(std::string(100, '[') + std::string(100, ']')));
  EXPECT_FALSE(Json::parse("{\"a\":}"));
  EXPECT_FALSE(Json::parse("\"\xff\""));
  EXPECT_TRUE(Json::parse("{}")->operator[]("x")["y"].is_null());
}

TEST(Csv, reads_quotes_line_ends_in_cells_and_short_rows) {
  const auto table = parse_csv("\xEF\xBB\xBFname,note,more\r\n\"a \"\"b\"\"\",\"x\ny\",\r\n\r\n秘,z\n", "t.csv");
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].cells, (std::vector<std::string>{"a \"b\"", "x\ny", ""}));
  EXPECT_EQ(table->rows[1].cells, (std::vector<std::string>{"秘", "z", ""}));
  EXPECT_EQ(table->rows[1].line, 5U);
  EXPECT_EQ(*table->column("note"), 1U);
  EXPECT_EQ(table->column("absent").error().message, "t.csv: the column 'absent' is missing");
}

TEST(Csv, names_the_line_of_what_it_refuses) {
  EXPECT_EQ(parse_csv("a,b\n1,2,3\n", "t.csv").error().message, "t.csv:2: 3 cells where the header has 2");
  EXPECT_FALSE(parse_csv("a\n\"x", "t.csv"));
  EXPECT_FALSE(parse_csv("", "t.csv"));
  EXPECT_FALSE(parse_csv("a\n\x83\x41\n", "t.csv"));
}

TEST(Csv, writes_what_it_reads_and_disarms_formulas) {
  std::string out;
  append_csv_row(out, {"a", "b,c", "d\"e", "=1+1"});
  EXPECT_EQ(out, "a,\"b,c\",\"d\"\"e\",'=1+1\r\n");
}

TEST(Text, folds_japanese_widths_and_kana) {
  EXPECT_EQ(normalise_nfkc("ＡＢＣ㈱ｶﾞ"), "ABC(株)ガ");
  EXPECT_EQ(fold("ＡｂＣ Straße"), "abc strasse");
  EXPECT_EQ(hiragana_to_katakana("ひみつ"), "ヒミツ");
  EXPECT_EQ(katakana_to_hiragana("ヒミツ"), "ひみつ");
  EXPECT_EQ(display_width("秘a"), 3U);
  EXPECT_EQ(trim("　 秘 \n"), "秘");
}

TEST(Text, replaces_malformed_utf8_one_part_at_a_time) {
  EXPECT_EQ(to_utf32("\xE3\x81"
                     "A"),
            U"\uFFFDA");
  EXPECT_EQ(to_utf32("\xED\xA0\x80").size(), 3U);  // a surrogate is not UTF-8
  EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
  EXPECT_TRUE(is_valid_utf8("\xEF\xBF\xBD"));
}

TEST(Files, replace_is_all_or_nothing_whichever_effect_fails) {
  const auto directory = TemporaryDirectory::create();
  ASSERT_TRUE(directory);
  const Path path = directory->path() / "state";
  FaultFiles files(system_files());
  ASSERT_TRUE(files.replace(path, as_bytes("old"), Durable::yes));
  for (std::uint64_t n = 0; n < 4; ++n) {
    files.fail_after(n, ENOSPC);
    EXPECT_FALSE(files.replace(path, as_bytes("new and longer"), Durable::yes)) << n;
    files.stop_failing();
    EXPECT_EQ(*files.read_text(path), "old") << n;
  }
  ASSERT_TRUE(files.replace(path, as_bytes("new"), Durable::yes));
  EXPECT_EQ(*files.read_text(path), "new");
}

TEST(Processes, feeds_reads_and_ends_what_takes_too_long) {
  auto echo = system_processes().run({.program = "cat",
                                      .arguments = {},
                                      .environment = {"PATH=/usr/bin:/bin"},
                                      .input = to_bytes("秘"),
                                      .input_descriptor = {},
                                      .working_directory = {},
                                      .confine = {}});
  ASSERT_TRUE(echo);
  EXPECT_EQ(as_text(echo->output), "秘");
  auto slow = system_processes().run({.program = "sleep",
                                      .arguments = {"30"},
                                      .environment = {},
                                      .input = {},
                                      .input_descriptor = {},
                                      .working_directory = {},
                                      .time_limit_nanoseconds = 50'000'000,
                                      .confine = {}});
  ASSERT_TRUE(slow);
  EXPECT_EQ(slow->end, ProcessEnd::timed_out);
  auto absent = system_processes().run({.program = "/no/such/program",
                                        .arguments = {},
                                        .environment = {},
                                        .input = {},
                                        .input_descriptor = {},
                                        .working_directory = {},
                                        .confine = {}});
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::not_found);
}

TEST(Processes, looks_for_a_program_along_the_path_it_is_given) {
  auto directory = TemporaryDirectory::create();
  ASSERT_TRUE(directory);
  ASSERT_TRUE(system_files().replace(directory->path() / "cat", as_bytes("#!/bin/sh\necho ours\n"), Durable::no));
  ASSERT_EQ(::chmod((directory->path() / "cat").c_str(), 0755), 0);
  auto cat = [](std::vector<std::string> environment) {
    return system_processes().run({.program = "cat",
                                   .arguments = {},
                                   .environment = std::move(environment),
                                   .input = to_bytes("theirs\n"),
                                   .input_descriptor = {},
                                   .working_directory = {},
                                   .confine = {}});
  };
  EXPECT_EQ(as_text(cat({"PATH=" + directory->path().string() + ":/bin"})->output), "ours\n");
  EXPECT_EQ(as_text(cat({"PATH=/bin"})->output), "theirs\n");
  EXPECT_EQ(as_text(cat({})->output), "theirs\n");
}

TEST(Trace, carries_the_request_and_escapes) {
  FixedClock clock(*Instant::parse("2026-01-05T00:00:00Z"));
  std::string got;
  Trace trace(clock, [&](std::string_view line) { got += line; });
  const Trace::Request request("r1");
  trace.write(TraceLevel::info, "ingest.accepted", {{"path", "a\"b"}});
  trace.write(TraceLevel::debug, "not.wanted");
  EXPECT_EQ(
      got, "{\"time\":\"2026-01-05T00:00:00Z\",\"level\":\"info\",\"event\":\"ingest.accepted\",\"request\":\"r1\",\"path\":\"a\\\"b\"}\n");
}

TEST(Error, carries_code_and_exit_status_from_the_spec) {
  EXPECT_EQ(describe(ErrorCode::integrity).exit_code, 8);
  EXPECT_EQ(describe(ErrorCode::interrupted).exit_code, 130);
  const auto fails = []() -> Result<int> { return TRY(Result<int>(error(ErrorCode::not_found, "x"))); };
  EXPECT_EQ(fails().error().code, ErrorCode::not_found);
}

}  // namespace
TEST(Error, speaks_japanese_down_to_the_error_within) {
  const Error inner = error(ErrorCode::usage, "--{} is missing", "reason").error();
  EXPECT_EQ(inner.in(Language::ja), "--reason がありません");
  EXPECT_EQ(inner.in(Language::en), "--reason is missing");
  const Error outer = error(ErrorCode::invalid_input, "line {}: {}", 7, inner).error().at("people.csv");
  EXPECT_EQ(outer.in(Language::ja), "people.csv: 7 行目: --reason がありません");
  EXPECT_EQ(outer.message, "people.csv: line 7: --reason is missing");
  // Nothing but names and figures is the same in both; what has no row stays English.
  EXPECT_EQ(error(ErrorCode::failure, "{}: {}", "a", inner).error().in(Language::ja), "a: --reason がありません");
  EXPECT_EQ(error(ErrorCode::failure, "words without a row, {}", 1).error().in(Language::ja), "words without a row, 1");
  EXPECT_EQ(system_error(ENOENT, std::string("x")).error().in(Language::ja), "x: そのようなファイルやフォルダーはありません");
}

TEST(Phrase, is_said_in_the_language_of_the_whole) {
  const auto wrong = [](const Phrase& what) { return error(ErrorCode::invalid_input, "{}:{}: {}", "log.toml", 3, what).error(); };
  EXPECT_EQ(wrong("'name' is missing").in(Language::ja), "log.toml:3: 'name' がありません");
  EXPECT_EQ(wrong("'name' is missing").in(Language::en), "log.toml:3: 'name' is missing");
  EXPECT_EQ(wrong(phrase("unknown key '{}'", "colour")).in(Language::ja), "log.toml:3: 未知のキー「colour」があります");
  EXPECT_TRUE(wrong(Json::parse("[1").error()).in(Language::ja).starts_with("log.toml:3: JSON ではありません"));
  EXPECT_EQ(wrong(Text{.ja = "極秘", .en = "strictly confidential"}).in(Language::ja), "log.toml:3: 極秘");
  EXPECT_EQ(wrong("words without a row").in(Language::ja), "log.toml:3: words without a row");
  const Error denied = error(ErrorCode::not_found, "there is no {} {}", word("kind", "case_task"), "T-1").error();
  EXPECT_EQ(denied.in(Language::en), "there is no case_task T-1");
  EXPECT_NE(denied.in(Language::ja).find("事件の仕事"), std::string_view::npos);
  EXPECT_EQ(system_error(ENOENT, phrase("reading {}", "x")).error().in(Language::ja),
            "x の読み取り: そのようなファイルやフォルダーはありません");
}

TEST(Files, make_directories_reports_a_place_it_cannot_even_look_at) {
  const auto place = TemporaryDirectory::create();
  ASSERT_TRUE(place);
  const auto made = system_files().make_directories(place->path() / std::string(300, 'x') / "below", 0700);
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("xxx"), std::string::npos);
}

}  // namespace sekimori
