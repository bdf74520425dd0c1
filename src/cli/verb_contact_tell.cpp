#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string to = TRY(needed(arguments, "to"));
  const auto desk = teach::contact_desk_from(to);
  if (!desk) return error(ErrorCode::usage, "--to '{}': superior, legal, it_admin, hr, secret_manager or police is needed", to);
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.contacts.tell(who, arguments.rest.front(), *desk, arguments.value("note", ""))));
  });
}

}  // namespace

extern const Verb verb_contact_tell;
const Verb verb_contact_tell{
    .name = "contact tell",
    .summary = {.ja = "上司、部署、警察に伝えたことを記録する", .en = "pass a report on, or note that the police was told"},
    .options = safeguard_options({value_option("to", "DESK",
                                               {.ja = "superior, legal, it_admin, hr, secret_manager, police",
                                                .en = "superior, legal, it_admin, hr, secret_manager or police"}),
                                  value_option("note", "TEXT", {.ja = "覚え", .en = "note"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
