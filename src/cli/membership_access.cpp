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

std::string trial_words(const share::HubLink& link, Language language) {
  if (!link.trial) return {};
  const auto words = [&]() -> Text {
    switch (link.trial->outcome) {
      case model::TrialOutcome::works: return {.ja = "通じる", .en = "works"};
      case model::TrialOutcome::unreachable: return {.ja = "届かない", .en = "cannot be reached"};
      case model::TrialOutcome::certificate: return {.ja = "証明書を信頼できない (--ca)", .en = "its certificate is not trusted (--ca)"};
      case model::TrialOutcome::no_hub: return {.ja = "ハブではない", .en = "is no hub"};
      case model::TrialOutcome::refused: return {.ja = "トークンが受け付けられない", .en = "refuses the token"};
      case model::TrialOutcome::other_member: return {.ja = "トークンは別の会員のもの", .en = "knows the token as another member's"};
    }
    return {};
  }();
  return std::string(words.in(language));
}

Result<ExitCode> show_trial(Surroundings& at, const Arguments& arguments, const share::KnownHubLink& link) {
  const share::HubLink& one = link.value;
  if (arguments.has("json")) {
    at.out(shown_json(one).dump() + "\n");
  } else {
    at.out(fmt::format("{}\t{}\t{}\t{}\n", one.name, one.address, one.member, trial_words(one, at.language)));
    if (one.trial && !one.trial->detail.empty()) at.out(fmt::format("  {}\n", one.trial->detail));
    if (one.trial && one.trial->outcome == model::TrialOutcome::works)
      at.out(at.language == Language::ja ? fmt::format("  {}: 読める集まり {} 件\n", one.trial->organisation, one.trial->collections)
                                         : fmt::format("  {}: {} collections to read\n", one.trial->organisation, one.trial->collections));
  }
  return one.trial && one.trial->outcome == model::TrialOutcome::works ? ExitCode::ok : ExitCode::partial;
}

}  // namespace sekimori::cli
