#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (arguments.has("csv"))
    return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
      at.out(TRY(node.teach().materials.exported_orders(who)));
      return ExitCode::ok;
    });
  return list_of_learning(
      at, arguments,
      [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const auto& one : TRY(teach.materials.orders(who))) out.push_back(to_json(one));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {:<9} {:>5} {} {}", one["number"].text(), one["state"].text(), one["copies"].integer_or(0),
                           one["material"].text(), one["recipient"].text());
      });
}

}  // namespace

extern const Verb verb_material_orders;
const Verb verb_material_orders{.name = "material orders",
                                .summary = {.ja = "注文の一覧", .en = "list orders"},
                                .options = safeguard_options({flag_option("csv", {.ja = "表計算用", .en = "for spreadsheets"})}),
                                .run = run};

}  // namespace sekimori::cli
