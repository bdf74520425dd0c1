#include "node/demo_clock.h"

#include <charconv>

namespace sekimori::node {
namespace {

constexpr std::string_view file_name = "demo-clock";

}  // namespace

Result<void> note_end_of_story(Files& files, const Path& data, Instant of_story, Instant real) {
  return files.replace(data / file_name, as_bytes(fmt::format("{}\n", of_story.nanoseconds - real.nanoseconds)), Durable::yes, 0640);
}

bool is_demo(Files& files, const Path& data) { return files.read_text(data / file_name, 64).has_value(); }

Result<std::unique_ptr<Clock>> demo_clock(Files& files, const Path& data, Clock& real) {
  const auto text = files.read_text(data / file_name, 64);
  if (!text) return std::unique_ptr<Clock>();
  std::int64_t shift = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), shift);
  if (read.ec != std::errc() || std::string_view(read.ptr) != "\n")
    return error(ErrorCode::integrity, "{}: not the difference between two clocks; the demo wrote it", (data / file_name).string());
  return std::unique_ptr<Clock>(std::make_unique<ShiftedClock>(real, shift));
}

}  // namespace sekimori::node
