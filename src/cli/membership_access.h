// What the verbs of a hub's member share: the node, who acts, and the way to the hub.
//
//   return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
//   ... });
#pragma once

#include "cli/hub_access.h"
#include "node/hub_membership.h"

namespace sekimori::cli {

// --data, --login and the like, --ca, and these.
std::vector<Option> membership_options(std::vector<Option> more = {});
using MembershipWork = std::function<Result<ExitCode>(node::HubMembership&, node::Node&, const record::Actor&)>;
// Opens the node; `who` is the person of --login, else whoever may open the data directory. --ca names the authority of the hub's
// certificate.
Result<ExitCode> with_membership(Surroundings& at, const Arguments& arguments, const MembershipWork& work);

// A link with what came of its last trial. partial when the way does not work: it is kept all the same.
Result<ExitCode> show_trial(Surroundings& at, const Arguments& arguments, const share::KnownHubLink& link);
// "works", "the token is refused" ... in the reader's language; empty: never tried.
std::string trial_words(const share::HubLink& link, Language language);

}  // namespace sekimori::cli
