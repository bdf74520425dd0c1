#include "cli/case_paper.h"
#include "cli/progress.h"
#include "feature/respond/case_bag.h"
#include "feature/respond/respond_parts.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path bag = arguments.value("output");
  if (bag.empty()) return error(ErrorCode::usage, "-o BAG is missing");
  if (at.files.exists(bag)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", bag.string());
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    respond::BagWish wish;
    wish.bag = bag;
    wish.reason = arguments.value("reason");
    wish.second_person = arguments.value("second-person");
    wish.firm = firm_of(arguments);
    wish.redacted = arguments.has("redacted");
    wish.tool.version = SEKIMORI_VERSION;
    wish.tool.sha256 = TRY(program_digest(at));
    Progress progress(at, {.ja = "封印中", .en = "sealing"}, ProgressUnit::bytes);
    wish.progress = [&](const seal::SealProgress& seen) {
      progress.show(seen.bytes_done, seen.bytes_total);
      return !interrupted();
    };
    const respond::BaggedCase done = TRY(respond::bag_case(node.respond(), actor, known, wish));
    progress.wipe();
    const seal::SealSummary& sealed = done.sealed;
    for (const seal::LeftOut& left : sealed.left_out) at.note(fmt::format("{}\t{}\t{}\n", left.exhibit, left.path, left.reason));
    if (arguments.has("json")) at.out(bag_json(done, bag).dump() + "\n");
    else
      at.out(fmt::format("{}: {} exhibits, {} files, {} bytes, {} records, ledger entry {}\n{}\n", bag.string(), sealed.exhibits.size(),
                         sealed.files, sealed.bytes, done.records, sealed.leaf_index, sealed.vkey));
    return sealed.complete() ? ExitCode::ok : ExitCode::partial;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = firm_options();
  out.insert(
      out.begin(),
      {.name = "output", .kind = OptionKind::value, .metavar = "BAG", .help = {.ja = "証拠袋", .en = "the bag to make"}, .letter = 'o'});
  out.push_back(
      {.name = "redacted", .help = {.ja = "墨塗り版のある証拠は墨塗り版だけを入れる", .en = "only redacted versions where there are any"}});
  out.push_back(second_person_option());
  out.push_back(reason_option());
  return case_options(std::move(out));
}

}  // namespace

extern const Verb verb_case_bag;
const Verb verb_case_bag{.name = "case bag",
                         .summary = {.ja = "事件の証拠を証拠袋に封印する", .en = "seal a case's exhibits into a bag"},
                         .options = options(),
                         .rest = "CASE",
                         .least_rest = 1,
                         .most_rest = 1,
                         .run = run};

}  // namespace sekimori::cli
