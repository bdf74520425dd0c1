// One mail on stdin, as Postfix's pipe(8) hands it over, put into a drop. Exit codes are sysexits(3), which Postfix acts on: 75 makes it
// try again later, 65 returns the mail to its sender.
//
//   return deliver_mail(at, arguments, "mail", [](node::Node& node) -> Result<void> { ... take what waits ... });
#pragma once

#include <functional>

#include "cli/verb.h"
#include "feature/share/mail_drop.h"
#include "node/node.h"

namespace sekimori::cli {

// --sender, --recipient, --only-keep and the options of a node.
// Whose word about a sender is believed; usually said once, in sekimori.toml.
Option border_option();
std::vector<Option> delivery_options();
// `folder` is below DATA/spool. `take` runs when nobody holds the node; while one serves, it takes what waits by itself.
Result<ExitCode> deliver_mail(Surroundings& at, const Arguments& arguments, std::string_view folder,
                              const std::function<Result<void>(node::Node&)>& take);

// DATA/spool, without opening the node. not_found: the folder holds no node's data.
Result<Path> spool_of(Surroundings& at, const Arguments& arguments);

// One line a mail: id, moment, sender, why it is held.
void print_held(Surroundings& at, const Arguments& arguments, const std::vector<share::HeldMail>& mails);

}  // namespace sekimori::cli
