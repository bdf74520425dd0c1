#include "cli/command_line.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "base/text.h"
#include "cli/settings_file.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

std::atomic<bool> stop_asked{false};
std::atomic<bool> output_failed{false};

void ask_to_stop(int) { stop_asked = true; }

std::string variable_name(std::string_view option) {
  std::string name = "SEKIMORI_" + std::string(option);
  std::ranges::transform(name, name.begin(), [](char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  return name;
}

// --lang > SEKIMORI_LANG > LC_ALL > LC_MESSAGES > LANG > English.
Language choose_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    std::string_view tag;
    if (word == "--lang" && i + 1 < argc) tag = argv[i + 1];
    else if (word.starts_with("--lang=")) tag = word.substr(7);
    if (auto language = language_of(tag)) return *language;
  }
  for (const char* name : {"SEKIMORI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == 0) continue;
    if (auto language = language_of(value)) return *language;
  }
  return Language::en;
}

void print_error(Language language, const Error& problem) {
  const auto& row = describe(problem.code);
  const std::string text = fmt::format("sekimori: {} {}\n", language == Language::ja ? row.ja : row.en, problem.message);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// CLI11 keeps references into these while it parses.
struct Slot {
  const Option* option;
  std::string value;
  std::vector<std::string> many;
  bool flag = false;
  CLI::Option* handle = nullptr;
};
struct Binding {
  const Verb* verb;
  CLI::App* app = nullptr;
  std::deque<Slot> slots;
  std::vector<std::string> rest;
};

const Option lang_option{.name = "lang", .kind = OptionKind::value, .metavar = "ja|en", .help = {.ja = "言語", .en = "language of messages"}};

void bind(Binding& binding, Language language) {
  const auto add = [&](const Option& option) {
    Slot& slot = binding.slots.emplace_back();
    slot.option = &option;
    std::string names = option.letter != 0 ? fmt::format("-{},--{}", option.letter, option.name) : fmt::format("--{}", option.name);
    std::string help(option.help.in(language));
    if (!option.fallback.empty()) help += fmt::format(" [{}]", option.fallback);
    switch (option.kind) {
      case OptionKind::flag: slot.handle = binding.app->add_flag(names, slot.flag, help); break;
      case OptionKind::value: slot.handle = binding.app->add_option(names, slot.value, help); break;
      case OptionKind::repeated: slot.handle = binding.app->add_option(names, slot.many, help)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll); break;
    }
    if (!option.metavar.empty()) slot.handle->type_name(std::string(option.metavar));
  };
  for (const Option& option : binding.verb->options) add(option);
  add(lang_option);
  if (!binding.verb->rest.empty())
    binding.app->add_option(std::string(binding.verb->rest), binding.rest)->type_name("");
}

Result<Arguments> collect(Binding& binding, const SettingsFile& settings) {
  Arguments out;
  for (Slot& slot : binding.slots) {
    const std::string name(slot.option->name);
    if (slot.handle->count() > 0) {
      if (slot.option->kind == OptionKind::flag) out.values[name] = {"true"};
      else if (slot.option->kind == OptionKind::value) out.values[name] = {slot.value};
      else out.values[name] = slot.many;
    } else if (const char* variable = std::getenv(variable_name(name).c_str()); variable != nullptr && *variable != 0) {
      if (slot.option->kind != OptionKind::flag) out.values[name] = {variable};
      else if (std::string_view(variable) == "1" || std::string_view(variable) == "true") out.values[name] = {"true"};
    } else if (auto value = settings.find(name)) {
      if (slot.option->kind != OptionKind::flag) out.values[name] = *value;
      else if (*value == std::vector<std::string>{"true"}) out.values[name] = {"true"};
    } else if (!slot.option->fallback.empty()) {
      out.values[name] = {std::string(slot.option->fallback)};
    }
  }
  out.rest = std::move(binding.rest);
  if (out.rest.size() < binding.verb->least_rest)
    return error(ErrorCode::usage, "{} is missing; see 'sekimori {} --help'", binding.verb->rest, binding.verb->name);
  if (out.rest.size() > binding.verb->most_rest)
    return error(ErrorCode::usage, "one argument too many: '{}'", out.rest.at(binding.verb->most_rest));
  return out;
}

}  // namespace

