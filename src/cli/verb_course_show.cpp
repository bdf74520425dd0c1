#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

// Slides and scenarios as one reads them at a terminal.
void print_course(Surroundings& at, const Json& course) {
  at.out(said(at, course["title"]) + "\n" + said(at, course["summary"]) + "\n");
  for (const Json& module : course["modules"].items()) {
    at.out("\n# " + said(at, module["title"]) + "\n");
    for (const Json& slide : module["slides"].items()) at.out("\n## " + said(at, slide["title"]) + "\n" + said(at, slide["body"]) + "\n");
    const Json& scenario = module["scenario"];
    if (!scenario.is_object()) continue;
    at.out("\n" + said(at, scenario["situation"]) + "\n" + said(at, scenario["question"]) + "\n");
    for (const Json& choice : scenario["choices"].items())
      at.out(fmt::format("  ({}) {}\n      {}\n", choice["verdict"].text(), said(at, choice["text"]), said(at, choice["feedback"])));
  }
  for (const Json& source : course["sources"].items())
    at.out(fmt::format("\n[{}] {}{}", said(at, source["name"]), source["place"].text(),
                       source["verified"].bool_or(true) ? ""
                       : at.language == Language::ja    ? " (原典未確認)"
                                                        : " (not checked against the original)"));
  at.out("\n");
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json course = shown_json(TRY(node.teach().courses.find(who, arguments.rest.front())));
    if (arguments.has("json")) at.out(course.dump() + "\n");
    else print_course(at, course);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_course_show;
const Verb verb_course_show{.name = "course show",
                            .summary = {.ja = "講座の中身を読む", .en = "read a course"},
                            .options = safeguard_options({}),
                            .rest = "COURSE",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
