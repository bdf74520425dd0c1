#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const share::ForumReach reach = TRY(reach_of(arguments));
  const Day ends = TRY(needed_day(arguments, "ends"));
  share::PollQuestion question;
  if (!arguments.rest.empty()) {
    question = TRY(share::poll_question_from(TRY(read_json(at, arguments.rest.front()))));
  } else {
    question.question = {TRY(needed(arguments, "ja")), TRY(needed(arguments, "en"))};
    for (const std::string& one : arguments.all("option")) {
      const std::size_t middle = one.find('|');
      if (middle == std::string::npos) return error(ErrorCode::usage, "--option '{}': 'Japanese|English' is needed", one);
      question.options.push_back({one.substr(0, middle), one.substr(middle + 1)});
    }
  }
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const auto made = TRY(hub.polls.ask(who, question, reach, ends));
    return to_json(TRY(hub.polls.find(who, made.value.number)));
  });
}

}  // namespace

extern const Verb verb_poll_ask;
const Verb verb_poll_ask{.name = "poll ask",
                         .summary = {.ja = "参加組織へのアンケートを始める", .en = "ask the members of an audience"},
                         .options = safeguard_options(reach_options(
                             {value_option("ja", "TEXT", {.ja = "日本語の問い", .en = "the question in Japanese"}),
                              value_option("en", "TEXT", {.ja = "英語の問い", .en = "the question in English"}),
                              repeated_option("option", "JA|EN", {.ja = "選択肢 (日本語|英語)", .en = "an option: Japanese|English"}),
                              value_option("ends", "DAY", {.ja = "投票できる最後の日", .en = "the last day for voting"})})),
                         .rest = "FILE",
                         .least_rest = 0,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
