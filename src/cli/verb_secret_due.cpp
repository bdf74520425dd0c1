#include "cli/protect_access.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const Day until = TRY(day_or_today(at, arguments, "until", node));
    for (const protect::DueReview& due : TRY(node.protect().levels.due(actor, until))) {
      const std::string day = due.review_day ? due.review_day->to_string() : "----------";
      if (arguments.has("json"))
        at.out(Json::object({{"number", due.number},
                             {"department", due.department},
                             {"owner", due.owner},
                             {"level", identifier_of(due.level)},
                             {"review_day", due.review_day ? Json(day) : Json()}})
                   .dump() +
               "\n");
      else at.out(fmt::format("{}  {:<10} {:<4} {} {}\n", day, due.number, name_of(due.level).in(at.language), due.department, due.owner));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_due;
const Verb verb_secret_due{.name = "secret due",
                           .summary = {.ja = "見直しの期日が来た営業秘密を一覧にする", .en = "list secrets whose review is due"},
                           .options = protect_options({value_option(
                               "until", "DAY", {.ja = "この日までに期日が来るもの (今日)", .en = "due on or before that day (today)"})}),
                           .rest = "",
                           .least_rest = 0,
                           .most_rest = 0,
                           .run = run};

}  // namespace sekimori::cli
