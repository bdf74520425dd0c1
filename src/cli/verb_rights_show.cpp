#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    record::AsOf as_of;
    if (const auto day = TRY(day_of(arguments, "as-of"))) as_of.valid_at = node.zone().end_of(*day);
    const auto seen = TRY(node.safeguards().rights_book.compare(who, arguments.rest.front(), as_of));
    for (const std::string& note : seen.notes) at.note(note + "\n");
    for (const auto& secret : seen.secrets)
      for (const auto& holder : secret.holders) {
        if (arguments.has("json"))
          at.out(Json::object({{"secret", secret.number},
                               {"staff_number", holder.staff_number},
                               {"account", holder.account},
                               {"permitted", holder.permitted},
                               {"left", holder.left},
                               {"unknown", holder.unknown},
                               {"right", protect::rights::words_of(holder.grant.rights)},
                               {"place", holder.grant.place},
                               {"line", holder.grant.line},
                               {"import", holder.import},
                               {"import_day", holder.import_day.to_string()},
                               {"words", holder.words()}})
                     .dump() +
                 "\n");
        else
          at.out(fmt::format("{} {:<10} {}\n", holder.permitted ? " " : "!", holder.staff_number.empty() ? "-" : holder.staff_number,
                             holder.words()));
      }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_rights_show;
const Verb verb_rights_show{
    .name = "rights show",
    .summary = {.ja = "秘密を開ける人と、その権限の経路を表示する", .en = "show who may open a secret, and through which groups"},
    .options = safeguard_options({value_option("as-of", "DAY", {.ja = "その日の時点で", .en = "as it stood on that day"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
