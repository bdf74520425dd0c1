#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string kind = arguments.value("kind", "briefing");
  const auto known = teach::briefing_kind_from(kind);
  if (!known) return error(ErrorCode::usage, "--kind '{}': briefing, lecturer, law_text or on_site_seminar is needed", kind);
  teach::BriefingRequest request{.kind = *known,
                                 .organisation = TRY(needed(arguments, "organisation")),
                                 .mail = TRY(needed(arguments, "mail")),
                                 .topic = TRY(needed(arguments, "topic"))};
  request.wanted_by = TRY(day_of(arguments, "by"));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.briefings.add(who, request)).value);
  });
}

}  // namespace

extern const Verb verb_briefing_add;
const Verb verb_briefing_add{
    .name = "briefing add",
    .summary = {.ja = "説明・講師・法令資料の依頼を受け付ける", .en = "take in a request for a briefing, a lecturer or a text of law"},
    .options = safeguard_options(
        {value_option("kind", "KIND",
                      {.ja = "briefing, lecturer, law_text, on_site_seminar", .en = "briefing, lecturer, law_text or on_site_seminar"}),
         value_option("organisation", "TEXT", {.ja = "団体", .en = "organisation"}),
         value_option("mail", "ADDRESS", {.ja = "メールアドレス", .en = "address"}),
         value_option("topic", "TEXT", {.ja = "内容", .en = "what is asked for"}),
         value_option("by", "DAY", {.ja = "いつまでに", .en = "wanted by"})}),
    .run = run};

}  // namespace sekimori::cli
