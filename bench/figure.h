// What the benchmark programs share: the line a figure is told in, and the limits of this machine it is held against.
//
//   print({.what = "matching", .value = rate, .unit = "records/s", .peer = "plain evaluation", .peer_value = slow, .note = note});
//   const double limit = memory_read_bytes_per_second();
//
// Lines are JSON as bench/README.md says. A benchmark without its data ends with `return skip("reason")`.
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/json.h"

namespace sekimori::bench {

struct Figure {
  std::string what = {};
  double value = 0;
  std::string unit = {};
  std::string peer = {};
  std::optional<double> peer_value = {};
  std::string note = {};
};

inline void print(const Figure& figure) {
  Json json =
      Json::object({{"what", figure.what}, {"value", figure.value}, {"unit", figure.unit}, {"peer", figure.peer}, {"note", figure.note}});
  if (figure.peer_value) json.set("peer_value", *figure.peer_value);
  std::printf("%s\n", json.dump().c_str());
  std::fflush(stdout);
}

// What tools/run_benchmarks.py counts as skipped.
inline int skip(const std::string& reason) {
  std::printf("skipped: %s\n", reason.c_str());
  return 77;
}

inline double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.at(values.size() / 2);
}

inline double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// What one core can read from memory beyond its caches: the limit of everything that touches each byte once. About 0.3 s.
inline double memory_read_bytes_per_second() {
  const std::vector<std::uint64_t> words(std::size_t(1) << 24, 1);  // 128 MiB
  std::vector<double> rates;
  volatile std::uint64_t sum = 0;
  for (int round = 0; round < 5; ++round) {
    const auto start = std::chrono::steady_clock::now();
    sum = std::reduce(words.begin(), words.end(), std::uint64_t(0));
    rates.push_back(static_cast<double>(words.size() * sizeof(std::uint64_t)) / seconds_since(start));
  }
  (void)sum;
  return median(rates);
}

// "1 of 2 cores, 0.4 % of what one core reads from memory (9.8 GB/s)"
inline std::string of_memory(double bytes_per_second, double limit) {
  return fmt::format("1 of {} cores, {:.2g} % of what one core reads from memory ({:.1f} GB/s)", std::thread::hardware_concurrency(),
                     100 * bytes_per_second / limit, limit / 1e9);
}

}  // namespace sekimori::bench
