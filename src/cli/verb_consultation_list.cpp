#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        consult::ConsultationFilter filter;
        using Standing = consult::ConsultationFilter::Standing;
        const std::string standing = arguments.value("standing", "open");
        if (standing != "open" && standing != "closed" && standing != "all")
          return error(ErrorCode::usage, "--standing '{}': open, closed or all is needed", standing);
        filter.standing = standing == "all" ? Standing::all : standing == "closed" ? Standing::closed : Standing::open;
        if (arguments.has("desk")) filter.desk = TRY(desk_named(arguments.value("desk")));
        if (arguments.has("urgency")) filter.urgency = consult::urgency_from(arguments.value("urgency"));
        filter.month = arguments.value("month");
        std::vector<Json> out;
        for (const auto& known : TRY(desk.consultations.list(who, filter))) {
          Json row = shown_json(known.value);
          const auto standing_now = desk.consultations.standing(known.value);
          out.push_back(std::move(row.set("overdue", standing_now && standing_now->overdue)));
        }
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<12} {:<9} {:<8} {:<9} {:<15} {}", one["number"].text(), one["state"].text(),
                           one["attributes"]["urgency"].text(), one["desk"].text(), one["attributes"]["asker"].text(),
                           one["overdue"].bool_or(false) ? "!" : "");
      });
}

}  // namespace

extern const Verb verb_consultation_list;
const Verb verb_consultation_list{
    .name = "consultation list",
    .summary = {.ja = "相談の一覧", .en = "list consultations"},
    .options =
        safeguard_options({value_option("standing", "WHICH", {.ja = "open (既定), closed, all", .en = "open (usual), closed or all"}),
                           value_option("desk", "DESK", {.ja = "この窓口だけ", .en = "only of this desk"}),
                           value_option("urgency", "URGENCY", {.ja = "この緊急度だけ", .en = "only of this urgency"}),
                           value_option("month", "MONTH", {.ja = "この月だけ (2015-02)", .en = "only of this month (2015-02)"})}),
    .run = run};

}  // namespace sekimori::cli
