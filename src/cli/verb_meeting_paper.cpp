#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::MeetingPaper paper{.name = Path(arguments.rest.at(1)).filename().string()};
  const std::string item = arguments.value("item", "0");
  if (item.empty() || item.size() > 2 || item.find_first_not_of("0123456789") != std::string::npos)
    return error(ErrorCode::usage, "--item '{}': a number from 0 to 99 is needed", item);
  paper.item = std::atoi(item.c_str());
  if (arguments.has("open")) paper.openness = teach::Openness::open;
  const Bytes bytes = TRY(at.files.read(arguments.rest.at(1), teach::MeetingBook::largest_paper));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.add_paper(who, arguments.rest.front(), paper, bytes)).value);
  });
}

}  // namespace

extern const Verb verb_meeting_paper;
const Verb verb_meeting_paper{.name = "meeting paper",
                              .summary = {.ja = "会合の資料を加える", .en = "add a paper to a meeting"},
                              .options = safeguard_options({value_option("item", "N", {.ja = "議題の番号", .en = "item of the agenda"}),
                                                            flag_option("open", {.ja = "公開する", .en = "everybody may read it"})}),
                              .rest = "NUMBER FILE",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
