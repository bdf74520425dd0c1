#include <algorithm>

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
    auto people = TRY(node.reg().people(who, as_of));
    std::ranges::sort(people, {}, [](const model::KnownPerson& known) { return known.person.staff_number; });
    if (people.empty() && !arguments.has("json"))
      at.say({.ja = "名簿にはまだ誰もいません。'sekimori person import FILE' で取り込めます。",
              .en = "The register holds nobody yet; 'sekimori person import FILE' takes people in."});
    for (const model::KnownPerson& known : people) {
      if (arguments.has("json")) {
        Json row = to_json(known.person);
        row.set("id", known.id.to_string());
        at.out(row.dump() + "\n");
        continue;
      }
      const auto leaves = known.person.exit_day();
      at.out(fmt::format("{:<10} {} {}{}\n", known.person.staff_number, known.person.name, known.person.department,
                         leaves ? "  -> " + leaves->to_string() : ""));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_person_list;
const Verb verb_person_list{
    .name = "person list",
    .summary = {.ja = "名簿を表示する", .en = "list the people in the register"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option(), as_of_option},
    .run = run};

}  // namespace sekimori::cli
