// The options of `serve` that say who else may say who somebody is: an OpenID Connect provider, an LDAP directory, and which roles their
// groups bring. As every option they are SEKIMORI_* variables and keys of sekimori.toml too, where they belong for a node that stays.
//
//   TRY(add_identity(at, arguments, settings));
#pragma once

#include "cli/node_access.h"

namespace sekimori::cli {

std::vector<Option> identity_options();
Result<void> add_identity(Surroundings& at, const Arguments& arguments, node::NodeSettings& settings);

}  // namespace sekimori::cli
