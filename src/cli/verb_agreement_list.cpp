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
    std::vector<std::string> staff_numbers = arguments.rest;
    if (staff_numbers.empty()) {
      for (const model::KnownPerson& known : TRY(node.reg().people(who, as_of))) staff_numbers.push_back(known.person.staff_number);
      std::ranges::sort(staff_numbers);
    }
    for (const std::string& staff_number : staff_numbers)
      for (const model::Agreement& agreement : TRY(node.reg().agreements_of(who, staff_number, as_of))) {
        const Json row = to_json(agreement);
        if (arguments.has("json")) at.out(row.dump() + "\n");
        else
          at.out(fmt::format("{:<10} {} {} {} {}\n", staff_number, row["occasion"].text(), row["kind"].text(), row["state"].text(),
                             row["signed_on"].text()));
      }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_agreement_list;
const Verb verb_agreement_list{
    .name = "agreement list",
    .summary = {.ja = "秘密保持の約束の一覧を表示する", .en = "list agreements on secrecy"},
    .options = {data_option(), passphrase_option(), database_option(), login_option(), password_option(), json_option(), as_of_option},
    .rest = "[STAFF_NUMBER...]",
    .least_rest = 0,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
