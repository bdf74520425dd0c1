#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(said(at, arguments));
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(desk.consultations.ask_back(who, arguments.rest.front(), text)).value);
  });
}

}  // namespace

extern const Verb verb_consultation_ask_back;
const Verb verb_consultation_ask_back{
    .name = "consultation ask-back",
    .summary = {.ja = "相談者に聞き返す (時計は止まる)", .en = "ask the asker back; the clock stands still"},
    .options = safeguard_options({value_option("text", "TEXT", {.ja = "本文", .en = "the words"}),
                                  value_option("text-file", "FILE", {.ja = "本文のファイル", .en = "a file with the words"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
