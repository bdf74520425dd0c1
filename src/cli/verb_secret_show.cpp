#include "cli/as_of_option.h"
#include "cli/person_sight.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto day = TRY(day_of(arguments, "as-of"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const record::Actor who = TRY(acting(at, arguments, node, actor));
    record::AsOf as_of;
    if (day) as_of.valid_at = node.zone().end_of(*day);
    const auto found = TRY(node.reg().find_secret_by_number(who, arguments.rest[0], as_of));
    if (!found) return error(ErrorCode::not_found, "no secret {}", arguments.rest[0]);
    Json row = to_json(found->secret);
    row.set("id", found->id.to_string()).set("version", found->version.version).set("recorded_at", found->version.recorded_at.to_rfc3339());
    if (arguments.has("json")) {
      at.out(row.dump() + "\n");
      return ExitCode::ok;
    }
    at.out(fmt::format("{} {} {}\n", found->secret.number, name_of(found->secret.level).in(at.language), found->secret.title));
    for (const auto& [name, value] : row.members())
      if (name != "number" && name != "title" && name != "level")
        at.out(fmt::format("  {}: {}\n", name, value.is_string() ? value.text() : value.dump()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_show;
const Verb verb_secret_show{
    .name = "secret show",
    .summary = {.ja = "営業秘密を一つ表示する", .en = "show one registered secret"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option(), as_of_option},
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
