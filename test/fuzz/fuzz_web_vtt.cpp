// rooms: base feature/teach
// Subtitles of anybody: each piece is valid text, says something, and ends after it begins.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "feature/teach/library/web_vtt.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  const auto cues = teach::read_web_vtt(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!cues) return 0;
  SEKIMORI_CHECK(!cues->empty() && cues->size() <= teach::most_cues);
  for (const teach::SubtitleCue& cue : *cues) {
    SEKIMORI_CHECK(cue.from >= 0 && cue.until > cue.from);
    SEKIMORI_CHECK(is_valid_utf8(cue.text) && !trim(cue.text).empty());
  }
  return 0;
}
