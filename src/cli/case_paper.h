// The options of the consultation paper, shared by `case paper` and `case bag`.
#pragma once

#include "cli/case_access.h"
#include "feature/respond/consultation_paper.h"

namespace sekimori::cli {

std::vector<Option> firm_options();  // --company, --company-address, --contact, --knows; usually in sekimori.toml
respond::Firm firm_of(const Arguments& arguments);

}  // namespace sekimori::cli
