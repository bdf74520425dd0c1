#include "store/stream/local_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/fault_files.h"
#include "base/random.h"
#include "store/stream/frame.h"
#include "store/stream/key_window.h"

namespace sekimori::stream {
namespace {

LocalLogSettings small_files() {
  LocalLogSettings settings;
  settings.partitions = 1;
  settings.file_bytes = 400;
  settings.limit_bytes = 1 << 20;
  settings.remembered_keys = 16;
  return settings;
}

BatchKey key_of(std::size_t number) { return make_batch_key("source", std::to_string(number)); }
std::string payload_of(std::size_t number) { return "frame " + std::to_string(number) + std::string(number % 37, '.'); }

std::unique_ptr<LocalLog> open_or_fail(Files& files, const Path& path, const LocalLogSettings& settings) {
  auto log = LocalLog::open(files, path, settings);
  EXPECT_TRUE(log) << log.error().message;
  return log ? *std::move(log) : nullptr;
}

void append_numbers(EventLog& log, std::size_t begin, std::size_t end) {
  for (std::size_t n = begin; n < end; ++n) {
    auto receipt = log.append(0, key_of(n), as_bytes(payload_of(n)));
    ASSERT_TRUE(receipt) << receipt.error().message;
    ASSERT_EQ(receipt->outcome, AppendOutcome::stored);
  }
}

Result<std::vector<std::string>> payloads(EventLog& log) {
  std::vector<std::string> all;
  Offset at = TRY(log.begin(0));
  while (true) {
    FrameBatch batch = TRY(log.poll(0, at, {}));
    if (batch.frames.empty()) return all;
    for (const Frame& frame : batch.frames) all.emplace_back(as_text(frame.payload));
    at = batch.next;
  }
}

std::vector<Path> log_files(const Path& directory) {
  std::vector<Path> paths;
  const auto entries = system_files().list(directory / "0000").value();
  for (const DirectoryEntry& entry : entries)
    if (entry.name.ends_with(".log")) paths.push_back(directory / "0000" / entry.name);
  return paths;
}

TEST(LocalLog, GoesOnInANewFileAndReadsAcrossFiles) {
  auto directory = TemporaryDirectory::create().value();
  auto log = open_or_fail(system_files(), directory.path(), small_files());
  append_numbers(*log, 0, 100);
  EXPECT_GT(log_files(directory.path()).size(), 5u);
  log.reset();
  log = open_or_fail(system_files(), directory.path(), small_files());
  append_numbers(*log, 100, 110);
  const auto all = payloads(*log).value();
  ASSERT_EQ(all.size(), 110u);
  for (std::size_t n = 0; n < all.size(); ++n) EXPECT_EQ(all[n], payload_of(n));
}

TEST(LocalLog, TrimsWholeFilesAndStillKnowsTheirKeys) {
  auto directory = TemporaryDirectory::create().value();
  auto log = open_or_fail(system_files(), directory.path(), small_files());
  append_numbers(*log, 0, 60);
  const std::uint64_t before = log->bytes();
  ASSERT_TRUE(log->trim_before(0, log->end(0).value()));
  EXPECT_LT(log->bytes(), before);
  EXPECT_EQ(log_files(directory.path()).size(), 1u);
  EXPECT_EQ(log->poll(0, 0, {}).error().code, ErrorCode::not_found);
  for (int round = 0; round < 2; ++round) {
    // The window holds 16 trimmed keys besides those of the file that is left.
    EXPECT_EQ(log->append(0, key_of(45), as_bytes("x")).value().outcome, AppendOutcome::duplicate);
    EXPECT_EQ(log->append(0, key_of(59), as_bytes("x")).value().outcome, AppendOutcome::duplicate);
    log.reset();
    log = open_or_fail(system_files(), directory.path(), small_files());
  }
  append_numbers(*log, 60, 400);
  ASSERT_TRUE(log->trim_before(0, log->end(0).value()));
  EXPECT_LE(system_files().list(directory.path() / "0000")->size(), 8u) << "old key files go too";
  append_numbers(*log, 0, 1);  // long out of the window
}

TEST(LocalLog, AnswersFullAtItsBoundAndTakesAgainAfterTrimming) {
  auto directory = TemporaryDirectory::create().value();
  LocalLogSettings settings = small_files();
  settings.limit_bytes = 2'000;
  auto log = open_or_fail(system_files(), directory.path(), settings);
  std::size_t n = 0;
  Result<AppendReceipt> last = AppendReceipt{};
  for (; n < 1'000; ++n) {
    last = log->append(0, key_of(n), as_bytes(payload_of(n)));
    if (!last) break;
  }
  ASSERT_FALSE(last);
  EXPECT_EQ(last.error().code, ErrorCode::full);
  EXPECT_LE(log->bytes(), 2'000u + file_header_bytes);
  EXPECT_EQ(payloads(*log)->size(), n);
  ASSERT_TRUE(log->trim_before(0, log->end(0).value()));
  EXPECT_TRUE(log->append(0, key_of(n), as_bytes(payload_of(n))));
  settings.limit_bytes = 500;
  log.reset();
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), settings).error().code, ErrorCode::invalid_input);
}

