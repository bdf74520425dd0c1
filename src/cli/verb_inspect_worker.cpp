// The confined child that reads untrusted files. Started by the program itself, with its ends of the pipes at 3 and 4.
#include <unistd.h>

#include <charconv>

#include "cli/verb.h"
#include "engine/inspect/extract/extractor.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings&, const Arguments& arguments) {
  inspect::WorkerOptions options;
  const std::string memory = arguments.value("memory");
  std::from_chars(memory.data(), memory.data() + memory.size(), options.memory_bytes);
  if (arguments.has("unconfined")) options.confinement = Confinement::none;
  // Straight out: destructors at exit would want what the cage forbids.
  ::_exit(inspect::run_extraction_worker(options));
}

}  // namespace
extern const Verb verb_inspect_worker;
const Verb verb_inspect_worker{
    .name = "inspect-worker",
    .summary = {.ja = "(内部用) 隔離してファイルを読む", .en = "(internal) read files in confinement"},
    .options = {{.name = "memory", .kind = OptionKind::value, .metavar = "BYTES", .help = {.ja = "メモリの上限", .en = "limit of memory"}},
                {.name = "unconfined", .help = {.ja = "隔離しない", .en = "without confinement"}}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run,
    .hidden = true};
}  // namespace sekimori::cli
