#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::CategoryBook& categories = node.protect().categories;
    std::optional<protect::Edition> edition;
    if (const std::string number = arguments.value("edition"); !number.empty())
      edition = TRY(categories.edition(actor, TRY(Json::parse(number)).integer_or(0)));
    else edition = TRY(categories.current(actor));
    if (!edition)
      return error(ErrorCode::not_found, "no category list has been published; 'sekimori category publish --starter' begins one");
    if (arguments.has("json")) {
      Json out = to_json(edition->list);
      out.set("edition", edition->number).set("hash", edition->hash);
      at.out(out.dump() + "\n");
      return ExitCode::ok;
    }
    for (const protect::Category& one : edition->list.categories)
      at.out(fmt::format("{:<4} {:<4} {}: {}\n", one.code, name_of(one.level).in(at.language), one.name.in(at.language),
                         one.text.in(at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_category_show;
const Verb verb_category_show{.name = "category show",
                              .summary = {.ja = "営業秘密カテゴリー一覧を表示する", .en = "show the category list"},
                              .options = protect_options({value_option("edition", "N", {.ja = "版", .en = "edition"})}),
                              .rest = "",
                              .least_rest = 0,
                              .most_rest = 0,
                              .run = run};

}  // namespace sekimori::cli
