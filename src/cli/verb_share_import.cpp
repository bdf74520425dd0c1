#include "cli/share_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(1) << 30;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string body = TRY(at.files.read_text(arguments.rest[1], largest_file));
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
  return safeguard_options({{.name = "manifest",
                             .kind = OptionKind::value,
                             .metavar = "FILE",
                             .help = {.ja = "移す前のサーバーの manifest。追加日時を引き継ぐ",
                                      .en = "manifest of the server it comes from, whose dates are kept"}}});
}

}  // namespace

extern const Verb verb_share_import;
const Verb verb_share_import{.name = "share import",
                             .summary = {.ja = "STIX のファイルをコレクションに取り込む", .en = "bring a file of STIX into a collection"},
                             .options = options(),
                             .rest = "COLLECTION FILE",
                             .least_rest = 2,
                             .most_rest = 2,
                             .run = run};

}  // namespace sekimori::cli
