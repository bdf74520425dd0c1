// How verbs reach a node: opening it from --data, and who acts.
//
//   return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> { ... });
//
// Whoever may open DATA on this machine acts as "system:cli:<unix user>": that name stands in every change record. Verbs
// that need a person (a reveal) ask for --login and a password file.
#pragma once

#include <functional>

#include "cli/verb.h"
#include "node/node.h"
#include "record/account.h"

namespace sekimori::cli {

Option data_option();        // --data DIR
Option passphrase_option();  // --passphrase-file FILE
Option database_option();    // --database URL
Option json_option();
Option reason_option();    // --reason TEXT
Option login_option();     // --login NAME
Option password_option();  // --password-file FILE

node::NodeSettings node_settings(const Arguments& arguments);

using NodeWork = std::function<Result<ExitCode>(node::Node&, const record::Actor&)>;
Result<ExitCode> with_node(Surroundings& at, const Arguments& arguments, const NodeWork& work);

// The account of --login, checked with its password. usage when --login is missing.
Result<record::Account> log_in(Surroundings& at, const Arguments& arguments, node::Node& node);

// "2026-04-01" of an option, if given.
Result<std::optional<Day>> day_of(const Arguments& arguments, std::string_view option);

}  // namespace sekimori::cli
