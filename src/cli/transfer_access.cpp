#include "cli/transfer_access.h"

#include "base/text.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t longest_secret = 4096;

Result<Sensitive<std::string>> secret_in(Surroundings& at, const Arguments& arguments, std::string_view option) {
  if (!arguments.has(option)) return Sensitive<std::string>();
  const std::string text = TRY(at.files.read_text(arguments.value(option), longest_secret));
  return Sensitive<std::string>(std::string(trim(text)));
}

}  // namespace

std::vector<Option> transfer_options(std::vector<Option> more) {
  more.push_back({.name = "user",
                  .kind = OptionKind::value,
                  .metavar = "NAME",
                  .help = {.ja = "相手のサーバーでのログイン名", .en = "log-in name at the other server"}});
  more.push_back({.name = "remote-password-file",
                  .kind = OptionKind::value,
                  .metavar = "FILE",
                  .help = {.ja = "相手のサーバーでのパスワードのファイル", .en = "file with the password at the other server"}});
  more.push_back({.name = "token-file",
                  .kind = OptionKind::value,
                  .metavar = "FILE",
                  .help = {.ja = "相手のサーバーのトークンのファイル", .en = "file with a bearer token of the other server"}});
  more.push_back({.name = "ca",
                  .kind = OptionKind::value,
                  .metavar = "FILE",
                  .help = {.ja = "相手の証明書を発行した認証局 (PEM)", .en = "authority of the other server's certificate (PEM)"}});
  return safeguard_options(std::move(more));
}

Result<std::unique_ptr<model::RemoteCollection>> remote_collection(Surroundings& at, const Arguments& arguments,
                                                                   const std::string& address) {
  model::RemoteAccess access;
  access.address = address;
  access.user = arguments.value("user");
  access.password = TRY(secret_in(at, arguments, "remote-password-file"));
  access.token = TRY(secret_in(at, arguments, "token-file"));
  return net::TaxiiCollection::create(std::move(access), arguments.value("ca"));
}

ExitCode print_transfer(Surroundings& at, const Arguments& arguments, const share::TransferSummary& summary) {
  if (arguments.has("json")) {
    at.out(to_json(summary).dump() + "\n");
  } else {
    for (const share::ObjectOutcome& one : summary.refused) at.note(fmt::format("{}: {}\n", one.id, one.message));
    at.out(fmt::format("{} / {}\n", summary.taken, summary.objects));
  }
  return summary.refused.empty() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace sekimori::cli
