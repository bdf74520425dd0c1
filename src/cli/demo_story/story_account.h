// An account of a story's node, and who acts under it.
//
//   operator_ = TRY(make_account(*node_, record::Actor::system("demo"), "hub", password, {record::Role::hub_operator}));
#pragma once

#include "node/node.h"
#include "record/account.h"

namespace sekimori::cli {

// conflict: the log-in is taken.
Result<record::Actor> make_account(node::Node& node, const record::Actor& by, const std::string& login, const std::string& password,
                                   std::vector<record::Role> roles);

}  // namespace sekimori::cli
