#include "cli/progress.h"

#include <gtest/gtest.h>

namespace sekimori::cli {
namespace {

TEST(Progress, TellsRateAndRemainingTimeOnceTheyAreKnown) {
  EXPECT_EQ(progress_text("scanning", ProgressUnit::items, 1204, 9310, 4 * nanoseconds_per_second, Language::en),
            "scanning 1,204 / 9,310 (13%)  301/s  27 s left");
  EXPECT_EQ(progress_text("封印中", ProgressUnit::bytes, 1'500'000, 3'000'000'000, nanoseconds_per_second, Language::ja),
            "封印中 1.5 MB / 3.0 GB (0%)  1.5 MB/s  残り 33 分 19 秒");
  EXPECT_EQ(progress_text("scanning", ProgressUnit::items, 7, {}, 1, Language::en), "scanning 7");
}

TEST(Progress, PrintsNothingWhereThereIsNoTerminal) {
  testing::internal::CaptureStderr();
  FixedClock clock(Instant{});
  SeededRandom random(1);
  Surroundings at{clock, random, system_files(), system_processes(), Language::en, false, "/proc/self/exe"};
  {
    Progress progress(at, {.ja = "検査中", .en = "scanning"}, ProgressUnit::items, 10);
    clock.advance(nanoseconds_per_second);
    progress.advance(5);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Progress, DrawsAtMostTenTimesASecondAndWipesItsLine) {
  testing::internal::CaptureStderr();
  FixedClock clock(Instant{});
  SeededRandom random(1);
  Surroundings at{clock, random, system_files(), system_processes(), Language::en, true, "/proc/self/exe"};
  {
    Progress progress(at, {.ja = "検査中", .en = "scanning"}, ProgressUnit::items, 10);
    for (int i = 0; i < 5; ++i) progress.advance(1);
    clock.advance(nanoseconds_per_second);
    progress.advance(1);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "\r\x1b[Kscanning 6 / 10 (60%)  6/s  1 s left\r\x1b[K");
}

}  // namespace
}  // namespace sekimori::cli
