#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path folder = TRY(needed(arguments, "output"));
  if (at.files.status(folder)) return error(ErrorCode::conflict, "{}: exists already", folder.string());
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    // The folder first: what is recorded as sent can be written.
    TRY(at.files.make_directories(folder, 0700));
    const auto files = hub.referrals.send(who, arguments.rest.front());
    if (!files) {
      (void)at.files.remove_all(folder);
      return std::unexpected(files.error());
    }
    std::size_t number = 0;
    for (const share::IncomingFile& one : *files) {
      const std::string name = fmt::format("{:02}-{}", ++number, Path(one.name).filename().string());
      TRY(at.files.replace(folder / name, one.bytes, Durable::yes, 0600));
    }
    return shown_to(who, TRY(hub.referrals.find(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_referral_send;
const Verb verb_referral_send{.name = "referral send",
                              .summary = {.ja = "同意の範囲で報告を引き継ぐ", .en = "hand a report on within the consent"},
                              .options = safeguard_options({{.name = "output",
                                                             .kind = OptionKind::value,
                                                             .metavar = "FOLDER",
                                                             .help = {.ja = "書き出し先", .en = "where to"},
                                                             .letter = 'o'}}),
                              .rest = "REFERRAL",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
