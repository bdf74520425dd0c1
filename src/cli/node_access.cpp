#include "cli/node_access.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

#include "model/era_date.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

std::string unix_user() {
  if (const passwd* entry = ::getpwuid(::getuid()); entry != nullptr && entry->pw_name != nullptr) return entry->pw_name;
  return std::to_string(::getuid());
}

}  // namespace

Option data_option() {
  return {.name = "data", .kind = OptionKind::value, .metavar = "DIR", .help = {.ja = "データの場所", .en = "data directory"}};
}
Option passphrase_option() {
  return {.name = "passphrase-file",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "ノード鍵の合い言葉のファイル", .en = "file with the node key's passphrase"}};
}
Option database_option() {
  return {.name = "database",
          .kind = OptionKind::value,
          .metavar = "URL",
          .help = {.ja = "PostgreSQL の接続文字列", .en = "PostgreSQL connection string"}};
}
Option json_option() { return {.name = "json", .help = {.ja = "JSON で出力", .en = "print JSON"}}; }
Option reason_option() {
  return {.name = "reason",
          .kind = OptionKind::value,
          .metavar = "TEXT",
          .help = {.ja = "理由 (変更記録に残る)", .en = "reason, kept in the change record"}};
}
Option login_option() {
  return {.name = "login", .kind = OptionKind::value, .metavar = "NAME", .help = {.ja = "ログイン名", .en = "log-in name"}};
}
Option password_option() {
  return {.name = "password-file",
          .kind = OptionKind::value,
          .metavar = "FILE",
          .help = {.ja = "パスワードのファイル", .en = "file with the password"}};
}

node::NodeSettings node_settings(const Arguments& arguments) {
  node::NodeSettings settings;
  settings.data = data_directory(arguments);
  settings.database = arguments.value("database");
  if (const std::string file = arguments.value("passphrase-file"); !file.empty()) settings.keys.passphrase_file = file;
  if (const char* directory = std::getenv("CREDENTIALS_DIRECTORY"); directory != nullptr && *directory != 0)
    settings.keys.credentials_directory = directory;
  if (const std::string zone = arguments.value("zone"); !zone.empty()) settings.zone = zone;
  return settings;
}

Result<ExitCode> with_node(Surroundings& at, const Arguments& arguments, const NodeWork& work) {
  node::NodeSettings settings = node_settings(arguments);
  settings.reader = at.program;
  auto node = TRY(node::Node::open(settings, {at.clock, at.random, at.files, at.processes}));
  return work(*node, record::Actor::system("cli:" + unix_user()));
}

Result<record::Account> log_in(Surroundings& at, const Arguments& arguments, node::Node& node) {
  const std::string login = arguments.value("login");
  const std::string file = arguments.value("password-file");
  if (login.empty() || file.empty())
    return error(ErrorCode::usage, "--login NAME and --password-file FILE are needed: this step is a person's");
  const auto password = TRY(ledger::read_passphrase(at.files, file));
  return node.records().accounts.authenticate(node.database(), login, password);
}

Result<std::optional<Day>> day_of(const Arguments& arguments, std::string_view option) {
  const std::string text = arguments.value(option);
  if (text.empty()) return std::optional<Day>();
  auto day = Day::parse(text);
  // By hand people write eras, too; of what looks like a plain date, the plain complaint stands.
  if (!day && text.find_first_not_of("0123456789-") != std::string::npos) day = model::day_as_written(text);
  if (!day) return std::unexpected(std::move(day).error().at("--" + std::string(option)));
  return std::optional<Day>(*day);
}

}  // namespace sekimori::cli
