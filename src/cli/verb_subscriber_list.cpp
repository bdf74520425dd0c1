#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::KnownSubscriber& known : TRY(teach.subscribers.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<7} {:>6} {} {}", one["number"].text(), one["addresses"].integer_or(0), one["leaving"].text(),
                           one["name"].text());
      });
}

}  // namespace

extern const Verb verb_subscriber_list;
const Verb verb_subscriber_list{.name = "subscriber list",
                                .summary = {.ja = "会報を読む団体の一覧", .en = "list organisations that read the newsletter"},
                                .options = safeguard_options(),
                                .run = run};

}  // namespace sekimori::cli
