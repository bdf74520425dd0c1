// What the verbs of accounts share: whose account, and the reason that stands in the change record.
#pragma once

#include "cli/node_access.h"

namespace sekimori::cli {

// The account of --login. usage when it is missing, not_found when nobody has it.
Result<record::Account> named_account(const Arguments& arguments, node::Node& node);
record::Change account_change(const Arguments& arguments, const record::Actor& actor, record::Verb verb);

}  // namespace sekimori::cli
