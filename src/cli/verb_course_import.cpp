#include "cli/learn_access.h"
#include "cli/print_access.h"
#include "engine/inspect/extract/extractor.h"
#include "feature/teach/course/scorm_import.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  teach::ScormWish wish{.id = TRY(needed(arguments, "id")), .language = TRY(needed(arguments, "language"))};
  wish.months = TRY(number_of(arguments, "months", 12));
  auto extractor =
      TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = at.program}, teach::scorm_limits()));
  const teach::Course course = TRY(teach::course_from_scorm(
      [&](const Path& path, const inspect::ObjectSink& sink) { return extractor.extract(path, sink); }, arguments.rest.front(), wish));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    const teach::Course added = TRY(teach.courses.add(who, course, arguments.value("reason", "taken in from a package")));
    return course_row(added).set("left_out", shown_json(added)["left_out"]);
  });
}

}  // namespace

extern const Verb verb_course_import;
const Verb verb_course_import{
    .name = "course import",
    .summary = {.ja = "SCORM 1.2 の教材を文章だけ取り込む", .en = "take in the words of a SCORM 1.2 package"},
    .options = safeguard_options({value_option("id", "NAME", {.ja = "講座の名前 (a-z 0-9 -)", .en = "name of the course (a-z 0-9 -)"}),
                                  value_option("language", "ja|en", {.ja = "教材の言語", .en = "language of the package"}),
                                  value_option("months", "N", {.ja = "修了の有効月数", .en = "months a completion is good for"}),
                                  reason_option()}),
    .rest = "FILE.zip",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
