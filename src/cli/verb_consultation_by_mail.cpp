#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto wish = consult::mail_wish_from(arguments.rest.back());
  if (!wish) return error(ErrorCode::usage, "'{}': none, notice or text is needed", arguments.rest.back());
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.set_by_mail(who, arguments.rest.front(), *wish, arguments.value("mail"),
                                                         language_of(arguments.value("mail-lang", "ja")).value_or(Language::ja)))
                          .value);
  });
}

}  // namespace

extern const Verb verb_consultation_by_mail;
const Verb verb_consultation_by_mail{
    .name = "consultation by-mail",
    .summary = {.ja = "回答をメールで知らせてよいか、相談者の希望を記録する (none, notice, text)",
                .en = "record what the asker agreed to get by mail: none, notice or text"},
    .options =
        safeguard_options({value_option("mail", "ADDRESS", {.ja = "メールアドレス (封をして保管)", .en = "mail address (kept sealed)"}),
                           value_option("mail-lang", "LANG", {.ja = "メールの言語 ja, en", .en = "language of the mail, ja or en"})}),
    .rest = "NUMBER WISH",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
