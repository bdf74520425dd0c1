#include "cli/learn_access.h"
#include "cli/print_access.h"
#include "feature/teach/course/certificate.h"
#include "model/ports/person_directory.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const teach::Training training = TRY(node.teach().learning.training(who, arguments.rest.front()));
    const auto person = node.people().find_by_staff_number(training.learner);
    return write_paper(
        at, arguments,
        teach::certificate_of(training, person ? person->person.name + " (" + training.learner + ")" : training.learner, at.language));
  });
}

}  // namespace

extern const Verb verb_training_certificate;
const Verb verb_training_certificate{.name = "training certificate",
                                     .summary = {.ja = "修了証を作る", .en = "print a certificate"},
                                     .options = safeguard_options({output_option()}),
                                     .rest = "NUMBER",
                                     .least_rest = 1,
                                     .most_rest = 1,
                                     .run = run};

}  // namespace sekimori::cli
