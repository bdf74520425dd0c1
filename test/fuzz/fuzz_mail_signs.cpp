// rooms: engine/mail engine/mask engine/link engine/inspect model base
// Any bytes as a mail, analysed against a roster: headers, links, names and words of whoever wrote it.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mail/analysis.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  static const mask::Roster roster = *mask::Roster::parse(
      R"({"version":1,"organisations":[{"id":"a","names":["霧島精機"],"domains":["kirishima-seiki.example"],
          "people":[{"name":"八重樫 航","mail":["y@kirishima-seiki.example"]}]},{"id":"b","names":["朝凪電工"],"domains":["asanagi.example"]},
          {"id":"c","names":["白嶺重化"]},{"id":"d","names":["蒼海製鋼"]},{"id":"e","names":["紅葉機械"]}]})");
  inspect::ExtractionLimits limits;
  limits.member_bytes = std::uint64_t(4) << 20;
  limits.total_bytes = std::uint64_t(8) << 20;
  limits.text_bytes = std::uint64_t(1) << 20;
  limits.members = 100;
  limits.time_nanoseconds = 2 * nanoseconds_per_second;
  limits.correspondence = true;
  const auto objects = inspect::extract_bytes("a.eml", ByteView(data, size), limits);
  const mail::Analysis made = mail::analyse(objects, {.roster = &roster, .member = "a", .earlier = {}});
  const Json json = mail::to_json(made);
  const std::string text = json.dump();
  if (!is_valid_utf8(text) || !Json::parse(text)) __builtin_trap();
  // What rests on other members never reaches whoever reported.
  if (mail::shown_to_reporter(json).dump().find("\"sight\":\"hub\"") != std::string::npos) __builtin_trap();
  return 0;
}
