#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const govern::FigureSeries& one : TRY(govern.figures.list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<24} {:>4} {:<10} {}", one["id"].text(), one["source"]["year"].integer_or(0),
                           one["source"]["standing"].text(), in_words(one["title"], at.language));
      });
}

}  // namespace

extern const Verb verb_figure_list;
const Verb verb_figure_list{.name = "figure list",
                            .summary = {.ja = "公表された統計の一覧", .en = "list published figures"},
                            .options = safeguard_options({}),
                            .rest = "",
                            .least_rest = 0,
                            .most_rest = 0,
                            .run = run};

}  // namespace sekimori::cli
