#include "cli/import_report.h"

namespace sekimori::cli {

void ImportReport::add(const std::string& path, const protect::ImportOutcome& outcome) {
  refused_ = refused_ || !outcome.refused.empty();
  for (const std::string& note : outcome.notes) at_.note(path + ": " + note + "\n");
  for (const auto& refusal : outcome.refused)
    at_.note(fmt::format("{}:{}:{} {}\n", path, refusal.line, refusal.column.empty() ? "" : fmt::format(" [{}]", refusal.column),
                         refusal.reason.in(at_.language)));
  if (json_)
    at_.out(Json::object({{"file", path},
                          {"created", outcome.created},
                          {"changed", outcome.changed},
                          {"unchanged", outcome.unchanged},
                          {"refused", outcome.refused.size()}})
                .dump() +
            "\n");
  else if (at_.language == Language::ja)
    at_.out(fmt::format("{}: 新規 {}、変更 {}、同一 {}、拒否 {}\n", path, outcome.created, outcome.changed, outcome.unchanged,
                        outcome.refused.size()));
  else
    at_.out(fmt::format("{}: {} new, {} changed, {} the same, {} refused\n", path, outcome.created, outcome.changed, outcome.unchanged,
                        outcome.refused.size()));
}

}  // namespace sekimori::cli
