#include "base/json.h"
#include "cli/key_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path directory = data_directory(arguments) / "keys";
  if (!ledger::KeyStore::exists(at.files, directory))
    return error(ErrorCode::not_found, "{}: no keys yet; they are made when first needed, for instance by 'sekimori seal'",
                 directory.string());
  auto keys = TRY(ledger::KeyStore::open(at.files, directory, key_access(arguments), at.clock, at.random));
  for (const ledger::KeyDescription& key : TRY(keys.list())) {
    const std::string_view state = key.retired ? "retired" : "active";
    if (arguments.has("json")) {
      Json row = Json::object();
      row.set("purpose", ledger::name_of(key.purpose)).set("id", key.id).set("algorithm", key.algorithm).set("state", state);
      row.set("created", key.created.to_rfc3339()).set("vkey", key.vkey.empty() ? Json() : Json(key.vkey));
      at.out(row.dump() + "\n");
    } else {
      at.out(fmt::format("{:<12} {:<16} {:<10} {:<8} {}  {}\n", ledger::name_of(key.purpose), key.id, key.algorithm, state,
                         key.created.to_rfc3339(0), key.vkey));
    }
  }
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_key_list;
const Verb verb_key_list{.name = "key list",
                         .summary = {.ja = "鍵を一覧する", .en = "list the keys"},
                         .options = {{.name = "json", .help = {.ja = "1 行 1 件の JSON で出力", .en = "print one JSON object a line"}},
                                     key_data_option,
                                     passphrase_file_option},
                         .run = run};

}  // namespace sekimori::cli
