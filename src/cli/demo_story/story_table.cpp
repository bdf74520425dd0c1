#include "cli/demo_story/story_table.h"

#include "base/text.h"

namespace sekimori::cli::demo_story {
namespace {

std::string padded(std::string_view text, size_t width) {
  const size_t now = display_width(text);
  return std::string(text) + std::string(now < width ? width - now : 1, ' ');
}

constexpr size_t step_width = 18;

}  // namespace

void StoryTable::head() {
  const bool ja = at_.language == Language::ja;
  line(padded(ja ? "社" : "firm", 6) + padded(ja ? "秒" : "s", 8) + padded(ja ? "手順" : "step", step_width) +
       (ja ? "分かったこと  ($ 同じことをする命令)" : "found  ($ the command that repeats it)"));
}

void StoryTable::row(std::string_view firm, const Text& step, std::string_view found, double seconds, std::string_view command) {
  const std::lock_guard lock(mutex_);
  at_.out(padded(firm, 6) + padded(fmt::format("{:.1f}", seconds), 8) + padded(step.in(at_.language), step_width) + std::string(found) +
          "\n");
  if (!command.empty()) at_.out(std::string(14 + step_width, ' ') + "$ sekimori " + std::string(command) + "\n");
}

void StoryTable::line(std::string_view text) {
  const std::lock_guard lock(mutex_);
  at_.out(std::string(text) + "\n");
}

double Stopwatch::lap() {
  const std::int64_t now = clock_.monotonic_nanoseconds();
  return static_cast<double>(now - std::exchange(lap_, now)) / 1e9;
}

}  // namespace sekimori::cli::demo_story
