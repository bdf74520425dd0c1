#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::ProgrammeApplication application;
    application.organisation = TRY(needed(arguments, "organisation"));
    application.contact = TRY(needed(arguments, "contact"));
    for (const std::string& one : arguments.all("answer")) {
      const auto equals = one.find('=');
      if (equals == std::string::npos) return error(ErrorCode::usage, "--answer '{}': FIELD=TEXT is needed", one);
      application.answers.set(one.substr(0, equals), one.substr(equals + 1));
    }
    return to_json(TRY(desk.programmes.apply(who, arguments.rest.front(), application)).value);
  });
}

}  // namespace

extern const Verb verb_programme_offer_apply;
const Verb verb_programme_offer_apply{
    .name = "programme-offer apply",
    .summary = {.ja = "支援に申し込む", .en = "apply for a programme"},
    .options = safeguard_options({value_option("organisation", "NAME", {.ja = "組織", .en = "organisation"}),
                                  value_option("contact", "TEXT", {.ja = "連絡先", .en = "how to reach it"}),
                                  repeated_option("answer", "FIELD=TEXT", {.ja = "申込書の項目", .en = "a field of the form"})}),
    .rest = "PROGRAMME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
