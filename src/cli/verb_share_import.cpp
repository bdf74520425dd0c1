#include "cli/options.h"
#include "cli/share_access.h"
#include "feature/share/misp_event.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(1) << 30;

// A bundle of what a MISP event says; what could not be taken over is said.
Result<std::string> bundle_of_misp(Surroundings& at, std::string_view text) {
  const share::MispTaken taken = TRY(share::stix_of_misp(TRY(Json::parse(text))));
  for (const auto& [type, count] : taken.left_out) at.note(fmt::format("{}: {}\n", type, count));
  return taken.bundle.dump();
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::string body = TRY(at.files.read_text(arguments.rest[1], largest_file));
  if (arguments.has("misp")) body = TRY(bundle_of_misp(at, body));
  const std::string manifest = arguments.has("manifest") ? TRY(at.files.read_text(arguments.value("manifest"), largest_file)) : "";
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto collection = TRY(node.collections().find(who, arguments.rest.front()));
    if (!collection) return error(ErrorCode::not_found, "no collection '{}'", arguments.rest.front());
    const share::Status status = TRY(node.exchange().bring_in(who, *collection, body, manifest));
    if (arguments.has("json")) at.out(to_json(status).dump() + "\n");
    for (const share::ObjectOutcome& failure : status.failures) at.note(fmt::format("{}: {}\n", failure.id, failure.message));
    if (!arguments.has("json")) at.out(fmt::format("{} / {}\n", status.successes.size(), status.successes.size() + status.failures.size()));
    return status.failures.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

std::vector<Option> options() {
  return safeguard_options(
      {flag_option("misp", {.ja = "MISP イベントまたはフィードの JSON として読む。引き継げなかった種類と数を示す",
                            .en = "read it as JSON of a MISP event or feed; what could not be taken over is told by type"}),
       {.name = "manifest",
        .kind = OptionKind::value,
        .metavar = "FILE",
        .help = {.ja = "移す前のサーバーの manifest。追加日時を引き継ぐ",
                 .en = "manifest of the server it comes from, whose dates are kept"}}});
}

}  // namespace

extern const Verb verb_share_import;
const Verb verb_share_import{
    .name = "share import",
    .summary = {.ja = "STIX か MISP のファイルをコレクションに取り込む", .en = "bring a file of STIX or MISP into a collection"},
    .options = options(),
    .rest = "COLLECTION FILE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
