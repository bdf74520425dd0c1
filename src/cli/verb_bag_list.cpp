#include "cli/case_access.h"
#include "feature/respond/bag_shelf.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::BagShelf shelf(node.respond(), node.data().spool() / "bags");
    for (const respond::ShelvedBag& bag : TRY(shelf.list(actor, known))) {
      if (arguments.has("json")) at.out(respond::bag_json(bag).dump() + "\n");
      else at.out(fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", bag.name, bag.made_at, bag.exhibits.size(), bag.files, bag.bytes, bag.digest));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_bag_list;
const Verb verb_bag_list{.name = "bag list",
                         .summary = {.ja = "ノードで封印した証拠袋の一覧", .en = "the sealed bags of a case that lie on the node"},
                         .options = case_options(),
                         .rest = "CASE",
                         .least_rest = 1,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
