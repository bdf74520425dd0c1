// What the verbs of a case share: who acts, the options, and how exhibits and cases are printed.
#pragma once

#include "cli/node_access.h"
#include "cli/program_digest.h"
#include "feature/respond/case_book.h"
#include "feature/respond/case_json.h"
#include "feature/respond/exhibit_book.h"

namespace sekimori::cli {

// The person of --login when given, else whoever may open the data directory.
Result<record::Actor> acting(Surroundings& at, const Arguments& arguments, node::Node& node, const record::Actor& otherwise);

// --data, --passphrase-file, --database, --login, --password-file, --json, and these.
std::vector<Option> case_options(std::vector<Option> more = {});
Option second_person_option();
Option place_option();

using respond::case_json;
using respond::exhibit_json;
std::string exhibit_line(const respond::KnownExhibit& exhibit);

using CaseWork = std::function<Result<ExitCode>(node::Node&, const record::Actor&, const respond::KnownCase&)>;
// Opens the node and the case named by the first positional argument.
Result<ExitCode> with_case(Surroundings& at, const Arguments& arguments, const CaseWork& work);

}  // namespace sekimori::cli
