#include "cli/learn_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    return write_paper(at, arguments, TRY(node.teach().contacts.paper(who, arguments.rest.front(), at.language)));
  });
}

}  // namespace

extern const Verb verb_contact_paper;
const Verb verb_contact_paper{
    .name = "contact paper",
    .summary = {.ja = "接触報告を紙にする (警察などへの相談用)", .en = "print a contact report, for asking the police or another desk"},
    .options = safeguard_options({output_option()}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
