#include "cli/case_access.h"
#include "cli/progress.h"
#include "feature/respond/bag_shelf.h"

namespace sekimori::cli {
namespace {

Result<std::uint64_t> write_all(Surroundings& at, seal::BagArchive& archive, File& file) {
  Progress progress(at, {.ja = "書き出し中", .en = "writing"}, ProgressUnit::bytes, archive.size());
  std::uint64_t written = 0;
  while (true) {
    const Bytes piece = TRY(archive.next());
    if (piece.empty()) break;
    TRY(file.append(piece));
    written += piece.size();
    progress.show(written, archive.size());
    if (interrupted()) return error(ErrorCode::interrupted, "writing the bag was interrupted");
  }
  TRY(file.sync());
  return written;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path output = arguments.value("output");
  if (output.empty()) return error(ErrorCode::usage, "-o FILE.zip is missing");
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    // Opened first: nothing is said to have left for a file that cannot be written.
    const auto file = TRY(at.files.open(output, OpenMode::create_new, 0600));
    const auto carry = [&]() -> Result<respond::CarriedBag> {
      respond::BagShelf shelf(node.respond(), node.data().spool() / "bags");
      respond::CarriedBag carried = TRY(shelf.carry(
          actor, known, arguments.rest[1],
          {.reason = arguments.value("reason"), .second_person = arguments.value("second-person"), .place = arguments.value("place")}));
      TRY(write_all(at, carried.archive, *file));
      return carried;
    };
    auto carried = carry();
    if (!carried) {
      (void)at.files.remove(output);
      return std::unexpected(std::move(carried).error());
    }
    if (arguments.has("json"))
      at.out(
          Json::object({{"file", output.string()}, {"bytes", carried->archive.size()}, {"bag", respond::bag_json(carried->bag)}}).dump() +
          "\n");
    else at.out(fmt::format("{}  {}\n", carried->bag.digest, output.string()));
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  return case_options({{.name = "output",
                        .kind = OptionKind::value,
                        .metavar = "FILE",
                        .help = {.ja = "書き出す先 (.zip)", .en = "where to write (.zip)"},
                        .letter = 'o'},
                       reason_option(),
                       second_person_option(),
                       place_option()});
}

}  // namespace

extern const Verb verb_bag_archive;
const Verb verb_bag_archive{.name = "bag archive",
                            .summary = {.ja = "証拠袋を一つの zip にして持ち出す (取扱いの記録が残る)",
                                        .en = "carry a sealed bag away as one zip; custody is recorded"},
                            .options = options(),
                            .rest = "CASE BAG",
                            .least_rest = 2,
                            .most_rest = 2,
                            .run = run};

}  // namespace sekimori::cli
