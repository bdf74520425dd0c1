#include "cli/protect_access.h"
#include "feature/protect/category_import.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::CategoryList list;
    if (arguments.rest.empty()) {
      if (!arguments.has("starter")) return error(ErrorCode::usage, "name a table (CSV), or take the starter list with --starter");
      list = protect::starter_categories();
    } else {
      const std::string text = TRY(at.files.read_text(arguments.rest[0], std::uint64_t(4) << 20));
      list = TRY(protect::import_categories(text, arguments.rest[0]));
    }
    const Day day = TRY(day_or_today(at, arguments, "on", node));
    const auto edition = TRY(node.protect().categories.publish(actor, std::move(list), day, reason));
    if (arguments.has("json"))
      at.out(Json::object({{"edition", edition.number}, {"hash", edition.hash}, {"categories", edition.list.categories.size()}}).dump() +
             "\n");
    else at.out(fmt::format("{} {}  {}\n", at.language == Language::ja ? "第" : "edition", edition.number, edition.hash));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_category_publish;
const Verb verb_category_publish{
    .name = "category publish",
    .summary = {.ja = "営業秘密カテゴリー一覧の新しい版を出す", .en = "publish an edition of the category list"},
    .options = protect_options({{.name = "starter", .help = {.ja = "付属の一覧から始める", .en = "begin with the built-in list"}},
                                value_option("on", "DAY", {.ja = "公表した日 (今日)", .en = "day of publication (today)"}),
                                reason_option()}),
    .rest = "FILE",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
