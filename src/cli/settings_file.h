// sekimori.toml: the lowest of the three places a setting can come from (flag > SEKIMORI_* > file > default).
// Read from $SEKIMORI_CONFIG, else from DATA/sekimori.toml, where DATA is --data, SEKIMORI_DATA or the default; absent
// is fine. A file inside DATA cannot name another DATA.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"

namespace sekimori::cli {

class SettingsFile {
 public:
  // invalid_input with file and line when the file is not TOML; keys are top-level strings, numbers, booleans or
  // arrays of strings, named like the options.
  static Result<SettingsFile> load(Files& files, const Path& data);
  static Result<SettingsFile> parse(std::string_view text, std::string_view name);

  std::optional<std::vector<std::string>> find(std::string_view key) const;
  const std::map<std::string, std::vector<std::string>, std::less<>>& values() const { return values_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace sekimori::cli
