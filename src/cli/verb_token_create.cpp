#include <charconv>

#include "cli/node_access.h"
#include "feature/watch/ingest_scope.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    const std::string login = arguments.value("login");
    if (login.empty() || !arguments.has("scope"))
      return error(ErrorCode::usage, "--login NAME and --scope ingest|ingest:SOURCE|share|api are needed");
    record::TokenDraft draft;
    draft.label = arguments.value("label", "command line");
    const std::string days_text = arguments.value("days");
    int days = 0;
    const auto parsed = std::from_chars(days_text.data(), days_text.data() + days_text.size(), days);
    if (parsed.ec != std::errc() || parsed.ptr != days_text.data() + days_text.size() || days < 1 || days > 730)
      return error(ErrorCode::usage, "--days {}: a number from 1 to 730", days_text);
    draft.expires_at = {at.clock.now().nanoseconds + days * nanoseconds_per_day};
    draft.scopes = TRY(watch::token_scopes(node.sources(), actor, arguments.all("scope")));
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::create;
    change.reason = arguments.value("reason", "command line");
    const auto made = node.database().write([&](sql::Transaction& tx) -> Result<record::NewToken> {
      const auto account = TRY(node.records().accounts.find_by_login(tx, login));
      if (!account) return error(ErrorCode::not_found, "no account '{}'; make it with 'sekimori account create'", login);
      draft.account = account->id;
      return node.records().tokens.create(tx, draft, change);
    });
    if (!made) return std::unexpected(made.error());
    if (arguments.has("json"))
      at.out(Json::object({{"id", made->id}, {"token", made->text.reveal()}, {"expires_at", draft.expires_at.to_rfc3339(0)}}).dump() +
             "\n");
    else at.out(made->text.reveal() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_token_create;
const Verb verb_token_create{
    .name = "token create",
    .summary = {.ja = "トークンを作る (一度だけ表示)", .en = "make a token; it is shown once"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                login_option(),
                {.name = "scope",
                 .kind = OptionKind::repeated,
                 .metavar = "SCOPE",
                 .help = {.ja = "ingest、ingest:SOURCE、share、api", .en = "ingest, ingest:SOURCE, share or api; may be given again"}},
                {.name = "days",
                 .kind = OptionKind::value,
                 .metavar = "N",
                 .help = {.ja = "有効な日数", .en = "days it is valid"},
                 .fallback = "365"},
                {.name = "label", .kind = OptionKind::value, .metavar = "TEXT", .help = {.ja = "何に使うか", .en = "what it is for"}},
                reason_option(),
                json_option()},
    .run = run};

}  // namespace sekimori::cli
