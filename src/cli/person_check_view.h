// How checks of people and warnings about them are printed.
#pragma once

#include "cli/safeguard_access.h"

namespace sekimori::cli {

// What is known, then the steps.
void show_check(Surroundings& at, const protect::KnownCheck& known);
void check_line(Surroundings& at, const Arguments& arguments, const protect::KnownCheck& known);
// Japanese, English.
std::pair<std::string, std::string> warning_text(const protect::Contamination& warning);
// STAFF_NUMBER, --occasion, --kind, --text.
Result<protect::AgreementKey> agreement_key(const Arguments& arguments);

}  // namespace sekimori::cli
