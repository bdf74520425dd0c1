#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::AnswerDraft draft;
    if (arguments.has("text") || arguments.has("text-file")) draft.text = TRY(said(at, arguments));
    draft.blocks = arguments.all("block");
    draft.faq = arguments.all("faq");
    draft.language = language_of(arguments.value("answer-lang", "ja")).value_or(Language::ja);
    return shown_json(TRY(desk.consultations.answer(who, arguments.rest.front(), draft)).value);
  });
}

}  // namespace

extern const Verb verb_consultation_answer;
const Verb verb_consultation_answer{
    .name = "consultation answer",
    .summary = {.ja = "回答する", .en = "answer it"},
    .options = safeguard_options(
        {value_option("text", "TEXT", {.ja = "本文", .en = "the words"}),
         value_option("text-file", "FILE", {.ja = "本文のファイル", .en = "a file with the words"}),
         repeated_option("block", "ID", {.ja = "定型文 (content/desk/blocks.toml)", .en = "text block (content/desk/blocks.toml)"}),
         repeated_option("faq", "ID", {.ja = "よくある質問の回答を入れる", .en = "put an entry of the FAQ in"}),
         value_option("answer-lang", "LANG", {.ja = "ja, en", .en = "ja or en"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
