// Progress of a long verb on stderr: how much is done, how fast, how long it will still take. Shown on a terminal
// only, at most ten times a second; elsewhere every call is nearly free.
//
//   Progress progress(at, {.ja = "検査中", .en = "scanning"}, ProgressUnit::items, files.size());
//   for (const Path& path : files) { ...; progress.advance(1); }
//                                                    // scanning 1,204 / 9,310 (12%)  310/s  26 s left
//
// The line is wiped when the object dies, so that what the verb prints next starts on a clean line.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "cli/verb.h"

namespace sekimori::cli {

enum class ProgressUnit { items, bytes };

class Progress {
 public:
  // `total` unknown: only what is done and the rate are shown.
  Progress(Surroundings& at, Text activity, ProgressUnit unit, std::optional<std::uint64_t> total = {});
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void advance(std::uint64_t amount);                                 // any thread
  void show(std::uint64_t done, std::optional<std::uint64_t> total);  // any thread; absolute instead of relative
  void wipe();                                                        // before printing something else on stderr

 private:
  void draw();  // under mutex_

  Surroundings& at_;
  Text activity_;
  ProgressUnit unit_;
  std::mutex mutex_;
  std::optional<std::uint64_t> total_;
  std::uint64_t done_ = 0;
  std::int64_t started_;
  std::int64_t drawn_;
  bool visible_ = false;
};

// The text of one such line, without colours: for tests and for verbs that print it elsewhere. `elapsed` in nanoseconds.
std::string progress_text(std::string_view activity, ProgressUnit unit, std::uint64_t done, std::optional<std::uint64_t> total,
                          std::int64_t elapsed, Language language);

}  // namespace sekimori::cli
