#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::Sig sig;
  sig.id = arguments.rest.front();
  sig.name = {TRY(needed(arguments, "ja")), TRY(needed(arguments, "en"))};
  const std::string kind = arguments.value("kind", "sig");
  const auto known = share::sig_kind_from(kind);
  if (!known) return error(ErrorCode::usage, "--kind '{}': sig, liaison or cross_group is needed", kind);
  sig.kind = *known;
  sig.k = TRY(number_of(arguments, "k", sig.kind == share::SigKind::cross_group ? 5 : 3));
  sig.across = arguments.all("across");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.sigs.add(who, sig, arguments.value("reason", "founded"))));
  });
}

}  // namespace

extern const Verb verb_sig_add;
const Verb verb_sig_add{
    .name = "sig add",
    .summary = {.ja = "ハブのグループ (SIG など) を作る", .en = "make a group of the hub (SIG, liaison scheme, across groups)"},
    .options = safeguard_options(
        {value_option("ja", "TEXT", {.ja = "日本語の名前", .en = "name in Japanese"}),
         value_option("en", "TEXT", {.ja = "英語の名前", .en = "name in English"}),
         value_option("kind", "KIND", {.ja = "sig, liaison, cross_group", .en = "sig, liaison or cross_group"}),
         value_option("k", "N",
                      {.ja = "誰のものか分からない相手の最少数", .en = "of how many members a share must be able to come from, at least"}),
         repeated_option("across", "SIG", {.ja = "横断するグループ", .en = "a group that it goes across"}), reason_option()}),
    .rest = "SIG",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
