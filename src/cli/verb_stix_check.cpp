#include "base/json.h"
#include "cli/verb.h"
#include "engine/stix/check.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t largest_file = std::uint64_t(1) << 30;

Json problem_json(const stix::Problem& problem, Language language) {
  return Json::object(
      {{"severity", stix::identifier_of(problem.severity)}, {"pointer", problem.pointer}, {"reason", problem.what.in(language)}});
}

// One line a problem: where it is, how grave, what it is.
std::string problem_line(std::string_view file, std::string_view id, const stix::Problem& problem, Language language) {
  return fmt::format("{}: {}{}: {}: {}\n", file, id, problem.pointer, stix::identifier_of(problem.severity), problem.what.in(language));
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  bool valid = true;
  for (const std::string& file : arguments.rest) {
    const std::string text = TRY(at.files.read_text(file, largest_file));
    auto checked = stix::check_text(text);
    if (!checked) return std::unexpected(std::move(checked).error().at(file));
    Json objects = Json::array();
    Json around = Json::array();
    std::size_t good = 0;
    for (const stix::CheckedObject& object : checked->objects) {
      good += object.is_valid() ? 1 : 0;
      Json problems = Json::array();
      for (const stix::Problem& problem : object.problems) {
        if (arguments.has("json")) problems.push(problem_json(problem, at.language));
        else at.out(problem_line(file, object.id.empty() ? object.type : object.id, problem, at.language));
      }
      if (!object.problems.empty() && arguments.has("json"))
        objects.push(Json::object({{"id", object.id}, {"valid", object.is_valid()}, {"problems", std::move(problems)}}));
    }
    bool whole = good == checked->objects.size();
    for (const stix::Problem& problem : checked->problems) {
      whole = whole && problem.severity == stix::Severity::note;
      if (arguments.has("json")) around.push(problem_json(problem, at.language));
      else at.out(problem_line(file, "", problem, at.language));
    }
    valid = valid && whole;
    if (arguments.has("json")) {
      at.out(Json::object({{"file", file},
                           {"valid", whole},
                           {"objects", checked->objects.size()},
                           {"valid_objects", good},
                           {"problems", std::move(around)},
                           {"with_problems", std::move(objects)}})
                 .dump() +
             "\n");
    } else {
      const Text summary{.ja = "正しいオブジェクト: ", .en = "valid objects: "};
      at.out(fmt::format("{}: {}{} / {}\n", file, summary.in(at.language), good, checked->objects.size()));
    }
  }
  return valid ? ExitCode::ok : ExitCode::invalid_input;
}

}  // namespace

extern const Verb verb_stix_check;
const Verb verb_stix_check{.name = "stix check",
                           .summary = {.ja = "STIX 2.1 の標準に合っているか調べる", .en = "check objects against the STIX 2.1 standard"},
                           .options = {{.name = "json", .help = {.ja = "JSON で出力する", .en = "print JSON"}}},
                           .rest = "FILE...",
                           .least_rest = 1,
                           .most_rest = SIZE_MAX,
                           .run = run};

}  // namespace sekimori::cli
