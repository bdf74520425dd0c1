#include "feature/teach/library/web_vtt.h"

#include <array>
#include <optional>
#include <utility>

#include "base/text.h"

namespace sekimori::teach {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", arrow = "-->";
constexpr std::int64_t second = 1000, minute = 60 * second, hour = 60 * minute;

struct Line {
  std::size_t number = 0;
  std::string_view text;
};

// CR LF, LF and CR all end a line.
std::vector<Line> lines_of(std::string_view file) {
  std::vector<Line> out;
  std::size_t number = 0;
  while (!file.empty()) {
    const std::size_t end = std::min(file.find_first_of("\r\n"), file.size());
    out.push_back({++number, file.substr(0, end)});
    const std::size_t skip = end + 1 < file.size() && file[end] == '\r' && file[end + 1] == '\n' ? 2 : 1;
    file.remove_prefix(std::min(end + skip, file.size()));
  }
  return out;
}

bool begins_with_word(std::string_view line, std::string_view word) {
  return line.starts_with(word) && (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
}

std::optional<std::int64_t> digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return {};
  std::int64_t out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    out = out * 10 + (c - '0');
  }
  return out;
}

// "01:02:03.456", or without hours.
std::optional<std::int64_t> time_in(std::string_view text) {
  constexpr std::size_t most_hour_digits = 6;
  const std::size_t point = text.rfind('.');
  if (point == std::string_view::npos) return {};
  const auto thousandths = digits(text.substr(point + 1), 3, 3);
  std::string_view clock = text.substr(0, point);
  std::int64_t hours = 0;
  const std::size_t first = clock.find(':');
  if (first == std::string_view::npos) return {};
  if (clock.find(':', first + 1) != std::string_view::npos) {
    const auto read = digits(clock.substr(0, first), 2, most_hour_digits);
    if (!read) return {};
    hours = *read;
    clock.remove_prefix(first + 1);
  }
  const std::size_t colon = clock.find(':');
  const auto minutes = digits(clock.substr(0, colon), 2, 2), seconds = digits(clock.substr(colon + 1), 2, 2);
  if (!thousandths || !minutes || !seconds || *minutes > 59 || *seconds > 59) return {};
  return hours * hour + *minutes * minute + *seconds * second + *thousandths;
}

std::string without_tags(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities = {
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", " "}, {"&lrm;", ""}, {"&rlm;", ""}}};
  std::string out;
  while (!text.empty()) {
    if (text.front() == '<') {
      const std::size_t end = text.find('>');
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      continue;
    }
    std::size_t taken = 1;
    std::string_view shown = text.substr(0, 1);
    for (const auto& [name, sign] : entities)
      if (text.starts_with(name)) {
        taken = name.size();
        shown = sign;
        break;
      }
    out += shown;
    text.remove_prefix(taken);
  }
  return out;
}

Result<SubtitleCue> cue_in(const Line& times) {
  SubtitleCue cue;
  const std::size_t at = times.text.find(arrow);
  const std::string_view behind = trim(times.text.substr(at + arrow.size()));
  const auto from = time_in(trim(times.text.substr(0, at))), until = time_in(behind.substr(0, behind.find_first_of(" \t")));
  if (!from || !until || *until <= *from)
    return error(ErrorCode::invalid_input, "subtitles, line {}: '00:00:01.000 --> 00:00:02.500' is needed, the second after the first",
                 times.number);
  cue.from = *from;
  cue.until = *until;
  return cue;
}

}  // namespace

Result<std::vector<SubtitleCue>> read_web_vtt(std::string_view file) {
  if (file.size() > largest_subtitles)
    return error(ErrorCode::invalid_input, "the subtitles have {} bytes; at most {} are taken", file.size(), largest_subtitles);
  if (!is_valid_utf8(file) || file.contains('\0')) return error(ErrorCode::invalid_input, "the subtitles are not UTF-8");
  if (file.starts_with(byte_order_mark)) file.remove_prefix(byte_order_mark.size());
  const std::vector<Line> lines = lines_of(file);
  if (lines.empty() || !begins_with_word(lines.front().text, "WEBVTT"))
    return error(ErrorCode::invalid_input, "this is no WebVTT file: its first line is not WEBVTT");
  std::vector<SubtitleCue> out;
  std::size_t at = 0;
  const auto skip_block = [&] {
    while (at < lines.size() && !lines[at].text.empty()) ++at;
  };
  skip_block();  // the head and what stands with it
  while (at < lines.size()) {
    if (lines[at].text.empty()) {
      ++at;
      continue;
    }
    if (begins_with_word(lines[at].text, "NOTE") || begins_with_word(lines[at].text, "STYLE") ||
        begins_with_word(lines[at].text, "REGION")) {
      skip_block();
      continue;
    }
    if (!lines[at].text.contains(arrow)) ++at;  // its name
    if (at == lines.size() || !lines[at].text.contains(arrow))
      return error(ErrorCode::invalid_input, "subtitles, line {}: '00:00:01.000 --> 00:00:02.500' is needed, the second after the first",
                   at == lines.size() ? lines.back().number : lines[at].number);
    SubtitleCue cue = TRY(cue_in(lines[at]));
    for (++at; at < lines.size() && !lines[at].text.empty(); ++at) {
      if (!cue.text.empty()) cue.text += '\n';
      cue.text += lines[at].text;
    }
    cue.text = without_tags(cue.text);
    if (trim(cue.text).empty()) continue;
    if (out.size() == most_cues) return error(ErrorCode::invalid_input, "the subtitles have more than {} pieces", most_cues);
    out.push_back(std::move(cue));
  }
  if (out.empty()) return error(ErrorCode::invalid_input, "nothing is said in these subtitles");
  return out;
}

std::string subtitle_time(std::int64_t milliseconds) {
  return fmt::format("{:02}:{:02}:{:02}.{:03}", milliseconds / hour, milliseconds / minute % 60, milliseconds / second % 60,
                     milliseconds % second);
}

}  // namespace sekimori::teach
