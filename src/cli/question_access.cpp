#include "cli/question_access.h"

#include "net/desk_line_client.h"

namespace sekimori::cli {

std::vector<Option> asking_options(std::vector<Option> more) {
  more.push_back(
      value_option("ca", "FILE", {.ja = "窓口の証明書を発行した認証局 (PEM)", .en = "authority of the desk's certificate (PEM)"}));
  return safeguard_options(std::move(more));
}

Result<ExitCode> with_asking(Surroundings& at, const Arguments& arguments, const AskingWork& work) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    node::DeskAsking asking(node, [authorities = Path(arguments.value("ca"))](const std::string& address) {
      return net::DeskLineClient::open(address, authorities);
    });
    return work(asking, node.consult(), who);
  });
}

Json followed_json(const consult::FollowedQuestion& followed) { return shown_json(followed.known.value).set("fresh", followed.fresh); }

}  // namespace sekimori::cli
