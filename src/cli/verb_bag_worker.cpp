// The confined child that checks bags of others. Started by the program itself, with its ends of the pipes at 3 and 4.
#include <unistd.h>

#include "cli/verb.h"
#include "engine/seal/bag_worker.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings&, const Arguments& arguments) {
  // Straight out: destructors at exit would want what the cage forbids.
  ::_exit(seal::run_bag_worker(arguments.has("unconfined") ? Confinement::none : Confinement::required));
}

}  // namespace
extern const Verb verb_bag_worker;
const Verb verb_bag_worker{.name = "bag-worker",
                           .summary = {.ja = "(内部用) 隔離して証拠袋を確認する", .en = "(internal) check bags in confinement"},
                           .options = {{.name = "unconfined", .help = {.ja = "隔離しない", .en = "without confinement"}}},
                           .rest = "",
                           .least_rest = 0,
                           .most_rest = 0,
                           .run = run,
                           .hidden = true};
}  // namespace sekimori::cli
