// `sekimori hub source set NAME`: a house outside that tells this hub of attacks, and what of it goes on by itself.
#include "cli/hub_access.h"
#include "cli/options.h"

namespace sekimori::cli {
namespace {

Result<share::OutsideSource> source_of(node::Node& node, const Arguments& arguments) {
  const std::string& name = arguments.rest.front();
  share::OutsideSource source = TRY(node.share().sources.of(name));
  if (arguments.has("title")) source.title = arguments.value("title");
  if (arguments.has("address")) source.address = arguments.value("address");
  if (arguments.has("member"))
    source.member = TRY(node.share().members.find(record::Actor::system("share"), arguments.value("member"))).value.number;
  while (source.address.ends_with('/')) source.address.pop_back();
  if (arguments.has("class")) {
    const auto kind = share::source_class_from(arguments.value("class"));
    if (!kind) return error(ErrorCode::usage, "--class: '{}' is no class of sources", arguments.value("class"));
    source.kind = *kind;
  }
  if (arguments.has("direction")) {
    const auto direction = share::direction_from(arguments.value("direction"));
    if (!direction)
      return error(ErrorCode::usage, "--direction: '{}' is none of to_industry, to_government, within_industry",
                   arguments.value("direction"));
    source.direction = *direction;
  }
  if (arguments.has("collection")) source.collections.clear();
  for (const std::string& one : arguments.all("collection")) {
    const auto known = TRY(node.collections().find(record::Actor::system("share"), one));
    if (!known) return error(ErrorCode::not_found, "no collection '{}'", one);
    source.collections.push_back(known->id);
  }
  if (arguments.has("pass") || arguments.has("pass-nothing")) source.decisions.clear();
  for (const std::string& one : arguments.all("pass")) source.decisions.push_back(TRY(share::standing_decision_from(one)));
  return source;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const share::OutsideSource wish = TRY(source_of(node, arguments));
    print(at, arguments, to_json(TRY(node.share().sources.put(who, wish, arguments.value("reason", "agreed"))).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_source_set;
const Verb verb_hub_source_set{
    .name = "hub source set",
    .summary = {.ja = "外の情報源 (ほかのハブ、官公庁など) と、そこから来たものの扱いを決める",
                .en = "say who an outside source is (another hub, a ministry) and what of it goes on by itself"},
    .options = safeguard_options(
        {value_option("title", "TEXT", {.ja = "呼び名", .en = "what it is called"}),
         value_option("class", "CLASS",
                      {.ja = "種類: government, police, response_team, association, hub (既定)",
                       .en = "government, police, response_team, association, hub (usual)"}),
         value_option("direction", "WAY",
                      {.ja = "向き: to_industry, to_government, within_industry (既定)",
                       .en = "to_industry, to_government, within_industry (usual)"}),
         value_option(
             "address", "ADDRESS",
             {.ja = "こちらから送る先。そこから来たものは送り返さない", .en = "where it takes what we send; its own does not go back"}),
         value_option(
             "member", "M-001",
             {.ja = "会員としての番号。そこから来たものは渡し返さない", .en = "its number as a member: its own is not given back to it"}),
         repeated_option("collection", "COLLECTION", {.ja = "相手が書き込むコレクション", .en = "collection into which it pushes"}),
         repeated_option("pass", "LABEL=AUDIENCE[:LABEL[:KIND]]",
                         {.ja = "このラベルで来たものをそのまま流す先", .en = "to whom what comes under this label goes at once"}),
         flag_option("pass-nothing", {.ja = "自動では流さない", .en = "nothing goes on by itself any more"}), reason_option()}),
    .rest = "NAME",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
