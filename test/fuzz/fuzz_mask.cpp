// rooms: engine/mask engine/inspect model base
// Any bytes as a report, of each format by the first byte, against a small roster: what is released must pass the gate and hold no name of
// the roster in plain.
#include <cstddef>
#include <cstdint>

#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using namespace sekimori::mask;
  static const Roster roster = Roster::parse(R"({"version":1,"sigs":[{"id":"s","ja":"群"}],"organisations":[
    {"id":"a","names":["株式会社霧島精機"],"kana":["キリシマセイキ"],"english":["Kirishima Seiki Co., Ltd."],"domains":["kirishima-seiki.example"],"sigs":["s"],
     "people":[{"name":"八重樫 航","kana":"ヤエガシ ワタル","mail":["w.yaegashi@kirishima-seiki.example"]}]},
    {"id":"b","names":["朝凪電工"],"sigs":["s"]},{"id":"c","names":["白嶺重化"],"sigs":["s"]},{"id":"d","names":["蒼海製鋼"],"sigs":["s"]}]})")
                                   .value();
  if (size < 1 || size > 20'000) return 0;
  static constexpr const char* names[] = {"r.txt", "r.eml", "r.json", "r.csv"};
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  limits.member_bytes = limits.total_bytes = limits.text_bytes = std::uint64_t(1) << 20;
  limits.members = 20;
  limits.time_nanoseconds = nanoseconds_per_second;
  const auto report = report_of(inspect::extract_bytes(names[data[0] % 4], ByteView(data + 1, size - 1), limits));
  if (!report) return 0;
  MaskingPolicy policy{.key = Sensitive<Bytes>(Bytes(32, Byte(3))), .audience = "s", .member = "a", .today = *Day::from_date(2026, 11, 1)};
  const auto done = mask_report(*report, roster, policy, {});
  if (!done || !done->released) return 0;
  const std::string bytes = done->released->value().dump();
  if (!is_valid_utf8(bytes)) __builtin_trap();
  if (done->released->digest() != sha256(bytes)) __builtin_trap();
  for (const char* name : {"霧島精機", "八重樫", "kirishima-seiki.example", "キリシマセイキ"})
    if (bytes.find(name) != std::string::npos) __builtin_trap();
  return 0;
}
