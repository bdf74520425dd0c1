// What the verbs of newsletter, seminars and meetings share: the options, who acts, one object printed, texts from an option or a file.
#pragma once

#include "cli/safeguard_access.h"
#include "feature/teach/teach_room.h"
#include "node/node.h"

namespace sekimori::cli {

using LetterWork = std::function<Result<Json>(teach::TeachRoom&, const record::Actor&)>;
// Opens the node, acts as the person of --login, prints what came of it.
Result<ExitCode> with_letters(Surroundings& at, const Arguments& arguments, const LetterWork& work);
using LetterList = std::function<Result<std::vector<Json>>(teach::TeachRoom&, const record::Actor&)>;
Result<ExitCode> list_of_letters(Surroundings& at, const Arguments& arguments, const LetterList& work,
                                 const std::function<std::string(const Json&)>& line);

// A text file of at most 4 MiB.
Result<std::string> letter_file(Surroundings& at, const std::string& file);
// The object in a JSON file.
Result<Json> letter_json(Surroundings& at, const std::string& file);
// --ja and --en, or what the files of --ja-file and --en-file hold, without the last line's end.
std::vector<Option> two_languages(std::vector<Option> more = {});
Result<model::Wording> in_two_languages(Surroundings& at, const Arguments& arguments);
// "https://…/public/seminars" of --public-url, for links in letters.
Option public_url_option();
std::string seminar_page(const Arguments& arguments);

}  // namespace sekimori::cli
