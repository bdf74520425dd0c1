#include "cli/key_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path directory = data_directory(arguments) / "keys";
  if (!arguments.has("recovery-passphrase-file"))
    return error(ErrorCode::usage, "--recovery-passphrase-file FILE is missing: the export is protected by a passphrase of its own");
  if (!ledger::KeyStore::exists(at.files, directory))
    return error(ErrorCode::not_found, "{}: no keys yet, nothing to export", directory.string());
  auto keys = TRY(ledger::KeyStore::open(at.files, directory, key_access(arguments), at.clock, at.random));
  const auto passphrase = TRY(ledger::read_passphrase(at.files, arguments.value("recovery-passphrase-file")));
  const std::string text = TRY(keys.export_recovery(passphrase));
  if (!arguments.has("output")) {
    at.out(text);
    return ExitCode::ok;
  }
  const Path path = arguments.value("output");
  if (at.files.exists(path)) return error(ErrorCode::conflict, "{}: it exists already", path.string());
  TRY(at.files.replace(path, as_bytes(text), Durable::yes, 0600));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_key_export_recovery;
const Verb verb_key_export_recovery{
    .name = "key export-recovery",
    .summary = {.ja = "鍵の控えを書き出す (金庫や紙で保管)", .en = "export the keys for safe keeping"},
    .options = {{.name = "output",
                 .kind = OptionKind::value,
                 .metavar = "FILE",
                 .help = {.ja = "書き出す先 (既定: 標準出力)", .en = "where to (default: standard output)"},
                 .letter = 'o'},
                {.name = "recovery-passphrase-file",
                 .kind = OptionKind::value,
                 .metavar = "FILE",
                 .help = {.ja = "控えを守るパスフレーズの入ったファイル", .en = "file with the passphrase that protects the export"}},
                key_data_option,
                passphrase_file_option},
    .run = run};

}  // namespace sekimori::cli
