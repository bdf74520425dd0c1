// What the verbs of a firm that asks a desk share: the node, who acts, and the way to the desk.
//
//   return with_asking(at, arguments, [&](node::DeskAsking& asking, consult::ConsultRoom& room, const record::Actor& who) ->
//   Result<ExitCode> {
//   ... });
#pragma once

#include "cli/consult_access.h"
#include "node/desk_asking.h"

namespace sekimori::cli {

// --data, --login and the like, --ca, and these.
std::vector<Option> asking_options(std::vector<Option> more = {});
using AskingWork = std::function<Result<ExitCode>(node::DeskAsking&, consult::ConsultRoom&, const record::Actor&)>;
// Opens the node; `who` is the person of --login, else whoever may open the data directory. --ca names the authority of the desk's
// certificate.
Result<ExitCode> with_asking(Surroundings& at, const Arguments& arguments, const AskingWork& work);
// A question and how much the desk has said since.
Json followed_json(const consult::FollowedQuestion& followed);

}  // namespace sekimori::cli
