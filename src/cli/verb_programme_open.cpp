#include "base/text.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto opens = TRY(written_day_of(arguments, "opens"));
  const auto closes = TRY(written_day_of(arguments, "closes"));
  if (!closes) return error(ErrorCode::usage, "--closes DAY is needed");
  govern::OpinionCall call;
  call.title = TRY(needed(arguments, "title"));
  const std::string text = TRY(at.files.read_text(arguments.rest.front(), 1 << 20));
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", from), text.size());
    call.paragraphs.emplace_back(trim(std::string_view(text).substr(from, end - from)));
    from = end + 2;
  }
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    call.opens = opens.value_or(govern.today());
    call.closes = *closes;
    return to_json(TRY(govern.opinions.open(who, call)));
  });
}

}  // namespace

extern const Verb verb_programme_open;
const Verb verb_programme_open{
    .name = "programme open",
    .summary = {.ja = "案への意見募集を始める (段落は空行で分ける)",
                .en = "open a draft for opinions (paragraphs are apart by a blank line)"},
    .options = safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "title"}),
                                  value_option("opens", "DAY", {.ja = "開始日。なければ今日", .en = "opens; today unless given"}),
                                  value_option("closes", "DAY", {.ja = "締切日", .en = "last day"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
