#include <toml++/toml.h>

#include "cli/node_access.h"
#include "node/first_run.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<Json> to_json(const toml::node& node, std::string_view where) {
  if (const auto text = node.value_exact<std::string>()) return Json(*text);
  if (const auto number = node.value_exact<std::int64_t>()) return Json(*number);
  if (const auto flag = node.value_exact<bool>()) return Json(*flag);
  if (const auto* list = node.as_array()) {
    Json out = Json::array();
    for (const toml::node& item : *list) out.push(TRY(to_json(item, where)));
    return out;
  }
  if (const auto* table = node.as_table()) {
    Json out = Json::object();
    for (const auto& [key, value] : *table) out.set(key.str(), TRY(to_json(value, where)));
    return out;
  }
  return error(ErrorCode::invalid_input, "{}:{}: text, a number, true or false, a list or a table", where, node.source().begin.line);
}

Result<Json> read_answers(Files& files, const std::string& path) {
  const std::string text = TRY(files.read_text(path, std::uint64_t(1) << 20));
  try {
    return to_json(toml::parse(text, path), path);
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}:{}: {}", path, problem.source().begin.line, problem.description());
  }
}

// The administrator of the answers: made when there is no account yet, with the password in the file that the answers name.
Result<void> make_administrator(Surroundings& at, node::Node& node, const Json& answers) {
  const std::string file(answers["password_file"].text());
  const auto count = TRY(node.database().read([&](sql::Transaction& tx) { return node.records().accounts.count(tx); }));
  if (count > 0) return {};
  if (file.empty()) return error(ErrorCode::invalid_input, "administrator.password_file: the file whose first line is the password");
  const auto password = TRY(ledger::read_passphrase(at.files, file));
  record::AccountDraft draft;
  draft.login = answers["login"].text();
  draft.roles = {record::Role::system_admin};
  record::Change change;
  change.actor = record::Actor::system("set-up");
  change.verb = record::Verb::create;
  change.reason = "first set-up";
  TRY(node.database().write([&](sql::Transaction& tx) { return node.records().accounts.create(tx, draft, password, change); }));
  return {};
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string path = arguments.value("answers");
  const Json answers = path.empty() ? Json::object() : TRY(read_answers(at.files, path));
  for (const auto& [name, value] : answers.members()) {
    const auto card = record::set_up_card_from_identifier(name);
    if (!card)
      return error(ErrorCode::invalid_input, "{}: [{}] is no card: organisation, offices, administrator, levels, source, hub", path, name);
    Json plain = value;
    if (plain.is_object()) plain.erase("password_file");
    if (auto good = record::SetUpBook::check(*card, plain); !good) return std::unexpected(std::move(good).error().at(path));
  }
  // Everything was checked before anything is done.
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    record::SetUpBook book(node.database(), node.records().records, node::first_run_effects(node));
    for (std::size_t i = 0; i < record::set_up_card_count; ++i) {
      const auto card = static_cast<record::SetUpCard>(i);
      const Json* given = answers.find(record::identifier_of(card));
      if (given == nullptr) continue;
      Json plain = *given;
      if (card == record::SetUpCard::administrator) {
        TRY(make_administrator(at, node, *given));
        plain.erase("password_file");
      }
      TRY(book.answer(actor, card, plain));
    }
    const Json state = TRY(book.state(actor));
    if (arguments.has("json")) {
      at.out(state.dump() + "\n");
      return ExitCode::ok;
    }
    for (const Json& card : state["cards"].items())
      at.out(fmt::format("{}\t{}\n", card["card"].text(), card["done"].bool_or(false) ? "done" : "open"));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_init;
const Verb verb_init{
    .name = "init",
    .summary = {.ja = "初期設定の六枚のカードにファイルで答える", .en = "answer the six cards of the first run from a file"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                {.name = "answers",
                 .kind = OptionKind::value,
                 .metavar = "FILE",
                 .help = {.ja = "答え (TOML)。無ければ状態だけを出す", .en = "answers (TOML); without it the state alone is printed"}},
                json_option()},
    .run = run};

}  // namespace sekimori::cli
