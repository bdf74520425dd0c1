#include "cli/protect_access.h"
#include "engine/ledger/ledger.h"
#include "engine/seal/bag.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/technology_files.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path bag = arguments.value("output");
  if (bag.empty()) return error(ErrorCode::usage, "-o BAG is missing");
  if (at.files.exists(bag)) return error(ErrorCode::conflict, "{}: it exists already; a bag is never changed", bag.string());
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    protect::TechnologyFiles& technology = node.protect().technology;
    const auto file = TRY(technology.prior_use(actor, arguments.rest[0]));
    if (file.documents.empty()) return error(ErrorCode::invalid_input, "the prior-user file '{}' holds no document", file.number);
    auto folder = TRY(TemporaryDirectory::create());
    seal::SealRequest request;
    request.case_id = file.number;
    request.actor = actor.account;
    request.witness = arguments.value("witness");
    request.reason = arguments.value("reason", "prior use");
    request.tool.version = SEKIMORI_VERSION;
    for (const protect::PriorUseDocument& document : file.documents) {
      seal::ExhibitSource exhibit;
      exhibit.id = fmt::format("P{:03}", request.exhibits.size() + 1);
      exhibit.label = document.title;
      const Path place = folder.path() / exhibit.id;
      TRY(at.files.make_directories(place, 0700));
      // Only the last part of a name that came from outside.
      std::string name = Path(document.file_name).filename().string();
      if (name.empty() || name == "." || name == "..") name = "document";
      TRY(at.files.replace(place / name, TRY(technology.document(document)), Durable::no, 0600));
      exhibit.paths = {place / name};
      request.exhibits.push_back(std::move(exhibit));
    }
    request.annexes.push_back({"prior-use.json", to_bytes(to_json(file).dump() + "\n")});
    const auto done = TRY(seal::seal_bag(at.files, node.ledger(), at.clock, at.random, request, bag));
    at.out(fmt::format("{}: {} exhibits, {} files, {} bytes, ledger entry {}\n", bag.string(), done.exhibits.size(), done.files, done.bytes,
                       done.leaf_index));
    return done.complete() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_prior_use_seal;
const Verb verb_prior_use_seal{.name = "prior-use seal",
                               .summary = {.ja = "先使用権の証拠ファイルを封印した袋にする", .en = "seal a prior-user file into a bag"},
                               .options = protect_options({{.name = "output",
                                                            .kind = OptionKind::value,
                                                            .metavar = "BAG",
                                                            .help = {.ja = "作る証拠袋 (フォルダー)", .en = "bag to make (a directory)"},
                                                            .letter = 'o'},
                                                           value_option("witness", "NAME", {.ja = "立会人", .en = "second person present"}),
                                                           reason_option()}),
                               .rest = "NUMBER",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
