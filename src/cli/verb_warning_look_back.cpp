#include "cli/membership_access.h"
#include "node/file_look_back.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto looked = TRY(hub.look_back(who, arguments.rest));
    const std::vector<std::string> folders = arguments.all("files");
    if (!folders.empty()) looked = TRY(node::look_in_files(node, at.program, who, arguments.rest, folders, interrupted));
    bool whole = true;
    for (const share::KnownWarning& known : looked) {
      print(at, arguments, to_json(known.value));
      if (folders.empty()) continue;
      whole = whole && known.value.files->not_read == 0 && known.value.files->not_compared == 0;
    }
    // What was not looked at is said: a hash that no log tells of lies in a file, if anywhere.
    if (folders.empty())
      at.say({.ja = "ログだけを調べました。ファイルは調べていません: --files フォルダ で、名前と SHA-256 を中身まで突き合わせます。",
              .en = "Only logs were looked at, no files: --files FOLDER compares names and SHA-256, also inside archives and mails."});
    return whole ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_warning_look_back;
const Verb verb_warning_look_back{
    .name = "warning look-back",
    .summary = {.ja = "警告の指標を自社の記録とファイルの中で探す", .en = "look for a warning in our own events, and in files"},
    .options = membership_options(
        {repeated_option("files", "FOLDER", {.ja = "このフォルダのファイルも調べる", .en = "look through the files of this folder, too"})}),
    .rest = "WARNING...",
    .least_rest = 1,
    .most_rest = 1000,
    .run = run};

}  // namespace sekimori::cli
