// What `share pull` and `share push` share: the options that say who one is at the other server.
//
//   auto remote = TRY(remote_collection(at, arguments, arguments.rest[0]));
#pragma once

#include "cli/share_access.h"
#include "feature/share/transfer.h"
#include "net/taxii_client.h"

namespace sekimori::cli {

std::vector<Option> transfer_options(std::vector<Option> more = {});  // --user, --remote-password-file, --token-file, --ca
Result<std::unique_ptr<model::RemoteCollection>> remote_collection(Surroundings& at, const Arguments& arguments, const std::string& address);
ExitCode print_transfer(Surroundings& at, const Arguments& arguments, const share::TransferSummary& summary);

}  // namespace sekimori::cli