TEST(LocalLog, CutsATornTailAtEveryLength) {
  auto source = TemporaryDirectory::create().value();
  {
    auto log = open_or_fail(system_files(), source.path(), small_files());
    append_numbers(*log, 0, 4);
  }
  const Path file = log_files(source.path()).front();
  const Bytes whole = system_files().read(file).value();
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    ASSERT_TRUE(system_files().replace(file, ByteView(whole).first(size), Durable::no));
    auto log = open_or_fail(system_files(), source.path(), small_files());
    ASSERT_TRUE(log);
    const auto left = payloads(*log).value();
    for (std::size_t n = 0; n < left.size(); ++n) ASSERT_EQ(left[n], payload_of(n));
    EXPECT_EQ(log->append(0, key_of(3), as_bytes(payload_of(3)))->outcome == AppendOutcome::stored, left.size() < 4) << size;
  }
}

TEST(LocalLog, RefusesToCutWhatHadBeenAcknowledged) {
  auto directory = TemporaryDirectory::create().value();
  LocalLogSettings settings = small_files();
  settings.file_bytes = 1 << 16;
  {
    auto log = open_or_fail(system_files(), directory.path(), settings);
    append_numbers(*log, 0, 4);
  }
  const Path file = log_files(directory.path()).front();
  const Bytes whole = system_files().read(file).value();
  Bytes damaged = whole;
  damaged[file_header_bytes + frame_header_bytes + 2] ^= 1;  // in the payload of the first frame
  ASSERT_TRUE(system_files().replace(file, damaged, Durable::no));
  auto opened = LocalLog::open(system_files(), directory.path(), settings);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::integrity);
  EXPECT_NE(opened.error().message.find(file.filename().string()), std::string::npos);
  EXPECT_EQ(system_files().read(file).value(), damaged);
  // In the file header: also refused.
  damaged = whole;
  damaged[9] ^= 1;
  ASSERT_TRUE(system_files().replace(file, damaged, Durable::no));
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), settings).error().code, ErrorCode::integrity);
}

TEST(LocalLog, ReportsDamageInAClosedFileWhenItIsRead) {
  auto directory = TemporaryDirectory::create().value();
  auto log = open_or_fail(system_files(), directory.path(), small_files());
  append_numbers(*log, 0, 50);
  const Path file = log_files(directory.path()).front();
  Bytes bytes = system_files().read(file).value();
  bytes[100] ^= 1;
  ASSERT_TRUE(system_files().replace(file, bytes, Durable::no));
  EXPECT_EQ(payloads(*log).error().code, ErrorCode::integrity);
  log.reset();
  log = open_or_fail(system_files(), directory.path(), small_files());  // its keys come from the key file
  EXPECT_EQ(log->append(0, key_of(0), as_bytes("x"))->outcome, AppendOutcome::duplicate);
  log.reset();
  ASSERT_TRUE(system_files().remove(Path(file).replace_extension(".keys")));
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), small_files()).error().code, ErrorCode::integrity);
}

TEST(LocalLog, SharesOneSyncAmongManyThreads) {
  auto directory = TemporaryDirectory::create().value();
  FaultFiles files(system_files());
  LocalLogSettings settings = small_files();
  settings.file_bytes = 1 << 16;
  auto log = open_or_fail(files, directory.path(), settings);
  const std::uint64_t before = files.effects();
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t n = 0; n < 50; ++n) EXPECT_TRUE(log->append(0, key_of(t * 1'000 + n), as_bytes(payload_of(n))));
    });
  threads.clear();
  EXPECT_LT(files.effects() - before, 2u * 400u) << "an append and a sync for each frame would be 800 effects";
  EXPECT_EQ(payloads(*log)->size(), 400u);
}

TEST(LocalLog, TakesNothingMoreAfterAFailedSync) {
  auto directory = TemporaryDirectory::create().value();
  FaultFiles files(system_files());
  auto log = open_or_fail(files, directory.path(), small_files());
  append_numbers(*log, 0, 3);
  files.fail_after(1, EIO, FaultPersistence::once);  // the write passes, its sync does not
  EXPECT_EQ(log->append(0, key_of(3), as_bytes("x")).error().code, ErrorCode::failure);
  EXPECT_EQ(log->append(0, key_of(4), as_bytes("x")).error().code, ErrorCode::failure) << "the disk works again, but must not be trusted";
  EXPECT_EQ(log->append(0, key_of(1), as_bytes("x"))->outcome, AppendOutcome::duplicate) << "what was durable stays so";
  EXPECT_EQ(payloads(*log)->size(), 3u);
  log.reset();
  log = open_or_fail(files, directory.path(), small_files());
  append_numbers(*log, 3, 5);
}

