#include "cli/verb.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments&) {
  at.out("sekimori " SEKIMORI_VERSION "\n");
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_version;
const Verb verb_version{.name = "version", .summary = {.ja = "版を表示する", .en = "print the version"}, .options = {}, .run = run};

}  // namespace sekimori::cli
