#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    record::AsOf as_of;
    if (const auto day = TRY(day_of(arguments, "as-of"))) as_of.valid_at = node.zone().end_of(*day);
    const auto seen =
        TRY(node.safeguards().rights_book.compare(who, arguments.rest.empty() ? std::string() : arguments.rest.front(), as_of));
    for (const std::string& note : seen.notes) at.note(note + "\n");
    for (const auto& finding : seen.findings) {
      if (arguments.has("json")) {
        at.out(to_json(finding).dump() + "\n");
        continue;
      }
      const bool present = finding.difference == protect::rights::Difference::present_not_permitted;
      const Text what = present ? finding.left ? Text{.ja = "退職後も権限あり", .en = "left, still may"}
                                               : Text{.ja = "許可なく権限あり", .en = "may, not permitted"}
                                : Text{.ja = "許可済だが権限なし", .en = "permitted, may not"};
      at.out(fmt::format("{:<10} {:<14} {}  {}\n", finding.number, finding.who, what.in(at.language), finding.words));
    }
    for (const auto& secret : seen.secrets)
      if (!secret.known)
        at.say({.ja = secret.number + ": どの取り込みにもこの場所がありません", .en = secret.number + ": no import speaks of its places"});
    if (!arguments.has("record")) return ExitCode::ok;
    if (as_of.valid_at) return error(ErrorCode::usage, "--record keeps what is true today; leave --as-of out");
    const auto count = TRY(node.safeguards().rights_book.record_findings(who, seen, arguments.value("reason", "comparison of rights")));
    at.note(at.language == Language::ja
                ? fmt::format("所見: 新規 {}、継続 {}、解消 {}\n", count.opened, count.still, count.gone)
                : fmt::format("findings: {} new, {} still there, {} gone\n", count.opened, count.still, count.gone));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_rights_compare;
const Verb verb_rights_compare{
    .name = "rights compare",
    .summary = {.ja = "秘密の許可者と実際の権限を比べる", .en = "compare who is permitted with who may open each secret"},
    .options = safeguard_options({value_option("as-of", "DAY", {.ja = "その日の時点で", .en = "as it stood on that day"}),
                                  flag_option("record", {.ja = "差異を所見として記録する", .en = "keep the differences as findings"}),
                                  reason_option()}),
    .rest = "[NUMBER]",
    .least_rest = 0,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
