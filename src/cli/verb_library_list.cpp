#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string words = arguments.rest.empty() ? std::string() : arguments.rest.front();
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const teach::LibraryEntry& one : TRY(teach.library.entries(who, arguments.value("kind", ""), words)))
          out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<9} {:<22} {} {}", one["shelf"].text(), one["id"].text(), one["when"].text(), said(at, one["title"]));
      });
}

}  // namespace

extern const Verb verb_library_list;
const Verb verb_library_list{
    .name = "library list",
    .summary = {.ja = "事例、動画などを探す", .en = "search cases, media and threats"},
    .options = safeguard_options({value_option("kind", "SHELF", {.ja = "case, media, threat のどれか", .en = "case, media or threat"})}),
    .rest = "WORDS",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
