#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.materials.step(who, arguments.rest.front(),
                                            arguments.has("cancel") ? teach::OrderState::cancelled : teach::OrderState::sent,
                                            arguments.value("reason", ""))));
  });
}

}  // namespace

extern const Verb verb_material_send;
const Verb verb_material_send{.name = "material send",
                              .summary = {.ja = "注文を発送済み、または取り消しにする", .en = "say that an order was sent, or cancel it"},
                              .options = safeguard_options({flag_option("cancel", {.ja = "取り消す", .en = "cancel it"}), reason_option()}),
                              .rest = "ORDER",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
