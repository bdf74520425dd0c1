#include "cli/consult_access.h"
#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_desk(
      at, arguments,
      [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(desk.programmes.list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<14} {:>4}/{:<4} {:<6} {}", one["id"].text(), one["accepted"].integer_or(0), one["quota"].integer_or(0),
                           one["open"].bool_or(false) ? "open" : "closed", in_words(one["name"], at.language));
      });
}

}  // namespace

extern const Verb verb_programme_offer_list;
const Verb verb_programme_offer_list{.name = "programme-offer list",
                                     .summary = {.ja = "申し込める支援の一覧", .en = "list what can be applied for"},
                                     .options = safeguard_options(),
                                     .run = run};

}  // namespace sekimori::cli
