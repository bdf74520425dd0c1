#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.materials.list(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) { return fmt::format("{:<20} {:<9} {}", one["id"].text(), one["kind"].text(), said(at, one["title"])); });
}

}  // namespace

extern const Verb verb_material_list;
const Verb verb_material_list{.name = "material list",
                              .summary = {.ja = "配布資料と在庫", .en = "list material and stock"},
                              .options = safeguard_options({}),
                              .run = run};

}  // namespace sekimori::cli
