#include "base/json.h"
#include "base/text.h"
#include "cli/verb.h"
#include "engine/stix/pattern.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(1) << 30;

// One pattern a line; empty lines are passed over.
std::vector<std::string> patterns_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty()) out.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<std::string> patterns = arguments.all("pattern");
  if (arguments.has("patterns"))
    for (std::string& pattern : patterns_of(TRY(at.files.read_text(arguments.value("patterns"), largest_file))))
      patterns.push_back(std::move(pattern));
  if (patterns.empty()) return error(ErrorCode::usage, "--pattern TEXT or --patterns FILE is needed");
  const std::string text = TRY(at.files.read_text(arguments.rest.front(), largest_file));
  const auto document = stix::JsonDocument::parse(text);
  if (!document) return std::unexpected(Error(document.error()).at(arguments.rest.front()));
  const stix::JsonView root = document->root();
  std::vector<stix::JsonView> objects;
  for (const stix::JsonView object : (root.is_array() ? root : root["objects"]).items()) objects.push_back(object);
  std::vector<stix::Observation> observations;
  for (const stix::JsonView object : objects)
    if (auto observation = stix::observation_of(object, objects)) observations.push_back(*std::move(observation));

  bool partial = false;
  for (const std::string& wanted : patterns) {
    auto pattern = stix::Pattern::parse(wanted);
    Result<bool> found = pattern ? pattern->matches(observations) : Result<bool>(std::unexpected(pattern.error()));
    partial = partial || !found;
    if (arguments.has("json")) {
      Json row = Json::object();
      row.set("pattern", wanted).set("matches", Json());
      if (found) row.set("matches", *found);
      else row.set("reason", found.error().in(at.language));
      at.out(row.dump() + "\n");
    } else {
      at.out(fmt::format("{}\t{}\n", found ? (*found ? "yes" : "no") : found.error().in(at.language), wanted));
    }
  }
  return partial ? ExitCode::partial : ExitCode::ok;
}

}  // namespace

extern const Verb verb_stix_match;
const Verb verb_stix_match{.name = "stix match",
                           .summary = {.ja = "観測データにパターンが合うか調べる", .en = "hold patterns against observed data"},
                           .options = {{.name = "pattern",
                                        .kind = OptionKind::repeated,
                                        .metavar = "TEXT",
                                        .help = {.ja = "パターン (複数可)", .en = "a pattern; may be given again"}},
                                       {.name = "patterns",
                                        .kind = OptionKind::value,
                                        .metavar = "FILE",
                                        .help = {.ja = "一行に一つのパターンを書いたファイル", .en = "file with a pattern in each line"}},
                                       {.name = "json", .help = {.ja = "JSON で出力する", .en = "print JSON"}}},
                           .rest = "FILE",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
