// A verb is one thing the command line can do. Each lives in a file of its own, verb_<name>.cpp:
//
//   namespace sekimori::cli {
//   namespace {
//   Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
//     for (const std::string& path : arguments.rest) at.out(path + "\n");
//     return ExitCode::ok;
//   }
//   }  // namespace
//   extern const Verb verb_text;
//   const Verb verb_text{
//       .name = "text",
//       .summary = {.ja = "ファイルの文章を取り出す", .en = "print the text of a file"},
//       .options = {{.name = "json", .help = {.ja = "JSON で出力", .en = "print JSON"}}},
//       .rest = "FILE", .least_rest = 1, .most_rest = 1,
//       .run = run};
//   }
//
// Every option can also be given as SEKIMORI_<NAME> (upper case, '-' as '_') or as a key in sekimori.toml; the flag
// wins over the variable, the variable over the file. An Error returned by run() is printed and becomes its exit code.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/files.h"
#include "base/language.h"
#include "base/processes.h"
#include "base/random.h"
#include "base/result.h"

namespace sekimori::cli {

// docs/contract.md, exit codes.
enum class ExitCode : int {
  ok = 0,
  failure = 1,
  usage = 2,
  not_found = 3,
  not_permitted = 4,
  conflict = 5,
  invalid_input = 6,
  unreachable = 7,
  integrity = 8,
  partial = 9,
  interrupted = 130,
};

enum class OptionKind { flag, value, repeated };

struct Option {
  std::string_view name;  // without the dashes: "id-from-name"
  OptionKind kind = OptionKind::flag;
  std::string_view metavar = {};  // "FILE"; for value and repeated
  Text help;
  std::string_view fallback = {};  // printed in the help; what value() returns when nothing was given
  char letter = 0;                 // 'o' for -o
};

// What the user gave.
struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // flags have one value, "true"
  std::vector<std::string> rest;

  bool has(std::string_view option) const { return values.contains(option); }
  std::string value(std::string_view option, std::string_view fallback = {}) const;
  std::vector<std::string> all(std::string_view option) const;
};

// What a verb may touch.
struct Surroundings {
  Clock& clock;
  Random& random;
  Files& files;
  Processes& processes;
  Language language;
  bool errors_on_terminal;  // progress is shown only then
  Path program;             // this very binary, for starting confined children

  void out(std::string_view text);   // stdout, buffered; a failed write (full disk, closed pipe) ends in exit code 1
  void note(std::string_view text);  // stderr
  void say(const Text& text) { note(std::string(text.in(language)) + "\n"); }
};

struct Verb {
  std::string_view name;  // "scan", or noun and verb: "secret list"
  Text summary;
  std::vector<Option> options;
  std::string_view rest = {};  // what the positional arguments are: "PATH..."
  size_t least_rest = 0;
  size_t most_rest = 0;  // SIZE_MAX: any number
  Result<ExitCode> (*run)(Surroundings& at, const Arguments& arguments) = nullptr;
  bool hidden = false;  // not listed in the help: children that the program starts itself
};

// Every verb, by name.
const std::vector<const Verb*>& verbs();

// Set by Ctrl-C or SIGTERM; long loops look at it and return ErrorCode::interrupted.
bool interrupted();

// The node's data directory: --data > SEKIMORI_DATA > $XDG_DATA_HOME/sekimori > ~/.local/share/sekimori.
Path data_directory(const Arguments& arguments);

}  // namespace sekimori::cli
