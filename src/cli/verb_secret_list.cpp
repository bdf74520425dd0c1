#include "cli/as_of_option.h"
#include "cli/node_access.h"
#include "feature/protect/register.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto day = TRY(day_of(arguments, "as-of"));
  std::optional<Instant> known_at;
  if (const std::string text = arguments.value("known-at"); !text.empty()) known_at = TRY(Instant::parse(text));
  return with_node(at, arguments, [&](node::Node& node, const record::Actor& actor) -> Result<ExitCode> {
    record::AsOf as_of;
    if (day) as_of.valid_at = node.zone().end_of(*day);
    as_of.known_at = known_at;
    const auto secrets = TRY(node.reg().secrets(actor, as_of));
    if (secrets.empty() && !arguments.has("json"))
      at.say({.ja = "台帳にはまだ営業秘密がありません。'sekimori secret import FILE' で取り込めます。",
              .en = "The register holds no secrets yet; 'sekimori secret import FILE' takes them in."});
    for (const protect::SecretRecord& item : secrets) {
      if (arguments.has("json")) {
        Json row = to_json(item.secret);
        row.set("id", item.id.to_string());
        at.out(row.dump() + "\n");
      } else {
        at.out(fmt::format("{:<10} {:<4} {}\n", item.secret.number, name_of(item.secret.level).in(at.language), item.secret.title));
      }
    }
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_secret_list;
const Verb verb_secret_list{
    .name = "secret list",
    .summary = {.ja = "営業秘密の一覧を表示する", .en = "list the registered secrets"},
    .options = {data_option(),
                passphrase_option(),
                database_option(),
                json_option(),
                as_of_option,
                {.name = "known-at",
                 .kind = OptionKind::value,
                 .metavar = "TIME",
                 .help = {.ja = "その時までに記録されたものだけ", .en = "only what was recorded by then (RFC 3339)"}}},
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
