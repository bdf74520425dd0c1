// The confined child that reads log files. Started by the program itself, with its ends of the pipes at 3 and 4.
#include <unistd.h>

#include "cli/verb.h"
#include "engine/detect/parse/confined_reader.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  detect::LogWorkerOptions options;
  for (const std::string& file : arguments.all("mapping")) options.mappings.emplace_back(file);
  if (arguments.has("unconfined")) options.confinement = Confinement::none;
  // Straight out: destructors at exit would want what the cage forbids.
  ::_exit(detect::run_log_worker(at.files, options));
}

}  // namespace
extern const Verb verb_log_worker;
const Verb verb_log_worker{
    .name = "log-worker",
    .summary = {.ja = "(内部用) 隔離してログを読む", .en = "(internal) read logs in confinement"},
    .options = {{.name = "mapping", .kind = OptionKind::repeated, .metavar = "FILE", .help = {.ja = "列の対応", .en = "column mapping"}},
                {.name = "unconfined", .help = {.ja = "隔離しない", .en = "without confinement"}}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run,
    .hidden = true};
}  // namespace sekimori::cli
