#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        (void)teach;
        (void)who;
        for (const auto& one : teach::contact_topics()) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) { return fmt::format("{:<18} {} {}", one["id"].text(), one["level"].integer_or(1), said(at, one["name"])); });
}

}  // namespace

extern const Verb verb_contact_topics;
const Verb verb_contact_topics{.name = "contact topics",
                               .summary = {.ja = "接触の種類と助言", .en = "kinds of contact and advice"},
                               .options = safeguard_options({}),
                               .run = run};

}  // namespace sekimori::cli
