#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Path folder = TRY(needed(arguments, "output"));
    if (at.files.status(folder)) return error(ErrorCode::conflict, "{}: exists already", folder.string());
    consult::DeskReferralBook& referrals = node.consult().referrals;
    // The folder first: what is recorded as sent can be written.
    TRY(at.files.make_directories(folder, 0700));
    const auto files =
        arguments.has("preview") ? referrals.preview(who, arguments.rest.front()) : referrals.send(who, arguments.rest.front());
    if (!files) {
      (void)at.files.remove_all(folder);
      return std::unexpected(files.error());
    }
    for (const auto& file : *files) TRY(at.files.replace(folder / file.name, as_bytes(file.text), Durable::yes, 0600));
    print(at, arguments, to_json(TRY(referrals.find(who, arguments.rest.front())).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_consultation_referral_send;
const Verb verb_consultation_referral_send{
    .name = "consultation referral-send",
    .summary = {.ja = "照会の資料を書き出し、送ったと記録する", .en = "write the papers of a referral and record that it went out"},
    .options = safeguard_options({value_option("output", "DIR", {.ja = "書き出す場所", .en = "where to"}),
                                  flag_option("preview", {.ja = "送らずに中身だけ書き出す", .en = "write them without sending"})}),
    .rest = "REFERRAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
