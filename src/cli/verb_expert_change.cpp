#include "cli/consult_access.h"
#include "model/names.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::DeskExpert expert = TRY(expert_of(arguments, TRY(desk.experts.find(who, arguments.rest.front())).value));
    const auto from = TRY(written_day(arguments, "absent-from")), to = TRY(written_day(arguments, "absent-to"));
    if (from) expert.absences.push_back({*from, to.value_or(*from)});
    if (arguments.has("inactive")) expert.active = false;
    if (arguments.has("active")) expert.active = true;
    std::vector<std::string> ended;
    Json out = to_json(TRY(desk.experts.change(who, arguments.rest.front(), expert, "changed", &ended)).value);
    // Whoever runs the desk gives these to somebody else.
    return out.set("taken_off", model::texts_json(ended));
  });
}

}  // namespace

extern const Verb verb_expert_change;
const Verb verb_expert_change{
    .name = "expert change",
    .summary = {.ja = "専門家の登録を変える", .en = "change an expert's entry"},
    .options = expert_options({value_option("absent-from", "DAY", {.ja = "不在の最初の日", .en = "first day away"}),
                               value_option("absent-to", "DAY", {.ja = "不在の最後の日", .en = "last day away"}),
                               flag_option("inactive", {.ja = "休止にする", .en = "takes no more cases"}),
                               flag_option("active", {.ja = "再開する", .en = "takes cases again"})}),
    .rest = "EXPERT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
