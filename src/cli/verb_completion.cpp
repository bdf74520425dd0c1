#include <set>

#include "cli/verb.h"

namespace sekimori::cli {
namespace {

// The words that may follow `sekimori`, by first word, and each verb's options: enough for a shell to complete from.
std::string bash_script() {
  std::map<std::string, std::set<std::string>> next;  // words so far -> words that may follow
  std::string options;
  for (const Verb* verb : verbs()) {
    if (verb->hidden) continue;
    const std::string name(verb->name);
    for (size_t from = 0; from <= name.size();) {
      const size_t end = std::min(name.find(' ', from), name.size());
      next[from == 0 ? std::string() : name.substr(0, from - 1)].insert(name.substr(from, end - from));
      from = end + 1;
    }
    options += "    '" + name + "') words='--help --lang";
    for (const Option& option : verb->options) options += " --" + std::string(option.name);
    options += "' ;;\n";
  }
  std::string out =
      "# bash completion for sekimori; put it into /etc/bash_completion.d/ or source it\n_sekimori() {\n  local "
      "word=\"${COMP_WORDS[COMP_CWORD]}\" words='' verb='' i\n";
  out += "  for ((i = 1; i <= COMP_CWORD; i++)); do\n    case \"$verb\" in\n";
  for (const auto& [before, words] : next) {
    std::string list;
    for (const std::string& word : words) list += word + " ";
    out +=
        "      '" + before + "') [ \"$i\" = \"$COMP_CWORD\" ] && { COMPREPLY=( $(compgen -W '" + list + "' -- \"$word\") ); return; } ;;\n";
  }
  out += "      *) break ;;\n    esac\n    verb=\"${verb:+$verb }${COMP_WORDS[i]}\"\n  done\n";
  out += "  case \"$verb\" in\n" + options + "  esac\n";
  out +=
      "  case \"$word\" in -*) COMPREPLY=( $(compgen -W \"$words\" -- \"$word\") ) ;; *) COMPREPLY=( $(compgen -f -- \"$word\") ) ;; "
      "esac\n}\n";
  out += "complete -o filenames -F _sekimori sekimori\n";
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (arguments.rest[0] != "bash") return error(ErrorCode::usage, "completion is there for bash, not for '{}'", arguments.rest[0]);
  at.out(bash_script());
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_completion;
const Verb verb_completion{.name = "completion",
                           .summary = {.ja = "シェルの補完スクリプトを表示する", .en = "print a completion script for the shell"},
                           .options = {},
                           .rest = "SHELL",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
