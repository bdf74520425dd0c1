// The files of a report, read in the inspector's cage: all of them, and again with passwords that stood in the texts when something stayed
// locked.
//
//   auto objects = TRY(read_files({.files = at.files, .processes = at.processes, .program = at.program}, {"a.eml", "b.zip"}, {"given"}));
//   Analysis made = analyse(objects, context);
//
// Objects are named by the file's own name, not by where it lay: "a.eml", "a.eml!/b.zip"; a second file of the same name is "2/a.eml".
#pragma once

#include <string>
#include <vector>

#include "engine/inspect/extract/extractor.h"

namespace sekimori::mail {

constexpr std::size_t most_objects = 20'000;

// Errors are the extractor's: no worker can be started, a path is no file.
Result<std::vector<inspect::ExtractedObject>> read_files(const inspect::ExtractorSeams& seams, const std::vector<Path>& files,
                                                         std::vector<std::string> passwords);

}  // namespace sekimori::mail
