#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(said(at, arguments));
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::ConsultationDraft draft;
    const std::string channel = arguments.value("channel", "telephone");
    const auto named = consult::channel_from(channel);
    if (!named) return error(ErrorCode::usage, "--channel '{}': telephone, mail, web or node is needed", channel);
    draft.channel = *named;
    if (arguments.has("received")) draft.received_at = TRY(model::moment_as_written(arguments.value("received"), desk.calendar.zone()));
    if (arguments.has("desk")) draft.desk = TRY(desk_named(arguments.value("desk")));
    draft.text = text;
    draft.identity = identity_of(arguments);
    draft.attributes = TRY(attributes_of(arguments));
    if (arguments.has("code")) draft.call_back = consult::CallBack::code;
    const auto taken = TRY(desk.consultations.receive(who, draft));
    Json out = shown_json(TRY(desk.consultations.find(who, taken.number)).value);
    return taken.code.empty() ? out : out.set("code", taken.code);
  });
}

}  // namespace

extern const Verb verb_consultation_receive;
const Verb verb_consultation_receive{
    .name = "consultation receive",
    .summary = {.ja = "相談を受け付ける", .en = "take a consultation in"},
    .options = attribute_options(identity_options(
        {value_option("channel", "CHANNEL", {.ja = "telephone, mail, web, node", .en = "telephone, mail, web or node"}),
         value_option("received", "MOMENT", {.ja = "受け付けた日時 (元号も可)", .en = "when it came (Japanese eras, too)"}),
         value_option("desk", "DESK", {.ja = "窓口: main, overseas, 都道府県", .en = "desk: main, overseas or a prefecture"}),
         flag_option("code", {.ja = "合い言葉を渡す", .en = "give a code to come back with"}),
         value_option("text", "TEXT", {.ja = "本文", .en = "the words"}),
         value_option("text-file", "FILE", {.ja = "本文のファイル", .en = "a file with the words"})})),
    .run = run};

}  // namespace sekimori::cli