TEST(LocalLog, GoesOnAfterAFullDiskHasSpaceAgain) {
  auto directory = TemporaryDirectory::create().value();
  FaultFiles files(system_files());
  auto log = open_or_fail(files, directory.path(), small_files());
  append_numbers(*log, 0, 3);
  files.fail_after(0, ENOSPC, FaultPersistence::once);
  EXPECT_EQ(log->append(0, key_of(3), as_bytes(payload_of(3))).error().code, ErrorCode::full);
  append_numbers(*log, 3, 40);
  EXPECT_EQ(payloads(*log)->size(), 40u);
}

// Every effect fails once or for good: what was acknowledged is there after opening again, the rest wholly or not at all.
TEST(LocalLog, KeepsWhatItAcknowledgedWhicheverEffectFails) {
  LocalLogSettings settings = small_files();
  settings.file_bytes = 200;
  for (const int error_number : {ENOSPC, EIO}) {
    for (const FaultPersistence persistence : {FaultPersistence::once, FaultPersistence::for_ever}) {
      if (error_number == ENOSPC && persistence == FaultPersistence::once) continue;  // as EIO once
      std::uint64_t effects = 0;
      for (std::uint64_t step = 0; step == 0 || step < effects; step += error_number == ENOSPC ? 3 : 1) {
        auto directory = TemporaryDirectory::create().value();
        FaultFiles files(system_files());
        files.fail_after(step, error_number, persistence);
        std::vector<std::size_t> acknowledged;
        Offset trimmed = 0;
        {
          auto log = LocalLog::open(files, directory.path(), settings);
          if (log) {
            for (std::size_t n = 0; n < 14; ++n) {
              if ((*log)->append(0, key_of(n), as_bytes(payload_of(n)))) acknowledged.push_back(n);
              if (n == 9) {
                trimmed = (*log)->end(0).value() / 2;
                (void)(*log)->trim_before(0, trimmed);
              }
            }
          }
        }
        if (step == 0) {
          files.stop_failing();
          auto count = TemporaryDirectory::create().value();
          FaultFiles counted(system_files());
          auto log = open_or_fail(counted, count.path(), settings);
          append_numbers(*log, 0, 14);
          ASSERT_TRUE(log->trim_before(0, log->end(0).value() / 2));
          effects = counted.effects();
        }
        auto log = open_or_fail(system_files(), directory.path(), settings);
        ASSERT_TRUE(log) << "step " << step;
        const auto left = payloads(*log);
        ASSERT_TRUE(left) << left.error().message;
        for (const std::string& payload : *left) {
          bool known = false;
          for (std::size_t n = 0; n < 14; ++n) known = known || payload == payload_of(n);
          EXPECT_TRUE(known) << "step " << step << " left half a frame: " << payload;
        }
        for (const std::size_t n : acknowledged) {
          const auto again = log->append(0, key_of(n), as_bytes(payload_of(n)));
          ASSERT_TRUE(again) << again.error().message;
          EXPECT_EQ(again->outcome, AppendOutcome::duplicate) << "step " << step << " frame " << n;
          if (again->offset < trimmed) continue;
          EXPECT_EQ(std::ranges::count(*left, payload_of(n)), 1) << "step " << step << " frame " << n;
        }
      }
    }
  }
}

TEST(LocalLog, IsHeldByOneProcessAtATime) {
  auto directory = TemporaryDirectory::create().value();
  auto log = open_or_fail(system_files(), directory.path(), small_files());
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), small_files()).error().code, ErrorCode::conflict);
  log.reset();
  EXPECT_TRUE(LocalLog::open(system_files(), directory.path(), small_files()));
}

TEST(LocalLog, KeepsItsNumberOfPartitionsAndRefusesANewerFormat) {
  auto directory = TemporaryDirectory::create().value();
  open_or_fail(system_files(), directory.path(), small_files()).reset();
  LocalLogSettings more = small_files();
  more.partitions = 5;
  EXPECT_EQ(open_or_fail(system_files(), directory.path(), more)->partitions(), 1u);
  const Path manifest = directory.path() / "stream.json";
  ASSERT_TRUE(system_files().replace(manifest, as_bytes(R"({"format":"sekimori stream","version":2,"partitions":1})"), Durable::no));
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), more).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(system_files().replace(manifest, as_bytes("{"), Durable::no));
  EXPECT_EQ(LocalLog::open(system_files(), directory.path(), more).error().code, ErrorCode::integrity);
}

TEST(KeyFile, ComesBackAndShowsAnyDamage) {
  std::vector<KeyAt> keys;
  for (std::size_t n = 0; n < 5; ++n) keys.push_back({key_of(n), n * 100});
  const Bytes bytes = encode_keys(keys);
  const auto back = parse_keys(bytes);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->size(), 5u);
  EXPECT_EQ((*back)[3].key, keys[3].key);
  EXPECT_EQ((*back)[3].offset, 300u);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Bytes damaged = bytes;
    damaged[i] ^= 0x10;
    EXPECT_FALSE(parse_keys(damaged)) << i;
    EXPECT_FALSE(parse_keys(ByteView(bytes).first(i))) << i;
  }
}

}  // namespace
}  // namespace sekimori::stream
