#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  std::optional<std::int64_t> k;
  if (arguments.has("k")) k = TRY(number_of(arguments, "k", 0));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.sigs.change(who, arguments.rest.front(), reason, [&](share::Sig& sig) -> Result<void> {
      if (arguments.has("ja")) sig.name.ja = arguments.value("ja");
      if (arguments.has("en")) sig.name.en = arguments.value("en");
      if (k) sig.k = *k;
      if (arguments.has("across")) sig.across = arguments.all("across");
      return {};
    })));
  });
}

}  // namespace

extern const Verb verb_sig_change;
const Verb verb_sig_change{
    .name = "sig change",
    .summary = {.ja = "グループの名前、最少数、横断先を変える", .en = "change a group's name, its k, or the groups it goes across"},
    .options = safeguard_options(
        {value_option("ja", "TEXT", {.ja = "日本語の名前", .en = "name in Japanese"}),
         value_option("en", "TEXT", {.ja = "英語の名前", .en = "name in English"}),
         value_option("k", "N",
                      {.ja = "誰のものか分からない相手の最少数", .en = "of how many members a share must be able to come from, at least"}),
         repeated_option("across", "SIG", {.ja = "横断するグループ", .en = "a group that it goes across"}), reason_option()}),
    .rest = "SIG",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
