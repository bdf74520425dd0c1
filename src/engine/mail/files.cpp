#include "engine/mail/files.h"

#include <algorithm>
#include <set>

#include "engine/mail/analysis.h"

namespace sekimori::mail {
namespace {

using inspect::ExtractedObject;

Result<std::vector<ExtractedObject>> read_once(const inspect::ExtractorSeams& seams, const std::vector<Path>& files,
                                               const std::vector<std::string>& passwords) {
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  limits.passwords = passwords;
  auto extractor = TRY(inspect::Extractor::create(seams, limits));
  std::vector<ExtractedObject> out;
  std::set<std::string> names;
  for (const Path& file : files) {
    std::string name = file.filename().string();
    for (int number = 2; !names.insert(name).second; ++number) name = fmt::format("{}/{}", number, file.filename().string());
    const std::size_t length = file.string().size();
    TRY(extractor.extract(file, [&](ExtractedObject&& object) -> Result<void> {
      if (out.size() >= most_objects) return {};
      object.path.replace(0, length, name);
      if (object.parent) object.parent->replace(0, length, name);
      out.push_back(std::move(object));
      return {};
    }));
  }
  return out;
}

}  // namespace

Result<std::vector<ExtractedObject>> read_files(const inspect::ExtractorSeams& seams, const std::vector<Path>& files,
                                                std::vector<std::string> passwords) {
  auto objects = TRY(read_once(seams, files, passwords));
  bool more = false;
  for (std::string& word : passwords_to_try(objects))
    if (std::ranges::find(passwords, word) == passwords.end()) {
      passwords.push_back(std::move(word));
      more = true;
    }
  return more ? read_once(seams, files, passwords) : Result<std::vector<ExtractedObject>>(std::move(objects));
}

}  // namespace sekimori::mail
