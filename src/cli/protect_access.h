// What the verbs of protecting share: their options, what an option must hold, and where a paper goes.
#pragma once

#include <initializer_list>

#include "cli/node_access.h"
#include "cli/options.h"
#include "feature/protect/protect_room.h"
#include "feature/protect/register.h"
#include "model/level_definition.h"
#include "paper/paper.h"

namespace sekimori::cli {

// --data, --passphrase-file, --database, --json, and these.
std::vector<Option> protect_options(std::vector<Option> more = {});
Option by_option(Text help);  // --by STAFF

// "level_top", "top", "極秘": usage naming what is possible.
Result<model::Level> level_named(std::string_view text);
// "ja" and "en" of --NAME-ja and --NAME-en over what stands there.
void change_wording(const Arguments& arguments, std::string_view name, model::Wording& wording);
// "YYYY-MM-DD" of an option, else today in the node's zone.
Result<Day> day_or_today(Surroundings& at, const Arguments& arguments, std::string_view option, node::Node& node);

// -o FILE.html or FILE.pdf; prints hash and name. usage for another form.
Option output_option();
Result<ExitCode> write_paper(Surroundings& at, const Arguments& arguments, const paper::Paper& paper);

}  // namespace sekimori::cli
