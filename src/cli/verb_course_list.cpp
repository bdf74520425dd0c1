#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::Course& course : TRY(teach.courses.list(who))) out.push_back(course_row(course));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<20} {:>3} {:<7} {}", one["id"].text(), one["minutes"].integer_or(0), one["origin"].text(),
                           said(at, one["title"]));
      });
}

}  // namespace

extern const Verb verb_course_list;
const Verb verb_course_list{
    .name = "course list", .summary = {.ja = "講座の一覧", .en = "list courses"}, .options = safeguard_options({}), .run = run};

}  // namespace sekimori::cli