std::string Arguments::value(std::string_view option, std::string_view fallback) const {
  const auto found = values.find(option);
  return found == values.end() || found->second.empty() ? std::string(fallback) : found->second.back();
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  const auto found = values.find(option);
  return found == values.end() ? std::vector<std::string>() : found->second;
}

void Surroundings::out(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) output_failed = true;
}
void Surroundings::note(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool interrupted() { return stop_asked; }

Path data_directory(const Arguments& arguments) {
  if (const std::string given = arguments.value("data"); !given.empty()) return given;
  if (const char* given = std::getenv("SEKIMORI_DATA"); given != nullptr && *given != 0) return given;
  if (const char* xdg = std::getenv("XDG_DATA_HOME"); xdg != nullptr && *xdg != 0) return Path(xdg) / "sekimori";
  const char* home = std::getenv("HOME");
  return Path(home != nullptr ? home : "/") / ".local/share/sekimori";
}

int run_command_line(int argc, char** argv) {
  const Language language = choose_language(argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  struct sigaction action{};
  action.sa_handler = ask_to_stop;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);

  const Text about{.ja = "関守 - 技術上の秘密を守り、動きを見張り、証明する", .en = "Sekimori - keeps technical secrets, sees them move, proves both"};
  CLI::App app{std::string(about.in(language)), "sekimori"};
  app.require_subcommand(1);
  std::string root_language;  // read by choose_language() already; accepted here so that it may stand before the verb
  app.add_option("--lang", root_language, std::string(lang_option.help.in(language)))->type_name("ja|en");
  app.set_version_flag("--version", "sekimori " SEKIMORI_VERSION);
  std::deque<Binding> bindings;
  std::map<std::string, CLI::App*> nouns;
  for (const Verb* verb : verbs()) {
    Binding& binding = bindings.emplace_back();
    binding.verb = verb;
    const size_t blank = verb->name.find(' ');
    CLI::App* parent = &app;
    std::string leaf(verb->name);
    if (blank != std::string_view::npos) {
      const std::string noun(verb->name.substr(0, blank));
      if (!nouns.contains(noun)) {
        nouns[noun] = app.add_subcommand(noun);
        nouns[noun]->require_subcommand(1);
      }
      parent = nouns[noun];
      leaf = verb->name.substr(blank + 1);
    }
    binding.app = parent->add_subcommand(leaf, std::string(verb->summary.in(language)));
    if (verb->hidden) binding.app->group("");
    bind(binding, language);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const int code = app.exit(problem);
    return code == 0 ? 0 : static_cast<int>(ExitCode::usage);
  }
  for (Binding& binding : bindings) {
    if (!binding.app->parsed()) continue;
    Surroundings at{system_clock(), system_random(), system_files(), system_processes(), language, ::isatty(2) == 1, "/proc/self/exe"};
    const auto run = [&]() -> Result<ExitCode> {
      const SettingsFile settings = TRY(SettingsFile::load(at.files));
      return binding.verb->run(at, TRY(collect(binding, settings)));
    };
    Result<ExitCode> done = run();
    if (std::fflush(stdout) != 0) output_failed = true;
    if (!done) {
      print_error(language, done.error());
      return describe(done.error().code).exit_code;
    }
    if (output_failed && *done == ExitCode::ok) {
      print_error(language, Error{ErrorCode::failure, "writing the output failed"});
      return static_cast<int>(ExitCode::failure);
    }
    return static_cast<int>(*done);
  }
  return static_cast<int>(ExitCode::usage);
}

}  // namespace sekimori::cli
