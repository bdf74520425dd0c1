#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::RegistrationWish wish;
  wish.name = TRY(needed(arguments, "name"));
  wish.mail = TRY(needed(arguments, "mail"));
  wish.organisation = arguments.value("organisation");
  wish.industry = arguments.value("industry");
  wish.language = at.language;
  if (const std::string way = arguments.value("way"); !way.empty()) {
    const auto known = teach::way_from(way);
    if (!known) return error(ErrorCode::usage, "--way '{}': on_site or online is needed", way);
    wish.way = *known;
  }
  if (const std::string band = arguments.value("band"); !band.empty()) {
    const auto known = teach::employee_band_from(band);
    if (!known) return error(ErrorCode::usage, "--band '{}': up_to_20, up_to_100, up_to_300, up_to_1000, more or unknown is needed", band);
    wish.band = *known;
  }
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    (void)who;
    TRY(teach.seminars.register_for(arguments.rest.front(), wish, seminar_page(arguments)));
    return Json::object({{"seminar", arguments.rest.front()}, {"state", "unconfirmed"}});
  });
}

}  // namespace

extern const Verb verb_seminar_register;
const Verb verb_seminar_register{
    .name = "seminar register",
    .summary = {.ja = "申し込む (確認の番号がメールで届く)", .en = "register somebody: a code comes by mail"},
    .options = safeguard_options({value_option("name", "NAME", {.ja = "名前", .en = "name"}),
                                  value_option("mail", "ADDRESS", {.ja = "メールアドレス", .en = "address"}),
                                  value_option("organisation", "TEXT", {.ja = "所属", .en = "organisation"}),
                                  value_option("industry", "TEXT", {.ja = "業種", .en = "industry"}),
                                  value_option("band", "BAND", {.ja = "従業員数の区分", .en = "employees of the firm"}),
                                  value_option("way", "WAY", {.ja = "on_site, online", .en = "on_site or online"}), public_url_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
