// SHA-256 of this very program, so that anyone can later say which one sealed.
#pragma once

#include "cli/verb.h"

namespace sekimori::cli {

Result<std::string> program_digest(Surroundings& at);

}  // namespace sekimori::cli
