#include "cli/command_line.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iostream>

#include "base/text.h"
#include "cli/noun_words.h"
#include "cli/settings_file.h"
#include "cli/verb.h"
#include "node/demo_clock.h"

namespace sekimori::cli {
namespace {

std::atomic<bool> stop_asked{false};
std::atomic<bool> output_failed{false};

void ask_to_stop(int) { stop_asked = true; }

std::string variable_name(std::string_view option) {
  std::string name = "SEKIMORI_" + std::string(option);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c))); });
  return name;
}

// What follows `flag` on the command line, looked up before the real parsing: the help needs the language and the
// settings need the data directory.
std::string_view flag_value(int argc, char** argv, std::string_view flag) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == flag && i + 1 < argc) return argv[i + 1];
    if (word.starts_with(flag) && word.substr(flag.size()).starts_with('=')) return word.substr(flag.size() + 1);
  }
  return {};
}

// --lang > SEKIMORI_LANG > sekimori.toml > LC_ALL > LC_MESSAGES > LANG > English.
Language choose_language(int argc, char** argv, const SettingsFile* settings) {
  if (auto language = language_of(flag_value(argc, argv, "--lang"))) return *language;
  if (const char* value = std::getenv("SEKIMORI_LANG"); value != nullptr)
    if (auto language = language_of(value)) return *language;
  if (settings != nullptr)
    if (const auto values = settings->find("lang"); values && !values->empty())
      if (auto language = language_of(values->front())) return *language;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == 0) continue;
    if (auto language = language_of(value)) return *language;
  }
  return Language::en;
}

void print_error(Language language, const Error& problem) {
  const auto& row = describe(problem.code);
  const std::string text = fmt::format("sekimori: {} {}\n", language == Language::ja ? row.ja : row.en, problem.in(language));
  std::fwrite(text.data(), 1, text.size(), stderr);
}

Error output_failure() { return error(ErrorCode::failure, "writing the output failed").error(); }

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

const Option lang_option{
    .name = "lang", .kind = OptionKind::value, .metavar = "ja|en", .help = {.ja = "言語", .en = "language of messages"}};

// The help as CLI11 lays it out, but arguments appear in the usage line only, as the verb names them.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_positionals(const CLI::App*) const override { return ""; }
  std::string make_option_usage(const CLI::Option* option) const override { return option->get_name(true); }
};

constexpr Text options_heading{.ja = "オプション", .en = "Options"};
constexpr Text verbs_heading{.ja = "動詞", .en = "Verbs"};

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
      case OptionKind::repeated:
        slot.handle =
            binding.app->add_option(names, slot.many, help)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        break;
    }
    slot.handle->group(std::string(options_heading.in(language)));
    if (!option.metavar.empty()) slot.handle->type_name(std::string(option.metavar));
  };
  for (const Option& option : binding.verb->options) add(option);
  add(lang_option);
  if (!binding.verb->rest.empty()) binding.app->add_option(std::string(binding.verb->rest), binding.rest)->type_name("");
}

// A misuse of the command line, said in the user's language.
std::unexpected<Error> misuse(Language language, const std::string& ja, const std::string& en) {
  return error(ErrorCode::usage, "{}", language == Language::ja ? ja : en);
}

Result<void> check_language(std::string_view tag, Language language) {
  if (tag.empty() || language_of(tag)) return {};
  return misuse(language, fmt::format("--lang は ja か en です('{}' ではありません)", tag),
                fmt::format("--lang is ja or en, not '{}'", tag));
}

// Why the command line was not understood. CLI11 says it in English only and with the words reversed.
std::unexpected<Error> explain(const CLI::ParseError& problem, CLI::App& app, Language language) {
  std::string where = "sekimori";
  for (const CLI::App* inner : app.get_subcommands()) {
    where += " " + inner->get_name();
    for (const CLI::App* leaf : inner->get_subcommands()) where += " " + leaf->get_name();
  }
  std::string words;
  for (const std::string& word : app.remaining(true)) words += (words.empty() ? "'" : " '") + word + "'";
  if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr) {
    if (words.empty())
      return misuse(language, fmt::format("動詞がありません。'{} --help' をご覧ください", where),
                    fmt::format("a verb is missing; see '{} --help'", where));
    return misuse(language, fmt::format("{} という動詞はありません。'{} --help' をご覧ください", words, where),
                  fmt::format("there is no verb {}; see '{} --help'", words, where));
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr)
    return misuse(language, fmt::format("{} は指定できません。'{} --help' をご覧ください", words, where),
                  fmt::format("{} was not expected; see '{} --help'", words, where));
  return misuse(language, fmt::format("オプションの値が正しくありません({})。'{} --help' をご覧ください", problem.what(), where),
                fmt::format("{}; see '{} --help'", problem.what(), where));
}

