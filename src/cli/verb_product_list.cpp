#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments, [](govern::GovernRoom& govern, const record::Actor& who) { return govern.products.list(who); },
      [](const Json& one) {
        return fmt::format("{:<20} {:<14} {} {} ({}) {}/{}/{}", one["id"].text(), one["framework"].text(), one["year"].integer_or(0),
                           one["title"].text(), one["source"].text(), one["vendors"].integer_or(0), one["products"].integer_or(0),
                           one["measures"].integer_or(0));
      });
}

}  // namespace

extern const Verb verb_product_list;
const Verb verb_product_list{
    .name = "product list",
    .summary = {.ja = "製品一覧の一覧 (提供元/製品/対策の数)", .en = "list catalogues of products (vendors/products/measures)"},
    .options = safeguard_options({}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
