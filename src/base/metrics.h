// Counters and gauges of spec/metrics.toml, as Prometheus reads them (text format 0.0.4).
//
//   metrics.add(Metric::ingest_accepted_total, accepted);
//   answer(metrics.render());
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace sekimori {

enum class Metric : unsigned char {
#define SEKIMORI_METRIC(name, kind, unit, en, ja) name,
#include "spec/metrics.inc"
  count_of_metrics_,
};

// Any thread; one relaxed atomic each, so adding costs a few nanoseconds.
class Metrics {
 public:
  void add(Metric metric, std::int64_t amount = 1) { slot(metric).fetch_add(amount, std::memory_order_relaxed); }
  void set(Metric metric, std::int64_t value) { slot(metric).store(value, std::memory_order_relaxed); }
  std::int64_t value(Metric metric) const { return values_[static_cast<size_t>(metric)].load(std::memory_order_relaxed); }
  std::string render() const;  // every metric with HELP and TYPE, prefixed "sekimori_"

 private:
  std::atomic<std::int64_t>& slot(Metric metric) { return values_[static_cast<size_t>(metric)]; }
  std::array<std::atomic<std::int64_t>, static_cast<size_t>(Metric::count_of_metrics_)> values_{};
};

}  // namespace sekimori
