#include "cli/share_access.h"

#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {

std::vector<Option> collection_options() {
  return safeguard_options(
      {{.name = "description", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "説明", .en = "what it holds"}},
       {.name = "alias",
        .kind = OptionKind::value,
        .metavar = "NAME",
        .help = {.ja = "アドレスで使う別名 (a-z 0-9 - _ .)", .en = "another name in addresses (a-z 0-9 - _ .)"}},
       {.name = "read",
        .kind = OptionKind::repeated,
        .metavar = "WHO[:MARK]",
        .help = {.ja = "読める相手: ログイン名、group:名前、role:名前、anybody。:amber などで見せる TLP の上限",
                 .en = "who reads: a log-in name, group:NAME, role:NAME or anybody; :amber and the like bounds the TLP"}},
       {.name = "write",
        .kind = OptionKind::repeated,
        .metavar = "WHO",
        .help = {.ja = "書ける相手 (同じ書き方)", .en = "who writes, named likewise"}},
       {.name = "intake",
        .kind = OptionKind::value,
        .metavar = "yes|no",
        .help = {.ja = "会員が書いたものをその会員の報告にする", .en = "what members write into it becomes their report"}},
       reason_option()});
}

Result<std::string> somebody_named(node::Node& node, std::string_view name) {
  if (name == share::anybody || name.starts_with("group:") || name.starts_with("role:") || name.starts_with("account:"))
    return std::string(name);
  const auto account = TRY(node.database().read([&](sql::Transaction& tx) { return node.records().accounts.find_by_login(tx, name); }));
  if (!account) return error(ErrorCode::not_found, "no account '{}'; 'sekimori account list' shows them", name);
  return "account:" + account->id;
}

Result<share::Reader> reader_named(node::Node& node, std::string_view text) {
  share::Reader reader;
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos)
    if (const auto most = stix::tlp_from_identifier(text.substr(colon + 1)); most && *most != stix::Tlp::unmarked) {
      reader.most = *most;
      text = text.substr(0, colon);
    }
  reader.who = TRY(somebody_named(node, text));
  return reader;
}

Result<void> read_collection_options(const Arguments& arguments, node::Node& node, share::Collection& into) {
  if (arguments.has("description")) into.description = arguments.value("description");
  if (arguments.has("intake")) {
    const std::string wish = arguments.value("intake");
    if (wish != "yes" && wish != "no") return error(ErrorCode::usage, "--intake: yes or no is needed");
    into.intake = wish == "yes";
  }
  if (arguments.has("alias")) into.alias = arguments.value("alias");
  if (arguments.has("read")) into.readers.clear();
  for (const std::string& text : arguments.all("read")) into.readers.push_back(TRY(reader_named(node, text)));
  if (arguments.has("write")) into.writers.clear();
  for (const std::string& text : arguments.all("write")) into.writers.push_back(TRY(somebody_named(node, text)));
  return {};
}

void print_collection(Surroundings& at, const Arguments& arguments, const share::Collection& collection) {
  if (arguments.has("json")) at.out(to_json(collection).dump() + "\n");
  else
    at.out(
        fmt::format("{} {}/{} {}\n", collection.id, collection.root, collection.alias.empty() ? "-" : collection.alias, collection.title));
}

}  // namespace sekimori::cli
