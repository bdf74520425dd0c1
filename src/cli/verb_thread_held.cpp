#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::ReadNote& note : TRY(hub.notes.held(who))) out.push_back(to_json(note));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{} {} {}: {}", one["number"].text(), one["subject"].text(), one["author"].text(), one["text"].text());
      });
}

}  // namespace

extern const Verb verb_thread_held;
const Verb verb_thread_held{
    .name = "thread held",
    .summary = {.ja = "参加組織の名を含むため保留した書き込みの一覧", .en = "list notes that are held because they name a member"},
    .options = safeguard_options({}),
    .run = run};

}  // namespace sekimori::cli
