#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const teach::KnownIssue known = TRY(teach.newsletter.find(who, arguments.rest.front()));
    const model::Wording text = TRY(teach.seminars.announcement(known.value.day));
    if (text.ja.empty()) return to_json(TRY(teach.newsletter.rest(who, known.value.number, "seminars")).value);
    return to_json(TRY(teach.newsletter.write(who, known.value.number, "seminars", text)).value);
  });
}

}  // namespace

extern const Verb verb_newsletter_announce;
const Verb verb_newsletter_announce{
    .name = "newsletter announce",
    .summary = {.ja = "セミナーの節を日程表から下書きする", .en = "draft the section of seminars from the calendar"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
