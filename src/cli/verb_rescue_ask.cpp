#include <cstdlib>

#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string sort = arguments.value("sort", "firm");
  const std::string urgency = arguments.value("urgency", "days");
  share::Rescue rescue;
  rescue.member = arguments.value("member", "");
  rescue.body = arguments.value("body", "");
  rescue.report = arguments.value("report", "");
  const auto known_sort = share::body_sort_from(sort);
  if (!known_sort) return error(ErrorCode::usage, "--sort '{}': agency, foundation, firm or other is needed", sort);
  const auto known_urgency = share::urgency_from(urgency);
  if (!known_urgency) return error(ErrorCode::usage, "--urgency '{}': days, hours or now is needed", urgency);
  rescue.sort = *known_sort;
  rescue.triage = {.urgency = *known_urgency,
                   .what_happened = TRY(needed(arguments, "what")),
                   .first_seen = TRY(day_of(arguments, "first-seen")),
                   .machines = std::atoll(arguments.value("machines", "0").c_str()),
                   .accounts = std::atoll(arguments.value("accounts", "0").c_str()),
                   .at_risk = arguments.value("at-risk", ""),
                   .cut_off = arguments.has("cut-off"),
                   .kept_evidence = arguments.has("kept-evidence"),
                   .contact = arguments.value("contact", "")};
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.rescues.ask(who, std::move(rescue), arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_rescue_ask;
const Verb verb_rescue_ask{
    .name = "rescue ask",
    .summary = {.ja = "救援を求める", .en = "ask for help against an attack"},
    .options = safeguard_options(
        {value_option("what", "TEXT", {.ja = "何が起きたか", .en = "what happened"}),
         value_option("member", "MEMBER", {.ja = "求める参加組織", .en = "the member that asks"}),
         value_option("body", "NAME", {.ja = "参加組織でない場合の名", .en = "who asks, when it is no member"}),
         value_option("sort", "SORT", {.ja = "agency, foundation, firm, other", .en = "agency, foundation, firm or other"}),
         value_option("urgency", "HOW", {.ja = "days, hours, now", .en = "days, hours or now"}),
         value_option("report", "REPORT", {.ja = "関係する報告", .en = "the report that it goes with"}),
         value_option("first-seen", "DAY", {.ja = "最初に気付いた日", .en = "the day it was first seen"}),
         value_option("machines", "N", {.ja = "触れられた端末の数", .en = "machines known to be touched"}),
         value_option("accounts", "N", {.ja = "触れられたアカウントの数", .en = "accounts known to be touched"}),
         value_option("at-risk", "TEXT", {.ja = "危険にあるもの", .en = "what is at risk"}),
         flag_option("cut-off", {.ja = "ネットワークから切り離した", .en = "it is cut off from the network"}),
         flag_option("kept-evidence", {.ja = "証拠を保全した", .en = "evidence is kept"}),
         value_option("contact", "WHO", {.ja = "連絡先", .en = "whom to call"}),
         value_option("note", "TEXT", {.ja = "備考", .en = "a note"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
