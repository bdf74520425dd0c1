// rooms: base model engine/detect
// Any bytes as a condition line, as a regular expression and as a time span: taken or refused, never a crash.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "engine/detect/rules/condition.h"
#include "engine/detect/rules/regex.h"
#include "engine/detect/rules/rule_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using namespace sekimori::detect;
  const std::string text(as_text(ByteView(data, size)));
  const std::vector<NamedExpression> searches{{"selection", {}}, {"filter_a", {}}, {"filter_b", {}}, {"_x", {}}};
  (void)parse_condition(text, searches);
  (void)parse_timespan(text);
  if (auto regex = Regex::compile(text)) (void)regex->found_in("cmd.exe /c whoami 秘密");
  Correlation correlation;
  (void)read_legacy_aggregation(text, "5m", correlation);
  const Pattern pattern = Pattern::parse(text);
  if (!(Pattern::parse(pattern.to_string()) == pattern)) __builtin_trap();
  return 0;
}
