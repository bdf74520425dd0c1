#include "cli/govern_access.h"
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
  return list_of_letters(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::KnownSeminar& known : TRY(teach.seminars.list(who, filter))) out.push_back(to_json(known.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {} {:<9} {:>5} {} {}", one["number"].text(), one["starts_at"].text().substr(0, 10), one["state"].text(),
                           one["participants"].integer_or(0), one["prefecture"].text(), in_words(one["title"], at.language));
      });
}

}  // namespace

extern const Verb verb_seminar_list;
const Verb verb_seminar_list{.name = "seminar list",
                             .summary = {.ja = "セミナーの一覧", .en = "list seminars"},
                             .options = safeguard_options({value_option("from", "DAY", {.ja = "この日から", .en = "from that day"}),
                                                           value_option("until", "DAY", {.ja = "この日まで", .en = "up to that day"}),
                                                           value_option("prefecture", "NAME", {.ja = "都道府県", .en = "prefecture"}),
                                                           value_option("series", "TEXT", {.ja = "シリーズ", .en = "series"}),
                                                           value_option("campaign", "TEXT", {.ja = "キャンペーン", .en = "campaign"})}),
                             .run = run};

}  // namespace sekimori::cli
