// All rules that are to be applied together: read, checked against one another, filters worked in.
//
//   RuleSet rules = load_directory(files, "rules/", {});
//   for (const RejectedRule& rejected : rules.rejected) ...;       // file, line, reason
//
// A RuleSet is immutable after loading; the detector (hunt/detector.h) compiles it.
#pragma once

#include <memory>
#include <vector>

#include "base/files.h"
#include "engine/detect/rules/rule_reader.h"

namespace sekimori::detect {

struct LoadOptions {
  std::shared_ptr<const Placeholders> placeholders;  // null: rules with `expand` are refused
  std::uint64_t most_bytes_per_file = 1 << 20;
  size_t most_files = 100'000;
};

struct RuleSet {
  std::vector<Rule> rules;
  std::vector<Correlation> correlations;
  std::vector<RejectedRule> rejected;  // by file, line
  size_t files = 0;
  size_t loaded = 0;  // files of which nothing was refused
};

// A file of rules with its name, for rules that do not stand on the disk.
struct RuleText {
  std::string file;
  std::string text;
};

// Reads *.yml and *.yaml below `path` (or the one file `path`), sorted by path bytes; info.yml and names beginning with
// a dot are no rules. Errors: not_found and the like for `path` itself; whatever is wrong inside goes to `rejected`.
Result<RuleSet> load_directory(Files& files, const Path& path, const LoadOptions& options);
Result<RuleSet> load_directories(Files& files, const std::vector<Path>& paths, const LoadOptions& options);
RuleSet load_texts(const std::vector<RuleText>& texts, const LoadOptions& options);

// Our own rules for insiders (rules/*.yml of the repository), built into the program.
const std::vector<RuleText>& own_rule_texts();
RuleSet own_rules(const LoadOptions& options = {});

}  // namespace sekimori::detect
