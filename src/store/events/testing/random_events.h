// Events for tests and measurements: the same for the same seed, with the shapes that break columns. Header only; product
// code does not include it.
#pragma once

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "model/event.h"

namespace sekimori::events::testing {

enum class Shape {
  usual,   // skewed users and paths, times that mostly rise, raw text of some 300 bytes
  hostile  // empty, Japanese, very long, equal and extreme values
};

inline std::string random_text(Random& random, Shape shape, std::size_t kinds, std::string_view stem) {
  if (shape == Shape::hostile) {
    switch (random.below(8)) {
      case 0: return {};
      case 1: return "極秘_設計図面_" + std::to_string(random.below(50)) + "\\営業秘密.docx";
      case 2: return std::string(random.below(3'000), 'a') + std::to_string(random.below(5));
      case 3: return std::string("with\0zero", 9);
      case 4: return std::string(stem) + std::to_string(random.next());
      case 5: return "\xF0\x9F\x98\x80" + std::string(stem);
      default: break;
    }
  }
  // The product of two draws is skewed towards low numbers.
  const std::uint64_t draw = random.below(kinds) * random.below(kinds) / kinds;
  return std::string(stem) + std::to_string(draw);
}

inline std::vector<model::Event> random_events(std::uint64_t seed, std::size_t count, Shape shape) {
  SeededRandom random(seed);
  std::vector<model::Event> events(count);
  Instant time{1'767'225'600'000'000'000};
  const std::string block = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  for (std::size_t i = 0; i < count; ++i) {
    model::Event& event = events[i];
    event.id = model::make_event_id("source-1", "file-" + std::to_string(seed), i);
    time.nanoseconds += static_cast<std::int64_t>(random.below(100'000'000)) - 5'000'000;
    event.time = time;
    event.event_class = random.below(4) == 0 ? model::EventClass::authentication : model::EventClass::file_activity;
    event.activity = static_cast<model::Activity>(random.below(20));
    event.source_id = random.below(3) == 0 ? "source-2" : "source-1";
    event.user = random_text(random, shape, 20'000, "user");
    event.device = random_text(random, shape, 5'000, "PC-");
    event.object = random_text(random, shape, 500'000, "\\\\files01\\engineering\\projects\\p") + "\\drawing.dxf";
    event.target = random.below(10) == 0 ? random_text(random, shape, 200, "E:\\volume") : "";
    event.address = "10.1." + std::to_string(random.below(8)) + "." + std::to_string(random.below(250));
    event.process = random_text(random, shape, 40, "C:\\Windows\\System32\\process") + ".exe";
    event.peripheral = random.below(50) == 0 ? random_text(random, shape, 100, "USBSTOR\\disk") : "";
    event.bytes = random.below(3) == 0 ? static_cast<std::int64_t>(random.below(50'000'000)) : 0;
    event.count = random.below(100) == 0 ? static_cast<std::int64_t>(random.below(10'000)) : 1;
    event.raw = R"({"EventID":4663,"Channel":"Security","Computer":")" + event.device + R"(","SubjectUserName":")" + event.user +
                R"(","ObjectType":"File","ObjectServer":"Security","AccessMask":"0x1","HandleId":")" + std::to_string(random.next()) +
                R"(","ProcessId":")" + std::to_string(random.below(20'000)) + R"(","SubjectLogonId":"0x3e7","ResourceAttributes":"S:AI"})";
    event.block = block;
    event.block_offset = i * 311;
    if (shape == Shape::hostile && random.below(20) == 0) {
      event.bytes = random.below(2) == 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
      event.count = random.below(2) == 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
      event.time.nanoseconds = random.below(2) == 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min();
      event.block_offset = std::numeric_limits<std::uint64_t>::max() - random.below(5);
      event.event_class = model::EventClass::print_job_activity;
      event.raw = random.below(2) == 0 ? "" : std::string(random.below(20'000), 'r') + "秘";
    }
  }
  return events;
}

// The order of a segment: by time, equal times as they were given.
inline std::vector<model::Event> in_time_order(const std::vector<model::Event>& events) {
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::pair(events[i].time, i); });
  std::vector<model::Event> sorted;
  sorted.reserve(events.size());
  for (const std::size_t i : order) sorted.push_back(events[i]);
  return sorted;
}

}  // namespace sekimori::events::testing
