#include "feature/respond/cacao.h"

#include <algorithm>

#include "base/digest.h"
#include "base/ids.h"

namespace sekimori::respond {
namespace {

constexpr std::string_view made_at = "2026-11-29T00:00:00.000Z";  // of the texts; a change of them is another playbook
constexpr std::string_view made_by = "identity--6c0d1f52-9e3b-4d0a-8b44-2f7a9c15e083";  // Sekimori

// From what it is of, as a UUID of version 5 is written: section 5.5 of RFC 9562, over SHA-256.
std::string id_of(std::string_view type, std::string_view seed) {
  const Digest digest = sha256(fmt::format("sekimori playbook v1\n{}\n{}", type, seed));
  Uuid uuid;
  std::copy_n(digest.begin(), uuid.bytes.size(), uuid.bytes.begin());
  uuid.bytes[6] = static_cast<Byte>((uuid.bytes[6] & 0x0FU) | 0x50U);
  uuid.bytes[8] = static_cast<Byte>((uuid.bytes[8] & 0x3FU) | 0x80U);
  return fmt::format("{}--{}", type, uuid.to_string());
}

std::string both(std::string_view ja, std::string_view en) { return fmt::format("{} / {}", ja, en); }

std::string due(const PlaybookStep& step) {
  constexpr int day = 24;
  if (step.hours == 0) return {};
  if (step.hours % day == 0) return fmt::format(" ({} 日以内 / within {} days)", step.hours / day, step.hours / day);
  return fmt::format(" ({} 時間以内 / within {} hours)", step.hours, step.hours);
}

Json list_of(std::string_view one) {
  Json out = Json::array();
  out.push(one);
  return out;
}

}  // namespace

Json cacao_of(const Playbook& playbook) {
  const std::vector<const PlaybookStep*> steps = steps_of(playbook);
  std::string content;  // by it the playbook has its id: other words are another one
  for (const PlaybookStep* step : steps) content += fmt::format("{}\n{}\n{}\n", step->id, step->title_ja, step->title_en);
  const auto action_of = [&](const PlaybookStep& step) { return id_of("action", playbook.name + "\n" + step.id); };
  const std::string start = id_of("start", playbook.name), end = id_of("end", playbook.name);
  Json workflow = Json::object(), agents = Json::object();
  workflow.set(start, Json::object({{"type", "start"}, {"on_completion", steps.empty() ? end : action_of(*steps.front())}}));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const PlaybookStep& step = *steps[i];
    const std::string agent = id_of("individual", step.role);
    agents.set(agent, Json::object({{"type", "individual"}, {"name", step.role}}));
    const std::string title = both(step.title_ja, step.title_en);
    Json commands = Json::array();
    commands.push(Json::object({{"type", "manual"}, {"command", title}}));
    workflow.set(action_of(step), Json::object({{"type", "action"},
                                                {"name", title},
                                                {"description", both(step.why_ja, step.why_en) + due(step)},
                                                {"on_completion", i + 1 < steps.size() ? action_of(*steps[i + 1]) : end},
                                                {"commands", std::move(commands)},
                                                {"agent", agent}}));
  }
  workflow.set(end, Json::object({{"type", "end"}}));
  return Json::object({{"type", "playbook"},
                       {"spec_version", "cacao-2.0"},
                       {"id", id_of("playbook", playbook.name + "\n" + content)},
                       {"name", both(playbook.title_ja, playbook.title_en)},
                       {"playbook_types", list_of("mitigation")},
                       {"created_by", made_by},
                       {"created", made_at},
                       {"modified", made_at},
                       {"workflow_start", start},
                       {"workflow", std::move(workflow)},
                       {"agent_definitions", std::move(agents)}});
}

}  // namespace sekimori::respond
