// rooms: base model engine/detect
// Any bytes as a rule file: read, and when something was taken, compiled and matched against a record.
#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "engine/detect/hunt/detector.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using namespace sekimori::detect;
  const std::string text(as_text(ByteView(data, size)));
  RuleSet rules = load_texts({{"fuzz.yml", text}}, {});
  for (const RejectedRule& rejected : rules.rejected)
    if (rejected.reason.empty() || rejected.line < 1) __builtin_trap();
  if (rules.rules.empty()) return 0;
  auto detector = Detector::create(std::make_shared<const RuleSet>(std::move(rules)));
  if (!detector) return 0;
  model::LogRecord record;
  record.time = Instant{0};
  record.event_id = 1;
  for (const char* name : {"Image", "CommandLine", "F", "User"})
    record.fields.push_back({name, {model::ValueKind::text, text.substr(0, 200)}});
  const DetectionSink sink = [](model::Detection&&) -> Result<void> { return {}; };
  (void)detector->feed(record, sink);
  (void)detector->flush(sink);
  return 0;
}
