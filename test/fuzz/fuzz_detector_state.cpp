// rooms: base model engine/detect
// Any bytes as a detector's state. The checksum is put right first, so that what lies behind it is reached.
#include <cstddef>
#include <cstdint>

#include "base/digest.h"
#include "engine/detect/correlate/correlator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sekimori;
  using namespace sekimori::detect;
  static const auto rules = std::make_shared<const RuleSet>(load_texts(
      {{"a.yml",
        "title: a\nid: a\nlogsource: {category: t}\ndetection: {s: {F: 1}, condition: s}\n---\n"
        "title: b\nid: b\ncorrelation: {type: value_count, rules: [a], group-by: [U], timespan: 1h, condition: {field: V, gte: 2}}\n---\n"
        "title: c\nid: c\ncorrelation: {type: temporal_ordered, rules: [a, b], group-by: [U], timespan: 1h}\n---\n"
        "title: d\nid: d\ncorrelation: {type: event_count, rules: [a], timespan: 1h, condition: {lt: 3}}\n"}},
      {}));
  Bytes bytes(data, data + size);
  const Digest digest = sha256(bytes);
  append(bytes, ByteView(digest));
  Correlator correlator(rules, {});
  if (!correlator.restore(bytes)) return 0;
  const DetectionSink sink = [](model::Detection&&) -> Result<void> { return {}; };
  const FieldReader read = [](std::string_view) -> std::optional<std::string_view> { return "x"; };
  (void)correlator.add_hit(0, Instant{5}, {"log", model::PositionKind::line, 1}, read, sink);
  (void)correlator.flush(sink);
  return 0;
}
