// The texts of this room as data: content/law, content/frameworks, content/checks, content/programme, content/figures, and the sources they
// name.
//
//   for (const TextFile* file : text_files("law")) use(file->json["statement"].items());
//   wording_of(row);                          // {ja, en}
//   source_json(row, file.json);              // {"id": "forum_2015", "ja": ..., "en": ..., "place": ..., "standing": "verified"}
//
// Parts of the program; read once, immutable, any thread. A file that is no TOML ends the program at its first use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::govern {

struct TextFile {
  std::string folder;  // "law"
  std::string name;    // "statements.toml"
  Json json;
};

const std::vector<TextFile>& all_text_files();
std::vector<const TextFile*> text_files(std::string_view folder);
// A file that must be there.
const Json& text_file(std::string_view folder, std::string_view name);

model::Wording wording_of(const Json& row);                           // of members "ja" and "en"
model::Wording wording_of(const Json& row, std::string_view prefix);  // "lesson": of "lesson_ja" and "lesson_en"

// Whether a statement was checked against the source it names.
enum class Standing : unsigned char { verified, unverified };
std::string_view name_of(Standing standing);
// What an item says of its source, else what its file says for all. Anything but "verified" is unverified.
Standing standing_of(const Json& row, const Json& file = {});
// {id, ja, en, issuer, year, place, standing}; null when it names none that exists.
Json source_json(const Json& row, const Json& file = {});

}  // namespace sekimori::govern
