#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known =
        TRY(guard.partners.sign_off(who, arguments.rest.front(), arguments.rest[1], !arguments.has("refuse"), arguments.value("note")));
    if (arguments.has("json")) at.out(protect::disclosure_json(known).dump() + "\n");
    else at.out(fmt::format("{} {}\n", known.value.number, model::name_of(known.value.state)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_sign;
const Verb verb_disclosure_sign{
    .name = "disclosure sign",
    .summary = {.ja = "部門として開示に同意する、または断る", .en = "agree to a disclosure for a department, or refuse it"},
    .options = safeguard_options(
        {flag_option("refuse", {.ja = "断る", .en = "refuse"}), value_option("note", "TEXT", {.ja = "覚え書き", .en = "note"})}),
    .rest = "DISCLOSURE secret_manager|legal|export_control",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
