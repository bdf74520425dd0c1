#include "cli/learn_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::MaterialOrder order;
  order.material = arguments.rest.front();
  order.language = arguments.value("language", "ja");
  order.copies = TRY(number_of(arguments, "copies", 1));
  order.organisation = arguments.value("organisation", "");
  order.recipient = TRY(needed(arguments, "recipient"));
  order.address = TRY(needed(arguments, "address"));
  order.note = arguments.value("note", "");
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.materials.order(who, order)));
  });
}

}  // namespace

extern const Verb verb_material_order;
const Verb verb_material_order{.name = "material order",
                               .summary = {.ja = "配布資料を注文する", .en = "order material"},
                               .options = safeguard_options({value_option("language", "ja|en|...", {.ja = "言語", .en = "language"}),
                                                             value_option("copies", "N", {.ja = "部数", .en = "copies"}),
                                                             value_option("organisation", "NAME", {.ja = "組織", .en = "organisation"}),
                                                             value_option("recipient", "NAME", {.ja = "宛名", .en = "recipient"}),
                                                             value_option("address", "TEXT", {.ja = "住所", .en = "address"}),
                                                             value_option("note", "TEXT", {.ja = "用途など", .en = "what for"})}),
                               .rest = "MATERIAL",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
