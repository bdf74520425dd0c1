// The confined child that reads frameworks of others. Started by the program itself, with its ends of the pipes at 3 and 4.
#include <unistd.h>

#include <charconv>

#include "cli/verb.h"
#include "feature/govern/frameworks/framework_worker.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings&, const Arguments& arguments) {
  std::uint64_t memory_bytes = govern::FrameworkReading().memory_bytes;
  const std::string wished = arguments.value("memory-bytes", "");
  (void)std::from_chars(wished.data(), wished.data() + wished.size(), memory_bytes);
  // Straight out: destructors at exit would want what the cage forbids.
  ::_exit(govern::run_framework_worker(memory_bytes, arguments.has("unconfined") ? Confinement::none : Confinement::required));
}

}  // namespace
extern const Verb verb_framework_worker;
const Verb verb_framework_worker{.name = "framework-worker",
                                 .summary = {.ja = "(内部用) 隔離して枠組みを読む", .en = "(internal) read frameworks in confinement"},
                                 .options = {{.name = "unconfined", .help = {.ja = "隔離しない", .en = "without confinement"}},
                                             {.name = "memory-bytes",
                                              .kind = OptionKind::value,
                                              .metavar = "N",
                                              .help = {.ja = "メモリの上限", .en = "limit of memory"}}},
                                 .rest = "",
                                 .least_rest = 0,
                                 .most_rest = 0,
                                 .run = run,
                                 .hidden = true};
}  // namespace sekimori::cli
