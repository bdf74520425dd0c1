#include "cli/learn_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  Json wish = Json::object({{"course", arguments.rest.front()}, {"days", TRY(number_of(arguments, "days", 30))}});
  for (const auto& [option, member] :
       {std::pair{"department", "departments"}, {"role", "roles"}, {"level", "levels"}, {"staff", "staff"}}) {
    Json list = Json::array();
    for (const std::string& one : arguments.all(option)) list.push(one);
    wish.set(member, std::move(list));
  }
  const teach::CourseAssignment assignment = TRY(teach::course_assignment_from_json(wish));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.learning.assign(who, assignment, arguments.value("reason", "assigned"))));
  });
}

}  // namespace

extern const Verb verb_course_assign;
const Verb verb_course_assign{
    .name = "course assign",
    .summary = {.ja = "講座を割り当てる", .en = "say who has to take a course"},
    .options = safeguard_options(
        {repeated_option("level", "LEVEL",
                         {.ja = "この段階の秘密を開ける人 (level_top など)", .en = "who may open a secret of this level (level_top ...)"}),
         repeated_option("department", "NAME", {.ja = "部署", .en = "department"}),
         repeated_option("role", "ROLE", {.ja = "役割", .en = "role"}),
         repeated_option("staff", "NUMBER", {.ja = "社員番号", .en = "staff number"}),
         value_option("days", "N", {.ja = "何日以内に", .en = "days to do it in"}), reason_option()}),
    .rest = "COURSE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
