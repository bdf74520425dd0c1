#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.contacts.answer(who, arguments.rest.front(), arguments.value("text", ""), arguments.has("close"))));
  });
}

}  // namespace

extern const Verb verb_contact_answer;
const Verb verb_contact_answer{.name = "contact answer",
                               .summary = {.ja = "接触報告に助言する", .en = "answer a contact report"},
                               .options = safeguard_options({value_option("text", "TEXT", {.ja = "助言", .en = "the advice"}),
                                                             flag_option("close", {.ja = "これで終える", .en = "and close it"})}),
                               .rest = "NUMBER",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
