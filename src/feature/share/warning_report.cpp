#include "feature/share/warning_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace sekimori::share {
namespace {

std::string line_of(const MetHere& met) {
  if (met.indicator.kind == "technique") return fmt::format("- [ATT&CK {}] 検知 {} 件\n", met.indicator.value, met.events);
  return fmt::format("- {} {} 件\n", met.indicator.value, met.events);
}

}  // namespace

Result<ReportToSend> report_of_met(const Warning& warning, std::string_view note) {
  if (!warning.own_report.empty())
    return error(ErrorCode::conflict, "warning {} was made of a report of our own ({})", warning.number, warning.own_report);
  if (!warning.looked) return error(ErrorCode::conflict, "warning {} has not been looked back for yet", warning.number);
  if (!warning.looked->seen()) return error(ErrorCode::conflict, "nothing of warning {} was met here", warning.number);
  std::optional<Instant> first, last;
  std::string values, techniques;
  for (const MetHere& met : warning.looked->met) {
    if (met.first && (!first || *met.first < *first)) first = met.first;
    if (met.last && (!last || *last < *met.last)) last = met.last;
    (met.indicator.kind == "technique" ? techniques : values) += line_of(met);
  }
  ReportToSend out;
  out.kind = warning.kind.empty() ? "insider_leak" : warning.kind;
  out.title = fmt::format("注意喚起 {} にあったものを自社で確認", warning.share);
  out.file_name = "report.txt";
  out.about = fmt::format("warning {}", warning.number);
  std::string& text = out.content;
  text = fmt::format("注意喚起 {} にあったものを自社の記録で見つけた（人・秘密・社内の名称は含まない）\n", warning.share);
  const Zone zone = Zone::tokyo();
  if (first) text += fmt::format("時期: {} から {}\n", zone.day_of(*first).to_string(), zone.day_of(last.value_or(*first)).to_string());
  if (!values.empty()) text += "見つかった値:\n" + values;
  if (!techniques.empty()) text += "手口:\n" + techniques;
  if (const std::string_view more = trim(note); !more.empty()) text += fmt::format("補足: {}\n", more);
  return out;
}

}  // namespace sekimori::share
