#include <charconv>

#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<std::int64_t> number_in(const Arguments& arguments, std::string_view option) {
  const std::string text = arguments.value(option);
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, value); read.ec != std::errc() || read.ptr != end)
    return error(ErrorCode::usage, "--{}: '{}' is not a whole number", option, text);
  return value;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::Sighting wish;
  const auto outcome = share::sighting_outcome_from(TRY(needed(arguments, "outcome")));
  if (!outcome) return error(ErrorCode::usage, "--outcome: '{}' is neither seen nor not_seen", arguments.value("outcome"));
  wish.outcome = *outcome;
  wish.member = arguments.value("member");
  wish.note = arguments.value("note");
  if (arguments.has("count")) wish.count = TRY(number_in(arguments, "count"));
  if (arguments.has("first")) wish.first = *TRY(day_of(arguments, "first"));
  if (arguments.has("last")) wish.last = *TRY(day_of(arguments, "last"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.sightings.answer(who, arguments.rest.front(), wish)).value);
  });
}

}  // namespace

extern const Verb verb_share_answer;
const Verb verb_share_answer{
    .name = "share answer",
    .summary = {.ja = "共有について、自組織で見つかったかを答える", .en = "answer a share: seen here or not"},
    .options = safeguard_options({value_option("outcome", "seen|not_seen", {.ja = "見つかったか", .en = "whether it was"}),
                                  value_option("count", "N", {.ja = "件数", .en = "in how many events"}),
                                  value_option("first", "DAY", {.ja = "最初の日", .en = "first day"}),
                                  value_option("last", "DAY", {.ja = "最後の日", .en = "last day"}),
                                  value_option("note", "TEXT", {.ja = "ハブだけに見える覚え", .en = "a note that the hub alone reads"}),
                                  value_option("member", "M-001", {.ja = "どの会員として", .en = "for which member"})}),
    .rest = "SHARE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
