// What every EventLog promises, whatever stands behind it.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>

#include "store/stream/local_log.h"

namespace sekimori::stream {
namespace {

struct Adapter {
  std::string name;
  std::function<Result<std::unique_ptr<EventLog>>(const Path& directory, std::uint32_t partitions)> open;
};

class EventLogContract : public testing::TestWithParam<Adapter> {
 protected:
  void open() {
    log_.reset();
    auto opened = GetParam().open(directory_->path() / "log", 3);
    ASSERT_TRUE(opened) << opened.error().message;
    log_ = *std::move(opened);
  }
  void SetUp() override {
    directory_ = TemporaryDirectory::create();
    ASSERT_TRUE(directory_);
    open();
  }
  AppendReceipt append(std::uint32_t partition, std::string_view key, std::string_view payload) {
    auto receipt = log_->append(partition, make_batch_key("source", key), as_bytes(payload));
    EXPECT_TRUE(receipt) << receipt.error().message;
    return receipt.value_or(AppendReceipt{});
  }
  std::vector<std::string> read_all(std::uint32_t partition, const PollLimits& limits = {}) {
    std::vector<std::string> payloads;
    Offset at = log_->begin(partition).value();
    while (true) {
      auto batch = log_->poll(partition, at, limits);
      EXPECT_TRUE(batch) << batch.error().message;
      if (!batch || batch->frames.empty()) return payloads;
      EXPECT_EQ(batch->frames.front().offset, at);
      for (const Frame& frame : batch->frames) {
        payloads.emplace_back(as_text(frame.payload));
        EXPECT_GT(frame.next, frame.offset);
      }
      EXPECT_EQ(batch->next, batch->frames.back().next);
      at = batch->next;
    }
  }

  Result<TemporaryDirectory> directory_ = error(ErrorCode::failure, "not made");
  std::unique_ptr<EventLog> log_;
};

TEST_P(EventLogContract, GivesBackWhatWasAppendedInOrderAndPerPartition) {
  append(0, "a", "first");
  append(1, "b", "other partition");
  append(0, "c", "second 秘密");
  EXPECT_EQ(read_all(0), (std::vector<std::string>{"first", "second 秘密"}));
  EXPECT_EQ(read_all(1), (std::vector<std::string>{"other partition"}));
  EXPECT_TRUE(read_all(2).empty());
  open();
  EXPECT_EQ(read_all(0), (std::vector<std::string>{"first", "second 秘密"}));
}

TEST_P(EventLogContract, TakesAResentBatchOnceAlsoAfterARestart) {
  const AppendReceipt first = append(0, "key", "payload");
  EXPECT_EQ(first.outcome, AppendOutcome::stored);
  for (int round = 0; round < 2; ++round) {
    const AppendReceipt again = append(0, "key", "payload");
    EXPECT_EQ(again.outcome, AppendOutcome::duplicate);
    EXPECT_EQ(again.offset, first.offset);
    open();
  }
  EXPECT_EQ(append(1, "key", "payload").outcome, AppendOutcome::stored) << "keys belong to a partition";
  EXPECT_EQ(read_all(0).size(), 1u);
}

TEST_P(EventLogContract, StoresOneOfManyEqualBatchesSentAtOnce) {
  std::atomic<int> stored{0};
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n)
        if (append(0, std::to_string(n), "same").outcome == AppendOutcome::stored) ++stored;
    });
  threads.clear();
  EXPECT_EQ(stored, 20);
  EXPECT_EQ(read_all(0).size(), 20u);
}

TEST_P(EventLogContract, ReturnsAtLeastOneFrameHoweverSmallTheLimit) {
  const std::string large(100'000, 'x');
  append(0, "a", large);
  append(0, "b", large);
  append(0, "c", "small");
  PollLimits limits;
  limits.bytes = 1;
  EXPECT_EQ(read_all(0, limits).size(), 3u);
  limits.bytes = 100'050;
  EXPECT_EQ(read_all(0, limits).size(), 3u);
  limits.frames = 1;
  EXPECT_EQ(read_all(0, limits).size(), 3u);
}

TEST_P(EventLogContract, RefusesWhatIsNotAFrameOrNotAPartition) {
  const BatchKey key = make_batch_key("s", "k");
  EXPECT_EQ(log_->append(0, key, {}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(log_->append(0, key, Bytes(max_frame_bytes + 1)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(log_->append(3, key, as_bytes("x")).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(log_->poll(3, 0, {}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(log_->poll(0, 1'000, {}).error().code, ErrorCode::not_found);
}

TEST_P(EventLogContract, WaitsForAFirstFrameWhenAsked) {
  std::jthread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    append(0, "late", "came");
  });
  PollLimits limits;
  limits.wait_nanoseconds = 20 * nanoseconds_per_second;
  auto batch = log_->poll(0, log_->begin(0).value(), limits);
  ASSERT_TRUE(batch);
  ASSERT_EQ(batch->frames.size(), 1u);
  limits.wait_nanoseconds = 1'000'000;
  EXPECT_TRUE(log_->poll(0, batch->next, limits)->frames.empty());
}

TEST_P(EventLogContract, AssignsPartitionsToASubscriberAndTakesThemBack) {
  struct Listener final : PartitionListener {
    std::vector<std::uint32_t> held;
    void assigned(std::span<const std::uint32_t> partitions) override { held.assign(partitions.begin(), partitions.end()); }
    void revoked(std::span<const std::uint32_t>) override { held.clear(); }
    void lost(std::span<const std::uint32_t>) override { held.clear(); }
  } listener;
  auto subscription = log_->subscribe("detect", listener);
  ASSERT_TRUE(subscription);
  EXPECT_EQ(listener.held, (std::vector<std::uint32_t>{0, 1, 2}));
  subscription->reset();
  EXPECT_TRUE(listener.held.empty());
}

INSTANTIATE_TEST_SUITE_P(Adapters, EventLogContract,
                         testing::Values(Adapter{"LocalLog",
                                                 [](const Path& directory, std::uint32_t partitions) -> Result<std::unique_ptr<EventLog>> {
                                                   LocalLogSettings settings;
                                                   settings.partitions = partitions;
                                                   settings.file_bytes = 1 << 20;
                                                   return TRY(LocalLog::open(system_files(), directory, settings));
                                                 }}),
                         [](const auto& instance) { return instance.param.name; });

TEST(BatchKey, DependsOnBothPartsAndOnWhereOneEnds) {
  EXPECT_EQ(make_batch_key("ab", "c"), make_batch_key("ab", "c"));
  EXPECT_NE(make_batch_key("ab", "c"), make_batch_key("a", "bc"));
}

TEST(Partition, OfASubjectIsTheSameForEver) {
  EXPECT_EQ(partition_of("", 12), 9u);
  EXPECT_EQ(partition_of("sato", 12), 8u);
  EXPECT_EQ(partition_of("佐藤", 12), 8u);
}

}  // namespace
}  // namespace sekimori::stream