Result<Arguments> collect(Binding& binding, const SettingsFile& settings, Language language) {
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
  TRY(check_language(out.value("lang"), language));
  if (out.rest.size() < binding.verb->least_rest)
    return misuse(language, fmt::format("{} がありません。'sekimori {} --help' をご覧ください", binding.verb->rest, binding.verb->name),
                  fmt::format("{} is missing; see 'sekimori {} --help'", binding.verb->rest, binding.verb->name));
  if (out.rest.size() > binding.verb->most_rest) {
    const std::string& word = out.rest.at(binding.verb->most_rest);
    return misuse(language, fmt::format("引数が多すぎます: '{}'", word), fmt::format("one argument too many: '{}'", word));
  }
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
  // `sekimori help VERB` is `sekimori VERB --help`.
  std::vector<char*> words(argv, argv + argc);
  std::string help_flag = "--help";
  const bool asks_for_help = argc > 1 && std::string_view(argv[1]) == "help";
  if (asks_for_help) {
    words.erase(words.begin() + 1);
    words.push_back(help_flag.data());
  }
  Arguments early;
  if (const std::string_view data = flag_value(argc, argv, "--data"); !data.empty()) early.values["data"] = {std::string(data)};
  const Result<SettingsFile> settings = SettingsFile::load(system_files(), data_directory(early));
  const Language language = choose_language(argc, argv, settings ? &*settings : nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  struct sigaction action{};
  action.sa_handler = ask_to_stop;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);

  const Text about{.ja = "関守 - 技術上の秘密を守り、動きを見張り、証明する",
                   .en = "Sekimori - keeps technical secrets, sees them move, proves both"};
  CLI::App app{std::string(about.in(language)), "sekimori"};
  const auto in_language = [&](const Text& text) { return std::string(text.in(language)); };
  const std::string options_group = in_language(options_heading);
  app.formatter(std::make_shared<HelpFormatter>());
  app.get_formatter()->label("Usage", in_language({.ja = "使い方", .en = "Usage"}));
  app.get_formatter()->label("OPTIONS", in_language({.ja = "オプション", .en = "OPTIONS"}));
  app.get_formatter()->label("SUBCOMMAND", in_language({.ja = "動詞", .en = "VERB"}));
  app.option_defaults()->group(options_group);
  app.set_help_flag("-h,--help", in_language({.ja = "この説明を表示する", .en = "print this help"}))->group(options_group);
  app.footer(in_language({.ja = "一つの動詞の説明: sekimori help 動詞", .en = "About one verb: sekimori help VERB"}));
  app.require_subcommand(1);
  std::string root_language;  // read by choose_language() already; accepted here so that it may stand before the verb
  app.add_option("--lang", root_language, std::string(lang_option.help.in(language)))->type_name("ja|en");
  app.set_version_flag("--version", "sekimori " SEKIMORI_VERSION, in_language({.ja = "版を表示する", .en = "print the version"}));
  std::deque<Binding> bindings;
  std::map<std::string, CLI::App*> nouns, plain;  // `demo` is a verb and the noun of `demo hub`
  for (const Verb* verb : verbs()) {
    Binding& binding = bindings.emplace_back();
    binding.verb = verb;
    CLI::App* parent = &app;
    std::string_view leaf = verb->name;
    for (size_t blank = leaf.find(' '); blank != std::string_view::npos; blank = leaf.find(' ')) {
      const std::string noun(verb->name.substr(0, verb->name.size() - leaf.size() + blank));
      if (const auto known = plain.find(noun); known != plain.end()) {
        nouns[noun] = known->second;
        known->second->require_subcommand(0, 1);
      } else if (!nouns.contains(noun)) {
        nouns[noun] = parent->add_subcommand(std::string(leaf.substr(0, blank)))->group(in_language(verbs_heading));
        nouns[noun]->require_subcommand(1);
        nouns[noun]->footer(in_language(noun_words(noun)));
      }
      parent = nouns[noun];
      leaf.remove_prefix(blank + 1);
      if (!verb->hidden && !plain.contains(noun))
        parent->description(parent->get_description() + (parent->get_description().empty() ? "" : " | ") + std::string(leaf));
    }
    binding.app = parent->add_subcommand(std::string(leaf), std::string(verb->summary.in(language)));
    binding.app->group(verb->hidden ? "" : in_language(verbs_heading));
    plain.emplace(verb->name, binding.app);
    bind(binding, language);
  }
  try {
    app.parse(static_cast<int>(words.size()), words.data());
  } catch (const CLI::ParseError& problem) {
    // A verb that is none has no help.
    if (asks_for_help && !app.remaining(true).empty()) {
      print_error(language, explain(CLI::RequiredError("verb"), app, language).error());
      return static_cast<int>(ExitCode::usage);
    }
    if (problem.get_exit_code() == 0) {
      app.exit(problem);
      if (std::cout.flush()) return 0;
      print_error(language, output_failure());
      return static_cast<int>(ExitCode::failure);
    }
    print_error(language, explain(problem, app, language).error());
    return static_cast<int>(ExitCode::usage);
  }
  for (Binding& binding : bindings) {
    if (!binding.app->parsed() || !binding.app->get_subcommands().empty()) continue;
    Surroundings at{system_clock(), system_random(), system_files(), system_processes(), language, ::isatty(2) == 1, "/proc/self/exe"};
    const auto run = [&]() -> Result<ExitCode> {
      TRY(check_language(root_language, language));
      if (!settings) return std::unexpected(settings.error());
      const Arguments arguments = TRY(collect(binding, *settings, language));
      const bool has_data = std::ranges::any_of(binding.verb->options, [](const Option& option) { return option.name == "data"; });
      const auto demo = has_data ? TRY(node::demo_clock(at.files, data_directory(arguments), at.clock)) : nullptr;
      if (!demo) return binding.verb->run(at, arguments);
      Surroundings in_story{*demo, at.random, at.files, at.processes, at.language, at.errors_on_terminal, at.program};
      return binding.verb->run(in_story, arguments);
    };
    Result<ExitCode> done = run();
    if (std::fflush(stdout) != 0) output_failed = true;
    if (!done) {
      print_error(language, done.error());
      return describe(done.error().code).exit_code;
    }
    if (output_failed && (*done == ExitCode::ok || *done == ExitCode::partial)) {
      print_error(language, output_failure());
      return static_cast<int>(ExitCode::failure);
    }
    return static_cast<int>(*done);
  }
  return static_cast<int>(ExitCode::usage);
}

}  // namespace sekimori::cli
