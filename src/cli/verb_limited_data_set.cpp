#include "cli/fact_answers.h"
#include "feature/protect/place_filing.h"
#include "feature/protect/protect_room.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::Shelf& shelf = node.protect().shelf;
    const Day today = node.zone().day_of(at.clock.now());
    const auto before = TRY(protect::limited_data(shelf, actor, arguments.rest[0]));
    protect::LimitedData set = before ? before->item : protect::LimitedData();
    set.number = arguments.rest[0];
    set.title = arguments.value("title", set.title);
    set.secret = arguments.value("secret", set.secret);
    set.volume = arguments.value("volume", set.volume);
    set.controls = arguments.value("controls", set.controls);
    if (arguments.has("recipient")) set.recipients = arguments.all("recipient");
    TRY(answer_facts(arguments, "limited_data", today, set.answers));
    const auto kept = TRY(protect::file_limited_data(shelf, actor, set, arguments.value("reason", "looked at")));
    print_gaps(at, arguments, protect::check_limited_data(kept.item, today));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_limited_data_set;
const Verb verb_limited_data_set{
    .name = "limited-data set",
    .summary = {.ja = "限定提供データを記録し、二つの制度の要件と突き合わせる",
                .en = "record shared data with limited access and hold it against both regimes"},
    .options = fact_options(
        {value_option("title", "TEXT", {.ja = "名称", .en = "title"}),
         value_option("secret", "NUMBER",
                      {.ja = "営業秘密としても主張するときの管理番号", .en = "register number, when it is claimed as a secret as well"}),
         value_option("volume", "TEXT", {.ja = "量", .en = "how much there is"}),
         value_option("controls", "TEXT", {.ja = "電磁的な管理の方法", .en = "by what electronic means it is controlled"}),
         repeated_option("recipient", "TEXT", {.ja = "提供先", .en = "to whom it is provided"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
