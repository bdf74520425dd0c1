#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::KnownIssue& known : TRY(teach.newsletter.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<14} {} {:<10} {}", one["number"].text(), one["day"].text(), one["state"].text(),
                           one["sha256"].text().substr(0, 16));
      });
}

}  // namespace

extern const Verb verb_newsletter_list;
const Verb verb_newsletter_list{.name = "newsletter list",
                                .summary = {.ja = "会報の号の一覧", .en = "list issues of the newsletter"},
                                .options = safeguard_options(),
                                .run = run};

}  // namespace sekimori::cli
