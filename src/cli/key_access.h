// Where a verb finds the node's keys: --passphrase-file, the systemd credential, or the file beside the keys.
#pragma once

#include "cli/verb.h"
#include "engine/ledger/key_store.h"

namespace sekimori::cli {

inline const Option passphrase_file_option{
    .name = "passphrase-file",
    .kind = OptionKind::value,
    .metavar = "FILE",
    .help = {.ja = "鍵を包むパスフレーズの入ったファイル", .en = "file with the passphrase that wraps the keys"}};
inline const Option key_data_option{
    .name = "data",
    .kind = OptionKind::value,
    .metavar = "DIR",
    .help = {.ja = "データの場所 (既定: $XDG_DATA_HOME/sekimori)", .en = "data directory (default: $XDG_DATA_HOME/sekimori)"}};

ledger::KeyAccess key_access(const Arguments& arguments);

}  // namespace sekimori::cli
