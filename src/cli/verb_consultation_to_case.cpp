#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const std::string number = TRY(desk.conversion.to_case(
        who, arguments.rest.front(), {.title = TRY(needed(arguments, "title")), .consent = TRY(needed(arguments, "consent"))}));
    return Json::object({{"consultation", arguments.rest.front()}, {"case", number}});
  });
}

}  // namespace

extern const Verb verb_consultation_to_case;
const Verb verb_consultation_to_case{
    .name = "consultation to-case",
    .summary = {.ja = "同意を得て事案にする", .en = "make a case of it, with consent"},
    .options = safeguard_options({value_option("title", "TEXT", {.ja = "事案の題名", .en = "title of the case"}),
                                  value_option("consent", "TEXT", {.ja = "同意の方法と日", .en = "how and when the asker agreed"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
