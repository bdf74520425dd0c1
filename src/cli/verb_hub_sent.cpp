#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::report_state}, {"kind", "kind", HubWords::report_kind}}, "sent_at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  TRY(filter_of(arguments, listing(), Zone::utc()));
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto wanted = TRY(filter_of(arguments, listing(), node.zone()));
    for (const share::KnownSentReport& known : TRY(node.share().sent.list(who))) {
      const Json row = to_json(known.value);
      if (wanted(row))
        at.out(arguments.has("json") ? row.dump() + "\n"
                                     : fmt::format("{:<11} {:<11} {:<10} {}\n", known.value.number, known.value.remote,
                                                   word_of(HubWords::report_state, known.value.state, at.language), known.value.title));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_sent;
const Verb verb_hub_sent{.name = "hub sent",
                         .summary = {.ja = "ハブへの報告の一覧", .en = "list what was reported to hubs"},
                         .options = membership_options(listing_options(listing())),
                         .rest = "",
                         .least_rest = 0,
                         .most_rest = 0,
                         .run = run};

}  // namespace sekimori::cli
