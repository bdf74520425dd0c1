#include "cli/key_access.h"
#include "engine/ledger/key_rotation.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string name = arguments.rest.empty() ? "ledger" : arguments.rest.front();
  const auto purpose = ledger::key_purpose_of(name);
  if (!purpose) return error(ErrorCode::usage, "'{}' is no purpose of a key; one of: ledger, company, fingerprint, session", name);
  const Path data = data_directory(arguments);
  if (!ledger::KeyStore::exists(at.files, data / "keys"))
    return error(ErrorCode::not_found, "{}: no keys yet, nothing to rotate", (data / "keys").string());
  auto node = TRY(ledger::open_node_ledger(at.files, data, key_access(arguments), at.clock, at.random));
  const ledger::KeyRotation done = TRY(ledger::rotate_key(node.keys, *node.ledger, *purpose, at.files, at.clock, at.random));
  at.out(fmt::format("{}: {} -> {} (ledger entry {})\n", name, done.old_key, done.new_key, done.leaf_index));
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_key_rotate;
const Verb verb_key_rotate{.name = "key rotate",
                           .summary = {.ja = "鍵を取り替える (台帳に記録される)", .en = "replace a key (recorded in the ledger)"},
                           .options = {key_data_option, passphrase_file_option},
                           .rest = "PURPOSE",
                           .least_rest = 0,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
