#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& id = arguments.rest.front();
  if (arguments.has("output"))
    return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
      return write_table(at, arguments, govern::product_table(TRY(node.govern().products.get(who, id)), at.language));
    });
  return show_of_govern(
      at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) { return govern.products.report(who, id); },
      [&](const Json& one) {
        for (const Json& row : one["rows"].items()) {
          at.out(fmt::format("{:<8} {} {}\n", row["number"].text(), in_words(row["title"], at.language),
                             row["control"].text().empty()
                                 ? (at.language == Language::ja ? "(この枠組みにない番号)" : "(no number of this framework)")
                                 : ""));
          for (const Json& place : row["products"].items()) {
            const Json& product = one["products"].items()[static_cast<std::size_t>(place.integer_or(0))];
            at.out(fmt::format("    {} ({})\n", product["name"].text(), product["vendor"].text()));
          }
        }
      });
}

}  // namespace

extern const Verb verb_product_show;
const Verb verb_product_show{.name = "product show",
                             .summary = {.ja = "対策ごとの製品 (-o で表)", .en = "what is offered for each measure (-o writes a table)"},
                             .options = safeguard_options({table_output_option()}),
                             .rest = "ID",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
