#include "cli/govern_access.h"
#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::KnownMeeting& known : TRY(teach.meetings.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {} {:<9} {:<6} {:>2} {}", one["number"].text(), one["starts_at"].text().substr(0, 10), one["state"].text(),
                           one["openness"].text(), one["agenda"].items().size(), in_words(one["title"], at.language));
      });
}

}  // namespace

extern const Verb verb_meeting_list;
const Verb verb_meeting_list{.name = "meeting list",
                             .summary = {.ja = "会合の一覧", .en = "list meetings of the forum"},
                             .options = safeguard_options(),
                             .run = run};

}  // namespace sekimori::cli
