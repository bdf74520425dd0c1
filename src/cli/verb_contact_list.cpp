#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.contacts.list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {} {:<8} {} {} {}", one["number"].text(), one["level"].integer_or(1), one["state"].text(), one["on"].text(),
                           said(at, one["topic_name"]), one["contact"].text());
      });
}

}  // namespace

extern const Verb verb_contact_list;
const Verb verb_contact_list{.name = "contact list",
                             .summary = {.ja = "接触報告の一覧", .en = "list contact reports"},
                             .options = safeguard_options({}),
                             .run = run};

}  // namespace sekimori::cli
