#include "cli/progress.h"

#include <algorithm>

namespace sekimori::cli {
namespace {

constexpr std::int64_t redraw_after = nanoseconds_per_second / 10;
constexpr std::int64_t rate_known_after = nanoseconds_per_second / 2;

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string amount(double value, ProgressUnit unit) {
  if (unit == ProgressUnit::items) return grouped(static_cast<std::uint64_t>(value));
  constexpr std::string_view names[] = {"B", "kB", "MB", "GB", "TB"};
  size_t name = 0;
  while (value >= 1000 && name + 1 < std::size(names)) {
    value /= 1000;
    ++name;
  }
  return name == 0 ? fmt::format("{:.0f} B", value) : fmt::format("{:.1f} {}", value, names[name]);
}

std::string remaining(double seconds, Language language) {
  const auto whole = static_cast<std::uint64_t>(std::min(seconds + 0.5, 8.64e6));
  if (language == Language::ja) {
    if (whole >= 3600) return fmt::format("残り {} 時間 {:02} 分", whole / 3600, whole / 60 % 60);
    if (whole >= 60) return fmt::format("残り {} 分 {:02} 秒", whole / 60, whole % 60);
    return fmt::format("残り {} 秒", whole);
  }
  if (whole >= 3600) return fmt::format("{} h {:02} min left", whole / 3600, whole / 60 % 60);
  if (whole >= 60) return fmt::format("{} min {:02} s left", whole / 60, whole % 60);
  return fmt::format("{} s left", whole);
}

}  // namespace

std::string progress_text(std::string_view activity, ProgressUnit unit, std::uint64_t done, std::optional<std::uint64_t> total,
                          std::int64_t elapsed, Language language) {
  std::string line = fmt::format("{} {}", activity, amount(static_cast<double>(done), unit));
  if (total && *total > 0) {
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(*total));
    line += fmt::format(" / {} ({:.0f}%)", amount(static_cast<double>(*total), unit), share * 100);
  }
  if (elapsed < rate_known_after || done == 0) return line;
  const double rate = static_cast<double>(done) * static_cast<double>(nanoseconds_per_second) / static_cast<double>(elapsed);
  line += fmt::format("  {}/s", amount(rate, unit));
  if (total && *total > done && rate > 0) line += "  " + remaining(static_cast<double>(*total - done) / rate, language);
  return line;
}

Progress::Progress(Surroundings& at, Text activity, ProgressUnit unit, std::optional<std::uint64_t> total)
    : at_(at), activity_(activity), unit_(unit), total_(total), started_(at.clock.monotonic_nanoseconds()), drawn_(started_) {}

Progress::~Progress() { wipe(); }

void Progress::advance(std::uint64_t amount) {
  if (!at_.errors_on_terminal) return;
  const std::lock_guard lock(mutex_);
  done_ += amount;
  draw();
}

void Progress::show(std::uint64_t done, std::optional<std::uint64_t> total) {
  if (!at_.errors_on_terminal) return;
  const std::lock_guard lock(mutex_);
  done_ = done;
  total_ = total;
  draw();
}

void Progress::draw() {
  const std::int64_t now = at_.clock.monotonic_nanoseconds();
  if (now - drawn_ < redraw_after) return;
  drawn_ = now;
  visible_ = true;
  at_.note("\r\x1b[K" + progress_text(activity_.in(at_.language), unit_, done_, total_, now - started_, at_.language));
}

void Progress::wipe() {
  const std::lock_guard lock(mutex_);
  if (visible_) at_.note("\r\x1b[K");
  visible_ = false;
}

}  // namespace sekimori::cli
