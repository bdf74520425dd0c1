#include "cli/govern_access.h"
#include "feature/govern/may.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        TRY(govern::may(who, record::Verb::list, "framework"));
        (void)govern;
        std::vector<Json> out;
        for (const govern::CheckProfile& one : govern::check_profiles())
          out.push_back(Json::object(
              {{"id", one.id}, {"ja", one.name.ja}, {"en", one.name.en}, {"questions", one.questions.size()}, {"edition", one.edition}}));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<14} {:>4}  {}", one["id"].text(), one["questions"].integer_or(0), in_words(one, at.language));
      });
}

}  // namespace

extern const Verb verb_check_profiles;
const Verb verb_check_profiles{.name = "check profiles",
                               .summary = {.ja = "自己チェックのプロフィール", .en = "list the profiles of the self-check"},
                               .options = safeguard_options({}),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
