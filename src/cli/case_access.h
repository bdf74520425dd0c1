// What the verbs of a case share: who acts, the options, and how exhibits and cases are printed.
#pragma once

#include "cli/node_access.h"

namespace sekimori::cli {

// The person of --login when given, else whoever may open the data directory.
Result<record::Actor> acting(Surroundings& at, const Arguments& arguments, node::Node& node, const record::Actor& otherwise);

// --data, --passphrase-file, --database, --login, --password-file, --json, and these.
std::vector<Option> case_options(std::vector<Option> more = {});
Option second_person_option();
Option place_option();

Json exhibit_json(const respond::KnownExhibit& exhibit);
std::string exhibit_line(const respond::KnownExhibit& exhibit);
Json case_json(const respond::KnownCase& known);

using CaseWork = std::function<Result<ExitCode>(node::Node&, const record::Actor&, const respond::KnownCase&)>;
// Opens the node and the case named by the first positional argument.
Result<ExitCode> with_case(Surroundings& at, const Arguments& arguments, const CaseWork& work);

// SHA-256 of this very program, so that anyone can later say which one sealed.
Result<std::string> program_digest(Surroundings& at);

}  // namespace sekimori::cli
