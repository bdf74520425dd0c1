// `sekimori hub received import FILE --source NAME`: a file of STIX or MISP that another house handed over, first in words.
#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::WarningFile file;
  file.name = arguments.rest.front().substr(arguments.rest.front().find_last_of('/') + 1);
  file.content = TRY(at.files.read_text(arguments.rest.front(), share::largest_warning_file));
  file.title = arguments.value("title");
  if (arguments.has("tlp")) file.label = TRY(tlp_named("tlp", arguments.value("tlp")));
  if (arguments.has("dry-run")) {
    const share::FileTold told = TRY(share::preview_file(file));
    if (arguments.has("json")) at.out(to_json(told).dump() + "\n");
    else at.out(told.said.in(at.language) + "\n");
    for (const std::string& one : told.problems) at.note(one + "\n");
    return told.problems.empty() ? ExitCode::ok : ExitCode::partial;
  }
  file.source = TRY(needed(arguments, "source"));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const std::vector<std::string> fresh = TRY(node.share().files->take(who, file));
    Json numbers = Json::array();
    for (const std::string& one : fresh) numbers.push(one);
    print(at, arguments, Json::object({{"fresh", std::move(numbers)}}));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_received_import;
const Verb verb_hub_received_import{
    .name = "hub received import",
    .summary = {.ja = "ほかの機関から渡された STIX・MISP のファイルを、外から届いた警告として取り込む",
                .en = "take a file of STIX or MISP that another house handed over as warnings from outside"},
    .options = safeguard_options(
        {value_option("source", "NAME", {.ja = "渡した情報源 (hub source set で登録)", .en = "who handed it over (hub source set)"}),
         value_option(
             "tlp", "LABEL",
             {.ja = "ファイルにラベルがないときの、渡した側が言ったラベル", .en = "the label as it was said, where the file bears none"}),
         value_option("title", "TEXT", {.ja = "報告のないファイルに付ける題", .en = "title for a file without a report"}),
         flag_option("dry-run", {.ja = "取り込まずに内容を言葉で見る", .en = "say what is in it, take nothing"})}),
    .rest = "FILE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
