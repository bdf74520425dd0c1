// A SCORM 1.2 package as a course: read in the cage, taken over as its words alone. No script, picture or film of it is kept or ever sent
// to a browser (docs/decisions/0260).
//
//   const Course course = TRY(course_from_scorm(extract, "package.zip", {.id = "supplier-basics", .language = "ja"}));
#pragma once

#include "engine/inspect/scan.h"
#include "feature/teach/course/course.h"

namespace sekimori::teach {

struct ScormWish {
  std::string id;        // of the course to be
  std::string language;  // "ja" or "en": what its words are in
  std::int64_t months = 12;
};

// How a package wants to be extracted.
inspect::ExtractionLimits scorm_limits();

// invalid_input: no package, one that expands beyond the limits or could not be read whole, a name or page that leads out of it, nothing to
// read in it. Memory: its texts.
Result<Course> course_from_scorm(const inspect::Extract& extract, const Path& package, const ScormWish& wish);

}  // namespace sekimori::teach
