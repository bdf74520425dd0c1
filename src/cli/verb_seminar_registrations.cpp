#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::Registration& one : TRY(teach.seminars.registrations(who, arguments.rest.front()))) out.push_back(to_json(one));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<11} {:>3} {:<8} {} {} {}", one["state"].text(), one["queue"].integer_or(0), one["way"].text(),
                           one["code"].text(), one["name"].text(), one["organisation"].text());
      });
}

}  // namespace

extern const Verb verb_seminar_registrations;
const Verb verb_seminar_registrations{.name = "seminar registrations",
                                      .summary = {.ja = "申し込みの一覧", .en = "list registrations of a seminar"},
                                      .options = safeguard_options(),
                                      .rest = "NUMBER",
                                      .least_rest = 1,
                                      .most_rest = 1,
                                      .run = run};

}  // namespace sekimori::cli
