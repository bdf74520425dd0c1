// What the verbs of the forum and of polls share: the words of an item or a question, from options or from a file as the API takes them.
#pragma once

#include "cli/hub_access.h"

namespace sekimori::cli {

// --kind, --title-ja ..., or a FILE; and these.
std::vector<Option> forum_content_options(std::vector<Option> more = {});
Result<share::ForumContent> forum_content_of(Surroundings& at, const Arguments& arguments, std::string_view file);

// --audience and --tlp; and these.
std::vector<Option> reach_options(std::vector<Option> more = {});
Result<share::ForumReach> reach_of(const Arguments& arguments);

// A JSON file of at most 1 MiB.
Result<Json> read_json(Surroundings& at, const std::string& file);

}  // namespace sekimori::cli
