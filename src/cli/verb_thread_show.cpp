#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::ReadNote& note : TRY(hub.notes.thread(who, arguments.rest.front()))) out.push_back(to_json(note));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{} {} {}{}: {}", one["number"].text(), one["written_at"].text(),
                           one["author"].text().empty() ? std::string_view("hub") : one["author"].text(),
                           one["own"].bool_or(false) ? "*" : "", one["withdrawn_at"].is_null() ? one["text"].text() : "-");
      });
}

}  // namespace

extern const Verb verb_thread_show;
const Verb verb_thread_show{
    .name = "thread show",
    .summary = {.ja = "共有やフォーラムの項目のスレッドを読む", .en = "read what was said under a share or a forum item"},
    .options = safeguard_options({}),
    .rest = "SUBJECT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
