#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.contacts.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_contact_show;
const Verb verb_contact_show{.name = "contact show",
                             .summary = {.ja = "接触報告を見る", .en = "show a contact report"},
                             .options = safeguard_options({}),
                             .rest = "NUMBER",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
