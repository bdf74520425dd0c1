#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::SeminarFilter filter;
  filter.from = TRY(day_of(arguments, "from"));
  filter.until = TRY(day_of(arguments, "until"));
  filter.prefecture = arguments.value("prefecture");
  filter.series = arguments.value("series");
  filter.campaign = arguments.value("campaign");
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor&) -> Result<ExitCode> {
    teach::SeminarBook& seminars = node.teach().seminars;
    at.out(TRY(seminars.calendar(TRY(seminars.published(filter)), seminar_page(arguments), at.language)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_seminar_calendar;
const Verb verb_seminar_calendar{
    .name = "seminar calendar",
    .summary = {.ja = "公開したセミナーの iCalendar", .en = "print published seminars as iCalendar"},
    .options = safeguard_options({value_option("from", "DAY", {.ja = "この日から", .en = "from that day"}),
                                  value_option("until", "DAY", {.ja = "この日まで", .en = "up to that day"}),
                                  value_option("prefecture", "NAME", {.ja = "都道府県", .en = "prefecture"}),
                                  value_option("series", "TEXT", {.ja = "シリーズ", .en = "series"}),
                                  value_option("campaign", "TEXT", {.ja = "キャンペーン", .en = "campaign"}), public_url_option()}),
    .run = run};

}  // namespace sekimori::cli
