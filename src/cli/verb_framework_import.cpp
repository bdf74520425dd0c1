#include "base/digest.h"
#include "cli/govern_access.h"
#include "feature/govern/frameworks/document_tree.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(at.files.read_text(arguments.rest.front(), govern::largest_document));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    TRY(govern.frameworks.may_take_in(who));
    const std::string name = Path(arguments.rest.front()).filename().string();
    const govern::Framework framework = TRY(govern::read_framework_confined(text, name, {.program = at.program}));
    return govern.frameworks.take_in(who, framework, {name, to_hex(sha256(text))}, arguments.value("reason", ""));
  });
}

}  // namespace

extern const Verb verb_framework_import;
const Verb verb_framework_import{.name = "framework import",
                                 .summary = {.ja = "OSCAL の文書 (JSON、YAML、XML) や CISO Assistant のライブラリを取り込む",
                                             .en = "take in a document of OSCAL (JSON, YAML, XML) or a CISO Assistant library"},
                                 .options = safeguard_options({reason_option()}),
                                 .rest = "FILE",
                                 .least_rest = 1,
                                 .most_rest = 1,
                                 .run = run};

}  // namespace sekimori::cli
