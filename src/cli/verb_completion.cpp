#include "cli/verb.h"

namespace sekimori::cli {
namespace {

// The words that may follow `sekimori`, by first word, and each verb's options: enough for a shell to complete from.
std::string bash_script() {
  std::map<std::string, std::string> second;
  std::string first;
  std::string options;
  for (const Verb* verb : verbs()) {
    if (verb->hidden) continue;
    const std::string name(verb->name);
    const size_t blank = name.find(' ');
    if (blank == std::string::npos) {
      first += name + " ";
    } else {
      if (!second.contains(name.substr(0, blank))) first += name.substr(0, blank) + " ";
      second[name.substr(0, blank)] += name.substr(blank + 1) + " ";
    }
    options += "    '" + name + "') words='--help --lang";
    for (const Option& option : verb->options) options += " --" + std::string(option.name);
    options += "' ;;\n";
  }
  std::string out = "# bash completion for sekimori; put it into /etc/bash_completion.d/ or source it\n_sekimori() {\n  local word=\"${COMP_WORDS[COMP_CWORD]}\" words=''\n";
  out += "  if [ \"$COMP_CWORD\" = 1 ]; then COMPREPLY=( $(compgen -W '" + first + "' -- \"$word\") ); return; fi\n";
  out += "  if [ \"$COMP_CWORD\" = 2 ]; then\n    case \"${COMP_WORDS[1]}\" in\n";
  for (const auto& [noun, leaves] : second) out += "      " + noun + ") COMPREPLY=( $(compgen -W '" + leaves + "' -- \"$word\") ); return ;;\n";
  out += "    esac\n  fi\n";
  out += "  local verb=\"${COMP_WORDS[1]}\"\n  case \"$verb\" in ";
  std::string nouns;
  for (const auto& [noun, leaves] : second) nouns += (nouns.empty() ? "" : "|") + noun;
  out += (nouns.empty() ? std::string("''") : nouns) + ") verb=\"$verb ${COMP_WORDS[2]}\" ;; esac\n";
  out += "  case \"$verb\" in\n" + options + "  esac\n";
  out += "  case \"$word\" in -*) COMPREPLY=( $(compgen -W \"$words\" -- \"$word\") ) ;; *) COMPREPLY=( $(compgen -f -- \"$word\") ) ;; esac\n}\n";
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
