// rooms: base model engine/inspect
// Any text through both foldings, marks, identifiers and fingerprints; ranges stay inside the text.
#include "base/text.h"
#include "engine/inspect/match/normalised_text.h"
#include "engine/inspect/match/winnower.h"
#include "engine/inspect/recognise/recogniser.h"

using namespace sekimori;
using namespace sekimori::inspect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  ExtractedObject object;
  object.path = std::string(reinterpret_cast<const char*>(data), std::min<size_t>(size, 40));
  object.text = scrub_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  const std::uint64_t length = count_code_points(object.text);
  object.parts = {{PartKind::body, {0, length / 2}, ""}, {size % 2 == 0 ? PartKind::header : PartKind::body, {length / 2, length}, "x"}};
  const Recognition found = recognise(object);
  for (const auto& mark : found.marks) SEKIMORI_CHECK(!mark.range || (mark.range->start < mark.range->end && mark.range->end <= length));
  for (const auto& finding : found.findings)
    for (const auto& range : finding.ranges) SEKIMORI_CHECK(range.start < range.end && range.end <= length);
  const NormalisedText normal = normalise_for_matching(object.text);
  SEKIMORI_CHECK(normal.code_points == length);
  const Winnower winnower(size % 3 == 0 ? Profile::wide() : Profile::deep(), FingerprintKey{});
  winnower.select(normal.units, Selection::winnowed, [&](Fingerprint print) {
    const auto range = normal.offsets.range_of(print.position, print.position + winnower.profile().gram);
    SEKIMORI_CHECK(range.start < range.end && range.end <= length);
  });
  return 0;
}
