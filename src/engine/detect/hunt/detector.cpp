#include "engine/detect/hunt/detector.h"

namespace sekimori::detect {

Result<Detector> Detector::create(std::shared_ptr<const RuleSet> rules, DetectorOptions options) {
  auto index = TRY(RuleIndex::create(std::move(rules), options.zone));
  return create(std::move(index), std::move(options));
}

Result<Detector> Detector::create(std::shared_ptr<const RuleIndex> index, DetectorOptions options) {
  Correlator correlator(index->shared_rules(), options.correlator);
  return Detector(Matcher(std::move(index)), std::move(correlator));
}

Result<void> Detector::feed(const model::LogRecord& record, const DetectionSink& sink) {
  for (const std::uint32_t rule : matcher_.match(record)) {
    if (rules().rules[rule].reports) TRY(sink(matcher_.detection(rule, record)));
    if (!correlator_.wants(rule)) continue;
    const FieldReader read = [&](std::string_view field) { return matcher_.value_of(field, record); };
    TRY(correlator_.add_hit(rule, record.time, {record.source, record.position_kind, record.position, record.offset}, read, sink));
  }
  return {};
}

Result<void> Detector::settle(const DetectionSink& sink) { return correlator_.settle(sink); }
Result<void> Detector::flush(const DetectionSink& sink) { return correlator_.flush(sink); }

}  // namespace sekimori::detect
