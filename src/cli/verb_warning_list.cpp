#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{
      {{"state", "state", HubWords::warning_state}, {"kind", "kind", HubWords::report_kind}, {"tlp", "tlp", HubWords::tlp}}, "arrived_at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  TRY(filter_of(arguments, listing(), Zone::utc()));
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto wanted = TRY(filter_of(arguments, listing(), node.zone()));
    for (const share::KnownWarning& known : TRY(node.share().warnings->list(who))) {
      const share::Warning& warning = known.value;
      const Json row = to_json(warning);
      if (!wanted(row) || (arguments.has("seen") && (!warning.looked || !warning.looked->seen())) ||
          (arguments.has("hub") && warning.hub != arguments.value("hub")))
        continue;
      const Text seen = !warning.looked          ? Text{.ja = "未調査", .en = "not looked"}
                        : warning.looked->seen() ? Text{.ja = "自社で見つかった", .en = "seen here"}
                                                 : Text{.ja = "自社にはない", .en = "not seen"};
      at.out(arguments.has("json")
                 ? row.dump() + "\n"
                 : fmt::format("{:<11} {:<12} {:<12} {:<9} {}\n", warning.number, warning.share, warning.tlp,
                               word_of(HubWords::warning_state, name_of(warning.state), at.language), seen.in(at.language)));
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_list;
const Verb verb_warning_list{.name = "warning list",
                             .summary = {.ja = "ハブから届いた警告の一覧", .en = "list warnings that came from hubs"},
                             .options = membership_options(listing_options(
                                 listing(), {flag_option("seen", {.ja = "自社で見つかったものだけ", .en = "only those that were met here"}),
                                             value_option("hub", "HUB", {.ja = "このハブからのものだけ", .en = "only from this hub"})})),
                             .rest = "",
                             .least_rest = 0,
                             .most_rest = 0,
                             .run = run};

}  // namespace sekimori::cli
