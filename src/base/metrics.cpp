#include "base/metrics.h"

#include <fmt/format.h>

#include <string_view>

namespace sekimori {
namespace {
struct Row {
  std::string_view name;
  std::string_view kind;
  std::string_view help;
};
constexpr std::array rows = {
#define SEKIMORI_METRIC(name, kind, unit, en, ja) Row{#name, kind, en},
#include "spec/metrics.inc"
};
}  // namespace

std::string Metrics::render() const {
  std::string out;
  for (size_t i = 0; i < rows.size(); ++i)
    out += fmt::format("# HELP sekimori_{0} {1}\n# TYPE sekimori_{0} {2}\nsekimori_{0} {3}\n", rows[i].name, rows[i].help, rows[i].kind,
                       values_[i].load(std::memory_order_relaxed));
  return out;
}

}  // namespace sekimori
