#include "cli/print_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const auto edition = TRY(node.protect().categories.current(actor));
    if (!edition)
      return error(ErrorCode::not_found, "no category list has been published; 'sekimori category publish --starter' begins one");
    return write_paper(at, arguments, TRY(node.protect().prints.category_print(*edition, look_of(at, arguments))));
  });
}

}  // namespace

extern const Verb verb_print_categories;
const Verb verb_print_categories{.name = "print categories",
                                 .summary = {.ja = "営業秘密カテゴリー一覧を印刷用に作る", .en = "print the category list"},
                                 .options = print_options(),
                                 .rest = "",
                                 .least_rest = 0,
                                 .most_rest = 0,
                                 .run = run};

}  // namespace sekimori::cli
