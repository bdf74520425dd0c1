#include "feature/watch/watch_fixture_test.h"

namespace sekimori::watch {
namespace {

TEST_F(WatchTest, a_batch_that_is_sent_twice_counts_once) {
  const std::string body = copies(0, 3);
  const auto first = ingestion->accept(source, "batch-1", body);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->accepted, 3U);
  const auto again = ingestion->accept(source, "batch-1", body);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->accepted, 0U);
  EXPECT_EQ(again->duplicate, 3U);
  const auto done = consume();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->events, 3U);
  ASSERT_TRUE(ingestion->accept("client", "batch-1", body)) << "by name it is the same source";
  ASSERT_TRUE(consume());
  EXPECT_EQ(events_kept().size(), 3U);
  EXPECT_EQ(copies_counted(), 3);
  EXPECT_EQ(hits_counted(), 3);
}

TEST_F(WatchTest, a_batch_the_stream_has_forgotten_is_still_known_by_its_block) {
  ASSERT_TRUE(ingestion->accept(source, "batch-1", copies(0, 3)));
  ASSERT_TRUE(consume());
  // The same frame under a key that the stream does not know.
  const auto begin = log->begin(stream::partition_of(source, log->partitions()));
  const auto frames = log->poll(stream::partition_of(source, log->partitions()), *begin, {});
  ASSERT_EQ(frames->frames.size(), 1U);
  ASSERT_TRUE(log->append(stream::partition_of(source, log->partitions()), stream::make_batch_key("x", "y"), frames->frames[0].payload));
  const auto done = consume();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->events, 0U);
  EXPECT_EQ(events_kept().size(), 3U);
  EXPECT_EQ(copies_counted(), 3);
}

TEST_F(WatchTest, lines_that_are_no_event_are_named_and_the_others_taken) {
  const auto answer = ingestion->accept(source, "k", copy_line(0) + "not json\n\n[1]\n" + copy_line(1));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->accepted, 2U);
  ASSERT_EQ(answer->rejected.size(), 2U);
  EXPECT_EQ(answer->rejected[0].line, 2U);
  EXPECT_FALSE(answer->rejected[0].reason.in(Language::en).empty());
  EXPECT_EQ(answer->rejected[1].line, 4U);
  const auto done = consume();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->events, 2U);
  EXPECT_EQ(number("SELECT bad FROM watch_block"), static_cast<std::int64_t>(done->bad));
  EXPECT_GE(done->bad, 1U);
}

TEST_F(WatchTest, what_cannot_be_taken_is_refused_with_a_reason) {
  EXPECT_EQ(ingestion->accept("nowhere", "k", copy_line(0)).error().code, ErrorCode::not_found);
  EXPECT_EQ(ingestion->accept(source, "", copy_line(0)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(ingestion->accept(source, std::string(201, 'k'), copy_line(0)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(ingestion->accept(source, "k", "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(ingestion->accept(source, "k", "\n  \n").error().code, ErrorCode::invalid_input);
  EXPECT_THAT(ingestion->accept(source, "k", "nonsense").error().message, ::testing::HasSubstr("line 1"));
  EXPECT_THAT(ingestion->accept(source, "k", std::string(largest_batch + 1, ' ')).error().message, ::testing::HasSubstr("16777216"));
  EXPECT_EQ(ingestion->accept_file(system_files(), source, folder.path() / "absent").error().code, ErrorCode::not_found);
  EXPECT_EQ(ingestion->accept_file(system_files(), source, folder.path()).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(system_files().replace(folder.path() / "empty.jsonl", {}, Durable::no));
  EXPECT_THAT(ingestion->accept_file(system_files(), source, folder.path() / "empty.jsonl").error().message,
              ::testing::HasSubstr("empty.jsonl"));
  EXPECT_EQ(consume()->blocks, 0U);
}

TEST_F(WatchTest, nothing_is_acknowledged_when_the_disk_fails) {
  for (std::uint64_t effect = 0;; ++effect) {
    files.fail_after(effect, ENOSPC);
    const auto answer = ingestion->accept(source, fmt::format("k{}", effect), copies(0, 2) + fmt::format("{{\"n\":{}}}\n", effect));
    files.stop_failing();
    if (answer) {
      EXPECT_GT(effect, 2U) << "the block was put without a write";
      break;
    }
    EXPECT_EQ(answer.error().code, ErrorCode::full) << answer.error().message;
    ASSERT_LT(effect, 50U);
  }
  EXPECT_EQ(consume()->blocks, 1U) << "only the acknowledged one";
}

TEST_F(WatchTest, a_file_is_one_block_however_often_and_under_whatever_name) {
  const std::string text = copies(0, 5) + "broken\n";
  ASSERT_TRUE(system_files().replace(folder.path() / "a.jsonl", as_bytes(text), Durable::no));
  ASSERT_TRUE(system_files().replace(folder.path() / "b.jsonl", as_bytes(text), Durable::no));
  EXPECT_EQ(ingestion->accept_file(system_files(), source, folder.path() / "a.jsonl")->accepted, 1U);
  EXPECT_EQ(ingestion->accept_file(system_files(), source, folder.path() / "b.jsonl")->duplicate, 1U);
  const auto done = consume();
  ASSERT_TRUE(done);
  EXPECT_EQ(done->events, 5U);
  EXPECT_EQ(done->bad, 1U);
  // The kept block is the file, byte for byte, bad line included; each event points to its place in it.
  const Bytes kept = *blobs->get(sha256(as_bytes(text)), blob::Verify::yes);
  EXPECT_EQ(as_text(kept), text);
  for (const model::Event& event : events_kept()) {
    EXPECT_EQ(event.block, to_hex(sha256(as_bytes(text))));
    EXPECT_EQ(text.substr(event.block_offset, 2), "{\"");
  }
}

TEST_F(WatchTest, a_block_that_nobody_can_read_does_not_stop_the_next) {
  Bytes noise = from_hex("504b0304ffffffffffffffff00").value();
  ASSERT_TRUE(system_files().replace(folder.path() / "broken.zip", noise, Durable::no));
  ASSERT_TRUE(ingestion->accept_file(system_files(), source, folder.path() / "broken.zip"));
  ASSERT_TRUE(ingestion->accept(source, "k", copies(0, 2)));
  const auto done = consume();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->events, 2U);
  EXPECT_EQ(done->bad, 1U);
  EXPECT_EQ(number("SELECT bad FROM watch_block WHERE name = 'broken.zip'"), 1);
  EXPECT_TRUE(*blobs->exists(sha256(ByteView(noise)))) << "it stays kept";
}

}  // namespace
}  // namespace sekimori::watch
