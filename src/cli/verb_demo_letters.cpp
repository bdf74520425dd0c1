// `sekimori demo letters`: a secretariat in the middle of its work, to look at; demo_story/letter_year.h says what is in it.
#include "cli/demo_story/letter_year.h"
#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    const auto year = TRY(demo_story::fill_letter_year(node.teach(), node.zone().day_of(node.seams().clock.now())));
    print(at, arguments, Json::object({{"next_issue", year.next_issue}, {"open_seminar", year.open_seminar}, {"seminars", year.seminars}}));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_demo_letters;
const Verb verb_demo_letters{.name = "demo letters",
                             .summary = {.ja = "会報 3 号・セミナー・会合のある事務局を作る (メールは送らない)",
                                         .en = "fill a node with three issues, seminars and a meeting (nothing is mailed)"},
                             .options = safeguard_options(),
                             .run = run};

}  // namespace sekimori::cli
