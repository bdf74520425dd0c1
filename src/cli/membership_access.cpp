#include "cli/membership_access.h"

#include "net/hub_desk_client.h"
#include "net/taxii_client.h"

namespace sekimori::cli {

std::vector<Option> membership_options(std::vector<Option> more) {
  more.push_back(
      value_option("ca", "FILE", {.ja = "ハブの証明書を発行した認証局 (PEM)", .en = "authority of the hub's certificate (PEM)"}));
  return safeguard_options(std::move(more));
}

Result<ExitCode> with_membership(Surroundings& at, const Arguments& arguments, const MembershipWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Path authorities = arguments.value("ca");
    node::HubMembership hub(
        node, [&](model::HubAccess access) { return net::HubDeskClient::open(std::move(access), authorities); },
        [&](model::RemoteAccess access) { return net::TaxiiCollection::create(std::move(access), authorities); });
    return work(hub, node, who);
  });
}

}  // namespace sekimori::cli
