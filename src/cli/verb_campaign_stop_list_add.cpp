#include "base/text.h"
#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

// MISP's lists lie as NAME/list.json.
std::string name_of_file(const Path& path) {
  const std::string own = path.stem().string();
  return ascii_lower(own == "list" && path.has_parent_path() ? path.parent_path().filename().string() : own);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (arguments.has("name") && arguments.rest.size() > 1) return error(ErrorCode::usage, "--name is of one file");
  std::vector<share::BroughtList> lists;
  for (const std::string& file : arguments.rest)
    lists.push_back({.name = arguments.value("name", name_of_file(file)),
                     .file = Path(file).filename().string(),
                     .text = TRY(at.files.read_text(file, share::largest_original))});
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::BroughtList& one : lists)
          out.push_back(TRY(hub.campaigns.add_stop_list(who, one, arguments.value("reason", "taken in"))));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{} {} ({})", one["name"].text(), one["entries"].integer_or(0), one["unusable"].integer_or(0));
      });
}

}  // namespace

extern const Verb verb_campaign_stop_list_add;
const Verb verb_campaign_stop_list_add{
    .name = "campaign stop-list add",
    .summary = {.ja = "結び付けに使わない値の一覧 (MISP の警告リスト、または 1 行に 1 つ) を取り込み、結び付けをやり直す",
                .en = "take in stop-lists (MISP warning lists, or one value a line); campaigns are made anew under them"},
    .options = safeguard_options({value_option("name", "NAME",
                                               {.ja = "ここでの名前 (なければファイルかフォルダの名前)",
                                                .en = "its name here (else that of the file or its folder)"}),
                                  reason_option()}),
    .rest = "FILE...",
    .least_rest = 1,
    .most_rest = SIZE_MAX,
    .run = run};

}  // namespace sekimori::cli
