#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/json.h"
#include "cli/settings_file.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

bool is_secret(std::string_view name) { return name.contains("password") || name.contains("token") || name.contains("secret"); }

// Every setting that is given somewhere, with the value in force and where it comes from. Values of secret settings
// are not shown.
Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const SettingsFile settings = TRY(SettingsFile::load(at.files, data_directory(arguments)));
  std::set<std::string> names;
  for (const Verb* verb : verbs())
    for (const Option& option : verb->options) names.emplace(option.name);
  names.emplace("lang");
  Json list = Json::array();
  const auto show = [&](const std::string& name, const std::string& value, std::string_view from) {
    const std::string shown = is_secret(name) ? "***" : value;
    if (arguments.has("json")) list.push(Json::object({{"name", name}, {"value", shown}, {"from", from}}));
    else at.out(fmt::format("{} = {}  ({})\n", name, shown, from));
  };
  const std::string data = arguments.value("data");
  const char* variable_of_data = std::getenv("SEKIMORI_DATA");
  const bool from_file = settings.find("data") == std::vector<std::string>{data};
  show("data", data_directory(arguments).string(),
       data.empty()                                              ? "default"
       : variable_of_data != nullptr && data == variable_of_data ? "SEKIMORI_DATA"
       : from_file                                               ? "sekimori.toml"
                                                                 : "flag");
  for (const std::string& name : names) {
    if (name == "data" || name == "json") continue;
    std::string variable = "SEKIMORI_" + name;
    std::ranges::transform(variable, variable.begin(),
                           [](char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
    if (const char* value = std::getenv(variable.c_str()); value != nullptr && *value != 0) {
      show(name, value, variable);
    } else if (const auto values = settings.find(name)) {
      std::string joined;
      for (const std::string& item : *values) joined += (joined.empty() ? "" : ", ") + item;
      show(name, joined, "sekimori.toml");
    }
  }
  for (const auto& [name, values] : settings.values())
    if (!names.contains(name)) at.note(fmt::format("sekimori.toml: no setting is named '{}'\n", name));
  if (arguments.has("json")) at.out(list.dump() + "\n");
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_config_show;
const Verb verb_config_show{
    .name = "config show",
    .summary = {.ja = "有効な設定とその出どころを表示する", .en = "show the settings in force and where each comes from"},
    .options = {{.name = "json", .help = {.ja = "JSON で出力", .en = "print JSON"}},
                {.name = "data", .kind = OptionKind::value, .metavar = "DIR", .help = {.ja = "データの場所", .en = "data directory"}}},
    .run = run};

}  // namespace sekimori::cli
