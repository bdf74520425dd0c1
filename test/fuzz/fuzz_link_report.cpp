// rooms: base model engine/link
// Any bytes as a report: no crash, and what is read is written and read again the same.
#include "engine/link/report.h"

using namespace sekimori;
using namespace sekimori::link;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const auto report = read_report(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!report) return 0;
  SEKIMORI_CHECK(report->features.size() <= most_features);
  const auto again = report_of(to_json(*report));
  SEKIMORI_CHECK(again.has_value());
  SEKIMORI_CHECK(again->features == report->features && again->text == report->text && again->time == report->time);
  return 0;
}
