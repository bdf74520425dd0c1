#include "engine/mask/text/spans.h"

#include <algorithm>
#include <bit>

namespace sekimori::mask {
namespace {

std::vector<Span32> sorted(std::vector<Span32> spans, std::uint32_t Span32::* by) {
  std::ranges::stable_sort(spans, {}, by);
  return spans;
}

std::vector<std::uint32_t> each(const std::vector<Span32>& spans, std::uint32_t Span32::* member) {
  std::vector<std::uint32_t> out;
  out.reserve(spans.size());
  for (const Span32& one : spans) out.push_back(one.*member);
  return out;
}

std::size_t place(std::vector<std::uint32_t>::const_iterator at, const std::vector<std::uint32_t>& list) {
  return static_cast<std::size_t>(at - list.begin());
}

}  // namespace

Spans::Extremes::Extremes(std::vector<std::uint32_t> list, Which wanted) : which(wanted) {
  levels.push_back(std::move(list));
  for (std::size_t width = 1; width * 2 <= levels.front().size(); width *= 2) {
    const std::vector<std::uint32_t>& below = levels.back();
    std::vector<std::uint32_t> level(below.size() - width);
    for (std::size_t i = 0; i < level.size(); ++i)
      level[i] = which == Which::least ? std::min(below[i], below[i + width]) : std::max(below[i], below[i + width]);
    levels.push_back(std::move(level));
  }
}

std::uint32_t Spans::Extremes::of(std::size_t first, std::size_t end) const {
  const auto level = static_cast<std::size_t>(std::bit_width(end - first) - 1);
  const std::uint32_t one = levels[level][first], other = levels[level][end - (std::size_t(1) << level)];
  return which == Which::least ? std::min(one, other) : std::max(one, other);
}

Spans::Spans(std::vector<Span32> spans)
    : starts_(each(sorted(spans, &Span32::start), &Span32::start)),
      ends_(each(sorted(spans, &Span32::end), &Span32::end)),
      furthest_end_(each(sorted(spans, &Span32::start), &Span32::end), Extremes::Which::greatest),
      nearest_start_(each(sorted(std::move(spans), &Span32::end), &Span32::start), Extremes::Which::least) {}

bool Spans::any_holds(Span32 other) const {
  const std::size_t end = place(std::ranges::upper_bound(starts_, other.start), starts_);
  return end > 0 && furthest_end_.of(0, end) >= other.end;
}

bool Spans::any_cuts(Span32 other) const {
  // Begins within and ends behind it.
  const std::size_t first = place(std::ranges::upper_bound(starts_, other.start), starts_);
  const std::size_t end = place(std::ranges::lower_bound(starts_, other.end), starts_);
  if (first < end && furthest_end_.of(first, end) > other.end) return true;
  // Begins before it and ends within.
  const std::size_t first_end = place(std::ranges::upper_bound(ends_, other.start), ends_);
  const std::size_t end_end = place(std::ranges::lower_bound(ends_, other.end), ends_);
  return first_end < end_end && nearest_start_.of(first_end, end_end) < other.start;
}

bool TakenRanges::overlaps(std::size_t start, std::size_t end) const {
  const auto next = ends_.lower_bound(end);  // the first that begins behind it
  return next != ends_.begin() && std::prev(next)->second > start;
}

void TakenRanges::add(std::size_t start, std::size_t end) {
  for (auto next = ends_.lower_bound(end); next != ends_.begin() && std::prev(next)->second > start; next = ends_.lower_bound(end)) {
    const auto other = std::prev(next);
    start = std::min(start, other->first);
    end = std::max(end, other->second);
    ends_.erase(other);
  }
  ends_.emplace(start, end);
}

}  // namespace sekimori::mask
