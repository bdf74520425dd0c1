// WebVTT (W3C), the subtitles of a film: read into words with their times, so that they can be searched and read as a transcript.
//
//   for (const SubtitleCue& cue : TRY(read_web_vtt(file))) print(subtitle_time(cue.from), cue.text);
//
// Strict where a player would guess: a line of times that is none, or that ends before it begins, is refused by its number. Styles,
// regions, notes and settings are passed over; tags are taken out. Linear. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori::teach {

struct SubtitleCue {
  std::int64_t from = 0, until = 0;  // milliseconds
  std::string text;                  // lines without tags
};

constexpr std::size_t largest_subtitles = std::size_t(256) << 10;  // bytes
constexpr std::size_t most_cues = 10'000;

// invalid_input: no WebVTT, not UTF-8, too large, a bad line, or nothing is said in it.
Result<std::vector<SubtitleCue>> read_web_vtt(std::string_view file);
std::string subtitle_time(std::int64_t milliseconds);  // "00:01:02.500"

}  // namespace sekimori::teach
