// What the verbs of learning share: courses, training, contact reports, the library, material.
//
//   return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> { ... });
#pragma once

#include "cli/safeguard_access.h"
#include "feature/teach/teach_room.h"
#include "node/node.h"

namespace sekimori::cli {

using LearningWork = std::function<Result<Json>(teach::TeachRoom&, const record::Actor&)>;
// Opens the node, acts as the person of --login, prints what came of it: as one line of JSON, or as "name: value" lines.
Result<ExitCode> with_learning(Surroundings& at, const Arguments& arguments, const LearningWork& work);
// The same for lists: one line of JSON each, or `line` of each.
using LearningList = std::function<Result<std::vector<Json>>(teach::TeachRoom&, const record::Actor&)>;
Result<ExitCode> list_of_learning(Surroundings& at, const Arguments& arguments, const LearningList& work,
                                  const std::function<std::string(const Json&)>& line);

// The words of {"ja", "en"} in the reader's language.
std::string said(Surroundings& at, const Json& wording);
// A JSON file of at most 4 MiB.
Result<Json> read_learning_file(Surroundings& at, const std::string& file);

}  // namespace sekimori::cli
