#include "cli/settings_file.h"

#include <toml++/toml.h>

#include <cstdlib>

namespace sekimori::cli {
namespace {

std::optional<std::string> scalar(const toml::node& node) {
  if (auto text = node.value_exact<std::string>()) return *text;
  if (auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (auto real = node.value_exact<double>()) return fmt::format("{}", *real);
  if (auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  return {};
}

}  // namespace

Result<SettingsFile> SettingsFile::parse(std::string_view text, std::string_view name) {
  SettingsFile out;
  try {
    const toml::table table = toml::parse(text, name);
    for (const auto& [key, node] : table) {
      std::vector<std::string>& values = out.values_[std::string(key.str())];
      if (const auto* array = node.as_array()) {
        for (const auto& item : *array)
          if (auto value = scalar(item)) values.push_back(*value);
      } else if (auto value = scalar(node)) {
        values.push_back(*value);
      } else {
        return error(ErrorCode::invalid_input, "{}:{}: '{}' must be text, a number, true or false, or a list of these", name,
                     node.source().begin.line, std::string_view(key.str()));
      }
    }
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}:{}: {}", name, problem.source().begin.line, problem.description());
  }
  return out;
}

Result<SettingsFile> SettingsFile::load(Files& files, const Path& data) {
  const auto read = [&](const Path& path) -> Result<SettingsFile> {
    const std::string text = TRY(files.read_text(path, std::uint64_t(1) << 20));
    return parse(text, path.string());
  };
  if (const char* given = std::getenv("SEKIMORI_CONFIG"); given != nullptr && *given != 0) return read(given);
  const Path path = data / "sekimori.toml";
  if (!files.exists(path)) return SettingsFile();
  SettingsFile out = TRY(read(path));
  if (out.find("data"))
    return error(ErrorCode::invalid_input,
                 "{}: 'data' cannot stand in the data directory's own file; use --data, SEKIMORI_DATA or SEKIMORI_CONFIG", path.string());
  return out;
}

std::optional<std::vector<std::string>> SettingsFile::find(std::string_view key) const {
  const auto found = values_.find(key);
  if (found == values_.end()) return {};
  return found->second;
}

}  // namespace sekimori::cli
